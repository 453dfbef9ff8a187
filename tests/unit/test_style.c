/* Parsing, matching, cascade, messages. */
#include "runner.h"
#include "style/box_style.h"
#include "style/codes.h"
#include "style/fit_style.h"
#include "style/font_style.h"
#include "style/grid_style.h"
#include "style/line_style.h"
#include "style/page_style.h"
#include "style/picture_style.h"
#include "style/place_style.h"
#include "style/property.h"
#include "style/style.h"
#include "style/text_style.h"
#include "style/value.h"

#include <stdio.h>
#include <string.h>

typedef struct fixture {
    bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_arena *arena;
    bx_style_set *set;
    bx_node *issue, *page, *article, *head, *p1, *p2, *em;
    bx_styles *styles;
} fixture;

/* issue > page.front > article#lead[area=a].big > head, p, p > em */
static fixture make(const char *css)
{
    fixture f = {.sources = bx_sources_new(),
                 .diagnostics = bx_diagnostics_new(),
                 .arena = bx_arena_new(),
                 .set = bx_style_set_new(50)};
    bx_span none = {0};
    f.issue = bx_node_new(f.arena, NULL, BX_ELEMENT_ISSUE, none);
    f.page = bx_node_new(f.arena, f.issue, BX_ELEMENT_PAGE, none);
    f.article = bx_node_new(f.arena, f.page, BX_ELEMENT_ARTICLE, none);
    f.head = bx_node_new(f.arena, f.article, BX_ELEMENT_HEAD, none);
    f.p1 = bx_node_new(f.arena, f.article, BX_ELEMENT_P, none);
    f.p2 = bx_node_new(f.arena, f.article, BX_ELEMENT_P, none);
    f.em = bx_node_new(f.arena, f.p2, BX_ELEMENT_EM, none);
    static bx_attribute page[] = {{.name = {"class", 5}, .value = {"front", 5}}};
    static bx_attribute article[] = {{.name = {"id", 2}, .value = {"lead", 4}},
                                     {.name = {"area", 4}, .value = {"a", 1}},
                                     {.name = {"class", 5}, .value = {"big x", 5}}};
    f.page->attributes = page;
    f.page->attribute_count = 1;
    f.article->attributes = article;
    f.article->attribute_count = 3;
    bx_node_number(f.issue);
    uint32_t source = bx_sources_add(f.sources, BX_STRING("t.css"), bx_string_of(css));
    bx_style_set_add(f.set, f.sources, source, BX_ORIGIN_HOUSE, f.diagnostics);
    f.styles = bx_style_cascade(f.set, f.issue, f.arena, f.diagnostics);
    return f;
}

static void release(fixture *f)
{
    bx_style_set_free(f->set);
    bx_diagnostics_free(f->diagnostics);
    bx_sources_free(f->sources);
    bx_arena_free(f->arena);
}

