/* Carving blocks out of column strips. */
#include "page/cells.h"

#include <stdlib.h>

static void add_strip(bx_page_context *context, bx_cells *cells, bx_cell_strip strip)
{
    if (strip.bottom <= strip.top) return;
    if (cells->count == cells->capacity) {
        size_t capacity = cells->capacity ? cells->capacity * 2 : 16;
        bx_cell_strip *strips = BX_NEW_ARRAY(context->arena, bx_cell_strip, capacity);
        for (size_t i = 0; i < cells->count; i++) strips[i] = cells->strips[i];
        cells->strips = strips;
        cells->capacity = capacity;
    }
    cells->strips[cells->count++] = strip;
}

/* Widths of `count` broken columns in `width`; the gutter may grow to take the remainder. */
static void broken_columns(bx_page_context *context, const bx_style *style, bx_length x,
                           bx_length width, bx_cells *cells)
{
    size_t count = style->column_count;
    int64_t room = (int64_t)width - (int64_t)cells->gap * (int64_t)(count - 1);
    if (room < (int64_t)count) room = (int64_t)count;
    bx_length em = context->em;
    int64_t characters = room / em;
    int64_t spare = characters % (int64_t)count;
    cells->columns = BX_NEW_ARRAY(context->arena, bx_column, count);
    cells->column_count = count;
    int64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t column = room * (int64_t)(i + 1) / (int64_t)count - room * (int64_t)i / (int64_t)count;
        if (style->column_remainder == BX_REMAINDER_GUTTER)
            column = characters / (int64_t)count * em;
        if (style->column_remainder == BX_REMAINDER_UNEQUAL)
            column = (characters / (int64_t)count + ((int64_t)i < spare)) * em;
        cells->columns[i].width = bx_length_clamp(column);
        total += column;
    }
    if (style->column_remainder == BX_REMAINDER_GUTTER && count > 1)
        cells->gap = bx_length_clamp(((int64_t)width - total) / (int64_t)(count - 1));
    int64_t at = x;
    for (size_t i = 0; i < count; i++) {
        cells->columns[i].x = bx_length_clamp(at);
        at += (int64_t)cells->columns[i].width + cells->gap;
    }
}

static bool is_rectangle(const bx_strip *strips, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (strips[i].top != strips[0].top || strips[i].bottom != strips[0].bottom) return false;
    }
    return count > 0;
}

bx_cells bx_cells_make(bx_page_context *context, const bx_style *style, const bx_strip *strips,
                       size_t strip_count, bx_length gap)
{
    bx_cells cells = {.gap = gap};
    if (style->column_count > 0 && is_rectangle(strips, strip_count)) {
        const bx_strip *last = &strips[strip_count - 1];
        bx_length width = last->x + last->width - strips[0].x;
        if (style->column_gap.kind == BX_DIMENSION_LENGTH) cells.gap = style->column_gap.value;
        broken_columns(context, style, strips[0].x, width, &cells);
        for (size_t i = 0; i < cells.column_count; i++) {
            add_strip(context, &cells,
                      (bx_cell_strip){i, cells.columns[i].x, cells.columns[i].width, strips[0].top,
                                      strips[0].bottom, 0});
        }
        return cells;
    }
    if (style->column_count > 0 && !is_rectangle(strips, strip_count)) {
        bx_short_text story;
        bx_report_on_page(context->diagnostics, BX_COLUMNS_NOT_RECTANGULAR, (bx_span){0},
                          context->number, context->story, bx_short(&story, context->story));
    }
    cells.columns = BX_NEW_ARRAY(context->arena, bx_column, strip_count);
    for (size_t i = 0; i < strip_count; i++) {
        if (i == 0 || strips[i].x != strips[i - 1].x)
            cells.columns[cells.column_count++] = (bx_column){strips[i].x, strips[i].width};
        add_strip(context, &cells,
                  (bx_cell_strip){cells.column_count - 1, strips[i].x, strips[i].width,
                                  strips[i].top, strips[i].bottom, 0});
    }
    return cells;
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
    while (count < cells->column_count && column_extent(cells, count, &top, &bottom) &&
           top == first)
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

/* Removes the lines [top, bottom) from all strips of a column; the rest stays above and below. */
static void cut(bx_page_context *context, bx_cells *cells, size_t column, int32_t top,
                int32_t bottom, bool full_width)
{
    size_t count = cells->count;
    for (size_t i = 0; i < count; i++) {
        bx_cell_strip strip = cells->strips[i];
        if (strip.column != column || strip.bottom <= top || strip.top >= bottom) {
            if (full_width && strip.column == column && strip.top >= bottom) cells->strips[i].band++;
            continue;
        }
        bx_cell_strip below = strip;
        below.top = bottom;
        if (full_width) below.band++;
        strip.bottom = top;
        cells->strips[i] = strip;
        add_strip(context, cells, below);
    }
    size_t kept = 0;
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->strips[i].bottom > cells->strips[i].top) cells->strips[kept++] = cells->strips[i];
    }
    cells->count = kept;
}

