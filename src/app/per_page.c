/* Files of single pages. */
#include "app/per_page.h"

#include "app/codes.h"
#include "app/manifest.h"
#include "app/packed.h"
#include "app/plates.h"
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

/* A file while it is written. */
typedef struct being_written {
    bx_pending pending;
    bx_written_file file;
    struct sha256_ctx hash;
} being_written;

typedef struct page_file {
    being_written pdf, dump;
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

/* The PDF's name with .dump.json.gz in place of .pdf. */
static bx_string dump_name(bx_job *job, const bx_job_page *page)
{
    bx_string name = page_name(job, page);
    return bx_string_format(job->arena, "%.*s.dump.json.gz", (int)name.size - 4, name.data);
}

bx_string bx_page_file_path(bx_job *job, const bx_job_page *page)
{
    return in_folder(job, page_name(job, page));
}

bx_string bx_page_dump_path(bx_job *job, const bx_job_page *page)
{
    return in_folder(job, dump_name(job, page));
}

bx_string bx_manifest_path(bx_job *job)
{
    return in_folder(job, BX_STRING("manifest.json"));
}

static int write_bytes(void *context, const void *data, size_t size)
{
    being_written *written = context;
    sha256_update(&written->hash, size, data);
    written->file.bytes += size;
    return bx_output_write(written->pending.output, data, size);
}

static bx_string digest(bx_job *job, being_written *written)
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    char text[2 * SHA256_DIGEST_SIZE + 1];
    sha256_digest(&written->hash, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    return bx_string_copy(job->arena, bx_string_of(text));
}

/* Nothing waits for a reader, as it would at a FIFO. */
static bool is_ordinary(bx_job *job, bx_string path)
{
    if (bx_file_check(path.data) != BX_FILE_SPECIAL) return true;
    bx_said_text what;
    bx_report(job->diagnostics, BX_FILE_UNWRITABLE, (bx_span){0}, path.data,
              bx_said(&what, "it is a FIFO, socket or device, not a file"));
    return false;
}

static bool begin_file(bx_job *job, being_written *written, bx_string name)
{
    bx_string path = in_folder(job, name);
    written->file.name = name;
    sha256_init(&written->hash);
    return is_ordinary(job, path) && bx_pending_open(job, &written->pending, path);
}

static bool end_file(bx_job *job, being_written *written)
{
    written->file.sha256 = digest(job, written);
    return bx_pending_name(job, &written->pending);
}

/* Writes one page beside its final place. */
static bool write_pdf(bx_job *job, const bx_job_page *page, being_written *pdf)
{
    if (!begin_file(job, pdf, page_name(job, page))) return false;
    bx_pdf_info info = job->info;
    info.title =
        bx_string_format(job->arena, "%.*s 第%u版", BX_STRING_ARGS(job->info.title), page->number);
    return bx_pdf_write_document(&page->pdf, 1, &job->condition, &info, job->options->jobs,
                                 write_bytes, pdf, job->diagnostics) &&
           end_file(job, pdf);
}

/* Three members of gzip: what all pages share, the page, the end. */
static bool write_dump(bx_job *job, const bx_job_page *page, const bx_buffer *begin,
                       const bx_buffer *end, being_written *dump)
{
    if (!begin_file(job, dump, dump_name(job, page))) return false;
    const bx_buffer *const parts[] = {begin, &page->packed, end};
    int error = 0;
    for (int i = 0; i < 3 && !error; i++)
        error = write_bytes(dump, parts[i]->data, parts[i]->size);
    if (!error) return end_file(job, dump);
    bx_report(job->diagnostics, BX_FILE_UNWRITABLE, (bx_span){0}, dump->pending.path.data,
              strerror(error));
    return false;
}

/* Writes all pages beside their final places. */
static bool write_pages(bx_job *job, page_file *files)
{
    bx_buffer text = {0}, begin = {0}, end = {0};
    bx_job_append_head(job, &text);
    bx_gzip_append(bx_buffer_string(&text), &begin);
    text.size = 0;
    bx_dump_end(&text);
    bx_gzip_append(bx_buffer_string(&text), &end);
    bool good = true;
    for (size_t i = 0; i < job->page_count && good; i++)
        good = write_pdf(job, &job->pages[i], &files[i].pdf) &&
               write_dump(job, &job->pages[i], &begin, &end, &files[i].dump);
    bx_buffer_release(&text);
    bx_buffer_release(&begin);
    bx_buffer_release(&end);
    return good;
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

static bool is_placed(const page_file *file)
{
    return file->pdf.pending.placed && file->dump.pending.placed;
}

/* The manifest of what will stand, or stands when only pages that are `placed` count. */
static bool write_last(bx_page_files *pages, bool placed)
{
    bx_job *job = pages->job;
    bx_manifest_restore(pages->manifest);
    for (size_t i = 0; i < job->page_count; i++) {
        page_file *file = &pages->files[i];
        /* Of a page that is placed in part nothing is said: its earlier entry would lie. */
        if (file->pdf.pending.placed) bx_manifest_replace(pages->manifest, &file->pdf.file);
        if (file->dump.pending.placed) bx_manifest_replace(pages->manifest, &file->dump.file);
        if (placed && !is_placed(file)) continue;
        bx_manifest_set(pages->manifest, &job->pages[i], &file->pdf.file, &file->dump.file);
    }
    return write_manifest(pages, &pages->last);
}

/* The manifest without the pages about to be replaced: true whatever becomes of them. */
static bool write_between(bx_page_files *pages)
{
    bool needed = false;
    bx_manifest_restore(pages->manifest);
    for (size_t i = 0; i < pages->job->page_count; i++) {
        needed |= bx_manifest_replace(pages->manifest, &pages->files[i].pdf.file);
        needed |= bx_manifest_replace(pages->manifest, &pages->files[i].dump.file);
    }
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
    if (good && write_pages(job, pages->files) && write_last(pages, false) && write_between(pages))
        return pages;
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
        page_file *file = &pages->files[i];
        if (!bx_place(job, &file->pdf.pending) && job->files_placed == 0) return false;
        bx_place(job, &file->dump.pending);
    }
    return true;
}

void bx_page_files_end(bx_page_files *pages)
{
    size_t placed = 0;
    for (size_t i = 0; i < pages->job->page_count; i++)
        placed += is_placed(&pages->files[i]);
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
    for (size_t i = 0; i < pages->job->page_count; i++) {
        bx_pending_discard(&pages->files[i].pdf.pending);
        bx_pending_discard(&pages->files[i].dump.pending);
    }
    bx_pending_discard(&pages->last);
    bx_pending_discard(&pages->between);
    bx_manifest_free(pages->manifest);
}