START_TEST(selectors_match)
{
    static const struct {
        const char *selector;
        bool p1, p2, em;
    } cases[] = {
        {"p", true, true, false},
        {"article p", true, true, false},
        {"article > em", false, false, false},
        {"article em", false, false, true},
        {"#lead > p", true, true, false},
        {".big p", true, true, false},
        {".big.x p:first-child", false, false, false},
        {"p:nth-child(2)", true, false, false},
        {"p:last-child", false, true, false},
        {"p + p", false, true, false},
        {"head ~ p", true, true, false},
        {"[area=a] p", true, true, false},
        {"[class~=x] p", true, true, false},
        {"[area^=b] p", false, false, false},
        {"p:not(:last-child)", true, false, false},
        {":is(p, em):nth-child(odd)", false, true, true},
        {"p:has(em)", false, true, false},
        {"p:has( > em )", false, true, false},
        {"p:has( + p)", true, false, false},
        {"p:has( ~p )", true, false, false},
        {"p:has( em)", false, true, false},
        {"p:nth-of-type(2)", false, true, false},
        {"p:nth-child(2n+1)", false, true, false},
        {"*", true, true, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char css[128];
        snprintf(css, sizeof css, "%s { font-weight: 333 }", cases[i].selector);
        fixture f = make(css);
        bool p1 = bx_style_of(f.styles, f.p1)->font->font_weight == 333;
        bool p2 = bx_style_of(f.styles, f.p2)->font->font_weight == 333;
        bool inherits = strchr(css, '*') == NULL && p2;
        bool em =
            bx_style_of(f.styles, f.em)->font->font_weight == 333 && (!inherits || cases[i].em);
        ck_assert_msg(p1 == cases[i].p1 && p2 == cases[i].p2 && em == cases[i].em, "%s", css);
        ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
        release(&f);
    }
}
END_TEST

START_TEST(cascade_orders_by_specificity_origin_and_importance)
{
    fixture f = make("#lead p { widows: 2 } p { widows: 3 } article p { widows: 4 }"
                     "p { orphans: 5 !important } #lead p { orphans: 6 }"
                     "@layer low { #lead > p { letter-spacing: 1pt } } p { letter-spacing: 2pt }");
    const bx_style *p = bx_style_of(f.styles, f.p1);
    ck_assert_int_eq(p->line->widows, 2);
    ck_assert_int_eq(p->line->orphans, 5);
    ck_assert_int_eq(p->text->letter_spacing, BX_PT(2));
    ck_assert_ptr_eq(p, bx_style_of(f.styles, f.p1));
    release(&f);
}
END_TEST

START_TEST(units_and_calc)
{
    static const struct {
        const char *value;
        int64_t units; /* 1/65536 pt; page 9/13, article 12/20 */
    } cases[] = {
        {"1pt", 65536},
        {"1in", 72 * 65536},
        {"1mm", 185771},
        {"4q", 185771},
        {"1ic", 12 * 65536},
        {"1lh", 20 * 65536},
        {"2ric", 18 * 65536},
        {"1.5rlh", 1277952},
        {"calc(1ric + 2pt * 3)", 15 * 65536},
        {"calc((4pt - 1pt) / 2)", 98304},
        {"var(--a)", 7 * 65536},
        {"var(--none, 3pt)", 3 * 65536},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char css[200];
        snprintf(css, sizeof css,
                 "page { font: 小五/13pt serif; --a: 7pt } article { font: 小四/20pt serif; "
                 "margin-top: %s }",
                 cases[i].value);
        fixture f = make(css);
        ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
        int64_t got = bx_style_of(f.styles, f.article)->box->margin[BX_TOP].value;
        ck_assert_msg(llabs(got - cases[i].units) <= 1, "%s gives %lld", cases[i].value,
                      (long long)got);
        release(&f);
    }
}
END_TEST

START_TEST(display_text)
{
    fixture f = make("article { -bx-headline-stops: space; -bx-text-fit: condense; "
                     "font-feature-settings: \"vpal\", \"palt\" off;"
                     " word-spacing: -bx-font-space }");
    const bx_style *article = bx_style_of(f.styles, f.article), *p = bx_style_of(f.styles, f.p1);
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    ck_assert_int_eq(article->text->headline_stops, BX_STOPS_SPACE);
    ck_assert_int_eq(p->text->headline_stops, BX_STOPS_SPACE);
    ck_assert(article->text->text_condense && !p->text->text_condense);
    ck_assert_int_eq(p->font->font_palt, BX_PALT_VERTICAL);
    ck_assert_int_eq(p->text->word_spacing, BX_WORD_SPACE_OF_FONT);
    release(&f);
}
END_TEST

START_TEST(copyfit_ranges)
{
    fixture f = make("page { -bx-copyfit: all } p { -bx-copyfit-range: 1 5%; -bx-copyfit: none } "
                     "head { -bx-copyfit-range: 2 }");
    const bx_style *p = bx_style_of(f.styles, f.p1), *head = bx_style_of(f.styles, f.head);
    ck_assert_int_eq(p->fit->copyfit, BX_COPYFIT_NONE);
    ck_assert_int_eq(head->fit->copyfit, BX_COPYFIT_ALL);
    ck_assert_int_eq(p->fit->copyfit_range[0].kind, BX_DIMENSION_LENGTH);
    ck_assert_int_eq(p->fit->copyfit_range[0].value, 1);
    ck_assert_int_eq(p->fit->copyfit_range[1].kind, BX_DIMENSION_PERCENT);
    ck_assert_int_eq(p->fit->copyfit_range[1].value, 5 * 65536);
    ck_assert_int_eq(head->fit->copyfit_range[1].value, 2);
    ck_assert_int_eq(bx_style_of(f.styles, f.em)->fit->copyfit_range[0].kind, BX_DIMENSION_NONE);
    release(&f);
}
END_TEST

START_TEST(areas_may_have_any_shape)
{
    fixture f = make("page { grid-template-areas: \"a b b a\" \"a a a a\"; grid-template-columns: "
                     "repeat(2, 15.5ric 1fr);"
                     "grid-template-rows: 12rlh auto }");
    const bx_style *page = bx_style_of(f.styles, f.page);
    ck_assert_uint_eq(page->grid->areas->columns, 4);
    ck_assert_uint_eq(page->grid->areas->rows, 2);
    ck_assert_uint_eq(page->grid->areas->cells[0], page->grid->areas->cells[7]);
    ck_assert_uint_ne(page->grid->areas->cells[1], page->grid->areas->cells[0]);
    ck_assert_uint_eq(page->grid->columns.count, 4);
    ck_assert_int_eq(page->grid->columns.tracks[3].size.kind, BX_DIMENSION_FRACTION);
    ck_assert_int_eq(page->grid->rows.tracks[1].size.kind, BX_DIMENSION_AUTO);
    release(&f);
}
END_TEST

START_TEST(places_may_be_polygons_and_shapes)
{
    fixture f =
        make("article { grid-area: 1 / 1 / 4 / 2, 3 / 2 / 4 / -1; -bx-lead-columns: 2 10pt }"
             "head { shape-outside: inset(1pt 20%) } p { shape-outside: polygon(0 0, 100% 0, 50% "
             "9pt); shape-margin: 2pt }");
    const bx_style *article = bx_style_of(f.styles, f.article);
    ck_assert_int_eq(article->place->grid_row[1].line, 4);
    ck_assert_uint_eq(article->place->grid_area.part_count, 1);
    ck_assert_int_eq(article->place->grid_area.parts[0].column[1].line, -1);
    ck_assert_int_eq(article->place->grid_area.parts[0].row[0].line, 3);
    ck_assert_uint_eq(article->grid->lead_columns.count, 2);
    ck_assert_int_eq(article->grid->lead_columns.lines, BX_PT(10));
    const bx_shape *inset = bx_style_of(f.styles, f.head)->place->shape_outside;
    ck_assert_int_eq(inset->values[BX_BOTTOM].value, BX_PT(1));
    ck_assert_int_eq(inset->values[BX_LEFT].value, 20 * 65536);
    const bx_shape *polygon = bx_style_of(f.styles, f.p1)->place->shape_outside;
    ck_assert_uint_eq(polygon->count, 3);
    ck_assert_int_eq(polygon->values[5].value, BX_PT(9));
    ck_assert_int_eq(bx_style_of(f.styles, f.p1)->place->shape_margin, BX_PT(2));
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    release(&f);
    f = make("p { shape-outside: polygon(0 0, 1pt); shape-outside: inset(); -bx-lead-columns: 2; "
             "grid-area: 1 / 1, }");
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 4);
    release(&f);
}
END_TEST

