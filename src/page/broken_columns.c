/* Broken columns 破栏 over polygons. */
#include "page/cells_parts.h"

/* Lines in which the polygon has the same parts side by side. */
typedef struct span {
    int32_t top, bottom;
    bx_column *runs; /* parts without foreign matter in them */
    size_t run_count;
} span;

typedef struct breaking {
    bx_page_context *context;
    const bx_style *style;
    size_t count;           /* wanted over the whole width */
    bx_length x, width;     /* of the bounding box */
    bx_length joint;        /* gutter of the page: tracks that lie no further apart are one part */
    span *spans;
    size_t span_count;
    bx_cells *cells;
} breaking;

static bx_length right_of(const bx_column *c)
{
    return c->x + c->width;
}

/* Parts of the polygon between two corners. Strips are ordered by x. */
static span make_span(breaking *b, const bx_cell_strip *strips, size_t count, int32_t top, int32_t bottom)
{
    span s = {.top = top, .bottom = bottom};
    s.runs = BX_NEW_ARRAY(b->context->arena, bx_column, count);
    for (size_t i = 0; i < count; i++) {
        if (strips[i].top > top || strips[i].bottom < bottom) continue;
        bx_column *last = s.run_count ? &s.runs[s.run_count - 1] : NULL;
        bx_length end = strips[i].x + strips[i].width;
        if (last && strips[i].x <= right_of(last) + b->joint) last->width = bx_length_max(last->width, end - last->x);
        else s.runs[s.run_count++] = (bx_column){strips[i].x, strips[i].width};
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
    int32_t *corner = bx_cells_corners(b->context, strips, count, &corners);
    b->spans = BX_NEW_ARRAY(b->context->arena, span, corners);
    for (size_t i = 0; i + 1 < corners; i++) {
        span s = make_span(b, strips, count, corner[i], corner[i + 1]);
        span *last = b->span_count ? &b->spans[b->span_count - 1] : NULL;
        if (last && last->bottom == s.top && same_runs(last, &s)) last->bottom = s.bottom;
        else if (s.run_count > 0) b->spans[b->span_count++] = s;
    }
}

/* As many columns as have five characters. */
static size_t fitting_columns(const breaking *b, bx_length width, size_t count)
{
    int64_t least = (int64_t)b->context->em * BX_LEAST_CHARACTERS + b->cells->gap;
    int64_t most = ((int64_t)width + b->cells->gap) / least;
    if (most < 1) most = 1;
    return (int64_t)count > most ? (size_t)most : count;
}

/* Adds a row of `count` columns over [x, x + width); the gutter may grow to take the remainder (newspaper practice:
 * equal fractional columns, whole characters and wide gutters, or spare characters in the first columns). */
static void add_columns(breaking *b, bx_length x, bx_length width, size_t count)
{
    bx_length gap = b->cells->gap;
    int64_t room = (int64_t)width - (int64_t)gap * (int64_t)(count - 1);
    if (room < (int64_t)count) room = (int64_t)count;
    bx_length em = b->context->em;
    int64_t characters = room / em, n = (int64_t)count;
    bx_column_remainder rule = b->style->column_remainder;
    int64_t spare = rule == BX_REMAINDER_GUTTER ? (int64_t)width - characters / n * em * n : 0;
    bx_cells_add_row(b->context, b->cells);
    int64_t at = x;
    for (int64_t i = 0; i < n; i++) {
        int64_t column = room * (i + 1) / n - room * i / n;
        if (rule == BX_REMAINDER_GUTTER) column = characters / n * em;
        if (rule == BX_REMAINDER_UNEQUAL) column = (characters / n + (i < characters % n)) * em;
        if (rule == BX_REMAINDER_GUTTER && n > 1) at = x + i * column + spare * i / (n - 1);
        bx_cells_add_column(b->context, b->cells, (bx_column){bx_length_clamp(at), bx_length_clamp(column)});
        at += column + gap;
    }
}

/* The part of a column inside the polygon, between two corners; false when that is too narrow for text. */
static bool clipped(const breaking *b, const span *s, const bx_column *column, bx_column *part)
{
    part->width = 0;
    bx_length tolerance = b->context->em / 4;
    for (size_t i = 0; i < s->run_count; i++) {
        bx_length from = bx_length_max(column->x, s->runs[i].x);
        bx_length to = bx_length_min(right_of(column), right_of(&s->runs[i]));
        if (to - from > part->width) *part = (bx_column){from, to - from};
    }
    if (part->width + tolerance >= column->width) *part = *column;
    return part->width == column->width || part->width >= b->context->em * BX_LEAST_CHARACTERS;
}

/* Whether every column is wholly inside or outside the polygon at all lines. */
static bool is_aligned(const breaking *b, const bx_column *columns, size_t count)
{
    for (size_t s = 0; s < b->span_count; s++) {
        for (size_t c = 0; c < count; c++) {
            bx_column part;
            clipped(b, &b->spans[s], &columns[c], &part);
            if (part.width > b->context->em / 4 && part.width != columns[c].width) return false;
        }
    }
    return true;
}

static void add_clipped(breaking *b, const bx_cell_row *row, uint32_t band)
{
    size_t first = b->cells->count;
    for (size_t c = row->first; c < row->first + row->count; c++) {
        bx_cell_strip strip = {.column = c, .beside = -1};
        for (size_t s = 0; s < b->span_count; s++) {
            bx_column part;
            if (!clipped(b, &b->spans[s], &b->cells->columns[c], &part)) continue;
            bool goes_on = strip.bottom == b->spans[s].top && strip.x == part.x && strip.width == part.width;
            if (!goes_on) {
                bx_cells_add(b->context, b->cells, strip);
                strip.top = b->spans[s].top;
            }
            strip.x = part.x;
            strip.width = part.width;
            strip.bottom = b->spans[s].bottom;
        }
        bx_cells_add(b->context, b->cells, strip);
    }
    bx_cells_order(b->context, b->cells, first, band);
}

/* A row of columns for each band; lines between rows of the page are no band. */
static void add_rows(breaking *b, uint32_t band)
{
    bx_page_context *context = b->context;
    int32_t gap = bx_nearest_lines(context, bx_dimension_resolve(context->style->row_gap, context->type_area.height, 0));
    for (size_t i = 0; i < b->span_count; i++) {
        const span *s = &b->spans[i];
        bool inside = i > 0 && i + 1 < b->span_count;
        if (inside && s->bottom - s->top <= gap) continue;
        /* In proportion; half a column makes the others wider rather than narrower. */
        int64_t part = 2 * (int64_t)b->count * ((int64_t)s->runs[0].width + b->cells->gap);
        int64_t whole = (int64_t)b->width + b->cells->gap;
        int64_t count = (part + whole - 1) / (2 * whole);
        count = (int64_t)fitting_columns(b, s->runs[0].width, count > 1 ? (size_t)count : 1);
        add_columns(b, s->runs[0].x, s->runs[0].width, (size_t)count);
        const bx_cell_row *row = &b->cells->rows[b->cells->row_count - 1];
        for (size_t c = row->first; c < row->first + row->count; c++) {
            const bx_column *column = &b->cells->columns[c];
            bx_cells_add(context, b->cells, (bx_cell_strip){c, column->x, column->width, s->top, s->bottom,
                                                            band << BX_BAND_BITS, -1, false});
        }
        band++;
    }
}

void bx_cells_break(bx_page_context *context, const bx_style *style, size_t count, const bx_cell_strip *strips,
                    size_t strip_count, uint32_t band, bx_cells *cells)
{
    if (strip_count == 0) return;
    breaking b = {.context = context, .style = style, .count = count, .x = strips[0].x, .cells = cells};
    b.joint = bx_dimension_resolve(context->style->column_gap, context->type_area.width, context->em);
    bx_length right = b.x;
    for (size_t i = 0; i < strip_count; i++) right = bx_length_max(right, strips[i].x + strips[i].width);
    b.width = right - b.x;
    make_spans(&b, strips, strip_count);
    size_t given = fitting_columns(&b, b.width, count);
    if (given < count) {
        cells->wanted = count;
        cells->given = b.count = given;
    }
    bool arms = false;
    for (size_t i = 0; i < b.span_count; i++) arms |= b.spans[i].run_count > 1;
    bx_cells before = *cells;
    add_columns(&b, b.x, b.width, b.count);
    bx_cell_row row = cells->rows[cells->row_count - 1];
    if (arms || is_aligned(&b, cells->columns + row.first, row.count)) {
        add_clipped(&b, &row, band);
        return;
    }
    cells->row_count = before.row_count;
    cells->column_count = before.column_count;
    add_rows(&b, band);
}
