/* Writes plates by the tables of schema.c, one line of text on one line of output. */
#include "plate/dump.h"

#include "base/array.h"
#include "plate/schema.h"

#include <nettle/sha2.h>
#include <string.h>

/* A face that the page uses. Two files of one name are told apart by their hash. */
typedef struct used_face {
    uint32_t id;
    bx_plate_face face;
    bool same_name;
} used_face;

typedef struct writer {
    const bx_sources *sources;
    const bx_plate_names *names;
    const bx_plate_line *line; /* around a derived field */
    BX_ARRAY(used_face) faces; /* of the page, in the order of first use */
    bx_buffer *out;
} writer;

static void write_struct(writer *w, const bx_plate_schema *schema, const void *item);

static void append_hash(bx_buffer *out, struct sha256_ctx *hash)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        bx_buffer_format(out, "%02x", digest[i]);
}

static void append_integer(bx_buffer *out, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = value < 0 ? (uint64_t)-value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0) digits[--at] = '-';
    bx_buffer_append(out, digits + at, sizeof digits - at);
}

static int64_t integer_at(const bx_plate_field *field, const void *item, unsigned i)
{
    const char *at = (const char *)item + field->offset;
    switch (field->kind) {
    case BX_FIELD_UINT32: return ((const uint32_t *)at)[i];
    case BX_FIELD_UINT8: return ((const uint8_t *)at)[i];
    case BX_FIELD_INT8: return ((const int8_t *)at)[i];
    default: return ((const int32_t *)at)[i];
    }
}

static size_t list_count(const bx_plate_field *field, const void *item)
{
    return *(const size_t *)((const char *)item + field->count_offset);
}

/* Whether a field says nothing. */
static bool is_default(const bx_plate_field *field, const void *item)
{
    const char *at = (const char *)item + field->offset;
    switch (field->kind) {
    case BX_FIELD_FLAG: return !*(const bool *)at;
    case BX_FIELD_NAME: return !*(const char *const *)at;
    case BX_FIELD_TEXT: return ((const bx_string *)at)->size == 0;
    case BX_FIELD_LIST:
    case BX_FIELD_TEXTS: return list_count(field, item) == 0;
    case BX_FIELD_PART: return *(const uint32_t *)at == BX_PLATE_TEXT;
    case BX_FIELD_LEVELS:
    case BX_FIELD_POINTER: return !*(const void *const *)at;
    case BX_FIELD_INT32:
    case BX_FIELD_UINT32:
    case BX_FIELD_UINT8:
    case BX_FIELD_INT8:
        for (unsigned i = 0; i < field->count; i++) {
            if (integer_at(field, item, i) != 0) return false;
        }
        return true;
    default: return false;
    }
}

static bool is_left_out(const bx_plate_field *field, const void *item)
{
    bool may = field->optional || field->kind == BX_FIELD_PART || field->kind == BX_FIELD_LEVELS ||
               field->kind == BX_FIELD_POINTER;
    return may && is_default(field, item);
}

static void write_color(writer *w, const bx_color *c)
{
    static const char *const spaces[] = {"none", "cmyk", "rgb"};
    bx_buffer_format(w->out, "[\"%s\", %u, %u, %u, %u]", spaces[c->space], c->component[0],
                     c->component[1], c->component[2], c->component[3]);
}

static void write_place(writer *w, const bx_span *span)
{
    if (!span->source) {
        bx_buffer_append_literal(w->out, "null");
        return;
    }
    bx_position p = bx_sources_position(w->sources, span->source, span->begin);
    bx_string path = bx_sources_path(w->sources, span->source);
    bx_buffer_append_byte(w->out, '[');
    bx_buffer_append_json(w->out, w->names->path(w->names->context, path));
    bx_buffer_format(w->out, ", %u, %u, %u, %u]", p.line, p.column, span->begin, span->end);
}

static const used_face *find_face(writer *w, uint32_t id)
{
    bool same_name = false;
    bx_plate_face face = {0};
    for (size_t i = 0; i < w->faces.count; i++) {
        if (w->faces.items[i].id == id) return &w->faces.items[i];
    }
    face = w->names->face(w->names->context, id);
    for (size_t i = 0; i < w->faces.count; i++)
        same_name |= strcmp(w->faces.items[i].face.name, face.name) == 0;
    bx_array_push(&w->faces, (used_face){id, face, same_name});
    return &bx_array_last(&w->faces);
}

