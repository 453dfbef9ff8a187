/* The tables of fields. */
#include "plate/schema.h"

#include "plate/character_grid.h"
#include "plate/dump.h"

#include <stddef.h>

static const char *const ORIENTATIONS[] = {
    [BX_UPRIGHT] = "upright", [BX_ROTATED] = "rotated", [BX_STACKED] = "stacked", NULL};
static const char *const MARKS[] = {[BX_MARK_DOT] = "dot",
                                    [BX_MARK_CIRCLE] = "circle",
                                    [BX_MARK_SESAME] = "sesame",
                                    [BX_MARK_LINE] = "line",
                                    [BX_MARK_WAVE] = "wave",
                                    [BX_MARK_FRAME] = "frame",
                                    NULL};
static const char *const RULES[] = {[BX_RULE_SOLID] = "solid",       [BX_RULE_DASHED] = "dashed",
                                    [BX_RULE_DOTTED] = "dotted",     [BX_RULE_WAVY] = "wavy",
                                    [BX_RULE_TWIST] = "twist",       [BX_RULE_PEARLS] = "pearls",
                                    [BX_RULE_DIAMONDS] = "diamonds", [BX_RULE_FLOWERS] = "flowers",
                                    [BX_RULE_MEANDER] = "meander",   NULL};
static const char *const CUTS[] = {[BX_PLATE_CUT_FORBIDDEN] = "forbidden",
                                   [BX_PLATE_CUT_ALLOWED] = "allowed",
                                   [BX_PLATE_CUT_REQUIRED] = "required",
                                   NULL};

static const char *const ORIGINS[] = {"base", "house", "issue", NULL};
static const char *const KINDS[] = {"article", "face",  "issue", "picture",
                                    "profile", "sheet", NULL};

static void derive_text(const void *item, const bx_plate_line *line, bx_buffer *out)
{
    const bx_plate_cluster *c = item;
    bx_buffer_append_json(out, bx_string_slice(line->text, c->text_begin, c->text_end));
}

static void derive_em(const void *item, const bx_plate_line *line, bx_buffer *out)
{
    (void)line;
    const bx_plate_line *l = item;
    bx_buffer_format(out, "%d", l->ascent + l->descent);
}

static void derive_deviation(const void *item, const bx_plate_line *line, bx_buffer *out)
{
    (void)line;
    bx_buffer_format(out, "%d", bx_plate_line_deviation(item));
}

/* clang-format off */
#define AT(member) .offset = offsetof(STRUCT, member)
#define NUMBER(key, member) {key, BX_FIELD_INT32, AT(member), .count = 1}
#define NUMBERS(key, member, n) {key, BX_FIELD_INT32, AT(member), .count = n}
#define COUNT(key, member) {key, BX_FIELD_UINT32, AT(member), .count = 1}
#define BYTE(key, member) {key, BX_FIELD_UINT8, AT(member), .count = 1}
#define FLAG(key, member) {key, BX_FIELD_FLAG, AT(member), .optional = true}
#define TRUTH(key, member) {key, BX_FIELD_FLAG, AT(member)}
#define NAME(key, member) {key, BX_FIELD_NAME, AT(member)}
#define TEXT(key, member) {key, BX_FIELD_TEXT, AT(member)}
#define PLACE(key, member) {key, BX_FIELD_PLACE, AT(member)}
#define COLOR(key, member) {key, BX_FIELD_COLOR, AT(member)}
#define CHOICE(key, member, list) {key, BX_FIELD_ENUM, AT(member), .names = list}
#define CHOSEN(key, member, list) {key, BX_FIELD_NAME, AT(member), .names = list}
#define DERIVED(key, function) {key, BX_FIELD_DERIVED, .derive = function}
#define LIST(key, member, length, schema) \
    {key, BX_FIELD_LIST, AT(member), .count_offset = offsetof(STRUCT, length), .of = &schema}
#define LINES(key, member, length, schema) \
    {key, BX_FIELD_LIST, AT(member), .count_offset = offsetof(STRUCT, length), .of = &schema, .lines = true}
