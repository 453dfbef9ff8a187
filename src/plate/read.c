/* Reads plates by the tables of schema.c. */
#include "base/array.h"
#include "plate/dump.h"
#include "plate/schema.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* Largest length or number with a sign: the sum of two is an int32_t too. Sides of pages are
 * shorter. */
enum { MOST = (1 << 30) - 1 };

typedef struct reader {
    const bx_plate_finder *finder; /* NULL, as `names`: for what names nothing outside */
    const bx_plate_names *names;
    bx_arena *arena;
    const json_t *faces;
    const bx_plate_line *line; /* around a derived field */
    char place[160];           /* where reading is, as in bx_plate_fault */
    bx_plate_fault *fault;
} reader;

static bool read_struct(reader *r, const bx_plate_schema *schema, const json_t *value, void *item);

/* Notes the first fault, at the place where reading is. */
static bool fail(reader *r, const char *what)
{
    if (r->fault->what[0]) return false;
    memcpy(r->fault->place, r->place, sizeof r->place);
    snprintf(r->fault->what, sizeof r->fault->what, "%s", what);
    return false;
}

/* Goes down into a key or an item; returns where the place ended before. */
static size_t enter(reader *r, const char *key, size_t index)
{
    size_t length = strlen(r->place);
    if (key)
        snprintf(r->place + length, sizeof r->place - length, "%s%s", length ? "." : "", key);
    else
        snprintf(r->place + length, sizeof r->place - length, "[%zu]", index);
    return length;
}

static void leave(reader *r, size_t length)
{
    r->place[length] = 0;
}

static bool read_integer(reader *r, const json_t *value, int64_t least, int64_t most, int64_t *out)
{
    if (!json_is_integer(value)) return fail(r, "an integer is expected");
    *out = json_integer_value(value);
    if (*out < least || *out > most) return fail(r, "the number is out of range");
    return true;
}

static bool read_text(reader *r, const json_t *value, bx_string *out)
{
    if (!json_is_string(value)) return fail(r, "a string is expected");
    *out =
        bx_string_copy(r->arena, (bx_string){json_string_value(value), json_string_length(value)});
    return true;
}

static bool read_one(reader *r, bx_field_kind kind, const json_t *value, char *at, unsigned i)
{
    int64_t number = 0;
    switch (kind) {
    case BX_FIELD_UINT32:
        if (!read_integer(r, value, 0, UINT32_MAX, &number)) return false;
        ((uint32_t *)at)[i] = (uint32_t)number;
        return true;
    case BX_FIELD_UINT8:
        if (!read_integer(r, value, 0, UINT8_MAX, &number)) return false;
        ((uint8_t *)at)[i] = (uint8_t)number;
        return true;
    case BX_FIELD_INT8:
        if (!read_integer(r, value, INT8_MIN, INT8_MAX, &number)) return false;
        ((int8_t *)at)[i] = (int8_t)number;
        return true;
    default:
        if (!read_integer(r, value, -MOST, MOST, &number)) return false;
        ((int32_t *)at)[i] = (int32_t)number;
        return true;
    }
}

static bool read_integers(reader *r, const bx_plate_field *field, const json_t *value, char *at)
{
    if (field->count == 1) return read_one(r, field->kind, value, at, 0);
    if (json_array_size(value) != field->count) return fail(r, "an array of integers is expected");
    for (unsigned i = 0; i < field->count; i++) {
        if (!read_one(r, field->kind, json_array_get(value, i), at, i)) return false;
    }
    return true;
}

/* Index of a string in a NULL-ended list; −1 with a fault. */
static int find_name(reader *r, const json_t *value, const char *const *names)
{
    const char *name = json_string_value(value);
    for (int i = 0; name && names[i]; i++) {
        if (strcmp(names[i], name) == 0) return i;
    }
    fail(r, "unknown name");
    return -1;
}