/* Lines that the columns [begin, end) have in common. False when one of them has none. */
static bool common_extent(const bx_cells *cells, size_t begin, size_t end, int32_t *top, int32_t *bottom)
{
    for (size_t column = begin; column < end; column++) {
        int32_t column_top = 0, column_bottom = 0;
        if (!column_extent(cells, column, &column_top, &column_bottom)) return false;
        if (column == begin || column_top > *top) *top = column_top;
        if (column == begin || column_bottom < *bottom) *bottom = column_bottom;
    }
    return begin < end;
}

int32_t bx_cells_free_lines(const bx_cells *cells, size_t begin, size_t end)
{
    int32_t top = 0, bottom = 0;
    if (!common_extent(cells, begin, end, &top, &bottom)) return 0;
    return bottom > top ? bottom - top : 0;
}

/* Takes lines from columns; a `whole` cut goes through all text and starts a new band. */
static int32_t carve(bx_page_context *context, bx_cells *cells, size_t begin, size_t end, int32_t lines, bx_carve where,
                     int32_t offset, int32_t *taken, bool whole)
{
    int32_t top = 0, bottom = 0;
    *taken = 0;
    if (!common_extent(cells, begin, end, &top, &bottom)) return 0;
    if (where == BX_CARVE_AT) top += offset;
    if (bottom - top < lines) lines = bottom - top > 0 ? bottom - top : 0;
    if (where == BX_CARVE_BOTTOM) top = bottom - lines;
    *taken = lines;
    if (lines == 0) return top;
    for (size_t column = begin; column < end; column++)
        cut(context, cells, column, top, top + lines, whole);
    return top;
}

int32_t bx_cells_carve(bx_page_context *context, bx_cells *cells, size_t begin, size_t end,
                       int32_t lines, bx_carve where, int32_t offset, int32_t *taken)
{
    bool whole = begin == 0 && end == cells->column_count;
    return carve(context, cells, begin, end, lines, where, offset, taken, whole);
}

/* The band of the strip of a column that holds a line. */
static uint32_t band_at(const bx_cell_strip *strips, size_t count, size_t column, int32_t line)
{
    for (size_t i = 0; i < count; i++) {
        if (strips[i].column == column && strips[i].top <= line && line < strips[i].bottom) return strips[i].band;
    }
    return 0;
}

int32_t bx_cells_carve_beside(bx_page_context *context, bx_cells *cells, size_t column, int32_t lines, bx_carve where,
                              int32_t offset, bx_column rest, int32_t *taken)
{
    size_t count = cells->count;
    bx_cell_strip *before = bx_arena_copy(context->arena, cells->strips, count * sizeof *before);
    int32_t top = bx_cells_carve(context, cells, column, column + 1, lines, where, offset, taken);
    uint32_t band = band_at(before, count, column, top);
    add_strip(context, cells, (bx_cell_strip){column, rest.x, rest.width, top, top + *taken, band});
    return top;
}

