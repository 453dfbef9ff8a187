/* Live fields. */
#include "text/field.h"

#include "unicode/calendar.h"

/* An attribute of the page that holds a node. */
static bx_string page_value(const bx_node *node, const char *attribute)
{
    while (node && node->element != BX_ELEMENT_PAGE)
        node = node->parent;
    return node ? bx_node_value(node, attribute) : (bx_string){NULL, 0};
}

/* Most dates that are kept: no newspaper writes its date in as many ways. */
enum { MOST_DATES = 16 };

static bx_string format_date(const bx_gather_context *context, bx_string name, bx_string language,
                             bx_string pattern)
{
    const bx_issue *issue = context->issue;
    if (issue->year == 0) return (bx_string){"", 0}; /* its date is wrong, which is said */
    if (bx_string_equal_literal(name, "lunar-date"))
        return bx_lunar_date(context->arena, issue->year, issue->month, issue->day, pattern);
    if (pattern.size == 0)
        pattern =
            bx_string_equal_literal(name, "date") ? BX_STRING("yyyy年M月d日") : BX_STRING("EEEE");
    return bx_date_format(context->arena, issue->year, issue->month, issue->day, language, pattern);
}

/* A date, formatted once for an issue. */
static bx_string date_text(const bx_gather_context *context, bx_string name, bx_string language,
                           bx_string pattern)
{
    bx_field_dates *dates = context->dates;
    for (size_t i = 0; i < dates->items.count; i++) {
        const bx_field_date *d = &dates->items.items[i];
        if (bx_string_equal(d->name, name) && bx_string_equal(d->language, language) &&
            bx_string_equal(d->pattern, pattern))
            return d->text;
    }
    bx_string text = format_date(context, name, language, pattern);
    if (dates->items.count >= MOST_DATES) return text;
    bx_field_date kept = {
        bx_string_copy(dates->arena, name), bx_string_copy(dates->arena, language),
        bx_string_copy(dates->arena, pattern), bx_string_copy(dates->arena, text)};
    bx_array_push(&dates->items, kept);
    return text;
}

bx_string bx_field_text(const bx_gather_context *context, const bx_node *field)
{
    const bx_issue *issue = context->issue;
    bx_string name = bx_node_value(field, "name"), pattern = bx_node_value(field, "format");
    bx_arena *arena = context->arena;
    if (!issue) return (bx_string){NULL, 0};
    if (bx_string_equal_literal(name, "date") || bx_string_equal_literal(name, "weekday") ||
        bx_string_equal_literal(name, "lunar-date"))
        return date_text(context, name, bx_node_language(field), pattern);
    if (bx_string_equal_literal(name, "number")) return issue->number;
    if (bx_string_equal_literal(name, "cn")) return issue->cn;
    if (bx_string_equal_literal(name, "title")) return issue->title;
    if (bx_string_equal_literal(name, "section")) return page_value(field, "section");
    if (bx_string_equal_literal(name, "facing-page")) return page_value(field, "spread");
    if (bx_string_equal_literal(name, "pages"))
        return bx_string_format(arena, "%u", issue->page_count);
    return bx_string_format(arena, "%u", context->page_number);
}