static bool read_color(reader *r, const json_t *value, bx_color *color)
{
    static const char *const spaces[] = {"none", "cmyk", "rgb", NULL};
    enum { FULL = 10000 };
    if (json_array_size(value) != 5) return fail(r, "a colour of five items is expected");
    int space = find_name(r, json_array_get(value, 0), spaces);
    if (space < 0) return false;
    color->space = (bx_color_space)space;
    for (unsigned i = 0; i < 4; i++) {
        int64_t component;
        if (!read_integer(r, json_array_get(value, i + 1), 0, FULL, &component)) return false;
        color->component[i] = (uint16_t)component;
    }
    return true;
}

static bool read_place(reader *r, const json_t *value, bx_span *span)
{
    if (json_is_null(value)) return true;
    if (json_array_size(value) != 5) return fail(r, "a place of five items is expected");
    bx_string path;
    int64_t number[4];
    if (!read_text(r, json_array_get(value, 0), &path)) return false;
    for (unsigned i = 0; i < 4; i++) {
        if (!read_integer(r, json_array_get(value, i + 1), 0, UINT32_MAX, &number[i])) return false;
    }
    span->source = r->finder->source(r->finder->context, path);
    span->begin = (uint32_t)number[2];
    span->end = (uint32_t)number[3];
    r->finder->position(r->finder->context, span->source, span->begin,
                        (bx_position){(uint32_t)number[0], (uint32_t)number[1]});
    return true;
}

static bool face_of_row(reader *r, const json_t *row, bx_plate_face *face)
{
    const json_t *hash = json_array_get(row, 1), *index = json_array_get(row, 2);
    if (json_array_size(row) != 5 || !json_is_string(hash) || !json_is_integer(index))
        return fail(r, "a damaged list of faces");
    *face = (bx_plate_face){.name = json_string_value(json_array_get(row, 0)),
                            .sha256 = json_string_value(hash),
                            .index = (unsigned)json_integer_value(index)};
    return read_text(r, json_array_get(row, 3), &face->family) &&
           read_text(r, json_array_get(row, 4), &face->path);
}

static bool read_face(reader *r, const json_t *value, uint32_t *id)
{
    size_t i;
    const json_t *row;
    if (!json_is_string(value)) return fail(r, "a string is expected");
    json_array_foreach(r->faces, i, row)
    {
        if (!json_equal(json_array_get(row, 0), value)) continue;
        bx_plate_face wanted;
        if (!face_of_row(r, row, &wanted)) return false;
        if (!r->finder->face(r->finder->context, &wanted, id))
            return fail(r, "this face is not among the fonts that are here");
        bx_plate_face found = r->names->face(r->names->context, *id);
        return (bx_string_equal(found.family, wanted.family) &&
                bx_string_equal(found.path, wanted.path)) ||
               fail(r, "this face is called otherwise");
    }
    return fail(r, "this face is not in the page's list of faces");
}

static bool read_picture(reader *r, const json_t *object, const json_t *value, bx_string *path)
{
    bx_string named;
    const json_t *hash = json_object_get(object, "sha256");
    if (!read_text(r, value, &named)) return false;
    if (!json_is_string(hash)) {
        char *key = strrchr(r->place, '.');
        if (key) *key = 0;
        enter(r, "sha256", 0);
        return fail(r, "a picture without its hash");
    }
    if (r->finder->file(r->finder->context, named, json_string_value(hash), path)) return true;
    return fail(r, "another file, or none, stands under this path now");
}

static bool read_levels(reader *r, const json_t *value, const bx_lint_levels **out)
{
    bx_lint_levels *levels = BX_NEW(r->arena, bx_lint_levels);
    size_t i;
    const json_t *said;
    if (!json_is_array(value)) return fail(r, "an array is expected");
    json_array_foreach(value, i, said)
    {
        int64_t rule, level;
        if (!read_integer(r, json_array_get(said, 0), 0, (int64_t)sizeof levels->level - 1,
                          &rule) ||
            !read_integer(r, json_array_get(said, 1), BX_LINT_OFF, BX_LINT_ERROR, &level))
            return false;
        levels->level[rule] = (uint8_t)level;
    }
    *out = levels;
    return true;
}

