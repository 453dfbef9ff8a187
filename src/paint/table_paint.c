/* Tables onto the plate: rules, and what is said of them. */
#include "paint/table_paint.h"

#include "box/table_parts.h"
#include "paint/codes.h"
#include "style/grid_style.h"

static void report(const bx_painter *painter, const bx_table *table)
{
    bx_diagnostics *list = painter->diagnostics;
    uint32_t page = painter->ask.page->number;
    bx_number_text a, b, c;
    bx_short_text name;
    bx_short(&name, painter->story);
    if (table->cell_count == 0)
        bx_report_on_page(list, BX_TABLE_EMPTY, table->node->span, page, painter->story, name.text);
    if (table->ragged_row)
        bx_report_on_page(list, BX_TABLE_RAGGED, table->ragged_row->span, page, painter->story,
                          bx_number(&a, table->ragged_cells),
                          bx_number(&b, (int64_t)table->column_count));
    if (table->wide_cell)
        bx_report_on_page(list, BX_TABLE_COLSPAN,
                          bx_node_attribute_span(table->wide_cell, "colspan"), page, painter->story,
                          bx_number(&a, (int64_t)table->column_count));
    if (table->high_cell)
        bx_report_on_page(list, BX_TABLE_ROWSPAN,
                          bx_node_attribute_span(table->high_cell, "rowspan"), page, painter->story,
                          bx_number(&a, (int64_t)table->row_count));
    size_t columns = table->column_count - table->columns_set,
           rows = table->row_count - table->rows_set;
    if (columns > 0 || rows > 0)
        bx_report_on_page(list, BX_TABLE_CUT, table->node->span, page, painter->story, name.text,
                          bx_number(&a, (int64_t)columns), bx_number(&b, (int64_t)rows),
                          bx_number(&c, table->lost_characters));
    else if (table->condensed < 100)
        bx_report_on_page(list, BX_TABLE_CONDENSED, table->node->span, page, painter->story,
                          bx_points(&a, table->needed), bx_points(&b, table->room),
                          bx_number(&c, table->condensed));
}

void bx_table_paint(const bx_painter *painter, const bx_box *box, bx_rect rect)
{
    const bx_table *table = box->table;
    for (size_t i = 0; i < table->rule_count; i++) {
        bx_table_rule rule = table->rules[i];
        const bx_border *border =
            rule.across ? &table->style->grid->row_rule : &table->style->grid->column_rule;
        bx_point from = {rect.x + rule.from.x, rect.y + rule.from.y},
                 to = {rect.x + rule.to.x, rect.y + rule.to.y};
        bx_builder_rule(painter->builder, from, to, *border, "table-rule");
    }
    if (table->continues) return;
    bx_plate_story *story = bx_builder_story(painter->builder);
    story->characters += table->lost_characters;
    story->overset_characters += table->lost_characters;
    report(painter, table);
}
