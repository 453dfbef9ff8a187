/* Reading and writing manifests. */
#include "app/manifest.h"

#include "app/codes.h"
#include "base/file.h"
#include "base/recovery.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* What the file on disk says, and what it is to say. */
struct bx_manifest {
    bx_job *job;
    json_t *earlier, *replacing; /* pages of this edition, and those a broken run was replacing */
    json_t *foreign;             /* pages of another edition */
    json_t *root;
    bx_buffer text; /* of the file */
};

enum { FORMAT = 1, LARGEST = 64 << 20 };

static json_t *text(bx_string string)
{
    return json_stringn(string.data ? string.data : "", string.size);
}

static bool is_same(const json_t *root, const char *key, bx_string value)
{
    const char *found = json_string_value(json_object_get(root, key));
    return found && bx_string_equal(bx_string_of(found), value);
}

static json_t *array_of(const json_t *root, const char *key)
{
    json_t *array = json_object_get(root, key);
    return json_is_array(array) ? json_incref(array) : json_array();
}

/* Reads the earlier manifest. */
static void read_earlier(bx_manifest *manifest, const char *path)
{
    bx_job *job = manifest->job;
    bx_buffer *file = &manifest->text;
    json_t *root = NULL;
    if (bx_file_exists(path) && bx_file_read(path, LARGEST, file) == 0) {
        json_error_t error;
        root = json_loadb(file->data, file->size, 0, &error);
        if (json_integer_value(json_object_get(root, "format")) != FORMAT ||
            !json_is_array(json_object_get(root, "pages"))) {
            json_decref(root);
            root = NULL;
            bx_report(job->diagnostics, BX_MANIFEST_UNREADABLE, (bx_span){0}, path);
        }
    }
    bool same = is_same(root, "title", job->issue->title) &&
                is_same(root, "date", bx_node_value(job->issue->root, "date"));
    manifest->earlier = array_of(same ? root : NULL, "pages");
    manifest->replacing = array_of(same ? root : NULL, "replacing");
    manifest->foreign = array_of(same ? NULL : root, "pages");
    json_decref(root);
}

static void release_json(void *object)
{
    bx_manifest *manifest = object;
    json_decref(manifest->earlier);
    json_decref(manifest->replacing);
    json_decref(manifest->foreign);
    json_decref(manifest->root);
}

bx_manifest *bx_manifest_open(bx_job *job, const char *path)
{
    bx_manifest *manifest = bx_alloc(sizeof *manifest);
    manifest->job = job;
    bx_hold(manifest, release_json);
    read_earlier(manifest, path);
    bx_manifest_restore(manifest);
    return manifest;
}

void bx_manifest_restore(bx_manifest *manifest)
{
    const bx_issue *issue = manifest->job->issue;
    json_decref(manifest->root);
    manifest->root = json_object();
    json_object_set_new(manifest->root, "format", json_integer(FORMAT));
    json_object_set_new(manifest->root, "title", text(issue->title));
    json_object_set_new(manifest->root, "date", text(bx_node_value(issue->root, "date")));
    json_object_set_new(manifest->root, "number", text(issue->number));
    json_object_set_new(manifest->root, "pages", json_deep_copy(manifest->earlier));
    json_object_set_new(manifest->root, "replacing", json_deep_copy(manifest->replacing));
}

void bx_manifest_free(bx_manifest *manifest)
{
    if (!manifest) return;
    bx_drop(manifest, release_json);
    bx_buffer_release(&manifest->text);
    bx_free(manifest);
}

static json_t *list(const bx_manifest *manifest, const char *key)
{
    return json_object_get(manifest->root, key);
}

/* Whether an entry says of a file what will no longer be so. */
static bool will_lie(const json_t *entry, const bx_written_file *file)
{
    const json_t *dump = json_object_get(entry, "dump");
    return (is_same(entry, "file", file->name) && !is_same(entry, "sha256", file->sha256)) ||
           (is_same(dump, "file", file->name) && !is_same(dump, "sha256", file->sha256));
}

bool bx_manifest_replace(bx_manifest *manifest, const bx_written_file *file)
{
    bool found = false;
    json_t *pages = list(manifest, "pages");
    for (size_t i = json_array_size(pages); i-- > 0;) {
        json_t *entry = json_array_get(pages, i);
        if (!will_lie(entry, file)) continue;
        json_array_append(list(manifest, "replacing"), entry);
        json_array_remove(pages, i);
        found = true;
    }
    for (size_t i = 0; i < json_array_size(manifest->foreign); i++)
        found |= will_lie(json_array_get(manifest->foreign, i), file);
    return found;
}