START_TEST(bad_css_is_reported_at_its_place_and_the_rest_applies)
{
    static const struct {
        const char *css;
        bx_code code;
        uint32_t line, column;
    } cases[] = {
        {"p { colr: red; widows: 7 }", BX_PROPERTY_UNKNOWN, 1, 5},
        {"p { widows: many; widows: 7 }", BX_VALUE_BAD, 1, 13},
        {"p { margin-top: 3foo;\n widows: 7 }", BX_UNIT_UNKNOWN, 1, 17},
        {"p:hover { widows: 3 }\np { widows: 7 }", BX_SELECTOR_BAD, 1, 3},
        {"@nonsense x;\np { widows: 7 }", BX_AT_RULE_UNKNOWN, 1, 1},
        {"p { widows: 7 } }", BX_BRACE_UNEXPECTED, 1, 17},
        {"p { widows: 7", BX_BLOCK_UNCLOSED, 1, 3},
        {"p { 7; widows: 7 }", BX_DECLARATION_BAD, 1, 5},
        {"@page { colour: red }\np { widows: 7 }", BX_PAGE_DESCRIPTOR_UNKNOWN, 1, 9},
        {"p { margin-top: var(--no); widows: 7 }", BX_VARIABLE_UNDEFINED, 1, 5},
        {"page { --a: var(--b); --b: var(--a) } p { margin-top: var(--a); widows: 7 }",
         BX_VARIABLE_UNDEFINED, 1, 43},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = make(cases[i].css);
        ck_assert_msg(bx_diagnostics_count(f.diagnostics) >= 1, "%s", cases[i].css);
        const bx_diagnostic *d = bx_diagnostics_at(f.diagnostics, 0);
        bx_position p = bx_sources_position(f.sources, d->span.source, d->span.begin);
        ck_assert_msg(d->code == cases[i].code, "%s: %s", cases[i].css, d->code->text);
        ck_assert_msg(p.line == cases[i].line && p.column == cases[i].column, "%s: %u:%u",
                      cases[i].css, p.line, p.column);
        ck_assert_int_eq(bx_style_of(f.styles, f.p1)->line->widows, 7);
        release(&f);
    }
}
END_TEST

