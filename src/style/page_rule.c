/* @page (CSS Paged Media 3). */
#include "style/sheet.h"

#include "style/codes.h"

/* Names of sizes: those of CSS, and the trade's. Upright, in micrometres. */
static const struct {
    const char *name;
    int32_t width, height;
} SIZES[] = {
    {"a5", 148000, 210000},      {"a4", 210000, 297000},       {"a3", 297000, 420000},
    {"a2", 420000, 594000},      {"b5", 176000, 250000},       {"b4", 250000, 353000},
    {"jis-b5", 182000, 257000},  {"jis-b4", 257000, 364000},   {"letter", 215900, 279400},
    {"legal", 215900, 355600},   {"ledger", 279400, 431800},   {"broadsheet", 390000, 550000},
    {"tabloid", 275000, 390000}, {"berliner", 315000, 470000},
};

/* The longest side of a page in PDF (ISO 32000-1, annex C), and a bleed that no press needs. */
static const bx_length LONGEST_SIDE = BX_PT(14400), WIDEST_BLEED = BX_PT(720);

bx_sheet bx_sheet_initial(void)
{
    bx_sheet sheet = {.width = bx_length_from_micrometres(390000),
                      .height = bx_length_from_micrometres(550000)};
    for (int side = 0; side < 4; side++)
        sheet.margin[side] = bx_length_from_micrometres(20000);
    return sheet;
}

static bool read_name(bx_values *values, bx_sheet *sheet)
{
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        if (!bx_values_keyword(values, SIZES[i].name)) continue;
        sheet->width = bx_length_from_micrometres(SIZES[i].width);
        sheet->height = bx_length_from_micrometres(SIZES[i].height);
        return true;
    }
    return false;
}

static bool read_orientation(bx_values *values, bool *landscape)
{
    *landscape = bx_values_keyword(values, "landscape");
    return *landscape || bx_values_keyword(values, "portrait");
}

/* auto | <length>{1,2} | [ <name> || [ portrait | landscape ] ] */
static bool read_size(bx_values *values, bx_page_rule *rule)
{
    bx_sheet *sheet = &rule->sheet;
    rule->has_size = true;
    sheet->width = bx_sheet_initial().width;
    sheet->height = bx_sheet_initial().height;
    if (bx_values_keyword(values, "auto")) return true;
    bool landscape;
    bool turned = read_orientation(values, &landscape);
    bool named = read_name(values, sheet);
    if (named && !turned) turned = read_orientation(values, &landscape);
    if (turned) {
        bx_length narrow = bx_length_min(sheet->width, sheet->height);
        bx_length wide = bx_length_max(sheet->width, sheet->height);
        sheet->width = landscape ? wide : narrow;
        sheet->height = landscape ? narrow : wide;
    }
    if (named || turned) return true;
    if (!bx_values_length(values, false, &sheet->width)) return false;
    sheet->height = sheet->width;
    return bx_values_done(values) || bx_values_length(values, false, &sheet->height);
}