static json_int_t page_number(const json_t *entry)
{
    return json_integer_value(json_object_get(entry, "page"));
}

/* Where a page stands or belongs: pages are in order of their numbers. */
static size_t place_of(const json_t *pages, json_int_t number)
{
    size_t index = 0;
    while (index < json_array_size(pages) && page_number(json_array_get(pages, index)) < number)
        index++;
    return index;
}

/* Takes the entries of a page, and of its file, out of a list; the page's one is returned, or NULL.
 */
static json_t *take(json_t *pages, json_int_t number, bx_string file)
{
    json_t *taken = NULL;
    for (size_t i = json_array_size(pages); i-- > 0;) {
        json_t *entry = json_array_get(pages, i);
        if (page_number(entry) != number && !is_same(entry, "file", file)) continue;
        if (page_number(entry) == number && !taken) taken = json_incref(entry);
        json_array_remove(pages, i);
    }
    return taken;
}

static json_int_t next_version(const json_t *before, bx_string sha256)
{
    json_int_t version = json_integer_value(json_object_get(before, "version"));
    return version + (version == 0 || !is_same(before, "sha256", sha256));
}

static json_t *stories(const bx_job_page *page)
{
    bx_buffer list = {0};
    bx_buffer_append_byte(&list, '[');
    bx_buffer_append_string(&list, bx_buffer_string(&page->stories));
    bx_buffer_append_byte(&list, ']');
    json_error_t error;
    json_t *array = json_loadb(list.data, list.size, 0, &error);
    bx_buffer_release(&list);
    return array ? array : json_array();
}

static json_t *written_file(const bx_written_file *file)
{
    json_t *entry = json_object();
    json_object_set_new(entry, "file", text(file->name));
    json_object_set_new(entry, "sha256", text(file->sha256));
    json_object_set_new(entry, "bytes", json_integer((json_int_t)file->bytes));
    return entry;
}

static json_t *count_of(const bx_job_page *page, bx_severity severity, uint32_t kept)
{
    size_t count = bx_diagnostics_count_of(page->diagnostics, severity);
    return json_integer((json_int_t)count + (json_int_t)kept);
}

void bx_manifest_set(bx_manifest *manifest, const bx_job_page *page, const bx_written_file *pdf,
                     const bx_written_file *dump)
{
    json_int_t number = (json_int_t)page->number;
    json_t *pages = list(manifest, "pages");
    json_t *before = take(pages, number, pdf->name),
           *broken = take(list(manifest, "replacing"), number, pdf->name);
    json_int_t version = next_version(before ? before : broken, pdf->sha256);
    json_decref(before);
    json_decref(broken);
    json_t *entry = json_object();
    json_array_insert_new(pages, place_of(pages, number), entry);
    json_object_set_new(entry, "page", json_integer(number));
    if (page->through)
        json_object_set_new(entry, "through", json_integer((json_int_t)page->through));
    json_object_set_new(entry, "file", text(pdf->name));
    json_object_set_new(entry, "version", json_integer(version));
    json_object_set_new(entry, "sha256", text(pdf->sha256));
    json_object_set_new(entry, "bytes", json_integer((json_int_t)pdf->bytes));
    json_object_set_new(entry, "dump", written_file(dump));
    json_object_set_new(entry, "section", text(bx_node_value(page->node, "section")));
    json_object_set_new(entry, "ink", json_string(page->black_only ? "black" : "cmyk"));
    json_object_set_new(entry, "errors", count_of(page, BX_ERROR, page->kept_errors));
    json_object_set_new(entry, "warnings", count_of(page, BX_WARNING, page->kept_warnings));
    json_object_set_new(entry, "stories", stories(page));
}

void bx_manifest_print(bx_manifest *manifest, bx_buffer *out)
{
    if (json_array_size(list(manifest, "replacing")) == 0)
        json_object_del(manifest->root, "replacing");
    char *printed = json_dumps(manifest->root, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    BX_REQUIRE(printed);
    bx_hold(printed, free);
    bx_buffer_append_literal(out, printed);
    bx_buffer_append_byte(out, '\n');
    bx_drop(printed, free);
}

bx_string bx_manifest_text(const bx_manifest *manifest)
{
    return bx_buffer_string(&manifest->text);
}