START_TEST(lint_levels_add_up_and_are_inherited)
{
    fixture f =
        make("page { -bx-lint: n04 off, n25 warning; -bx-page-cut: allow; -bx-sensitive-words: "
             "\"ab\" \"cd\" }"
             "page.front { -bx-lint: n05 note } article { -bx-lint: all error, n18 default }");
    const bx_style *page = bx_style_of(f.styles, f.page),
                   *article = bx_style_of(f.styles, f.article);
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    ck_assert_int_eq(page->page->lint->level[4], BX_LINT_OFF);
    ck_assert_int_eq(page->page->lint->level[5], BX_LINT_NOTE);
    ck_assert_int_eq(page->page->lint->level[25], BX_LINT_WARNING);
    ck_assert_int_eq(page->page->lint->level[1], BX_LINT_DEFAULT);
    ck_assert_int_eq(page->page->page_cut, BX_CUT_ALLOW);
    ck_assert_uint_eq(page->page->sensitive_words.count, 2);
    ck_assert_int_eq(article->page->lint->level[4], BX_LINT_ERROR);
    ck_assert_int_eq(article->page->lint->level[18], BX_LINT_DEFAULT);
    ck_assert_ptr_eq(bx_style_of(f.styles, f.p1)->page->lint, article->page->lint);
    ck_assert_int_eq(article->page->page_cut, BX_CUT_FORBID);
    release(&f);
    f = make("page { -bx-lint: n51 off }");
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 1);
    ck_assert_ptr_null(bx_style_of(f.styles, f.page)->page->lint);
    release(&f);
}
END_TEST

