/* Rules between areas. */
#include "page/rules.h"

typedef struct owners {
    const bx_item **cells; /* row by row; NULL = empty */
    size_t rows, columns;
} owners;

static const bx_item *owner(const owners *o, size_t row, size_t column)
{
    return o->cells[row * o->columns + column];
}

static owners find_owners(bx_page_context *context, const bx_grid *grid, const bx_item *items,
                          size_t count)
{
    owners o = {NULL, grid->row_count, grid->column_count};
    o.cells = BX_NEW_ARRAY(context->arena, const bx_item *, o.rows * o.columns);
    for (size_t i = 0; i < count; i++) {
        for (size_t r = 0; r < items[i].range_count; r++) {
            const bx_cell_range *range = &items[i].ranges[r];
            for (size_t row = range->row_begin; row < range->row_end; row++)
                o.cells[row * o.columns + range->column] = &items[i];
        }
    }
    return o;
}

/* Two different items meet, and neither draws a border of its own on that side. */
static bool divides(const bx_page_context *context, const bx_item *a, const bx_item *b, bx_side side_a,
                    bx_side side_b)
{
    if (!a || !b || a == b) return false;
    return a->style->border[bx_side_on_page(context, side_a)].style == BX_BORDER_NONE &&
           b->style->border[bx_side_on_page(context, side_b)].style == BX_BORDER_NONE;
}

static void column_rules(bx_page_context *context, const bx_grid *grid, const owners *o,
                         size_t column)
{
    bx_length inset = (context->pitch - context->em) / 2;
    const bx_column *left = &grid->columns[column];
    bx_length x = left->x + left->width + grid->gap / 2;
    for (size_t row = 0; row < o->rows; row++) {
        if (!divides(context, owner(o, row, column), owner(o, row, column + 1), BX_RIGHT, BX_LEFT)) continue;
        size_t end = row + 1;
        while (end < o->rows &&
               divides(context, owner(o, end, column), owner(o, end, column + 1), BX_RIGHT, BX_LEFT))
            end++;
        const bx_row *last = &grid->rows[end - 1];
        bx_point from = {x, bx_line_top(context, grid->rows[row].top) + inset};
        bx_point to = {x, bx_line_top(context, last->top + last->lines) - inset};
        if (to.y > from.y)
            bx_builder_rule(context->builder, from, to, context->style->column_rule, "column-rule");
        row = end;
    }
}

static void row_rules(bx_page_context *context, const bx_grid *grid, const owners *o, size_t row)
{
    const bx_row *above = &grid->rows[row];
    bx_length gap = (bx_length)((int64_t)grid->gap_lines * context->pitch);
    bx_length y = bx_line_top(context, above->top + above->lines) + gap / 2;
    for (size_t column = 0; column < o->columns; column++) {
        if (!divides(context, owner(o, row, column), owner(o, row + 1, column), BX_BOTTOM, BX_TOP)) continue;
        size_t end = column + 1;
        while (end < o->columns &&
               divides(context, owner(o, row, end), owner(o, row + 1, end), BX_BOTTOM, BX_TOP))
            end++;
        const bx_column *last = &grid->columns[end - 1];
        bx_point from = {grid->columns[column].x, y}, to = {last->x + last->width, y};
        bx_builder_rule(context->builder, from, to, context->style->row_rule, "row-rule");
        column = end;
    }
}

void bx_page_rules(bx_page_context *context, const bx_grid *grid, const bx_item *items,
                   size_t item_count)
{
    owners o = find_owners(context, grid, items, item_count);
    if (context->style->column_rule.style != BX_BORDER_NONE) {
        for (size_t column = 0; column + 1 < o.columns; column++)
            column_rules(context, grid, &o, column);
    }
    if (context->style->row_rule.style != BX_BORDER_NONE) {
        for (size_t row = 0; row + 1 < o.rows; row++) row_rules(context, grid, &o, row);
    }
}
