/* Rules between areas. */
#include "page/rules.h"

#include "base/array.h"

#include <stdlib.h>

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

/* Which rules meet at the corner of four cells: right of `column`, below `row`. */
typedef struct corner {
    bool above, below, left, right;
} corner;

static corner corner_at(const bx_page_context *context, const owners *o, size_t row, size_t column)
{
    const bx_style *style = context->style;
    bool columns = style->column_rule.style != BX_BORDER_NONE, rows = style->row_rule.style != BX_BORDER_NONE;
    bool low = row + 1 < o->rows, wide = column + 1 < o->columns;
    return (corner){
        columns && wide && divides(context, owner(o, row, column), owner(o, row, column + 1), BX_RIGHT, BX_LEFT),
        columns && wide && low && divides(context, owner(o, row + 1, column), owner(o, row + 1, column + 1), BX_RIGHT, BX_LEFT),
        rows && low && divides(context, owner(o, row, column), owner(o, row + 1, column), BX_BOTTOM, BX_TOP),
        rows && low && wide && divides(context, owner(o, row, column + 1), owner(o, row + 1, column + 1), BX_BOTTOM, BX_TOP)};
}

/* Two rules that turn round a corner of an area (水线): they are joined. All others keep clear of each other. */
static bool turns(corner c)
{
    return c.above != c.below && c.left != c.right;
}

/* Middle of the gap below a row. */
static bx_length rule_below(const bx_page_context *context, const bx_grid *grid, size_t row)
{
    bx_length gap = (bx_length)((int64_t)grid->gap_lines * context->pitch);
    return bx_line_top(context, grid->rows[row].top + grid->rows[row].lines) + gap / 2;
}

/* Middle of the gutter behind a column. */
static bx_length rule_behind(const bx_grid *grid, size_t column)
{
    return grid->columns[column].x + grid->columns[column].width + grid->gap / 2;
}

static void column_rules(bx_page_context *context, const bx_grid *grid, const owners *o,
                         size_t column)
{
    bx_length inset = (context->pitch - context->em) / 2, x = rule_behind(grid, column);
    for (size_t row = 0; row < o->rows; row++) {
        corner c = corner_at(context, o, row, column);
        if (!c.above) continue;
        bool from_corner = row > 0 && turns(corner_at(context, o, row - 1, column));
        size_t end = row + 1;
        /* A rule between rows that goes through parts it. */
        while (end < o->rows && c.below && !(c.left && c.right)) c = corner_at(context, o, end++, column);
        const bx_row *last = &grid->rows[end - 1];
        bx_point from = {x, bx_line_top(context, grid->rows[row].top) + inset};
        bx_point to = {x, bx_line_top(context, last->top + last->lines) - inset};
        if (from_corner) from.y = rule_below(context, grid, row - 1);
        if (end < o->rows && turns(c)) to.y = rule_below(context, grid, end - 1);
        if (to.y > from.y)
            bx_builder_rule(context->builder, from, to, context->style->column_rule, "column-rule");
        row = end - 1;
    }
}

static void row_rules(bx_page_context *context, const bx_grid *grid, const owners *o, size_t row)
{
    bx_length y = rule_below(context, grid, row);
    for (size_t column = 0; column < o->columns; column++) {
        corner c = corner_at(context, o, row, column);
        if (!c.left) continue;
        bool from_corner = column > 0 && turns(corner_at(context, o, row, column - 1));
        size_t end = column + 1;
        while (end < o->columns && c.right) c = corner_at(context, o, row, end++);
        const bx_column *last = &grid->columns[end - 1];
        bx_point from = {grid->columns[column].x, y}, to = {last->x + last->width, y};
        if (from_corner) from.x = rule_behind(grid, column - 1);
        if (end < o->columns && turns(c)) to.x = rule_behind(grid, end - 1);
        if (to.x > from.x) bx_builder_rule(context->builder, from, to, context->style->row_rule, "row-rule");
        column = end - 1;
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

/* Part of a gutter with text on both sides. */
typedef struct stretch {
    bx_length x, top, bottom;
} stretch;

static int compare_stretches(const void *a, const void *b)
{
    const stretch *s = a, *t = b;
    if (s->x != t->x) return s->x < t->x ? -1 : 1;
    return (s->top > t->top) - (s->top < t->top);
}

/* Edges of every text column. */
static bx_column *column_edges(bx_page_context *context, const bx_slice *slices, size_t count)
{
    size_t columns = 0;
    for (size_t i = 0; i < count; i++) columns = slices[i].column + 2 > columns ? slices[i].column + 2 : columns;
    bx_column *edges = BX_NEW_ARRAY(context->arena, bx_column, columns);
    for (size_t i = 0; i < count; i++) {
        bx_column *c = &edges[slices[i].column];
        bx_length right = bx_length_max(c->x + c->width, slices[i].x + slices[i].width);
        if (c->width == 0 || slices[i].x < c->x) c->x = slices[i].x;
        c->width = right - c->x;
    }
    return edges;
}

static bx_length slice_end(const bx_slice *slice, bx_length pitch)
{
    return bx_length_clamp(slice->top + (int64_t)slice->lines * pitch);
}

void bx_slice_rules(bx_page_context *context, const bx_border *rule, const bx_slice *slices, size_t count, bx_length pitch,
                    bx_length gutter)
{
    if (rule->style == BX_BORDER_NONE || count < 2) return;
    bx_length inset = (context->pitch - context->em) / 2;
    const bx_column *edges = column_edges(context, slices, count);
    BX_ARRAY(stretch) found = {0};
    for (size_t i = 0; i < count; i++) {
        const bx_column *near = &edges[slices[i].column], *far = near + 1;
        bx_length end = near->x + near->width, most = end + gutter + 2 * context->em;
        if (slices[i].x + slices[i].width + context->em < end) continue; /* a block stands in its end */
        for (size_t j = 0; j < count; j++) {
            if (slices[j].column != slices[i].column + 1 || slices[j].x > far->x + context->em || far->x < end || far->x > most)
                continue; /* another column, or something between them */
            bx_length top = bx_length_max(slices[i].top, slices[j].top);
            bx_length bottom = bx_length_min(slice_end(&slices[i], pitch), slice_end(&slices[j], pitch));
            if (bottom > top) bx_array_push(&found, (stretch){end + (far->x - end) / 2, top, bottom});
        }
    }
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, compare_stretches);
    for (size_t i = 0; i < found.count;) {
        stretch s = found.items[i++];
        while (i < found.count && found.items[i].x == s.x && found.items[i].top <= s.bottom)
            s.bottom = bx_length_max(s.bottom, found.items[i++].bottom);
        if (s.bottom - s.top < context->pitch) continue;
        bx_builder_rule(context->builder, (bx_point){s.x, s.top + inset}, (bx_point){s.x, s.bottom - inset}, *rule, "column-rule");
    }
    bx_array_release(&found);
}
