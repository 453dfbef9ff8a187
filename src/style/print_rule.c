/* @-bx-print: the printing condition of a house. */
#include "style/sheet.h"

#include "style/codes.h"

static bool read_profile(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    size_t at = (size_t)(bx_values_peek(values) - text->tokens);
    bx_string address;
    if (!bx_address_read(text, &at, text->count, &address)) return false;
    values->at = (size_t)(&text->tokens[at] - values->tokens);
    rule->profile = bx_address_resolve(text, address);
    return true;
}

/* A string of ASCII: PDF readers of press desks compare it byte by byte. */
static bool read_name(bx_values *values, bx_string *name)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_STRING || token->text.size == 0) return false;
    for (size_t i = 0; i < token->text.size; i++) {
        if (token->text.data[i] < 0x20 || token->text.data[i] > 0x7E) return false;
    }
    *name = token->text;
    values->at++;
    return true;
}

static bool read_condition(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_name(values, &rule->condition);
}

static bool read_registry(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_name(values, &rule->registry);
}

static bool read_standard(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    rule->standard = BX_STRING("x-1a"); /* the only one */
    return bx_values_keyword(values, rule->standard.data);
}

static bool read_marks(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    rule->marks_on_all_plates = bx_values_keyword(values, "all");
    return rule->marks_on_all_plates || bx_values_keyword(values, "black");
}

/* A whole number of a unit within limits. */
static bool read_number(bx_values *values, bx_token_type type, const char *unit, int64_t least,
                        int64_t most, uint32_t *number)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type != type || token->number % 1000000 != 0) return false;
    if (unit && !bx_string_equal_ignore_case(token->text, unit)) return false;
    int64_t value = token->number / 1000000;
    if (value < least || value > most) return false;
    *number = (uint32_t)value;
    values->at++;
    return true;
}

static bool read_ink_limit(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_number(values, BX_TOKEN_PERCENT, NULL, 100, 400, &rule->ink_limit);
}

static bool read_resolution(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_number(values, BX_TOKEN_DIMENSION, "dpi", 36, 2400, &rule->picture_ppi);
}

static bool read_quality(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_number(values, BX_TOKEN_NUMBER, NULL, 1, 100, &rule->picture_quality);
}

static bool read_size(bx_values *values, bx_length *size)
{
    return bx_values_length(values, false, size) && *size > 0;
}

static bool read_least_type(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_size(values, &rule->least_type);
}

static bool read_least_rule(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    (void)text;
    return read_size(values, &rule->least_rule);
}

/* Names of plates that are there without being said. */
static bool is_reserved(bx_string name)
{
    static const char *const names[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (bx_string_equal_ignore_case(name, names[i])) return true;
    }
    return false;
}

static bool same_color_or_name(const bx_spot_rule *a, const bx_spot_rule *b)
{
    return bx_string_equal(a->name, b->name) || bx_color_equal(a->color, b->color);
}

/* A name of at most 127 bytes, as PDF's names are, and a colour; neither given to another ink. */
static bool read_spot(bx_values *values, const bx_spot_rule *spots, size_t count,
                      bx_spot_rule *spot)
{
    if (!read_name(values, &spot->name) || spot->name.size > 127 || is_reserved(spot->name) ||
        !bx_values_color(values, &spot->color) || spot->color.space != BX_COLOR_CMYK)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (same_color_or_name(&spots[i], spot)) return false;
    }
    return true;
}

static bool read_spots(bx_sheet_text *text, bx_values *values, bx_print_rule *rule)
{
    bx_spot_rule spots[BX_MOST_SPOTS];
    size_t count = 0;
    do {
        if (count == BX_MOST_SPOTS || !read_spot(values, spots, count, &spots[count])) return false;
        count++;
    } while (bx_values_delimiter(values, ','));
    rule->spots = bx_arena_copy(text->arena, spots, count * sizeof *spots);
    rule->spot_count = count;
    return true;
}

static const struct {
    const char *name;
    bool (*read)(bx_sheet_text *text, bx_values *values, bx_print_rule *rule);
    const char *expected;
    bool required;
} DESCRIPTORS[] = {
    {"profile", read_profile, "url(\"file.icc\")", true},
    {"condition", read_condition, "\"a name in ASCII\"", true},
    {"registry", read_registry, "\"http://www.color.org\"", false},
    {"standard", read_standard, "x-1a", false},
    {"registration-marks", read_marks, "black | all", false},
    {"ink-limit", read_ink_limit, "100% to 400%", true},
    {"picture-resolution", read_resolution, "36dpi to 2400dpi", true},
    {"picture-quality", read_quality, "1 to 100", true},
    {"minimum-type-size", read_least_type, "a length", false},
    {"minimum-rule-width", read_least_rule, "a length", false},
    {"spot-inks", read_spots, "\"name\" device-cmyk(c m y k), at most 8, each once", false},
};
enum { DESCRIPTOR_COUNT = sizeof DESCRIPTORS / sizeof *DESCRIPTORS };

/* The row of a descriptor that is understood, or −1 with a message. */
static int read_descriptor(bx_sheet_text *text, bx_descriptor *d, bx_print_rule *rule)
{
    bx_span span = bx_token_span(text, d->name, d->name);
    for (int i = 0; i < DESCRIPTOR_COUNT; i++) {
        if (!bx_string_equal_ignore_case(d->name->text, DESCRIPTORS[i].name)) continue;
        if (DESCRIPTORS[i].read(text, &d->values, rule) && bx_values_done(&d->values)) return i;
        bx_report(text->diagnostics, BX_PRINT_VALUE_BAD, span, DESCRIPTORS[i].name,
                  DESCRIPTORS[i].expected);
        return -1;
    }
    bx_short_text shown;
    bx_report(text->diagnostics, BX_PRINT_DESCRIPTOR_UNKNOWN, span,
              bx_short(&shown, d->name->text));
    return -1;
}

void bx_print_rule_parse(bx_sheet_text *text, size_t name, size_t open, size_t close)
{
    bx_value_context context = {.arena = text->arena}; /* nothing here is relative */
    bx_print_rule rule = {.standard = BX_STRING("x-1a"),
                          .span = bx_token_span(text, &text->tokens[name], &text->tokens[name])};
    bool given[DESCRIPTOR_COUNT] = {false}, good = true;
    size_t at = open + 1;
    bx_descriptor d;
    while (bx_descriptor_next(text, &at, close, &context, &d)) {
        int row = read_descriptor(text, &d, &rule);
        if (row >= 0) given[row] = true;
        good &= row >= 0;
    }
    for (int i = 0; i < DESCRIPTOR_COUNT && good; i++) {
        if (given[i] || !DESCRIPTORS[i].required) continue;
        bx_report(text->diagnostics, BX_PRINT_INCOMPLETE, rule.span, DESCRIPTORS[i].name,
                  DESCRIPTORS[i].expected);
        good = false;
    }
    if (good) text->set->print = rule;
}