START_TEST(junk_ends)
{
    bx_buffer css = {0};
    for (int i = 0; i < 10000; i++)
        bx_buffer_append_literal(&css, "@media{a{(");
    fixture f = make(css.data);
    release(&f);
    css.size = 0;
    for (int i = 0; i < 100000; i++)
        bx_buffer_append_byte(&css, (char)(33 + i * 7919 % 90));
    f = make(css.data);
    release(&f);
    bx_buffer_release(&css);
}
END_TEST

START_TEST(tables)
{
    fixture f = make("p { text-align: \".\" center; -bx-row-unit: 6pt; font-variant-numeric: "
                     "tabular-nums } head { text-align: \":\" } em { text-align: start }");
    const bx_style *p = bx_style_of(f.styles, f.p1), *head = bx_style_of(f.styles, f.head);
    ck_assert_uint_eq(p->line->align_mark, '.');
    ck_assert_int_eq(p->line->text_align, BX_ALIGN_CENTER);
    ck_assert_int_eq(p->grid->row_unit, BX_PT(6));
    ck_assert(p->font->tabular_figures && bx_style_of(f.styles, f.em)->font->tabular_figures &&
              !bx_style_of(f.styles, f.head)->font->tabular_figures);
    ck_assert_uint_eq(head->line->align_mark, ':');
    ck_assert_int_eq(head->line->text_align, BX_ALIGN_END);
    ck_assert_uint_eq(bx_style_of(f.styles, f.em)->line->align_mark, 0);
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    release(&f);
    f = make("p { border-block: 1pt solid; border-inline-end: 2pt dotted } head { writing-mode: "
             "vertical-rl; border-block-start: 3pt solid }");
    p = bx_style_of(f.styles, f.p1), head = bx_style_of(f.styles, f.head);
    ck_assert(p->box->border[BX_TOP].width == BX_PT(1) &&
              p->box->border[BX_BOTTOM].style == BX_BORDER_SOLID &&
              p->box->border[BX_RIGHT].width == BX_PT(2));
    ck_assert(head->box->border[BX_RIGHT].width == BX_PT(3) &&
              head->box->border[BX_RIGHT].style == BX_BORDER_SOLID);
    ck_assert(head->box->border[BX_TOP].style == BX_BORDER_NONE);
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    release(&f);
    f = make("p { text-align: \"..\" } head { text-align: \"\" }");
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 2);
    release(&f);
}
END_TEST

START_TEST(pictures)
{
    fixture f = make("p { caption-side: inline-end; -bx-caption-size: 8em; -bx-caption-gap: 3pt; "
                     "-bx-crop-limit: 30%; "
                     "initial-letter: 3 } "
                     "head { caption-side: -bx-over; -bx-crop-limit: auto; initial-letter: 1 }");
    const bx_style *p = bx_style_of(f.styles, f.p1), *head = bx_style_of(f.styles, f.head);
    ck_assert_int_eq(p->picture->caption_side, BX_CAPTION_INLINE_END);
    ck_assert_int_eq(p->picture->caption_size.value, 8 * p->font_size);
    ck_assert_int_eq(p->picture->caption_gap.value, BX_PT(3));
    ck_assert_int_eq(p->picture->crop_limit.value, 30 * 65536);
    ck_assert_uint_eq(p->place->initial_letter, 3);
    ck_assert_int_eq(head->picture->caption_side, BX_CAPTION_OVER);
    ck_assert_int_eq(head->picture->crop_limit.kind, BX_DIMENSION_AUTO);
    ck_assert_uint_eq(head->place->initial_letter, 0);
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    release(&f);
    f = make("p { -bx-crop-limit: 3pt; initial-letter: 0 }");
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 2);
    release(&f);
}
END_TEST

START_TEST(every_initial_value_is_valid)
{
    size_t count;
    const bx_property *rows = bx_property_table(&count);
    ck_assert_uint_gt(count, 100);
    for (size_t i = 0; i < count; i++) {
        if (!rows[i].initial || strstr(rows[i].initial, "currentcolor")) continue;
        char css[200];
        snprintf(css, sizeof css, "p { %s: %s }", rows[i].name, rows[i].initial);
        fixture f = make(css);
        ck_assert_msg(bx_diagnostics_count(f.diagnostics) == 0, "%s", css);
        release(&f);
    }
}
END_TEST