static bool read_margin(bx_values *values, bx_page_rule *rule)
{
    bx_length given[4];
    int count = 0;
    while (count < 4 && bx_values_length(values, false, &given[count]))
        count++;
    static const int source[5][4] = {{0}, {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    for (int side = 0; side < 4 && count > 0; side++) {
        rule->sheet.margin[side] = given[source[count][side]];
        rule->has_margin[side] = true;
    }
    return count > 0;
}

static bool read_bleed(bx_values *values, bx_page_rule *rule)
{
    rule->has_bleed = true;
    rule->sheet.bleed = BX_BLEED_AUTO;
    return bx_values_keyword(values, "auto") || bx_values_length(values, false, &rule->sheet.bleed);
}

/* none | crop && cross?; cross marks alone are not drawn. */
static bool read_marks(bx_values *values, bx_page_rule *rule)
{
    rule->has_marks = true;
    rule->sheet.crop_marks = false;
    if (bx_values_keyword(values, "none")) return true;
    bx_values_keyword(values, "cross");
    rule->sheet.crop_marks = bx_values_keyword(values, "crop");
    bx_values_keyword(values, "cross");
    return rule->sheet.crop_marks;
}

static bool read_one_margin(bx_values *values, bx_page_rule *rule, bx_side side)
{
    rule->has_margin[side] = true;
    return bx_values_length(values, false, &rule->sheet.margin[side]);
}

static bool read_margin_top(bx_values *values, bx_page_rule *rule)
{
    return read_one_margin(values, rule, BX_TOP);
}

static bool read_margin_right(bx_values *values, bx_page_rule *rule)
{
    return read_one_margin(values, rule, BX_RIGHT);
}

static bool read_margin_bottom(bx_values *values, bx_page_rule *rule)
{
    return read_one_margin(values, rule, BX_BOTTOM);
}

static bool read_margin_left(bx_values *values, bx_page_rule *rule)
{
    return read_one_margin(values, rule, BX_LEFT);
}

static const struct {
    const char *name;
    bool (*read)(bx_values *values, bx_page_rule *rule);
} DESCRIPTORS[] = {
    {"size", read_size},
    {"margin", read_margin},
    {"margin-top", read_margin_top},
    {"margin-right", read_margin_right},
    {"margin-bottom", read_margin_bottom},
    {"margin-left", read_margin_left},
    {"bleed", read_bleed},
    {"marks", read_marks},
};

/* Says what PDF cannot have; true when all is well. */
static bool in_range(const bx_sheet_text *text, bx_span span, const bx_sheet *sheet)
{
    const bx_length sides[] = {sheet->width, sheet->height};
    bx_number_text value, most;
    for (int i = 0; i < 2; i++) {
        if (sides[i] >= BX_ONE_PT && sides[i] <= LONGEST_SIDE) continue;
        bx_report(text->diagnostics, BX_PAGE_SIZE_RANGE, span, "size", bx_points(&value, sides[i]),
                  "1", bx_points(&most, LONGEST_SIDE));
        return false;
    }
    if (sheet->bleed <= WIDEST_BLEED) return true;
    bx_report(text->diagnostics, BX_PAGE_SIZE_RANGE, span, "bleed", bx_points(&value, sheet->bleed),
              "0", bx_points(&most, WIDEST_BLEED));
    return false;
}

/* Reads one descriptor into a copy, so that a bad one leaves the rule as it was. */
static void read_descriptor(const bx_sheet_text *text, bx_descriptor *d, bx_page_rule *rule)
{
    bx_span span = bx_token_span(text, d->name, d->name);
    bx_short_text shown;
    size_t i = 0, count = sizeof DESCRIPTORS / sizeof *DESCRIPTORS;
    while (i < count && !bx_string_equal_ignore_case(d->name->text, DESCRIPTORS[i].name))
        i++;
    if (i == count) {
        bx_report(text->diagnostics, BX_PAGE_DESCRIPTOR_UNKNOWN, span,
                  bx_short(&shown, d->name->text));
        return;
    }
    bx_page_rule changed = *rule;
    if (!DESCRIPTORS[i].read(&d->values, &changed) || !bx_values_done(&d->values))
        bx_report(text->diagnostics, BX_PAGE_DESCRIPTOR_BAD, span, bx_short(&shown, d->name->text));
    else if (in_range(text, span, &changed.sheet))
        *rule = changed;
}

void bx_page_rule_parse(bx_sheet_text *text, size_t begin, size_t prelude_end, size_t open,
                        size_t close)
{
    bx_value_context context = {BX_PT(9),       BX_PT(13),   BX_PT(9),        BX_PT(13),
                                BX_COLOR_BLACK, text->arena, text->lint_rules};
    bx_page_rule rule = {.origin = text->origin, .sheet = bx_sheet_initial()};
    while (begin < prelude_end && text->tokens[begin].type == BX_TOKEN_SPACE)
        begin++;
    if (begin < prelude_end && text->tokens[begin].type == BX_TOKEN_IDENT)
        rule.name = text->tokens[begin].text;
    size_t i = open + 1;
    bx_descriptor d;
    while (bx_descriptor_next(text, &i, close, &context, &d))
        read_descriptor(text, &d, &rule);
    bx_array_push(&text->set->pages, rule);
}
