/* Checks of the edition plan. */
#include "input/edition.h"

#include "base/map.h"
#include "input/codes.h"
#include "unicode/calendar.h"

#include <string.h>

static void take_number(bx_map *seen, const bx_node *page, const char *attribute,
                        bx_diagnostics *diagnostics)
{
    const bx_attribute *number = bx_node_attribute(page, attribute);
    bx_short_text text;
    if (!number) return;
    if (bx_map_find(seen, number->value) != BX_MAP_NONE)
        bx_report(diagnostics, BX_PAGE_NUMBER_TWICE, number->value_span,
                  bx_short(&text, number->value));
    bx_map_set(seen, number->value, 1);
}

/* A spread is an even page and the odd one that faces it 跨版. */
static void check_spread(const bx_node *page, bx_diagnostics *diagnostics)
{
    uint32_t first = bx_node_number_value(page, "number"),
             second = bx_node_number_value(page, "spread");
    bx_number_text a, b;
    if (second == 0 || (first % 2 == 0 && second == first + 1)) return;
    bx_report(diagnostics, BX_SPREAD_WRONG, bx_node_attribute_span(page, "spread"),
              bx_number(&a, first), bx_number(&b, second));
}

static bool is_story(const bx_node *node)
{
    switch (node->element) {
    case BX_ELEMENT_ARTICLE:
    case BX_ELEMENT_FIGURE:
    case BX_ELEMENT_BRIEFS:
    case BX_ELEMENT_TABLE:
    case BX_ELEMENT_INFOBOX:
    case BX_ELEMENT_AD:
    case BX_ELEMENT_P: return true;
    default: return false;
    }
}

static void check_stories(const bx_node *page, bx_diagnostics *diagnostics)
{
    for (const bx_node *n = page->first_child; n; n = bx_node_next(n, page)) {
        if (is_story(n)) return;
    }
    bx_short_text number;
    bx_report(diagnostics, BX_PAGE_EMPTY, page->span,
              bx_short(&number, bx_node_value(page, "number")));
}

const bx_node *bx_edition_template(const bx_node *issue, const bx_node *page)
{
    bx_string name = bx_node_value(page, "template");
    if (name.size == 0) return NULL;
    for (const bx_node *n = issue->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_TEMPLATE && bx_string_equal(bx_node_value(n, "name"), name))
            return n;
    }
    return NULL;
}

/* The area that an element goes to: the one it names, or that of its own name. */
static bx_string area_of(const bx_node *node)
{
    bx_string area = bx_node_value(node, "area");
    return area.size > 0 ? area : bx_string_of(bx_element_tag(node->element));
}

bool bx_edition_replaces(const bx_node *page, const bx_node *template_child)
{
    bx_string area = area_of(template_child);
    for (const bx_node *n = page->first_child; n; n = n->next) {
        if (n->element != BX_ELEMENT_NONE && bx_string_equal(area, area_of(n))) return true;
    }
    return false;
}

static bool is_used(const bx_node *issue, bx_string name)
{
    for (const bx_node *n = issue->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_PAGE && bx_string_equal(bx_node_value(n, "template"), name))
            return true;
    }
    return false;
}

/* Names of all templates, each once; reports those used twice and those never used. */
static void check_templates(const bx_node *issue, bx_diagnostics *diagnostics, bx_buffer *names)
{
    bx_map seen = {0};
    bx_short_text text;
    for (const bx_node *n = issue->first_child; n; n = n->next) {
        if (n->element != BX_ELEMENT_TEMPLATE) continue;
        bx_string name = bx_node_value(n, "name");
        bx_span span = bx_node_attribute_span(n, "name");
        if (bx_map_find(&seen, name) != BX_MAP_NONE)
            bx_report(diagnostics, BX_TEMPLATE_TWICE, span, bx_short(&text, name));
        else if (!is_used(issue, name))
            bx_report(diagnostics, BX_TEMPLATE_UNUSED, span, bx_short(&text, name));
        bx_map_set(&seen, name, 1);
        if (names->size > 0) bx_buffer_append_literal(names, ", ");
        bx_buffer_append_string(names, name);
    }
    bx_map_release(&seen);
    bx_buffer_append_byte(names, '\0');
}

/* 星期二, 周二, 二, Tuesday, Tue: the attribute says the day of the week of the date, in Chinese or
 * English. */
static void check_weekday(const bx_issue *issue, bx_arena *arena, bx_diagnostics *diagnostics)
{
    bx_string said = bx_node_value(issue->root, "weekday");
    if (said.size < 3 || issue->year == 0) return;
    bx_string chinese = bx_date_format(arena, issue->year, issue->month, issue->day,
                                       BX_STRING("zh-Hans"), BX_STRING("EEEE"));
    bx_string english = bx_date_format(arena, issue->year, issue->month, issue->day,
                                       BX_STRING("en"), BX_STRING("EEEE"));
    bx_string day = bx_string_slice(said, said.size - 3, said.size);
    if (bx_string_equal_literal(day, "天")) day = BX_STRING("日");
    bool right = bx_string_equal(day, bx_string_slice(chinese, chinese.size - 3, chinese.size)) ||
                 strncmp(said.data, english.data, 3) == 0;
    bx_short_text text;
    if (!right)
        bx_report(diagnostics, BX_WEEKDAY_WRONG, bx_node_attribute_span(issue->root, "weekday"),
                  bx_node_value(issue->root, "date").data, chinese.data, bx_short(&text, said));
}

static void check_page(const bx_issue *issue, const bx_node *page, bx_map *seen,
                       const bx_buffer *names, bx_diagnostics *diagnostics)
{
    take_number(seen, page, "number", diagnostics);
    take_number(seen, page, "spread", diagnostics);
    check_spread(page, diagnostics);
    check_stories(page, diagnostics);
    bx_short_text text;
    if (bx_node_attribute(page, "template") && !bx_edition_template(issue->root, page))
        bx_report(diagnostics, BX_TEMPLATE_UNKNOWN, bx_node_attribute_span(page, "template"),
                  bx_short(&text, bx_node_value(page, "template")), names->data);
}

void bx_edition_check(bx_issue *issue, bx_arena *arena, bx_diagnostics *diagnostics)
{
    bx_map seen = {0};
    bx_buffer names = {0};
    check_templates(issue->root, diagnostics, &names);
    for (const bx_node *n = issue->root->first_child; n; n = n->next) {
        if (n->element != BX_ELEMENT_PAGE) continue;
        check_page(issue, n, &seen, &names, diagnostics);
        issue->page_count += bx_node_attribute(n, "spread") ? 2 : 1;
    }
    bx_buffer_release(&names);
    bx_map_release(&seen);
    check_weekday(issue, arena, diagnostics);
    uint32_t said = bx_node_number_value(issue->root, "pages");
    if (said > 0) issue->page_count = said;
    bx_number_text count;
    /* A sheet has two sides: only a single page, a proof, goes without. */
    if (issue->page_count > 1 && issue->page_count % 2 == 1)
        bx_report(diagnostics, BX_PAGE_COUNT_ODD, bx_node_attribute_span(issue->root, "pages"),
                  bx_number(&count, issue->page_count));
}