/* What a shorthand affects is what its longhands do, and a new row may not forget it. */
START_TEST(every_property_affects_some_kind_of_box)
{
    size_t count;
    const bx_property *rows = bx_property_table(&count);
    for (size_t i = 0; i < count; i++) {
        unsigned boxes = bx_property_boxes(&rows[i]), sum = rows[i].boxes;
        ck_assert_msg(boxes != 0 && (boxes & ~(unsigned)BX_BOXES_ALL) == 0, "%s", rows[i].name);
        ck_assert_msg((rows[i].boxes == 0) == (rows[i].size == 0), "%s", rows[i].name);
        char names[400];
        snprintf(names, sizeof names, "%s", rows[i].longhands ? rows[i].longhands : "");
        for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
            const bx_property *longhand = bx_property_find(bx_string_of(name));
            ck_assert_msg(longhand != NULL, "%s: %s", rows[i].name, name);
            sum |= bx_property_boxes(longhand);
        }
        ck_assert_msg(boxes == sum, "%s", rows[i].name);
    }
    ck_assert_uint_eq(bx_property_boxes(bx_property_find(BX_STRING("row-rule"))),
                      BX_BOXES_PAGE | BX_BOXES_GROUP | BX_BOXES_TABLE);
    ck_assert_uint_eq(bx_property_boxes(bx_property_find(BX_STRING("gap"))),
                      BX_BOXES_PAGE | BX_BOXES_ARTICLE | BX_BOXES_FIGURE | BX_BOXES_TABLE |
                          BX_BOXES_CONTAINER);
}
END_TEST

START_TEST(sizes_of_headlines)
{
    fixture f = make("article { -bx-font-size-list: 小二 42pt 二号; max-lines: 3; "
                     "-bx-text-scale-limits: 85% 110%; font-size: 20pt;"
                     " -bx-letter-spacing-limits: -0.05em 2pt; -bx-font-size-grade: 2.5; "
                     "-bx-head-placement: above-start }");
    const bx_style *style = bx_style_of(f.styles, f.article);
    ck_assert_uint_eq(bx_diagnostics_count(f.diagnostics), 0);
    ck_assert_uint_eq(style->fit->font_sizes.count, 3);
    ck_assert_int_eq(style->fit->font_sizes.sizes[0], BX_PT(42));
    ck_assert_int_eq(style->fit->font_sizes.sizes[2], BX_PT(18));
    ck_assert_uint_eq(style->fit->max_lines, 3);
    ck_assert_int_eq(style->fit->scale_limits[0], 55706);
    ck_assert_int_eq(style->fit->tracking_limits[1], 6554);
    ck_assert_uint_eq(style->fit->font_grade, 5);
    ck_assert_int_eq(style->fit->head_placement, BX_HEAD_ABOVE_START);
    release(&f);
    static const char *const bad[] = {"-bx-font-size-list: 0pt",
                                      "-bx-font-size-list: big",
                                      "max-lines: 0",
                                      "-bx-text-scale-limits: 120% 90%",
                                      "-bx-letter-spacing-limits: 0.1em 0.2em",
                                      "-bx-font-size-grade: 0.3",
                                      "-bx-head-placement: left"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char css[200];
        snprintf(css, sizeof css, "article { %s }", bad[i]);
        fixture g = make(css);
        ck_assert_msg(bx_diagnostics_count(g.diagnostics) == 1, "%s", bad[i]);
        release(&g);
    }
}
END_TEST

