/* Broken columns 破栏 over polygons. */
#include "grid/cells_parts.h"
#include "style/grid_style.h"

/* Lines in which the polygon has the same parts side by side. */
typedef struct span {
    int32_t top, bottom;
    bx_column *runs; /* parts without foreign matter in them */
    size_t run_count;
} span;

typedef struct breaking {
    const bx_ask *ask;
    const bx_style *style;
    size_t count;       /* wanted over the whole width */
    bx_length x, width; /* of the bounding box */
    bx_length joint;    /* gutter of the page: tracks that lie no further apart are one part */
    span *spans;
    size_t span_count;
    bx_cells *cells;
} breaking;

static bx_length right_of(const bx_column *c)
{
    return c->x + c->width;
}

/* Parts of the polygon between two corners. Strips are ordered by x. */
static span make_span(breaking *b, const bx_cell_strip *strips, size_t count, int32_t top,
                      int32_t bottom)
{
    span s = {.top = top, .bottom = bottom};
    s.runs = BX_NEW_ARRAY(b->ask->arena, bx_column, count);
    for (size_t i = 0; i < count; i++) {
        if (strips[i].top > top || strips[i].bottom < bottom) continue;
        bx_column *last = s.run_count ? &s.runs[s.run_count - 1] : NULL;
        bx_length end = strips[i].x + strips[i].width;
        if (last && strips[i].x <= right_of(last) + b->joint)
            last->width = bx_length_max(last->width, end - last->x);
        else
            s.runs[s.run_count++] = (bx_column){strips[i].x, strips[i].width};
    }
    return s;
}

static bool same_runs(const span *a, const span *b)
{
    if (a->run_count != b->run_count) return false;
    for (size_t i = 0; i < a->run_count; i++)
        if (a->runs[i].x != b->runs[i].x || a->runs[i].width != b->runs[i].width) return false;
    return true;
}

static void make_spans(breaking *b, const bx_cell_strip *strips, size_t count)
{
    size_t corners;
    int32_t *corner = bx_cells_corners(b->ask, strips, count, &corners);
    b->spans = BX_NEW_ARRAY(b->ask->arena, span, corners);
    for (size_t i = 0; i + 1 < corners; i++) {
        span s = make_span(b, strips, count, corner[i], corner[i + 1]);
        span *last = b->span_count ? &b->spans[b->span_count - 1] : NULL;
        if (last && last->bottom == s.top && same_runs(last, &s))
            last->bottom = s.bottom;
        else if (s.run_count > 0)
            b->spans[b->span_count++] = s;
    }
}

/* Adds `count` columns to the row, over [x, x + width); the gutter may grow to take the remainder
 * (newspaper practice: equal fractional columns, whole characters and wide gutters, or spare
 * characters in the first columns). */
static void add_columns(breaking *b, bx_length x, bx_length width, size_t count)
{
    bx_length gap = b->cells->gap;
    int64_t room = (int64_t)width - (int64_t)gap * (int64_t)(count - 1);
    if (room < (int64_t)count) room = (int64_t)count;
    bx_length em = b->ask->page->em;
    int64_t characters = room / em, n = (int64_t)count;
    bx_column_remainder rule = b->style->grid->column_remainder;
    int64_t spare = rule == BX_REMAINDER_GUTTER ? (int64_t)width - characters / n * em * n : 0;
    int64_t at = x;
    for (int64_t i = 0; i < n; i++) {
        int64_t column = room * (i + 1) / n - room * i / n;
        if (rule == BX_REMAINDER_GUTTER) column = characters / n * em;
        if (rule == BX_REMAINDER_UNEQUAL) column = (characters / n + (i < characters % n)) * em;
        if (rule == BX_REMAINDER_GUTTER && n > 1) at = x + i * column + spare * i / (n - 1);
        bx_cells_add_column(b->ask, b->cells,
                            (bx_column){bx_length_clamp(at), bx_length_clamp(column)});
        at += column + gap;
    }
}

/* How much of a column is inside the polygon between two corners. */
static bx_length part_inside(const span *s, const bx_column *column)
{
    bx_length widest = 0;
    for (size_t i = 0; i < s->run_count; i++) {
        bx_length from = bx_length_max(column->x, s->runs[i].x);
        bx_length to = bx_length_min(right_of(column), right_of(&s->runs[i]));
        widest = bx_length_max(widest, to - from);
    }
    return widest;
}

/* Whether every column is wholly inside or outside the polygon at all lines. */
static bool is_aligned(const breaking *b, const bx_column *columns, size_t count)
{
    bx_length tolerance = b->ask->page->em / 4;
    for (size_t s = 0; s < b->span_count; s++) {
        for (size_t c = 0; c < count; c++) {
            bx_length part = part_inside(&b->spans[s], &columns[c]);
            if (part > tolerance && part < columns[c].width - tolerance) return false;
        }
    }
    return true;
}

