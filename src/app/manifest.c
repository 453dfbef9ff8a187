/* Reading and writing manifests. */
#include "app/manifest.h"

#include "app/codes.h"
#include "base/file.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct bx_manifest {
    bx_job *job;
    json_t *root, *pages;
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

/* The earlier manifest's pages, when it is of this edition. */
static json_t *earlier_pages(bx_job *job, const char *path)
{
    bx_buffer file = {0};
    json_t *pages = NULL;
    if (bx_file_exists(path) && bx_file_read(path, LARGEST, &file) == 0) {
        json_error_t error;
        json_t *root = json_loadb(file.data, file.size, 0, &error);
        pages = json_object_get(root, "pages");
        if (!root || json_integer_value(json_object_get(root, "format")) != FORMAT ||
            !json_is_array(pages)) {
            bx_report(job->diagnostics, BX_MANIFEST_UNREADABLE, (bx_span){0}, path);
            pages = NULL;
        } else if (!is_same(root, "title", job->issue->title) ||
                   !is_same(root, "date", bx_node_value(job->issue->root, "date"))) {
            pages = NULL;
        }
        json_incref(pages);
        json_decref(root);
    }
    bx_buffer_release(&file);
    return pages;
}

bx_manifest *bx_manifest_open(bx_job *job, const char *path)
{
    bx_manifest *manifest = bx_alloc(sizeof *manifest);
    manifest->job = job;
    manifest->pages = earlier_pages(job, path);
    if (!manifest->pages) manifest->pages = json_array();
    manifest->root = json_object();
    json_object_set_new(manifest->root, "format", json_integer(FORMAT));
    json_object_set_new(manifest->root, "title", text(job->issue->title));
    json_object_set_new(manifest->root, "date", text(bx_node_value(job->issue->root, "date")));
    json_object_set_new(manifest->root, "number", text(job->issue->number));
    json_object_set_new(manifest->root, "pages", manifest->pages);
    return manifest;
}

void bx_manifest_free(bx_manifest *manifest)
{
    json_decref(manifest->root);
    bx_free(manifest);
}

static json_int_t page_number(const json_t *entry)
{
    return json_integer_value(json_object_get(entry, "page"));
}

/* Where a page stands or belongs: pages are in order of their numbers. */
static size_t place_of(const bx_manifest *manifest, json_int_t number)
{
    size_t index = 0;
    while (index < json_array_size(manifest->pages) &&
           page_number(json_array_get(manifest->pages, index)) < number)
        index++;
    return index;
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

void bx_manifest_set(bx_manifest *manifest, const bx_job_page *page, bx_string file,
                     bx_string sha256, size_t bytes)
{
    json_int_t number = (json_int_t)page->number;
    size_t index = place_of(manifest, number);
    json_t *before = json_array_get(manifest->pages, index);
    bool known = before && page_number(before) == number;
    json_int_t version = next_version(known ? before : NULL, sha256);
    json_t *entry = json_object();
    json_object_set_new(entry, "page", json_integer(number));
    if (page->through)
        json_object_set_new(entry, "through", json_integer((json_int_t)page->through));
    json_object_set_new(entry, "file", text(file));
    json_object_set_new(entry, "version", json_integer(version));
    json_object_set_new(entry, "sha256", text(sha256));
    json_object_set_new(entry, "bytes", json_integer((json_int_t)bytes));
    json_object_set_new(entry, "section", text(bx_node_value(page->node, "section")));
    json_object_set_new(entry, "ink", json_string(page->black_only ? "black" : "cmyk"));
    size_t errors = bx_diagnostics_count_of(page->diagnostics, BX_ERROR);
    json_object_set_new(entry, "errors", json_integer((json_int_t)errors));
    json_object_set_new(
        entry, "warnings",
        json_integer((json_int_t)bx_diagnostics_count_of(page->diagnostics, BX_WARNING)));
    json_object_set_new(entry, "stories", stories(page));
    if (known)
        json_array_set_new(manifest->pages, index, entry);
    else
        json_array_insert_new(manifest->pages, index, entry);
}

void bx_manifest_print(const bx_manifest *manifest, bx_buffer *out)
{
    char *printed = json_dumps(manifest->root, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    BX_REQUIRE(printed);
    bx_buffer_append_literal(out, printed);
    bx_buffer_append_byte(out, '\n');
    free(printed);
}
