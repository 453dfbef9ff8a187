/* Records for dumps. */
#include "app/asked.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

typedef BX_ARRAY(bx_plate_asked) rows;
typedef bx_job_files files;

bool bx_asked_wanted(const bx_job *job)
{
    return job->options->dump || job->options->per_page;
}

/* Rows of a page: those of no story, then those of each story. */
typedef struct record {
    bx_plate *plate;
    rows *of;
} record;

static size_t story_of(const record *r, const bx_node *node)
{
    for (size_t i = 0; i < r->plate->story_count; i++) {
        const bx_span *span = &r->plate->stories[i].span;
        if (span->source == node->span.source && span->begin == node->span.begin && span->source)
            return i + 1;
    }
    return 0;
}

static void note(record *r, const bx_node *node, uint32_t depth, size_t to)
{
    bool element = node->element != BX_ELEMENT_NONE;
    if (to == 0 && element) to = story_of(r, node);
    bx_plate_asked row = {.depth = depth, .text = node->text, .span = node->span};
    if (element) {
        row.element = bx_element_tag(node->element);
        row.attribute_count = node->attribute_count;
        row.attributes = BX_NEW_ARRAY(r->plate->arena, bx_plate_attribute, node->attribute_count);
    }
    for (size_t i = 0; i < row.attribute_count; i++)
        row.attributes[i] =
            (bx_plate_attribute){node->attributes[i].name, node->attributes[i].value};
    bx_array_push(&r->of[to], row);
    for (const bx_node *n = node->first_child; n; n = n->next)
        note(r, n, depth + 1, to);
}

static bx_plate_asked *keep(bx_arena *arena, rows *list, size_t *count)
{
    *count = list->count;
    bx_plate_asked *copy = bx_arena_copy(arena, list->items, list->count * sizeof *list->items);
    bx_array_release(list);
    return copy;
}

static void add_text(const bx_node *page, bx_plate *plate)
{
    record r = {plate, bx_alloc_array(plate->story_count + 1, sizeof *r.of)};
    note(&r, page, 0, 0);
    plate->asked = keep(plate->arena, &r.of[0], &plate->asked_count);
    for (size_t i = 0; i < plate->story_count; i++)
        plate->stories[i].asked = keep(plate->arena, &r.of[i + 1], &plate->stories[i].asked_count);
    bx_free(r.of);
}

static bx_plate_sheet sheet_at(bx_job *job, const bx_style_set *set, size_t index, bx_arena *arena)
{
    static const char *const origins[] = {
        [BX_ORIGIN_BASE] = "base", [BX_ORIGIN_HOUSE] = "house", [BX_ORIGIN_ISSUE] = "issue"};
    bx_plate_names names = bx_naming_names(job->naming);
    bx_asked_sheet asked = bx_style_set_asked(set, index, arena);
    bx_plate_sheet sheet = {
        .origin = origins[asked.origin],
        .path = names.path(names.context, bx_sources_path(job->sources, asked.span.source)),
        .declaration_count = asked.count};
    sheet.declarations = BX_NEW_ARRAY(arena, bx_plate_declaration, asked.count);
    for (size_t i = 0; i < asked.count; i++) {
        const bx_asked_declaration *d = &asked.declarations[i];
        sheet.declarations[i] = (bx_plate_declaration){
            d->selector, d->property, d->value, d->important,
            bx_sources_position(job->sources, d->span.source, d->span.begin).line};
    }
    return sheet;
}

/* Sheets from number `first` on. */
static bx_plate_sheet *sheets_from(bx_job *job, const bx_style_set *set, size_t first,
                                   bx_arena *arena, size_t *count)
{
    size_t end = bx_style_set_sheet_count(set);
    *count = end > first ? end - first : 0;
    bx_plate_sheet *sheets = BX_NEW_ARRAY(arena, bx_plate_sheet, *count);
    for (size_t i = 0; i < *count; i++)
        sheets[i] = sheet_at(job, set, first + i, arena);
    return sheets;
}

/* A file by its path: without a hash it is not there. */
static void add_file(bx_job *job, files *list, const char *kind, bx_string path)
{
    if (path.size == 0) return;
    bx_plate_names names = bx_naming_names(job->naming);
    bx_plate_file file = {kind, names.path(names.context, path),
                          bx_string_of(names.hash(names.context, path))};
    bx_array_push(list, file);
}

static int compare_files(const void *a, const void *b)
{
    const bx_plate_file *x = a, *y = b;
    int order = strcmp(x->kind, y->kind);
    if (order == 0) order = bx_string_compare(x->path, y->path);
    return order != 0 ? order : bx_string_compare(x->sha256, y->sha256);
}