static bool read_list(reader *r, const bx_plate_field *field, const json_t *value, void *item)
{
    if (!json_is_array(value)) return fail(r, "an array is expected");
    bool texts = field->kind == BX_FIELD_TEXTS;
    size_t count = json_array_size(value), size = texts ? sizeof(bx_string) : field->of->size;
    char *items = count ? bx_arena_alloc_array(r->arena, count, size) : NULL;
    for (size_t i = 0; i < count; i++) {
        size_t length = enter(r, NULL, i);
        const json_t *one = json_array_get(value, i);
        bool good = texts ? read_text(r, one, (bx_string *)items + i)
                          : read_struct(r, field->of, one, items + i * size);
        if (!good) return false;
        leave(r, length);
    }
    *(char **)((char *)item + field->offset) = items;
    *(size_t *)((char *)item + field->count_offset) = count;
    return true;
}

static bool read_name(reader *r, const bx_plate_field *field, const json_t *value,
                      const char **name)
{
    bx_string text;
    if (field->names) {
        int index = find_name(r, value, field->names);
        if (index >= 0) *name = field->names[index];
        return index >= 0;
    }
    if (json_is_null(value) && field->nullable) return true;
    if (!read_text(r, value, &text)) return false;
    *name = text.data;
    return true;
}

/* A derived field must say what follows from the others: it was written, and nobody reads it. */
static bool is_derived(reader *r, const bx_plate_field *field, const json_t *value,
                       const void *item)
{
    bx_buffer derived = {0}, said = {0};
    field->derive(item, r->line, &derived);
    if (json_is_string(value))
        bx_buffer_append_json(&said,
                              (bx_string){json_string_value(value), json_string_length(value)});
    else if (json_is_integer(value))
        bx_buffer_format(&said, "%lld", (long long)json_integer_value(value));
    bool same = bx_string_equal(bx_buffer_string(&derived), bx_buffer_string(&said));
    bx_buffer_release(&derived);
    bx_buffer_release(&said);
    return same || fail(r, "this does not follow from the rest");
}

static bool read_field(reader *r, const bx_plate_field *field, const json_t *object,
                       const json_t *value, void *item)
{
    char *at = (char *)item + field->offset;
    int name;
    switch (field->kind) {
    case BX_FIELD_INT32:
    case BX_FIELD_UINT32:
    case BX_FIELD_UINT8:
    case BX_FIELD_INT8: return read_integers(r, field, value, at);
    case BX_FIELD_FLAG:
        if (!json_is_boolean(value)) return fail(r, "true or false is expected");
        *(bool *)at = json_is_true(value);
        return true;
    case BX_FIELD_NAME: return read_name(r, field, value, (const char **)at);
    case BX_FIELD_TEXT: return read_text(r, value, (bx_string *)at);
    case BX_FIELD_ENUM:
        name = find_name(r, value, field->names);
        if (name < 0) return false;
        *(int *)at = name;
        return true;
    case BX_FIELD_COLOR: return read_color(r, value, (bx_color *)at);
    case BX_FIELD_PLACE: return read_place(r, value, (bx_span *)at);
    case BX_FIELD_PART: return read_one(r, BX_FIELD_UINT32, value, at, 0);
    case BX_FIELD_FACE: return read_face(r, value, (uint32_t *)at);
    case BX_FIELD_PICTURE: return read_picture(r, object, value, (bx_string *)at);
    case BX_FIELD_LEVELS: return read_levels(r, value, (const bx_lint_levels **)at);
    case BX_FIELD_LIST:
    case BX_FIELD_TEXTS: return read_list(r, field, value, item);
    case BX_FIELD_GROUP: return read_struct(r, field->of, value, item);
    case BX_FIELD_POINTER:
        *(void **)at = bx_arena_alloc(r->arena, field->of->size);
        return read_struct(r, field->of, value, *(void **)at);
    case BX_FIELD_DERIVED: return true;
    }
    return false;
}

