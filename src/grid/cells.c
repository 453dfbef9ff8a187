/* Text columns of a story, and its slices in reading order. */
#include "grid/cells_parts.h"
#include "style/grid_style.h"

#include <stdlib.h>

size_t bx_fitting_columns(const bx_ask *ask, int64_t room, bx_length gap, size_t count)
{
    int64_t most = (room + gap) / ((int64_t)ask->page->em * BX_LEAST_CHARACTERS + gap);
    if (most < 1) most = 1;
    return (int64_t)count > most ? (size_t)most : count;
}

void bx_cells_add(const bx_ask *ask, bx_cells *cells, bx_cell_strip strip)
{
    if (strip.bottom <= strip.top) return;
    if (cells->count == cells->capacity) {
        size_t capacity = cells->capacity ? cells->capacity * 2 : 16;
        bx_cell_strip *strips = BX_NEW_ARRAY(ask->arena, bx_cell_strip, capacity);
        for (size_t i = 0; i < cells->count; i++)
            strips[i] = cells->strips[i];
        cells->strips = strips;
        cells->capacity = capacity;
    }
    cells->strips[cells->count++] = strip;
}

void bx_cells_add_column(const bx_ask *ask, bx_cells *cells, bx_column column)
{
    size_t count = cells->column_count;
    if ((count & (count - 1)) == 0) {
        bx_column *columns = BX_NEW_ARRAY(ask->arena, bx_column, count ? 2 * count : 1);
        for (size_t i = 0; i < count; i++)
            columns[i] = cells->columns[i];
        cells->columns = columns;
    }
    cells->columns[cells->column_count++] = column;
    cells->rows[cells->row_count - 1].count++;
}

void bx_cells_add_row(const bx_ask *ask, bx_cells *cells)
{
    size_t count = cells->row_count;
    if ((count & (count - 1)) == 0) {
        bx_cell_row *rows = BX_NEW_ARRAY(ask->arena, bx_cell_row, count ? 2 * count : 1);
        for (size_t i = 0; i < count; i++)
            rows[i] = cells->rows[i];
        cells->rows = rows;
    }
    cells->rows[cells->row_count++] = (bx_cell_row){cells->column_count, 0};
}

static int compare_places(const void *a, const void *b)
{
    const bx_cell_strip *s = a, *t = b;
    if (s->x != t->x) return s->x < t->x ? -1 : 1;
    return (s->top > t->top) - (s->top < t->top);
}

/* The polygon's strips from left to right, then downwards. */
static bx_cell_strip *polygon(const bx_ask *ask, bx_strips strips, size_t *kept)
{
    bx_cell_strip *sorted = BX_NEW_ARRAY(ask->arena, bx_cell_strip, strips.count);
    *kept = 0;
    for (size_t i = 0; i < strips.count; i++) {
        const bx_strip *s = &strips.items[i];
        if (s->bottom <= s->top || s->width < ask->page->em) continue;
        sorted[(*kept)++] = (bx_cell_strip){0, s->x, s->width, s->top, s->bottom, 0, -1, false};
    }
    if (*kept > 1) qsort(sorted, *kept, sizeof *sorted, compare_places);
    return sorted;
}

bx_cells bx_cells_make(const bx_ask *ask, const bx_style *style, bx_strips strips, bx_length gap)
{
    bx_cells cells = {.gap = gap};
    size_t count;
    bx_cell_strip *sorted = polygon(ask, strips, &count);
    if (style->grid->column_count > 0 && count > 0) {
        if (style->grid->column_gap.kind == BX_DIMENSION_LENGTH)
            cells.gap = style->grid->column_gap.value;
        bx_cells_break(ask, style, style->grid->column_count, sorted, count, 0, &cells);
        return cells;
    }
    bx_cells_add_row(ask, &cells);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || sorted[i].x != sorted[i - 1].x)
            bx_cells_add_column(ask, &cells, (bx_column){sorted[i].x, sorted[i].width});
        sorted[i].column = cells.column_count - 1;
        bx_cells_add(ask, &cells, sorted[i]);
    }
    bx_cells_order(ask, &cells, 0, 0);
    return cells;
}

/* Appends the part of the strips between two lines to `part`. */
static size_t clip(const bx_cells *cells, int32_t top, int32_t bottom, bx_cell_strip *part)
{
    size_t count = 0;
    for (size_t i = 0; i < cells->count; i++) {
        bx_cell_strip s = cells->strips[i];
        if (s.top < top) s.top = top;
        if (s.bottom > bottom) s.bottom = bottom;
        if (s.bottom > s.top) part[count++] = s;
    }
    return count;
}

