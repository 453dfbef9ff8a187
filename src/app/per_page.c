/* Files of single pages. */
#include "app/per_page.h"

#include "app/codes.h"
#include "app/manifest.h"
#include "base/file.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *const WORDS[] = {"{date}", "{page}", "{number}", NULL};

/* The word of a pattern at `at`, or NULL. */
static const char *word_at(const char *at)
{
    for (int i = 0; WORDS[i]; i++) {
        if (strncmp(at, WORDS[i], strlen(WORDS[i])) == 0) return WORDS[i];
    }
    return NULL;
}

static bool is_file_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

bool bx_page_pattern_is_valid(const char *pattern)
{
    size_t size = strlen(pattern);
    if (size < 5 || strcmp(pattern + size - 4, ".pdf") != 0 || pattern[0] == '.') return false;
    for (const char *at = pattern; *at;) {
        const char *word = word_at(at);
        if (!word && !is_file_character(*at)) return false;
        at += word ? strlen(word) : 1;
    }
    return strstr(pattern, "{page}") != NULL;
}

/* Digits of the highest page number: names sort in page order. */
static int page_digits(const bx_job *job)
{
    uint32_t most = job->issue->page_count;
    for (size_t i = 0; i < job->page_count; i++) {
        if (job->pages[i].number > most) most = job->pages[i].number;
    }
    int digits = 2;
    for (uint32_t limit = 100; digits < 9 && most >= limit; limit *= 10)
        digits++;
    return digits;
}

static void append_word(const bx_job *job, const bx_job_page *page, const char *word,
                        bx_buffer *name)
{
    if (strcmp(word, "{page}") == 0) {
        bx_buffer_format(name, "%0*u", page_digits(job), page->number);
        if (page->through) bx_buffer_format(name, "-%0*u", page_digits(job), page->through);
        return;
    }
    bx_string text =
        strcmp(word, "{date}") == 0 ? bx_node_value(job->issue->root, "date") : job->issue->number;
    for (size_t i = 0; i < text.size; i++) {
        if (is_file_character(text.data[i])) bx_buffer_append_byte(name, text.data[i]);
    }
}

static bx_string page_name(bx_job *job, const bx_job_page *page)
{
    const char *pattern = job->options->page_name ? job->options->page_name : "{date}-{page}.pdf";
    bx_buffer name = {0};
    for (const char *at = pattern; *at;) {
        const char *word = word_at(at);
        if (word)
            append_word(job, page, word, &name);
        else
            bx_buffer_append_byte(&name, *at);
        at += word ? strlen(word) : 1;
    }
    bx_string copy = bx_string_copy(job->arena, bx_buffer_string(&name));
    bx_buffer_release(&name);
    return copy;
}

/* A page's file while it is written. */
typedef struct page_file {
    bx_string name;
    bx_output *output;
    struct sha256_ctx hash;
    size_t bytes;
} page_file;

static int write_bytes(void *context, const void *data, size_t size)
{
    page_file *file = context;
    sha256_update(&file->hash, size, data);
    file->bytes += size;
    return bx_output_write(file->output, data, size);
}

static bx_string digest(bx_job *job, page_file *file)
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    char text[2 * SHA256_DIGEST_SIZE + 1];
    sha256_digest(&file->hash, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    return bx_string_copy(job->arena, bx_string_of(text));
}

static bx_string in_folder(bx_job *job, bx_string name)
{
    return bx_string_format(job->arena, "%s/%.*s", job->options->per_page, BX_STRING_ARGS(name));
}

static void report_unwritable(bx_job *job, bx_string path, int error)
{
    bx_report(job->diagnostics, BX_FILE_UNWRITABLE, (bx_span){0}, path.data, strerror(error));
}

/* Writes one page beside its final place. */
static bool write_page(bx_job *job, const bx_job_page *page, page_file *file)
{
    int error = 0;
    file->name = page_name(job, page);
    bx_string path = in_folder(job, file->name);
    file->output = bx_output_open(path.data, &error);
    if (!file->output) {
        report_unwritable(job, path, error);
        return false;
    }
    sha256_init(&file->hash);
    bx_pdf_info info = job->info;
    info.title =
        bx_string_format(job->arena, "%.*s 第%u版", BX_STRING_ARGS(job->info.title), page->number);
    return bx_pdf_write_document(&page->pdf, 1, &job->condition, &info, job->options->jobs,
                                 write_bytes, file, job->diagnostics);
}

/* The manifest beside its final place; NULL after a failure. */
static bx_output *write_manifest(bx_job *job, bx_string path, page_file *files)
{
    bx_manifest *manifest = bx_manifest_open(job, path.data);
    for (size_t i = 0; i < job->page_count; i++)
        bx_manifest_set(manifest, &job->pages[i], files[i].name, digest(job, &files[i]),
                        files[i].bytes);
    bx_buffer text = {0};
    bx_manifest_print(manifest, &text);
    bx_manifest_free(manifest);
    int error = 0;
    bx_output *output = bx_output_open(path.data, &error);
    if (output) error = bx_output_write(output, text.data, text.size);
    for (size_t i = 0; i < job->page_count && !error; i++)
        if (files[i].output) error = bx_output_name(files[i].output);
    if (!error) error = bx_output_name(output);
    bx_buffer_release(&text);
    if (!error) return output;
    report_unwritable(job, path, error);
    if (output) bx_output_discard(output);
    return NULL;
}

void bx_output_pages(bx_job *job)
{
    page_file *files = BX_NEW_ARRAY(job->arena, page_file, job->page_count);
    if (mkdir(job->options->per_page, 0777) != 0 && errno != EEXIST) {
        report_unwritable(job, bx_string_of(job->options->per_page), errno);
        return;
    }
    bool good = true;
    for (size_t i = 0; i < job->page_count && good; i++)
        good = write_page(job, &job->pages[i], &files[i]);
    bx_string path = in_folder(job, BX_STRING("manifest.json"));
    bx_output *manifest = good ? write_manifest(job, path, files) : NULL;
    for (size_t i = 0; i < job->page_count; i++) {
        if (!files[i].output) continue;
        if (!manifest) {
            bx_output_discard(files[i].output);
            continue;
        }
        int error = bx_output_commit(files[i].output);
        if (error) report_unwritable(job, in_folder(job, files[i].name), error);
    }
    int error = manifest ? bx_output_commit(manifest) : 0;
    if (error) report_unwritable(job, path, error);
}
