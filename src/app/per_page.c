/* Files of single pages. */
#include "app/per_page.h"

#include "app/codes.h"
#include "app/manifest.h"
#include "base/codes.h"

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
    bx_pending pending;
    bx_string name, sha256;
    struct sha256_ctx hash;
    size_t bytes;
} page_file;

struct bx_page_files {
    bx_job *job;
    page_file *files; /* of job->pages */
    bx_manifest *manifest;
    bx_pending last, between; /* the manifest of all pages; the one while they are replaced */
    bool replacing;           /* `between` stands */
};

static bx_string in_folder(bx_job *job, bx_string name)
{
    return bx_string_format(job->arena, "%s/%.*s", job->options->per_page, BX_STRING_ARGS(name));
}

bx_string bx_page_file_path(bx_job *job, const bx_job_page *page)
{
    return in_folder(job, page_name(job, page));
}

bx_string bx_manifest_path(bx_job *job)
{
    return in_folder(job, BX_STRING("manifest.json"));
}

static int write_bytes(void *context, const void *data, size_t size)
{
    page_file *file = context;
    sha256_update(&file->hash, size, data);
    file->bytes += size;
    return bx_output_write(file->pending.output, data, size);
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

/* Nothing waits for a reader, as it would at a FIFO. */
static bool is_ordinary(bx_job *job, bx_string path)
{
    if (bx_file_check(path.data) != BX_FILE_SPECIAL) return true;
    bx_report(job->diagnostics, BX_SOURCE_SPECIAL, (bx_span){0}, path.data);
    bx_report(job->diagnostics, BX_RUN_WITHOUT, (bx_span){0}, path.data);
    return false;
}

/* Writes one page beside its final place. */
static bool write_page(bx_job *job, const bx_job_page *page, page_file *file)
{
    file->name = page_name(job, page);
    bx_string path = in_folder(job, file->name);
    if (!is_ordinary(job, path) || !bx_pending_open(job, &file->pending, path)) return false;
    sha256_init(&file->hash);
    bx_pdf_info info = job->info;
    info.title =
        bx_string_format(job->arena, "%.*s 第%u版", BX_STRING_ARGS(job->info.title), page->number);
    if (!bx_pdf_write_document(&page->pdf, 1, &job->condition, &info, job->options->jobs,
                               write_bytes, file, job->diagnostics))
        return false;
    file->sha256 = digest(job, file);
    return bx_pending_name(job, &file->pending);
}

static bool write_text(bx_page_files *pages, bx_pending *pending, const bx_buffer *text)
{
    return bx_pending_write(pages->job, pending, bx_manifest_path(pages->job), text) &&
           bx_pending_name(pages->job, pending);
}

/* Writes what the manifest says now. */
static bool write_manifest(bx_page_files *pages, bx_pending *pending)
{
    bx_buffer text = {0};
    bx_manifest_print(pages->manifest, &text);
    bool good = write_text(pages, pending, &text);
    bx_buffer_release(&text);
    return good;
}

/* Nothing was replaced after all: the manifest is as it was. */
static void put_back(bx_page_files *pages)
{
    bx_buffer text = {0};
    bx_buffer_append_string(&text, bx_manifest_text(pages->manifest));
    bx_pending_discard(&pages->last);
    if (write_text(pages, &pages->last, &text)) bx_place(pages->job, &pages->last);
    pages->job->files_placed = 0;
    bx_buffer_release(&text);
}

/* The manifest of what will stand, or stands when only pages that are `placed` count. */
static bool write_last(bx_page_files *pages, bool placed)
{
    bx_job *job = pages->job;
    bx_manifest_restore(pages->manifest);
    for (size_t i = 0; i < job->page_count; i++) {
        page_file *file = &pages->files[i];
        if (placed && !file->pending.placed) continue;
        bx_manifest_set(pages->manifest, &job->pages[i], file->name, file->sha256, file->bytes);
    }
    return write_manifest(pages, &pages->last);
}

/* The manifest without the pages about to be replaced: true whatever becomes of them. */
static bool write_between(bx_page_files *pages)
{
    bool needed = false;
    bx_manifest_restore(pages->manifest);
    for (size_t i = 0; i < pages->job->page_count; i++)
        needed |=
            bx_manifest_replace(pages->manifest, pages->files[i].name, pages->files[i].sha256);
    return !needed || write_manifest(pages, &pages->between);
}

bx_page_files *bx_page_files_prepare(bx_job *job)
{
    if (mkdir(job->options->per_page, 0777) != 0 && errno != EEXIST) {
        bx_report(job->diagnostics, BX_FILE_UNWRITABLE, (bx_span){0}, job->options->per_page,
                  strerror(errno));
        return NULL;
    }
    bx_page_files *pages = BX_NEW(job->arena, bx_page_files);
    pages->job = job;
    pages->files = BX_NEW_ARRAY(job->arena, page_file, job->page_count);
    bx_string path = bx_manifest_path(job);
    bool good = is_ordinary(job, path);
    if (good) pages->manifest = bx_manifest_open(job, path.data);
    for (size_t i = 0; i < job->page_count && good; i++)
        good = write_page(job, &job->pages[i], &pages->files[i]);
    if (good && write_last(pages, false) && write_between(pages)) return pages;
    bx_page_files_release(pages);
    return NULL;
}

bool bx_page_files_begin(bx_page_files *pages)
{
    if (!pages->between.output) return true;
    pages->replacing = bx_place(pages->job, &pages->between);
    /* It is no result of the run, so it does not count. */
    if (pages->replacing) pages->job->files_placed--;
    return pages->replacing;
}

bool bx_page_files_place(bx_page_files *pages)
{
    bx_job *job = pages->job;
    for (size_t i = 0; i < job->page_count; i++) {
        if (!bx_place(job, &pages->files[i].pending) && job->files_placed == 0) return false;
    }
    return true;
}

void bx_page_files_end(bx_page_files *pages)
{
    size_t placed = 0;
    for (size_t i = 0; i < pages->job->page_count; i++)
        placed += pages->files[i].pending.placed;
    if (pages->job->files_placed == 0 && pages->replacing) put_back(pages);
    if (placed == 0) return;
    if (placed < pages->job->page_count) {
        bx_pending_discard(&pages->last);
        if (!write_last(pages, true)) return;
    }
    bx_place(pages->job, &pages->last);
}

void bx_page_files_release(bx_page_files *pages)
{
    if (!pages) return;
    for (size_t i = 0; i < pages->job->page_count; i++)
        bx_pending_discard(&pages->files[i].pending);
    bx_pending_discard(&pages->last);
    bx_pending_discard(&pages->between);
    bx_manifest_free(pages->manifest);
}
