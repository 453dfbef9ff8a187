/* Plates that hold something in every field, made from the tables of fields themselves: a field
 * that is added to a table is tested at once. For tests of writing and reading, and for fuzzing. */
#ifndef BX_TESTS_PLATE_BY_SCHEMA_H
#define BX_TESTS_PLATE_BY_SCHEMA_H

#include "plate/dump.h"
#include "plate/schema.h"

#include <stdio.h>
#include <string.h>

/* Numbers to choose values by; 0 from the end of the bytes on, or of a generator without bytes. */
typedef struct choices {
    const uint8_t *data; /* NULL: a sequence of its own */
    size_t size, at;
    uint32_t state;
} choices;

static uint32_t choose(choices *c, uint32_t below)
{
    if (c->data) return c->at < c->size ? c->data[c->at++] % below : 0;
    c->state = c->state * 1664525u + 1013904223u;
    return (c->state >> 8) % below;
}

/* The outside as tests have it: faces by number, files whose hash is their name. */
static bx_plate_face made_face(void *context, uint32_t face)
{
    static const char *const names[] = {"Song", "Hei", "Hei"};
    static const char *const hashes[] = {"aa00000001", "bb00000002", "cc00000003"};
    (void)context;
    return (bx_plate_face){names[face % 3], hashes[face % 3], face, BX_STRING("宋"), {"", 0}};
}

static bx_string made_path(void *context, bx_string path)
{
    (void)context;
    return path;
}

static const char *made_hash(void *context, bx_string path)
{
    (void)context;
    return path.size > 1 ? "0123abcd" : "";
}

static bool find_made_face(void *context, const bx_plate_face *face, uint32_t *id)
{
    (void)context;
    *id = face->index;
    return face->index < 3 && strcmp(made_face(NULL, face->index).sha256, face->sha256) == 0;
}

/* Files are sources of the list in the context by their numbers in it. */
static uint32_t find_made_source(void *context, bx_string path)
{
    bx_sources *sources = context;
    for (uint32_t i = 1; i <= bx_sources_count(sources); i++) {
        if (bx_string_equal(bx_sources_path(sources, i), path)) return i;
    }
    return bx_sources_add_absent(sources, path);
}

static void note_made_position(void *context, uint32_t source, uint32_t offset,
                               bx_position position)
{
    bx_sources_note_position(context, source, offset, position);
}

static bool find_made_file(void *context, bx_string path, const char *sha256, bx_string *found)
{
    *found = path;
    return strcmp(made_hash(context, path), sha256) == 0;
}

static const bx_plate_names MADE_NAMES = {NULL, made_face, made_path, made_hash};

static inline bx_plate_finder made_finder(bx_sources *sources)
{
    return (bx_plate_finder){sources, find_made_face, find_made_source, note_made_position,
                             find_made_file};
}

static bx_string make_text(choices *c)
{
    static const char *const texts[] = {"字", "a\"\\\n", "", "印版", "b"};
    return bx_string_of(texts[choose(c, 5)]);
}

static void make_struct(choices *c, bx_arena *arena, const bx_plate_schema *schema, char *item);

static void make_list(choices *c, bx_arena *arena, const bx_plate_field *field, char *item)
{
    size_t count = 1 + choose(c, 2);
    size_t size = field->kind == BX_FIELD_TEXTS ? sizeof(bx_string) : field->of->size;
    char *items = bx_arena_alloc_array(arena, count, size);
    for (size_t i = 0; i < count; i++) {
        if (field->kind == BX_FIELD_TEXTS)
            ((bx_string *)items)[i] = make_text(c);
        else
            make_struct(c, arena, field->of, items + i * size);
    }
    *(char **)(item + field->offset) = items;
    *(size_t *)(item + field->count_offset) = count;
}

static size_t name_count(const char *const *names)
{
    size_t count = 0;
    while (names[count])
        count++;
    return count;
}

static void make_levels(choices *c, bx_arena *arena, char *at)
{
    bx_lint_levels *levels = BX_NEW(arena, bx_lint_levels);
    levels->level[1 + choose(c, 50)] = (uint8_t)(1 + choose(c, 4));
    *(bx_lint_levels **)at = levels;
}

static void make_color(choices *c, bx_color *color)
{
    color->space = (bx_color_space)choose(c, 3);
    for (int i = 0; i < 4; i++)
        color->component[i] = (uint16_t)(choose(c, 101) * 100);
}

