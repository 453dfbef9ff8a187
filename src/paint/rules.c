/* Rules between areas. */
#include "paint/rules.h"
#include "style/box_style.h"
#include "style/grid_style.h"

typedef struct owners {
    const bx_item **cells; /* row by row; NULL = empty */
    size_t rows, columns;
} owners;

static const bx_item *owner(const owners *o, size_t row, size_t column)
{
    return o->cells[row * o->columns + column];
}

static owners find_owners(const bx_painter *painter, const bx_grid *grid, const bx_item *items,
                          size_t count)
{
    owners o = {NULL, grid->row_count, grid->column_count};
    o.cells = BX_NEW_ARRAY(painter->ask.arena, const bx_item *, o.rows *o.columns);
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
static bool divides(const bx_painter *painter, const bx_item *a, const bx_item *b, bx_side side_a,
                    bx_side side_b)
{
    if (!a || !b || a == b) return false;
    return a->style->box->border[bx_side_on_page(&painter->ask, side_a)].style == BX_BORDER_NONE &&
           b->style->box->border[bx_side_on_page(&painter->ask, side_b)].style == BX_BORDER_NONE;
}

/* Which rules meet at the corner of four cells: right of `column`, below `row`. */
typedef struct corner {
    bool above, below, left, right;
} corner;

static corner corner_at(const bx_painter *painter, const owners *o, size_t row, size_t column)
{
    const bx_style *style = painter->ask.page->style;
    bool columns = style->grid->column_rule.style != BX_BORDER_NONE,
         rows = style->grid->row_rule.style != BX_BORDER_NONE;
    bool low = row + 1 < o->rows, wide = column + 1 < o->columns;
    return (corner){
        columns && wide &&
            divides(painter, owner(o, row, column), owner(o, row, column + 1), BX_RIGHT, BX_LEFT),
        columns && wide && low &&
            divides(painter, owner(o, row + 1, column), owner(o, row + 1, column + 1), BX_RIGHT,
                    BX_LEFT),
        rows && low &&
            divides(painter, owner(o, row, column), owner(o, row + 1, column), BX_BOTTOM, BX_TOP),
        rows && low && wide &&
            divides(painter, owner(o, row, column + 1), owner(o, row + 1, column + 1), BX_BOTTOM,
                    BX_TOP)};
}

/* Two rules that turn round a corner of an area (水线): they are joined. All others keep clear of
 * each other. */
static bool turns(corner c)
{
    return c.above != c.below && c.left != c.right;
}

/* Middle of the gap below a row. */
static bx_length rule_below(const bx_painter *painter, const bx_grid *grid, size_t row)
{
    bx_length gap = (bx_length)((int64_t)grid->gap_lines * painter->ask.page->pitch);
    return bx_line_top(&painter->ask, grid->rows[row].top + grid->rows[row].lines) + gap / 2;
}

/* Middle of the gutter behind a column. */
static bx_length rule_behind(const bx_grid *grid, size_t column)
{
    return grid->columns[column].x + grid->columns[column].width + grid->gap / 2;
}

static void column_rules(const bx_painter *painter, const bx_grid *grid, const owners *o,
                         size_t column)
{
    bx_length inset = (painter->ask.page->pitch - painter->ask.page->em) / 2,
              x = rule_behind(grid, column);
    for (size_t row = 0; row < o->rows; row++) {
        corner c = corner_at(painter, o, row, column);
        if (!c.above) continue;
        bool from_corner = row > 0 && turns(corner_at(painter, o, row - 1, column));
        size_t end = row + 1;
        /* A rule between rows that goes through parts it. */
        while (end < o->rows && c.below && !(c.left && c.right))
            c = corner_at(painter, o, end++, column);
        const bx_row *last = &grid->rows[end - 1];
        bx_point from = {x, bx_line_top(&painter->ask, grid->rows[row].top) + inset};
        bx_point to = {x, bx_line_top(&painter->ask, last->top + last->lines) - inset};
        if (from_corner) from.y = rule_below(painter, grid, row - 1);
        if (end < o->rows && turns(c)) to.y = rule_below(painter, grid, end - 1);
        if (to.y > from.y)
            bx_builder_rule(painter->builder, from, to, painter->ask.page->style->grid->column_rule,
                            "column-rule");
        row = end - 1;
    }
}

static void row_rules(const bx_painter *painter, const bx_grid *grid, const owners *o, size_t row)
{
    bx_length y = rule_below(painter, grid, row);
    for (size_t column = 0; column < o->columns; column++) {
        corner c = corner_at(painter, o, row, column);
        if (!c.left) continue;
        bool from_corner = column > 0 && turns(corner_at(painter, o, row, column - 1));
        size_t end = column + 1;
        while (end < o->columns && c.right)
            c = corner_at(painter, o, row, end++);
        const bx_column *last = &grid->columns[end - 1];
        bx_point from = {grid->columns[column].x, y}, to = {last->x + last->width, y};
        if (from_corner) from.x = rule_behind(grid, column - 1);
        if (end < o->columns && turns(c)) to.x = rule_behind(grid, end - 1);
        if (to.x > from.x)
            bx_builder_rule(painter->builder, from, to, painter->ask.page->style->grid->row_rule,
                            "row-rule");
        column = end - 1;
    }
}

void bx_page_rules(const bx_painter *painter, const bx_grid *grid, const bx_item *items,
                   size_t item_count)
{
    owners o = find_owners(painter, grid, items, item_count);
    if (painter->ask.page->style->grid->column_rule.style != BX_BORDER_NONE) {
        for (size_t column = 0; column + 1 < o.columns; column++)
            column_rules(painter, grid, &o, column);
    }
    if (painter->ask.page->style->grid->row_rule.style != BX_BORDER_NONE) {
        for (size_t row = 0; row + 1 < o.rows; row++)
            row_rules(painter, grid, &o, row);
    }
}