#define SCHEMA(name, is_row, fields) \
    const bx_plate_schema name = {is_row, sizeof(STRUCT), fields, sizeof fields / sizeof *fields}

#define STRUCT bx_rect
static const bx_plate_field RECT_FIELDS[] = {
    NUMBER(NULL, x), NUMBER(NULL, y), NUMBER(NULL, width), NUMBER(NULL, height),
};
static SCHEMA(RECT, true, RECT_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_glyph
static const bx_plate_field GLYPH_FIELDS[] = {
    COUNT(NULL, id), COUNT(NULL, text_begin), COUNT(NULL, text_end), NUMBER(NULL, x), NUMBER(NULL, y),
};
static SCHEMA(GLYPH, true, GLYPH_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_cluster
static const bx_plate_field CLUSTER_FIELDS[] = {
    DERIVED(NULL, derive_text), NAME(NULL, class_name), NUMBER(NULL, offset), NUMBER(NULL, advance),
    NUMBER(NULL, trim_before), NUMBER(NULL, trim_after), NUMBER(NULL, autospace), NUMBER(NULL, stretch),
    COUNT(NULL, text_begin), COUNT(NULL, text_end),
};
static SCHEMA(CLUSTER, true, CLUSTER_FIELDS);
#undef STRUCT

#define STRUCT bx_text_effects
static const bx_plate_field EFFECTS_FIELDS[] = {
    NUMBER("stroke", stroke), COLOR("stroke_color", stroke_color), FLAG("stroke_below", stroke_below),
    NUMBER("outline", outline), COLOR("outline_color", outline_color),
    FLAG("has_shadow", shadow), NUMBERS("shadow", shadow_x, 2), COLOR("shadow_color", shadow_color),
};
static SCHEMA(EFFECTS, false, EFFECTS_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_run
static const bx_plate_field RUN_FIELDS[] = {
    {"font", BX_FIELD_FACE, AT(face)},
    NUMBER("size", size), NUMBER("scale", scale_x), CHOICE("orientation", orientation, ORIENTATIONS),
    {"tracking", BX_FIELD_INT32, AT(tracking), .count = 1, .optional = true},
    FLAG("annotation", annotation),
    {"effects", BX_FIELD_POINTER, AT(effects), .of = &EFFECTS},
    COLOR("color", color), NUMBERS("origin", origin, 2), PLACE("source", span),
    LIST("glyphs", glyphs, glyph_count, GLYPH),
    {"texts", BX_FIELD_TEXTS, AT(texts), .count_offset = offsetof(STRUCT, text_count), .optional = true},
};
static SCHEMA(RUN, false, RUN_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_mark
static const bx_plate_field MARK_FIELDS[] = {
    CHOICE(NULL, kind, MARKS), COUNT(NULL, text_begin), COUNT(NULL, text_end), NUMBER(NULL, from.x),
    NUMBER(NULL, from.y), NUMBER(NULL, to.x), NUMBER(NULL, to.y), NUMBER(NULL, size), COLOR(NULL, color),
};
static SCHEMA(MARK, true, MARK_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_line
static const bx_plate_field LINE_FIELDS[] = {
    TEXT("text", text), COUNT("at", paragraph_offset), NUMBERS("origin", origin, 2), NUMBER("measure", measure),
    DERIVED("em", derive_em), NUMBER("ascent", ascent), NAME("level", level), NAME("action", action),
    NUMBER("ratio", ratio), NUMBER("looseness", looseness), DERIVED("deviation", derive_deviation),
    FLAG("justified", justified), FLAG("last", last), FLAG("relaxed", relaxed), FLAG("overfull", overfull),
    FLAG("underfull", underfull), FLAG("continues", continues), FLAG("vertical", vertical), FLAG("hung", hung),
    FLAG("show_grid", show_grid), FLAG("annotated", annotated),
    {"lever", BX_FIELD_NAME, AT(lever), .optional = true},
    {"relaxation", BX_FIELD_NAME, AT(relaxation), .optional = true},
    NUMBER("descent", descent),
    LIST("clusters", clusters, cluster_count, CLUSTER),
    LIST("runs", runs, run_count, RUN),
    {"marks", BX_FIELD_LIST, AT(marks), .count_offset = offsetof(STRUCT, mark_count), .of = &MARK, .optional = true},
};
SCHEMA(BX_PLATE_LINE_SCHEMA, false, LINE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_block
static const bx_plate_field BLOCK_FIELDS[] = {
    NAME("role", role), COUNT("paragraph", paragraph), COUNT("slice", slice),
    {"part", BX_FIELD_PART, AT(part)},
    BYTE("widows", widows), BYTE("orphans", orphans), FLAG("not_first", not_first),
    {"protected_words", BX_FIELD_TEXTS, AT(protected_words), .count_offset = offsetof(STRUCT, protected_word_count), .optional = true},
    NUMBERS("rect", rect, 4), PLACE("source", span),
    LINES("lines", lines, line_count, BX_PLATE_LINE_SCHEMA),
};
static SCHEMA(BLOCK, false, BLOCK_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_slice
static const bx_plate_field SLICE_FIELDS[] = {
    NUMBER(NULL, rect.x), NUMBER(NULL, rect.y), NUMBER(NULL, rect.width), NUMBER(NULL, rect.height),
    COUNT(NULL, band), COUNT(NULL, lines), COUNT(NULL, used),
};
static SCHEMA(SLICE, true, SLICE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_part
static const bx_plate_field PART_FIELDS[] = {
    NAME("role", role), NUMBERS("rect", rect, 4), PLACE("source", span), FLAG("framed", framed), FLAG("placed", placed),
    FLAG("captioned", captioned), FLAG("credited", credited), FLAG("file", file), FLAG("avoid_fold", avoid_fold),
    {"facing", BX_FIELD_INT8, AT(facing), .count = 1, .optional = true},
    {"belongs_to", BX_FIELD_TEXT, AT(belongs_to), .optional = true},
    {"booked", BX_FIELD_INT32, AT(booked_width), .count = 2, .optional = true},
};
static SCHEMA(PART, false, PART_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_statement
static const bx_plate_field STATEMENT_FIELDS[] = {
    NAME(NULL, role), TEXT(NULL, text), COUNT(NULL, page), TEXT(NULL, target), PLACE(NULL, span),
};
static SCHEMA(STATEMENT, true, STATEMENT_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_fit
static const bx_plate_field FIT_FIELDS[] = {
    NAME("role", role), NUMBER("size", size), NUMBER("scale", scale_x), NUMBER("tracking", tracking),
    COUNT("lines", lines), TRUTH("fits", fits),
};
static SCHEMA(FIT, false, FIT_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_step
static const bx_plate_field STEP_FIELDS[] = {
    NAME(NULL, step), NAME(NULL, role), COUNT(NULL, paragraph), NUMBER(NULL, before), NUMBER(NULL, after), PLACE(NULL, span),
};
static SCHEMA(STEP, true, STEP_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_attribute
static const bx_plate_field ATTRIBUTE_FIELDS[] = {
    TEXT(NULL, name), TEXT(NULL, value),
};
static SCHEMA(ATTRIBUTE, true, ATTRIBUTE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_asked
static const bx_plate_field ASKED_FIELDS[] = {
    COUNT(NULL, depth), {NULL, BX_FIELD_NAME, AT(element), .nullable = true}, TEXT(NULL, text), LIST(NULL, attributes, attribute_count, ATTRIBUTE),
    PLACE(NULL, span),
};
static SCHEMA(ASKED, true, ASKED_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_declaration
static const bx_plate_field DECLARATION_FIELDS[] = {
    TEXT(NULL, selector), TEXT(NULL, property), TEXT(NULL, value), TRUTH(NULL, important), COUNT(NULL, line),
};
static SCHEMA(DECLARATION, true, DECLARATION_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_sheet
static const bx_plate_field SHEET_FIELDS[] = {
    CHOSEN("origin", origin, ORIGINS), TEXT("path", path),
    LINES("declarations", declarations, declaration_count, DECLARATION),
};
static SCHEMA(SHEET, false, SHEET_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_file
static const bx_plate_field FILE_FIELDS[] = {
    CHOSEN(NULL, kind, KINDS), TEXT(NULL, path), TEXT(NULL, sha256),
};
static SCHEMA(FILE_ROW, true, FILE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_story
static const bx_plate_field STORY_FIELDS[] = {
    TEXT("story", id), NAME("role", role), TEXT("title", title), TEXT("language", language), PLACE("source", span),
    COUNT("characters", characters), COUNT("placed", placed), COUNT("overset_lines", overset_lines),
    COUNT("overset_characters", overset_characters), COUNT("empty_lines", hole_lines),
    {"jump_page", BX_FIELD_UINT32, AT(jump_page), .count = 1, .optional = true},
    {"continued_page", BX_FIELD_UINT32, AT(continued_page), .count = 1, .optional = true},
    {"copyfit", BX_FIELD_LIST, AT(steps), .count_offset = offsetof(STRUCT, step_count), .of = &STEP, .optional = true},
    LIST("polygon", polygon, polygon_count, RECT),
    LIST("slices", slices, slice_count, SLICE),
    LIST("parts", parts, part_count, PART),
    LIST("statements", statements, statement_count, STATEMENT),
    {"group", BX_FIELD_UINT32, AT(group), .count = 1, .optional = true},
    {"priority", BX_FIELD_UINT32, AT(priority), .count = 1, .optional = true},
    FLAG("played_down", played_down), FLAG("reverse_lead", reverse_lead), FLAG("avoid_fold", avoid_fold),
    {"kind", BX_FIELD_TEXT, AT(kind), .optional = true},
    {"topics", BX_FIELD_TEXT, AT(topics), .optional = true},
    {"lint", BX_FIELD_LEVELS, AT(lint)},
    LIST("head", fits, fit_count, FIT),
    LINES("asked", asked, asked_count, ASKED),
    LINES("blocks", blocks, block_count, BLOCK),
};
SCHEMA(BX_PLATE_STORY_SCHEMA, false, STORY_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_fill
static const bx_plate_field FILL_FIELDS[] = {
    NUMBERS("rect", rect, 4), COLOR("color", color), NUMBER("radius", radius), FLAG("above", above),
};
static SCHEMA(FILL, false, FILL_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_image
static const bx_plate_field IMAGE_FIELDS[] = {
    {"path", BX_FIELD_PICTURE, AT(path)}, NUMBERS("rect", rect, 4), PLACE("source", span),
    {"crop", BX_FIELD_UINT32, AT(crop_x), .count = 4}, FLAG("bitmap", bitmap), COUNT("story", story),
    {"part", BX_FIELD_PART, AT(part)}, FLAG("figure", figure), TRUTH("missing", missing),
    FLAG("keep_inks", keep_inks),
};
static SCHEMA(IMAGE, false, IMAGE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_rule
static const bx_plate_field RULE_FIELDS[] = {
    NAME("role", role), NUMBERS("from", from, 2), NUMBERS("to", to, 2), NUMBER("width", width),
    CHOICE("style", style, RULES), COLOR("color", color),
};
static SCHEMA(RULE, false, RULE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_frame
static const bx_plate_field FRAME_FIELDS[] = {
    NUMBERS("rect", rect, 4), NUMBER("radius", radius), NUMBER("width", width), CHOICE("style", style, RULES),
    COLOR("color", color),
};
static SCHEMA(FRAME, false, FRAME_FIELDS);
#undef STRUCT

#define STRUCT bx_plate_code
static const bx_plate_field CODE_FIELDS[] = {
    NAME("kind", kind), TEXT("value", value), NUMBERS("rect", rect, 4), NUMBER("module", module), PLACE("source", span),
    LIST("bars", bars, bar_count, RECT),
};
static SCHEMA(CODE, false, CODE_FIELDS);
#undef STRUCT

#define STRUCT bx_plate
static const bx_plate_field GRID_FIELDS[] = {
    NUMBER("origin", grid_origin), NUMBER("pitch", grid_pitch), NUMBER("em", em), FLAG("vertical", vertical),
    LIST("columns", columns, column_count, RECT),
};
static SCHEMA(GRID, false, GRID_FIELDS);
static const bx_plate_field PAGE_FIELDS[] = {
    COUNT("page", number), {"through", BX_FIELD_UINT32, AT(through), .count = 1, .optional = true},
    COUNT("pages", page_count), {"date", BX_FIELD_INT32, AT(year), .count = 3},
    NUMBERS("size", width, 2), NUMBER("bleed", bleed), FLAG("crop_marks", crop_marks), FLAG("black_only", black_only),
    NUMBERS("type_area", type_area, 4),
    {"grid", BX_FIELD_GROUP, .of = &GRID},
    {"lint", BX_FIELD_LEVELS, AT(lint)}, CHOICE("cut", cut, CUTS),
    {"sensitive_words", BX_FIELD_TEXTS, AT(sensitive_words), .count_offset = offsetof(STRUCT, sensitive_word_count), .optional = true},
    LINES("fills", fills, fill_count, FILL),
    LINES("images", images, image_count, IMAGE),
    LINES("rules", rules, rule_count, RULE),
    LINES("frames", frames, frame_count, FRAME),
    {"codes", BX_FIELD_LIST, AT(codes), .count_offset = offsetof(STRUCT, code_count), .of = &CODE, .optional = true, .lines = true},
    LINES("asked", asked, asked_count, ASKED),
    LINES("sheets", sheets, sheet_count, SHEET),
    LINES("files", files, file_count, FILE_ROW),
    COUNT("errors", errors), COUNT("warnings", warnings),
};
SCHEMA(BX_PLATE_PAGE_SCHEMA, false, PAGE_FIELDS);
#undef STRUCT

#define STRUCT bx_dump_spot
static const bx_plate_field SPOT_FIELDS[] = {
    TEXT(NULL, name), COLOR(NULL, color),
};
static SCHEMA(SPOT, true, SPOT_FIELDS);
#undef STRUCT

#define STRUCT bx_dump_head
static const bx_plate_field CONDITION_FIELDS[] = {
    TEXT("profile", condition.profile), TEXT("sha256", condition.sha256), TEXT("identifier", condition.identifier),
    TEXT("registry", condition.registry), TEXT("standard", condition.standard),
    TRUTH("marks_on_all_plates", condition.marks_on_all_plates), COUNT("ink_limit", condition.ink_limit),
    COUNT("picture_ppi", condition.picture_ppi), COUNT("picture_quality", condition.picture_quality),
    NUMBER("least_type", condition.least_type), NUMBER("least_rule", condition.least_rule),
    LIST("spots", condition.spots, condition.spot_count, SPOT),
};
static SCHEMA(CONDITION, false, CONDITION_FIELDS);
static const bx_plate_field HEAD_FIELDS[] = {
    TEXT("program", program), COUNT("rules", rules), TEXT("unicode", unicode), TEXT("title", title),
    TEXT("language", language), {"date", BX_FIELD_UINT32, AT(date), .count = 3}, TEXT("number", number),
    LIST("issue", attributes, attribute_count, ATTRIBUTE),
    TRUTH("grid", grid), TRUTH("lint_overlay", lint_overlay), TRUTH("normalize", normalize),
    {"condition", BX_FIELD_GROUP, .of = &CONDITION},
    LINES("sheets", sheets, sheet_count, SHEET),
    LINES("files", files, file_count, FILE_ROW),
};
SCHEMA(BX_DUMP_HEAD_SCHEMA, false, HEAD_FIELDS);
#undef STRUCT
/* clang-format on */