/* In order, each once. */
static bx_plate_file *sort_files(files *list, bx_arena *arena, size_t *count)
{
    size_t kept = 0;
    if (list->count > 1) qsort(list->items, list->count, sizeof *list->items, compare_files);
    for (size_t i = 0; i < list->count; i++) {
        if (i == 0 || compare_files(&list->items[i], &list->items[kept - 1]) != 0)
            list->items[kept++] = list->items[i];
    }
    bx_plate_file *copy = bx_arena_copy(arena, list->items, kept * sizeof *copy);
    *count = kept;
    bx_array_release(list);
    return copy;
}

static void add_sheet_files(bx_job *job, files *list, const bx_style_set *set, size_t first,
                            uint32_t issue)
{
    for (size_t i = first; i < bx_style_set_sheet_count(set); i++) {
        uint32_t source = bx_style_set_sheet_source(set, i);
        if (source != issue) add_file(job, list, "sheet", bx_sources_path(job->sources, source));
    }
}

/* A part whose file could not be read. */
static void add_unread(bx_job *job, files *list, const bx_node *node, bx_arena *arena)
{
    const bx_attribute *source = bx_node_attribute(node, "src");
    if (!source) return;
    bx_string file = bx_sources_path(job->sources, source->value_span.source);
    add_file(job, list, "article", bx_path_resolve(arena, file, source->value));
}

static void add_articles(bx_job *job, files *list, const bx_node *page, uint32_t issue,
                         bx_arena *arena)
{
    uint32_t last = issue;
    for (const bx_node *n = page; n; n = bx_node_next(n, page)) {
        if (n->unread) add_unread(job, list, n, arena);
        if (n->span.source == last || n->span.source == issue || n->span.source == 0) continue;
        last = n->span.source;
        add_file(job, list, "article", bx_sources_path(job->sources, last));
    }
}

static void add_faces(bx_job *job, files *list, const bx_plate_story *story)
{
    bx_plate_names names = bx_naming_names(job->naming);
    uint32_t last = UINT32_MAX;
    for (size_t b = 0; b < story->block_count; b++) {
        for (size_t l = 0; l < story->blocks[b].line_count; l++) {
            const bx_plate_line *line = &story->blocks[b].lines[l];
            for (size_t r = 0; r < line->run_count; r++) {
                if (line->runs[r].face == last) continue;
                last = line->runs[r].face;
                bx_plate_face face = names.face(names.context, last);
                bx_plate_file file = {"face", face.path, bx_string_of(face.sha256)};
                bx_array_push(list, file);
            }
        }
    }
}

void bx_asked_missing(bx_job_files *list, const char *kind, bx_string path)
{
    if (list) bx_array_push(list, (bx_plate_file){.kind = kind, .path = path});
}

static void add_missing(bx_job *job, files *list, const bx_job_files *missing)
{
    for (size_t i = 0; i < missing->count; i++)
        add_file(job, list, missing->items[i].kind, missing->items[i].path);
}

static void add_files(bx_job *job, const bx_job_page *page, const bx_node *node,
                      const bx_style_set *styles, bx_plate *plate)
{
    uint32_t issue = job->issue->root->span.source;
    files list = {0};
    add_articles(job, &list, node, issue, plate->arena);
    add_missing(job, &list, &page->missing);
    if (styles != job->styles)
        add_sheet_files(job, &list, styles, bx_style_set_sheet_count(job->styles), issue);
    for (size_t i = 0; i < plate->image_count; i++)
        add_file(job, &list, "picture", plate->images[i].path);
    for (size_t i = 0; i < plate->story_count; i++)
        add_faces(job, &list, &plate->stories[i]);
    plate->files = sort_files(&list, plate->arena, &plate->file_count);
}

void bx_asked_add(bx_job *job, const bx_job_page *page, const bx_node *node,
                  const bx_style_set *styles, bx_plate *plate)
{
    add_text(node, plate);
    if (styles != job->styles)
        plate->sheets = sheets_from(job, styles, bx_style_set_sheet_count(job->styles),
                                    plate->arena, &plate->sheet_count);
    add_files(job, page, node, styles, plate);
}

void bx_asked_of_issue(bx_job *job, bx_dump_head *head)
{
    const bx_node *root = job->issue->root;
    head->attribute_count = root->attribute_count;
    head->attributes = BX_NEW_ARRAY(job->arena, bx_plate_attribute, root->attribute_count);
    for (size_t i = 0; i < root->attribute_count; i++)
        head->attributes[i] =
            (bx_plate_attribute){root->attributes[i].name, root->attributes[i].value};
    head->sheets = sheets_from(job, job->styles, 0, job->arena, &head->sheet_count);
    files list = {0};
    add_file(job, &list, "issue", bx_string_of(job->options->issue));
    add_sheet_files(job, &list, job->styles, 0, root->span.source);
    add_file(job, &list, "profile", job->print->profile);
    size_t count;
    const bx_font_face_rule *faces = bx_style_set_font_faces(job->styles, &count);
    for (size_t i = 0; i < count; i++)
        add_file(job, &list, "face", faces[i].path);
    add_missing(job, &list, &job->missing);
    head->files = sort_files(&list, job->arena, &head->file_count);
}