void bx_cells_lead(const bx_ask *ask, const bx_style *style, bx_cells *cells)
{
    if (style->grid->lead_columns.count == 0 || cells->count == 0) return;
    int32_t top, bottom;
    bx_cells_extent(cells, &top, &bottom);
    int32_t end = top + bx_nearest_lines(ask, style->grid->lead_columns.lines);
    bx_cell_strip *lead = BX_NEW_ARRAY(ask->arena, bx_cell_strip, cells->count);
    bx_cell_strip *rest = BX_NEW_ARRAY(ask->arena, bx_cell_strip, cells->count);
    /* One line stays white between them. */
    size_t lead_count = clip(cells, top, end, lead),
           rest_count = clip(cells, end + 1, bottom, rest);
    if (lead_count > 1) qsort(lead, lead_count, sizeof *lead, compare_places);
    bx_cells whole = *cells;
    *cells = (bx_cells){.gap = whole.gap, .wanted = whole.wanted, .given = whole.given};
    bx_cells_break(ask, style, style->grid->lead_columns.count, lead, lead_count, 0, cells);
    uint32_t bands = 0;
    for (size_t i = 0; i < cells->count; i++)
        if (cells->strips[i].band >> BX_BAND_BITS >= bands)
            bands = (cells->strips[i].band >> BX_BAND_BITS) + 1;
    size_t shift = cells->column_count;
    for (size_t r = 0; r < whole.row_count; r++) {
        bx_cells_add_row(ask, cells);
        for (size_t i = 0; i < whole.rows[r].count; i++)
            bx_cells_add_column(ask, cells, whole.columns[whole.rows[r].first + i]);
    }
    for (size_t i = 0; i < rest_count; i++) {
        rest[i].column += shift;
        rest[i].band += bands << BX_BAND_BITS;
        bx_cells_add(ask, cells, rest[i]);
    }
}

/* Whether nothing stands between a column and the next: what could is a track of the page at least.
 */
static bool are_neighbours(const bx_cells *cells, size_t column)
{
    const bx_column *c = &cells->columns[column];
    return (int64_t)c[1].x - c->x - c->width <
           (int64_t)cells->gap + bx_length_min(c->width, c[1].width) / 2;
}

bool bx_cells_columns(const bx_cells *cells, const bx_grid_line lines[2], bx_carve where,
                      size_t *begin, size_t *end)
{
    *begin = *end = 0;
    if (cells->column_count == 0) return false;
    const bx_cell_row *row = &cells->rows[where == BX_CARVE_BOTTOM ? cells->row_count - 1 : 0];
    *end = row->count;
    bool given = bx_grid_line_range(lines, row->count, begin, end);
    *begin += row->first;
    *end += row->first;
    for (size_t i = *begin + 1; i < *end; i++)
        if (!are_neighbours(cells, i - 1)) *end = i;
    return given;
}

/* First line of the highest strip of a column and end of the lowest; false when nothing is left. */
static bool column_extent(const bx_cells *cells, size_t column, int32_t *top, int32_t *bottom)
{
    bool found = false;
    for (size_t i = 0; i < cells->count; i++) {
        const bx_cell_strip *strip = &cells->strips[i];
        if (strip->column != column) continue;
        if (!found || strip->top < *top) *top = strip->top;
        if (!found || strip->bottom > *bottom) *bottom = strip->bottom;
        found = true;
    }
    return found;
}

size_t bx_cells_level_columns(const bx_cells *cells)
{
    int32_t first = 0, top = 0, bottom = 0;
    if (!column_extent(cells, 0, &first, &bottom)) return cells->column_count ? 1 : 0;
    size_t count = 1;
    while (count < cells->rows[0].count && column_extent(cells, count, &top, &bottom) &&
           top == first && are_neighbours(cells, count - 1))
        count++;
    return count;
}

void bx_cells_extent(const bx_cells *cells, int32_t *top, int32_t *bottom)
{
    *top = *bottom = 0;
    for (size_t i = 0; i < cells->count; i++) {
        if (i == 0 || cells->strips[i].top < *top) *top = cells->strips[i].top;
        if (i == 0 || cells->strips[i].bottom > *bottom) *bottom = cells->strips[i].bottom;
    }
}

bx_length bx_cells_width(const bx_cells *cells, size_t begin, size_t end)
{
    const bx_column *last = &cells->columns[end - 1];
    return last->x + last->width - cells->columns[begin].x;
}