/* Strips of whole columns. */
static void add_aligned(breaking *b, const bx_cell_row *row, uint32_t band)
{
    size_t first = b->cells->count;
    for (size_t c = row->first; c < row->first + row->count; c++) {
        const bx_column *column = &b->cells->columns[c];
        bx_cell_strip strip = {.column = c, .x = column->x, .width = column->width, .beside = -1};
        for (size_t s = 0; s < b->span_count; s++) {
            if (part_inside(&b->spans[s], column) < column->width / 2) continue;
            if (strip.bottom != b->spans[s].top) {
                bx_cells_add(b->ask, b->cells, strip);
                strip.top = b->spans[s].top;
            }
            strip.bottom = b->spans[s].bottom;
        }
        bx_cells_add(b->ask, b->cells, strip);
    }
    bx_cells_order(b->ask, b->cells, first, band);
}

/* Columns for a part of the width, in proportion; half a column makes the others wider rather than
 * narrower. */
static size_t share_of(const breaking *b, bx_length width)
{
    int64_t part = 2 * (int64_t)b->count * ((int64_t)width + b->cells->gap),
            whole = (int64_t)b->width + b->cells->gap;
    int64_t count = (part + whole - 1) / (2 * whole);
    return bx_fitting_columns(b->ask, width, b->cells->gap, count > 1 ? (size_t)count : 1);
}

/* Number of strips from `from` on that stand in one track. */
static size_t track_strips(const bx_cell_strip *strips, size_t count, size_t from)
{
    size_t end = from + 1;
    while (end < count && strips[end].x == strips[from].x)
        end++;
    return end - from;
}

/* Cuts the polygon at its steps from top to bottom: tracks of the same height side by side make a
 * bar, which has columns of its own. */
static void add_bars(breaking *b, const bx_cell_strip *strips, size_t count, uint32_t band)
{
    bx_cells *cells = b->cells;
    size_t first = cells->count;
    bx_cells_add_row(b->ask, cells);
    for (size_t i = 0; i < count;) {
        size_t parts = track_strips(strips, count, i), end = i;
        bx_length right = 0;
        for (bool same = true; same && end < count;) {
            right = strips[end].x + strips[end].width;
            end += parts;
            same = end < count && strips[end].x <= right + b->joint &&
                   track_strips(strips, count, end) == parts;
            for (size_t p = 0; same && p < parts; p++)
                same = strips[end + p].top == strips[i + p].top &&
                       strips[end + p].bottom == strips[i + p].bottom;
        }
        size_t column = cells->column_count;
        add_columns(b, strips[i].x, right - strips[i].x, share_of(b, right - strips[i].x));
        for (; column < cells->column_count; column++) {
            for (size_t p = 0; p < parts; p++)
                bx_cells_add(b->ask, cells,
                             (bx_cell_strip){column, cells->columns[column].x,
                                             cells->columns[column].width, strips[i + p].top,
                                             strips[i + p].bottom, 0, -1, false});
        }
        i = end;
    }
    bx_cells_order(b->ask, cells, first, band);
}

/* A row of columns for each band; lines between rows of the page are no band. */
static void add_rows(breaking *b, uint32_t band)
{
    const bx_ask *ask = b->ask;
    int32_t gap = bx_nearest_lines(
        ask, bx_dimension_resolve(ask->page->style->grid->row_gap, ask->axes.area.height, 0));
    for (size_t i = 0; i < b->span_count; i++) {
        const span *s = &b->spans[i];
        bool inside = i > 0 && i + 1 < b->span_count;
        if (inside && s->bottom - s->top <= gap) continue;
        bx_cells_add_row(ask, b->cells);
        add_columns(b, s->runs[0].x, s->runs[0].width, share_of(b, s->runs[0].width));
        const bx_cell_row *row = &b->cells->rows[b->cells->row_count - 1];
        for (size_t c = row->first; c < row->first + row->count; c++) {
            const bx_column *column = &b->cells->columns[c];
            bx_cells_add(ask, b->cells,
                         (bx_cell_strip){c, column->x, column->width, s->top, s->bottom,
                                         band << BX_BAND_BITS, -1, false});
        }
        band++;
    }
}

void bx_cells_break(const bx_ask *ask, const bx_style *style, size_t count,
                    const bx_cell_strip *strips, size_t strip_count, uint32_t band, bx_cells *cells)
{
    if (strip_count == 0) return;
    breaking b = {.ask = ask, .style = style, .count = count, .x = strips[0].x, .cells = cells};
    b.joint = bx_dimension_resolve(ask->page->style->grid->column_gap, ask->axes.area.width,
                                   ask->page->em);
    bx_length right = b.x;
    for (size_t i = 0; i < strip_count; i++)
        right = bx_length_max(right, strips[i].x + strips[i].width);
    b.width = right - b.x;
    make_spans(&b, strips, strip_count);
    size_t given = bx_fitting_columns(ask, b.width, cells->gap, count);
    if (given < count) {
        cells->wanted = count;
        cells->given = b.count = given;
    }
    bool arms = false;
    for (size_t i = 0; i < b.span_count; i++)
        arms |= b.spans[i].run_count > 1;
    bx_cells before = *cells;
    bx_cells_add_row(ask, cells);
    add_columns(&b, b.x, b.width, b.count);
    bx_cell_row row = cells->rows[cells->row_count - 1];
    if (is_aligned(&b, cells->columns + row.first, row.count)) {
        add_aligned(&b, &row, band);
        return;
    }
    cells->row_count = before.row_count;
    cells->column_count = before.column_count;
    if (arms)
        add_bars(&b, strips, strip_count, band);
    else
        add_rows(&b, band);
}
