/* Live fields. */
#include "text/field.h"

#include "unicode/calendar.h"

/* An attribute of the page that holds a node. */
static bx_string page_value(const bx_node *node, const char *attribute)
{
    while (node && node->element != BX_ELEMENT_PAGE) node = node->parent;
    return node ? bx_node_value(node, attribute) : (bx_string){NULL, 0};
}

bx_string bx_field_text(const bx_gather_context *context, const bx_node *field)
{
    const bx_issue *issue = context->issue;
    bx_string name = bx_node_value(field, "name"), pattern = bx_node_value(field, "format");
    bx_arena *arena = context->arena;
    if (!issue) return (bx_string){NULL, 0};
    if (bx_string_equal_literal(name, "date") || bx_string_equal_literal(name, "weekday")) {
        if (pattern.size == 0)
            pattern = bx_string_equal_literal(name, "date") ? BX_STRING("yyyy年M月d日") : BX_STRING("EEEE");
        return bx_date_format(arena, issue->year, issue->month, issue->day,
                              bx_node_language(field), pattern);
    }
    if (bx_string_equal_literal(name, "lunar-date"))
        return bx_lunar_date(arena, issue->year, issue->month, issue->day, pattern);
    if (bx_string_equal_literal(name, "number")) return issue->number;
    if (bx_string_equal_literal(name, "cn")) return issue->cn;
    if (bx_string_equal_literal(name, "title")) return issue->title;
    if (bx_string_equal_literal(name, "section")) return page_value(field, "section");
    if (bx_string_equal_literal(name, "facing-page")) return page_value(field, "spread");
    if (bx_string_equal_literal(name, "pages"))
        return bx_string_format(arena, "%u", issue->page_count);
    return bx_string_format(arena, "%u", context->page_number);
}