static void append_face_name(bx_buffer *out, const used_face *used)
{
    if (used->same_name)
        bx_buffer_format(out, "\"%s@%.8s\"", used->face.name, used->face.sha256);
    else
        bx_buffer_append_json(out, bx_string_of(used->face.name));
}

static void write_picture(writer *w, bx_string path)
{
    bx_buffer_append_json(w->out, w->names->path(w->names->context, path));
    bx_buffer_format(w->out, ", \"sha256\": \"%s\"", w->names->hash(w->names->context, path));
}

static void write_levels(writer *w, const bx_lint_levels *levels)
{
    bool first = true;
    bx_buffer_append_byte(w->out, '[');
    for (unsigned rule = 0; rule < sizeof levels->level; rule++) {
        if (levels->level[rule] == 0) continue;
        bx_buffer_format(w->out, "%s[%u, %u]", first ? "" : ", ", rule, levels->level[rule]);
        first = false;
    }
    bx_buffer_append_byte(w->out, ']');
}

static void write_list(writer *w, const bx_plate_field *field, const void *item)
{
    const char *items = *(const char *const *)((const char *)item + field->offset);
    size_t count = list_count(field, item);
    bx_buffer_append_byte(w->out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i) bx_buffer_append_byte(w->out, ',');
        if (field->lines)
            bx_buffer_append_literal(w->out, "\n     ");
        else if (i)
            bx_buffer_append_byte(w->out, ' ');
        if (field->kind == BX_FIELD_TEXTS)
            bx_buffer_append_json(w->out, ((const bx_string *)items)[i]);
        else
            write_struct(w, field->of, items + i * field->of->size);
    }
    bx_buffer_append_byte(w->out, ']');
}

static void write_integers(writer *w, const bx_plate_field *field, const void *item)
{
    if (field->count == 1) {
        append_integer(w->out, integer_at(field, item, 0));
        return;
    }
    for (unsigned i = 0; i < field->count; i++) {
        bx_buffer_append_literal(w->out, i ? ", " : "[");
        append_integer(w->out, integer_at(field, item, i));
    }
    bx_buffer_append_byte(w->out, ']');
}

static void write_name(writer *w, const char *name)
{
    if (name)
        bx_buffer_append_json(w->out, bx_string_of(name));
    else
        bx_buffer_append_literal(w->out, "null");
}

static void write_field(writer *w, const bx_plate_field *field, const void *item)
{
    const char *at = (const char *)item + field->offset;
    switch (field->kind) {
    case BX_FIELD_INT32:
    case BX_FIELD_UINT32:
    case BX_FIELD_UINT8:
    case BX_FIELD_INT8: write_integers(w, field, item); return;
    case BX_FIELD_FLAG:
        bx_buffer_append_literal(w->out, *(const bool *)at ? "true" : "false");
        return;
    case BX_FIELD_NAME: write_name(w, *(const char *const *)at); return;
    case BX_FIELD_TEXT: bx_buffer_append_json(w->out, *(const bx_string *)at); return;
    case BX_FIELD_ENUM: write_name(w, field->names[*(const int *)at]); return;
    case BX_FIELD_COLOR: write_color(w, (const bx_color *)at); return;
    case BX_FIELD_PLACE: write_place(w, (const bx_span *)at); return;
    case BX_FIELD_PART: append_integer(w->out, *(const uint32_t *)at); return;
    case BX_FIELD_FACE: append_face_name(w->out, find_face(w, *(const uint32_t *)at)); return;
    case BX_FIELD_PICTURE: write_picture(w, *(const bx_string *)at); return;
    case BX_FIELD_LEVELS: write_levels(w, *(const bx_lint_levels *const *)at); return;
    case BX_FIELD_LIST:
    case BX_FIELD_TEXTS: write_list(w, field, item); return;
    case BX_FIELD_GROUP: write_struct(w, field->of, item); return;
    case BX_FIELD_POINTER: write_struct(w, field->of, *(const void *const *)at); return;
    case BX_FIELD_DERIVED: field->derive(item, w->line, w->out); return;
    }
}