START_TEST(sizes_by_name)
{
    static const struct {
        const char *name;
        int thousandths;
    } sizes[] = {{"特大号", 63000}, {"特号", 54000}, {"初号", 42000}, {"小初", 36000},
                 {"大一号", 31500}, {"一号", 28000}, {"小一", 24000}, {"二号", 21000},
                 {"小二", 18000},   {"三号", 16000}, {"小三", 15000}, {"四号", 14000},
                 {"小四", 12000},   {"五号", 10500}, {"小五", 9000},  {"六号", 8000},
                 {"小六", 6875},    {"七号", 5250},  {"八号", 4500},  {"小五号", 0},
                 {"五", 0}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        ck_assert_int_eq(bx_hao_size(bx_string_of(sizes[i].name)), sizes[i].thousandths);
}
END_TEST

/* Slips that people make, each with the code of its one message; the rest of the sheet applies. */
START_TEST(slips_have_messages_of_their_own)
{
    static const struct {
        const char *css;
        const char *code;
    } cases[] = {
        {"p { color：red; widows: 4 }", "E0340"},
        {"p { color: red； }", "E0340"},
        {"p，h { color: red }", "E0340"},
        {"p { // white\n }", "E0341"},
        {"// white\np { widows: 4 }", "E0341"},
        {"p { widows: 4\n orphans: 5 }", "E0339"},
        {"p { font-size: 小五号 }", "E0336"},
        {"p { font-size: 五 }", "E0336"},
        {"p { text-align: centre }", "E0336"},
        {"p { -bx-font-size-list: 12pt, 14pt }", "E0337"},
        {"page { grid-template-areas: \"a b\" \"c\" }", "E0338"},
        {"p { position: absolute }", "E0334"},
        {"p { opacity: 0.5 }", "E0334"},
        {"p { colour: red }", "E0301"},
        {"p { xyzzy: red }", "E0335"},
        {"p { widows: many }", "E0302"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char css[200];
        snprintf(css, sizeof css, "%s p { letter-spacing: 3pt }", cases[i].css);
        fixture f = make(css);
        ck_assert_msg(
            bx_diagnostics_count(f.diagnostics) == 1 &&
                strcmp(bx_diagnostics_at(f.diagnostics, 0)->code->text, cases[i].code) == 0,
            "%s: %s", cases[i].css,
            bx_diagnostics_count(f.diagnostics) ? bx_diagnostics_at(f.diagnostics, 0)->code->text
                                                : "none");
        bool comment = cases[i].css[0] == '/';
        if (!comment) ck_assert_int_eq(bx_style_of(f.styles, f.p1)->text->letter_spacing, BX_PT(3));
        release(&f);
    }
    fixture f = make("p { widows: 4\n orphans: 5 }");
    ck_assert_int_eq(bx_style_of(f.styles, f.p1)->line->widows, 4);
    ck_assert_int_eq(bx_style_of(f.styles, f.p1)->line->orphans, 5);
    release(&f);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("style");
    tcase_add_test(tests, sizes_by_name);
    tcase_add_test(tests, slips_have_messages_of_their_own);
    tcase_add_test(tests, selectors_match);
    tcase_add_test(tests, cascade_orders_by_specificity_origin_and_importance);
    tcase_add_test(tests, units_and_calc);
    tcase_add_test(tests, display_text);
    tcase_add_test(tests, copyfit_ranges);
    tcase_add_test(tests, areas_may_have_any_shape);
    tcase_add_test(tests, places_may_be_polygons_and_shapes);
    tcase_add_test(tests, bad_css_is_reported_at_its_place_and_the_rest_applies);
    tcase_add_test(tests, lint_levels_add_up_and_are_inherited);
    tcase_add_test(tests, junk_ends);
    tcase_add_test(tests, tables);
    tcase_add_test(tests, sizes_of_headlines);
    tcase_add_test(tests, pictures);
    tcase_add_test(tests, every_initial_value_is_valid);
    tcase_add_test(tests, every_property_affects_some_kind_of_box);
    return run_tests("style", tests);
}