int32_t bx_cells_free_lines(const bx_cells *cells, size_t begin, size_t end)
{
    int32_t top = 0, bottom = 0;
    for (size_t column = begin; column < end; column++) {
        int32_t column_top = 0, column_bottom = 0;
        if (!column_extent(cells, column, &column_top, &column_bottom)) return 0;
        if (column == begin || column_top > top) top = column_top;
        if (column == begin || column_bottom < bottom) bottom = column_bottom;
    }
    return bottom > top ? bottom - top : 0;
}

void bx_cells_append(const bx_ask *ask, bx_cells *cells, const bx_cells *more)
{
    size_t first = cells->column_count;
    if (cells->row_count == 0) bx_cells_add_row(ask, cells);
    for (size_t i = 0; i < more->column_count; i++)
        bx_cells_add_column(ask, cells, more->columns[i]);
    for (size_t i = 0; i < more->count; i++) {
        bx_cell_strip strip = more->strips[i];
        strip.column += first;
        bx_cells_add(ask, cells, strip);
    }
    cells->gap = more->gap;
}

void bx_cells_shorten(bx_cells *cells, int32_t lines)
{
    int32_t top, bottom;
    bx_cells_extent(cells, &top, &bottom);
    size_t kept = 0;
    for (size_t i = 0; i < cells->count; i++) {
        bx_cell_strip strip = cells->strips[i];
        if (strip.bottom > bottom - lines) strip.bottom = bottom - lines;
        if (strip.bottom > strip.top) cells->strips[kept++] = strip;
    }
    cells->count = kept;
}

static int compare_strips(const void *a, const void *b)
{
    const bx_cell_strip *x = a, *y = b;
    if (x->band != y->band) return x->band < y->band ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    int32_t from_x = x->beside >= 0 ? x->beside : x->top,
            from_y = y->beside >= 0 ? y->beside : y->top;
    if (from_x != from_y) return from_x < from_y ? -1 : 1;
    if (x->behind != y->behind) return x->behind ? 1 : -1;
    return x->top < y->top ? -1 : x->top > y->top;
}

bx_slices bx_cells_slices(const bx_ask *ask, const bx_cells *cells, bx_length pitch)
{
    bx_cell_strip *strips = bx_arena_copy(ask->arena, cells->strips, cells->count * sizeof *strips);
    if (cells->count > 1) qsort(strips, cells->count, sizeof *strips, compare_strips);
    bx_slices slices = {.items = BX_NEW_ARRAY(ask->arena, bx_slice, cells->count)};
    for (size_t i = 0; i < cells->count; i++) {
        int64_t height = (int64_t)(strips[i].bottom - strips[i].top) * ask->page->pitch;
        if (height < pitch) continue; /* text of a larger pitch than the page's has no line there */
        slices.items[slices.count++] = (bx_slice){strips[i].x,
                                                  strips[i].width,
                                                  bx_line_top(ask, strips[i].top),
                                                  (int32_t)(height / pitch),
                                                  strips[i].column,
                                                  strips[i].band};
    }
    return slices;
}

/* Whether the area goes on between two lines in [x, right): a gap between rows of the page is not
 * foreign. */
static bool is_own(const bx_ask *ask, bx_strips strips, bx_length x, bx_length right,
                   bx_length from, bx_length to)
{
    bx_length white = ask->page->pitch + bx_dimension_resolve(ask->page->style->grid->row_gap,
                                                              ask->axes.area.height, 0);
    bool further = true;
    while (further && from + white < to) {
        further = false;
        for (size_t i = 0; i < strips.count; i++) {
            const bx_strip *s = &strips.items[i];
            bx_length top = bx_line_top(ask, s->top), bottom = bx_line_top(ask, s->bottom);
            if (s->x >= right || s->x + s->width <= x || top > from + white || bottom <= from)
                continue;
            from = bottom;
            further = true;
        }
    }
    return from + white >= to;
}

bool bx_cells_text_jumps(const bx_ask *ask, bx_strips strips, bx_slices slices, const int32_t *used,
                         bx_length pitch)
{
    const bx_slice *before = NULL;
    for (size_t i = 0; i < slices.count; i++) {
        if (used[i] == 0) continue;
        const bx_slice *s = &slices.items[i], *b = before;
        before = s;
        if (!b || s->top <= b->top) continue;
        bx_length x = bx_length_max(s->x, b->x),
                  right = bx_length_min(s->x + s->width, b->x + b->width);
        bx_length end = b->top + bx_length_clamp((int64_t)b->lines * pitch);
        if (right > x && !is_own(ask, strips, x, right, end, s->top)) return true;
    }
    return false;
}