/* The fields of an object without its braces, or those of a row. */
static void write_fields(writer *w, const bx_plate_schema *schema, const void *item)
{
    bool first = true;
    for (size_t i = 0; i < schema->field_count; i++) {
        const bx_plate_field *field = &schema->fields[i];
        if (is_left_out(field, item)) continue;
        if (!first) bx_buffer_append_literal(w->out, ", ");
        first = false;
        if (field->key) bx_buffer_format(w->out, "\"%s\": ", field->key);
        write_field(w, field, item);
    }
}

static void write_struct(writer *w, const bx_plate_schema *schema, const void *item)
{
    if (schema == &BX_PLATE_LINE_SCHEMA) w->line = item;
    bx_buffer_append_byte(w->out, schema->row ? '[' : '{');
    write_fields(w, schema, item);
    bx_buffer_append_byte(w->out, schema->row ? ']' : '}');
}

static void write_faces(writer *w, bx_buffer *out)
{
    bx_buffer_append_literal(out, "\"faces\": [");
    for (size_t i = 0; i < w->faces.count; i++) {
        const used_face *used = &w->faces.items[i];
        bx_buffer_append_literal(out, i ? ", [" : "[");
        append_face_name(out, used);
        bx_buffer_format(out, ", \"%s\", %u, ", used->face.sha256, used->face.index);
        bx_buffer_append_json(out, used->face.family);
        bx_buffer_append_literal(out, ", ");
        bx_buffer_append_json(out, used->face.path);
        bx_buffer_append_byte(out, ']');
    }
    bx_buffer_append_literal(out, "], ");
}

void bx_dump_begin(const bx_dump_head *head, bx_buffer *out)
{
    writer w = {.out = out};
    bx_buffer_format(out, "{\"format\": %d,\n\"header\": ", BX_DUMP_FORMAT);
    write_struct(&w, &BX_DUMP_HEAD_SCHEMA, head);
    bx_buffer_append_literal(out, ",\n\"pages\": [\n");
}

void bx_dump_end(bx_buffer *out)
{
    bx_buffer_append_literal(out, "\n]}\n");
}

void bx_plate_write(const bx_plate *plate, const bx_sources *sources, const bx_plate_names *names,
                    bx_buffer *out)
{
    bx_buffer page = {0}, stories = {0}, story = {0};
    writer w = {.sources = sources, .names = names, .out = &story};
    struct sha256_ctx whole;
    sha256_init(&whole);
    for (size_t i = 0; i < plate->story_count; i++) {
        story.size = 0;
        write_fields(&w, &BX_PLATE_STORY_SCHEMA, &plate->stories[i]);
        struct sha256_ctx hash;
        sha256_init(&hash);
        sha256_update(&hash, story.size, (const uint8_t *)story.data);
        bx_buffer_append_literal(&stories, i ? ",\n   {\"hash\": \"" : "\n   {\"hash\": \"");
        size_t at = stories.size;
        append_hash(&stories, &hash);
        sha256_update(&whole, stories.size - at, (const uint8_t *)stories.data + at);
        bx_buffer_append_literal(&stories, "\", ");
        bx_buffer_append_string(&stories, bx_buffer_string(&story));
        bx_buffer_append_byte(&stories, '}');
    }
    w.out = &story;
    story.size = 0;
    write_fields(&w, &BX_PLATE_PAGE_SCHEMA, plate);
    write_faces(&w, &page);
    bx_buffer_append_string(&page, bx_buffer_string(&story));
    sha256_update(&whole, page.size, (const uint8_t *)page.data);
    bx_buffer_append_literal(out, " {\"hash\": \"");
    append_hash(out, &whole);
    bx_buffer_append_literal(out, "\", ");
    bx_buffer_append_string(out, bx_buffer_string(&page));
    bx_buffer_append_literal(out, ", \"stories\": [");
    bx_buffer_append_string(out, bx_buffer_string(&stories));
    bx_buffer_append_literal(out, "]}");
    bx_array_release(&w.faces);
    bx_buffer_release(&page);
    bx_buffer_release(&stories);
    bx_buffer_release(&story);
}

void bx_plate_steps_append(const bx_plate_story *story, bx_buffer *out)
{
    bx_buffer_append_literal(out, "\"copyfit\": [");
    for (size_t i = 0; i < story->step_count; i++) {
        const bx_plate_step *s = &story->steps[i];
        bx_buffer_format(out, "%s[\"%s\", \"%s\", %u, %d, %d]", i ? ", " : "", s->step, s->role,
                         s->paragraph, s->before, s->after);
    }
    bx_buffer_append_literal(out, "]");
}