/* Columns that a stretch touches or comes too near to for a gutter. */
static bool near_columns(const bx_cells *cells, bx_column place, size_t *begin, size_t *end)
{
    bx_length least = cells->gap - BX_ONE_PT / 4;
    *begin = cells->column_count;
    *end = 0;
    for (size_t i = 0; i < cells->column_count; i++) {
        const bx_column *c = &cells->columns[i];
        if (c->x + c->width + least <= place.x || c->x - least >= place.x + place.width) continue;
        if (i < *begin) *begin = i;
        *end = i + 1;
    }
    return *begin < *end;
}

/* What a stretch leaves of a column before it (or behind it), in whole characters. */
static bx_column rest_of(const bx_page_context *context, const bx_cells *cells, const bx_column *column, bx_column place,
                         bool before)
{
    enum { LEAST_CHARACTERS = 5 };
    bx_length right = column->x + column->width, end = place.x + place.width;
    bx_length room = before ? place.x - cells->gap - column->x : right - end - cells->gap;
    if (room > column->width) room = column->width;
    if (room < (bx_length)LEAST_CHARACTERS * context->em) return (bx_column){column->x, 0};
    if (room < column->width) room = room / context->em * context->em;
    return (bx_column){before ? column->x : right - room, room};
}

int32_t bx_cells_carve_stretch(bx_page_context *context, bx_cells *cells, bx_column place, int32_t lines, bx_carve where,
                               int32_t offset, int32_t *taken)
{
    size_t begin, end, count = cells->count;
    *taken = 0;
    if (!near_columns(cells, place, &begin, &end)) return 0;
    bx_cell_strip *before = bx_arena_copy(context->arena, cells->strips, count * sizeof *before);
    bool whole = begin == 0 && end == cells->column_count;
    for (size_t i = begin; i < end; i++) {
        for (int side = 0; side < 2; side++)
            whole &= rest_of(context, cells, &cells->columns[i], place, side == 0).width == 0;
    }
    int32_t top = carve(context, cells, begin, end, lines, where, offset, taken, whole);
    for (size_t i = begin; i < end && *taken > 0; i++) {
        uint32_t band = band_at(before, count, i, top);
        for (int side = 0; side < 2; side++) {
            bx_column rest = rest_of(context, cells, &cells->columns[i], place, side == 0);
            if (rest.width > 0)
                add_strip(context, cells, (bx_cell_strip){i, rest.x, rest.width, top, top + *taken, band});
        }
    }
    return top;
}

void bx_cells_append(bx_page_context *context, bx_cells *cells, const bx_cells *more)
{
    size_t first = cells->column_count, total = first + more->column_count;
    bx_column *columns = BX_NEW_ARRAY(context->arena, bx_column, total);
    for (size_t i = 0; i < total; i++) columns[i] = i < first ? cells->columns[i] : more->columns[i - first];
    cells->columns = columns;
    cells->column_count = total;
    for (size_t i = 0; i < more->count; i++) {
        bx_cell_strip strip = more->strips[i];
        strip.column += first;
        add_strip(context, cells, strip);
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
    if (x->top != y->top) return x->top < y->top ? -1 : 1;
    return x->x < y->x ? -1 : x->x > y->x;
}

bx_slice *bx_cells_slices(const bx_page_context *context, const bx_cells *cells, bx_length pitch,
                          size_t *count)
{
    bx_cell_strip *strips =
        bx_arena_copy(context->arena, cells->strips, cells->count * sizeof *strips);
    if (cells->count > 1) qsort(strips, cells->count, sizeof *strips, compare_strips);
    bx_slice *slices = BX_NEW_ARRAY(context->arena, bx_slice, cells->count);
    *count = cells->count;
    for (size_t i = 0; i < cells->count; i++) {
        int64_t height = (int64_t)(strips[i].bottom - strips[i].top) * context->pitch;
        slices[i] = (bx_slice){strips[i].x, strips[i].width, bx_line_top(context, strips[i].top),
                               (int32_t)(height / pitch), strips[i].column, strips[i].band};
    }
    return slices;
}