static bool may_be_missing(const bx_plate_field *field)
{
    return field->optional || field->kind == BX_FIELD_PART || field->kind == BX_FIELD_LEVELS ||
           field->kind == BX_FIELD_POINTER;
}

/* Derived fields come last: they look at all others. */
static bool read_fields(reader *r, const bx_plate_schema *schema, const json_t *value, void *item,
                        bool derived, size_t *keys)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const bx_plate_field *field = &schema->fields[i];
        if ((field->kind == BX_FIELD_DERIVED) != derived) continue;
        const json_t *one =
            schema->row ? json_array_get(value, i) : json_object_get(value, field->key);
        if (field->kind == BX_FIELD_PART)
            *(uint32_t *)((char *)item + field->offset) = BX_PLATE_TEXT;
        *keys += one ? 1 + (field->kind == BX_FIELD_PICTURE) : 0;
        size_t length = enter(r, field->key, i);
        if (!one && !may_be_missing(field)) return fail(r, "this key is missing");
        if (one &&
            !(derived ? is_derived(r, field, one, item) : read_field(r, field, value, one, item)))
            return false;
        leave(r, length);
    }
    return true;
}

/* `more`: keys that the caller reads. */
static bool read_members(reader *r, const bx_plate_schema *schema, const json_t *value, void *item,
                         size_t more)
{
    size_t keys = more;
    if (schema->row && json_array_size(value) != schema->field_count)
        return fail(r, "a row of another length");
    if (!schema->row && !json_is_object(value)) return fail(r, "an object is expected");
    if (schema == &BX_PLATE_LINE_SCHEMA) r->line = item;
    if (!read_fields(r, schema, value, item, false, &keys) ||
        !read_fields(r, schema, value, item, true, &keys))
        return false;
    return schema->row || keys == json_object_size(value) ||
           fail(r, "a key is missing, or there is one too many");
}

static bool read_struct(reader *r, const bx_plate_schema *schema, const json_t *value, void *item)
{
    return read_members(r, schema, value, item, 0);
}

/* Offsets of glyphs, clusters and marks into the text of their line. */
static bool ranges_hold(reader *r, const bx_plate_line *line)
{
    bool good = true;
    for (size_t i = 0; i < line->run_count; i++) {
        size_t texts = line->runs[i].text_count;
        if (texts != 0 && texts != line->runs[i].glyph_count)
            return fail(r, "not as many texts as glyphs");
        for (size_t g = 0; g < line->runs[i].glyph_count; g++) {
            const bx_plate_glyph *glyph = &line->runs[i].glyphs[g];
            if (glyph->id > UINT16_MAX) return fail(r, "no face has such a glyph");
            good &= glyph->text_begin <= glyph->text_end && glyph->text_end <= line->text.size;
        }
    }
    for (size_t i = 0; i < line->cluster_count; i++)
        good &= line->clusters[i].text_begin <= line->clusters[i].text_end &&
                line->clusters[i].text_end <= line->text.size;
    for (size_t i = 0; i < line->mark_count; i++)
        good &= line->marks[i].text_begin <= line->marks[i].text_end &&
                line->marks[i].text_end <= line->text.size;
    return good || fail(r, "a range beyond the text of its line");
}

static bool story_holds(reader *r, const bx_plate_story *story)
{
    for (size_t b = 0; b < story->block_count; b++) {
        const bx_plate_block *block = &story->blocks[b];
        if (block->part != BX_PLATE_TEXT && block->part >= story->part_count)
            return fail(r, "a block in a part that the story has not");
        for (size_t l = 0; l < block->line_count; l++) {
            if (!ranges_hold(r, &block->lines[l])) return false;
        }
    }
    return true;
}