static void make_field(choices *c, bx_arena *arena, const bx_plate_field *field, char *item)
{
    char *at = item + field->offset;
    for (unsigned i = 0; i < field->count; i++) {
        uint32_t value = 1 + choose(c, 100);
        if (field->kind == BX_FIELD_INT32) ((int32_t *)at)[i] = (int32_t)value * 1000 - 40000;
        if (field->kind == BX_FIELD_UINT32) ((uint32_t *)at)[i] = value % 12;
        if (field->kind == BX_FIELD_UINT8) ((uint8_t *)at)[i] = (uint8_t)value;
        if (field->kind == BX_FIELD_INT8) ((int8_t *)at)[i] = (int8_t)(value - 60);
    }
    switch (field->kind) {
    case BX_FIELD_FLAG: *(bool *)at = choose(c, 2); return;
    case BX_FIELD_NAME:
        *(const char **)at =
            field->names ? field->names[choose(c, (uint32_t)name_count(field->names))] : "名";
        return;
    case BX_FIELD_TEXT: *(bx_string *)at = make_text(c); return;
    case BX_FIELD_PICTURE: *(bx_string *)at = bx_string_of(choose(c, 2) ? "x.png" : "b"); return;
    case BX_FIELD_ENUM: *(int *)at = (int)choose(c, (uint32_t)name_count(field->names)); return;
    case BX_FIELD_COLOR: make_color(c, (bx_color *)at); return;
    case BX_FIELD_PLACE:
        *(bx_span *)at = (bx_span){choose(c, 3), choose(c, 9), 9 + choose(c, 9)};
        if (((bx_span *)at)->source == 0) *(bx_span *)at = (bx_span){0};
        return;
    case BX_FIELD_PART: *(uint32_t *)at = BX_PLATE_TEXT; return;
    case BX_FIELD_FACE: *(uint32_t *)at = choose(c, 3); return;
    case BX_FIELD_LEVELS: make_levels(c, arena, at); return;
    case BX_FIELD_LIST:
    case BX_FIELD_TEXTS: make_list(c, arena, field, item); return;
    case BX_FIELD_GROUP: make_struct(c, arena, field->of, item); return;
    case BX_FIELD_POINTER:
        *(void **)at = bx_arena_alloc(arena, field->of->size);
        make_struct(c, arena, field->of, *(char **)at);
        return;
    default: return;
    }
}

static void make_struct(choices *c, bx_arena *arena, const bx_plate_schema *schema, char *item)
{
    for (size_t i = 0; i < schema->field_count; i++)
        make_field(c, arena, &schema->fields[i], item);
}

/* Ranges of a line lie in its text. */
static void mend_line(bx_plate_line *line)
{
    line->text = BX_STRING("印版十二个字节。");
    for (size_t i = 0; i < line->cluster_count; i++)
        line->clusters[i].text_begin = 0, line->clusters[i].text_end = 3;
    for (size_t i = 0; i < line->mark_count; i++)
        line->marks[i].text_begin = 3, line->marks[i].text_end = 6;
    for (size_t r = 0; r < line->run_count; r++) {
        line->runs[r].text_count = 1;
        line->runs[r].glyph_count = 1;
        for (size_t g = 0; g < line->runs[r].glyph_count; g++)
            line->runs[r].glyphs[g].text_begin = 3, line->runs[r].glyphs[g].text_end = 6;
    }
}

/* A plate with one or two of everything; the caller frees it. Its sources are numbers 1 and 2. */
static inline bx_plate *make_plate(choices *c)
{
    bx_arena *arena = bx_arena_new();
    bx_plate *plate = BX_NEW(arena, bx_plate);
    plate->arena = arena;
    make_struct(c, arena, &BX_PLATE_PAGE_SCHEMA, (char *)plate);
    plate->story_count = 2;
    plate->stories = BX_NEW_ARRAY(arena, bx_plate_story, 2);
    for (size_t s = 0; s < 2; s++) {
        bx_plate_story *story = &plate->stories[s];
        make_struct(c, arena, &BX_PLATE_STORY_SCHEMA, (char *)story);
        for (size_t b = 0; b < story->block_count; b++) {
            for (size_t l = 0; l < story->blocks[b].line_count; l++)
                mend_line(&story->blocks[b].lines[l]);
        }
    }
    for (size_t i = 0; i < plate->image_count; i++)
        plate->images[i].story = (uint32_t)(i % 2);
    return plate;
}

#endif