static bool read_page(reader *r, const json_t *page, bx_plate *plate)
{
    /* hash, faces, stories */
    if (!read_members(r, &BX_PLATE_PAGE_SCHEMA, page, plate, 3)) return false;
    const json_t *stories = json_object_get(page, "stories");
    if (!json_is_array(stories)) return fail(r, "stories: an array is expected");
    plate->story_count = json_array_size(stories);
    plate->stories = BX_NEW_ARRAY(r->arena, bx_plate_story, plate->story_count);
    for (size_t i = 0; i < plate->story_count; i++) {
        size_t length = enter(r, "stories", 0);
        enter(r, NULL, i);
        if (!read_members(r, &BX_PLATE_STORY_SCHEMA, json_array_get(stories, i), &plate->stories[i],
                          1) ||
            !story_holds(r, &plate->stories[i]))
            return false;
        leave(r, length);
    }
    for (size_t i = 0; i < plate->image_count; i++) {
        if (plate->images[i].story >= plate->story_count && plate->story_count > 0)
            return fail(r, "a picture of a story that the page has not");
    }
    return true;
}

/* Whether the hash of an object is the one written at `*at`, which moves behind it. */
static bool same_hash(const json_t *object, const char *before, const char **at)
{
    const char *hash = json_string_value(json_object_get(object, "hash"));
    const char *found = strstr(*at, before);
    if (!found || !hash) return false;
    *at = found + strlen(before);
    return strncmp(*at, hash, strlen(hash)) == 0 && (*at)[strlen(hash)] == '"';
}

/* A page that was changed by hand, or whose files are others now, is written otherwise. */
static bool is_whole(reader *r, const json_t *page, const bx_plate *plate,
                     const bx_sources *sources, const bx_plate_names *names)
{
    bx_buffer again = {0};
    bx_plate_write(plate, sources, names, &again);
    const char *at = again.data;
    bool same = same_hash(page, " {\"hash\": \"", &at);
    const json_t *stories = json_object_get(page, "stories");
    for (size_t i = 0; i < plate->story_count; i++)
        same = same && same_hash(json_array_get(stories, i), "\n   {\"hash\": \"", &at);
    bx_buffer_release(&again);
    return same || fail(r, "it is not what its hash says");
}

static bool head_holds(reader *r, const bx_dump_head *head)
{
    if (head->date[0] > 9999 || head->date[1] > 12 || head->date[2] > 31)
        return fail(r, "date: there is no such day");
    return (head->condition.least_type >= 0 && head->condition.least_rule >= 0) ||
           fail(r, "condition: a size below 0");
}

bool bx_dump_head_read(const struct json_t *header, bx_arena *arena, bx_dump_head *head,
                       bx_plate_fault *fault)
{
    *fault = (bx_plate_fault){0};
    *head = (bx_dump_head){0};
    reader r = {.arena = arena, .fault = fault};
    return read_struct(&r, &BX_DUMP_HEAD_SCHEMA, header, head) && head_holds(&r, head);
}

bx_plate *bx_plate_read(const struct json_t *page, const bx_sources *sources,
                        const bx_plate_names *names, const bx_plate_finder *finder,
                        bx_plate_fault *fault)
{
    *fault = (bx_plate_fault){0};
    bx_arena *arena = bx_arena_new();
    bx_plate *plate = BX_NEW(arena, bx_plate);
    plate->arena = arena;
    reader r = {.finder = finder,
                .names = names,
                .arena = arena,
                .faces = json_object_get(page, "faces"),
                .fault = fault};
    if (!json_is_object(page)) fail(&r, "a page is expected");
    if (!fault->what[0] && read_page(&r, page, plate) && is_whole(&r, page, plate, sources, names))
        return plate;
    bx_plate_free(plate);
    return NULL;
}
