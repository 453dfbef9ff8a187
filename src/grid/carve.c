/* Carving blocks out of column strips. */
#include "grid/cells_parts.h"

/* The lines that a block takes. */
typedef struct carving {
    const bx_ask *ask;
    bx_cells *cells;
    const bx_cell_block *block;
    int32_t top, bottom;
    bx_contour contour;
    uint32_t *full; /* bands of the polygon that it goes across */
    size_t full_count;
} carving;

static bool touches(const bx_column *place, const bx_column *other)
{
    return other->x < place->x + place->width && place->x < other->x + other->width;
}

/* Whether a block stands on a strip or comes nearer to it than a gutter. */
static bool strip_touched(const bx_cells *cells, const bx_cell_block *block,
                          const bx_cell_strip *strip)
{
    bx_length white = bx_length_max(0, bx_length_min(block->margin, cells->gap) - BX_ONE_PT / 4);
    bx_column place = {block->place.x - white, block->place.width + 2 * white};
    return touches(&place, &(bx_column){strip->x, strip->width});
}

static bx_length overlap(bx_column a, bx_column b)
{
    bx_length from = bx_length_max(a.x, b.x), to = bx_length_min(a.x + a.width, b.x + b.width);
    return bx_length_max(0, to - from);
}

/* Where the lines end that begin at `line` and are free for all of the block's part of a column;
 * `line` when it is not. */
static int32_t free_to(const bx_cells *cells, const bx_cell_block *block, size_t column,
                       int32_t line)
{
    bx_length wanted = overlap(block->place, cells->columns[column]);
    int32_t end = INT32_MAX;
    for (size_t i = 0; i < cells->count; i++) {
        const bx_cell_strip *s = &cells->strips[i];
        if (s->column != column || line < s->top || line >= s->bottom ||
            !strip_touched(cells, block, s))
            continue;
        wanted -= overlap(block->place, (bx_column){s->x, s->width});
        if (s->bottom < end) end = s->bottom;
    }
    return wanted > BX_ONE_PT / 4 || end == INT32_MAX ? line : end;
}

/* Lines from `top` on that a column has free in one piece, `most` at most. */
static int32_t free_from(const bx_cells *cells, const bx_cell_block *block, size_t column,
                         int32_t top, int32_t most)
{
    int32_t at = top;
    while (at < top + most) {
        int32_t end = free_to(cells, block, column, at);
        if (end == at) break;
        at = end;
    }
    return at - top < most ? at - top : most;
}

/* Columns of the row where the block stands that it touches: half-open. */
static bx_cell_row touched_columns(const bx_cells *cells, const bx_cell_block *block)
{
    const bx_cell_row *row =
        &cells->rows[block->where == BX_CARVE_BOTTOM ? cells->row_count - 1 : 0];
    bx_cell_row found = {row->first, 0};
    for (size_t c = row->first; c < row->first + row->count; c++) {
        bx_cell_strip whole = {.x = cells->columns[c].x, .width = cells->columns[c].width};
        if (!strip_touched(cells, block, &whole)) continue;
        if (found.count == 0) found.first = c;
        found.count = c + 1 - found.first;
    }
    return found;
}

/* Lines free from `top` on in all columns that the block touches. */
static int32_t free_lines(const bx_cells *cells, const bx_cell_block *block, bx_cell_row columns,
                          int32_t top)
{
    int32_t lines = columns.count ? block->lines : 0;
    for (size_t c = columns.first; c < columns.first + columns.count && lines > 0; c++)
        lines = free_from(cells, block, c, top, lines);
    return lines;
}

/* Highest line at which all columns have begun, or lowest at which none has ended. */
static bool common_edge(const bx_cells *cells, const bx_cell_block *block, bx_cell_row columns,
                        bool bottom, int32_t *edge)
{
    for (size_t c = columns.first; c < columns.first + columns.count; c++) {
        bool found = false;
        int32_t own = 0;
        for (size_t i = 0; i < cells->count; i++) {
            const bx_cell_strip *s = &cells->strips[i];
            if (s->column != c || !strip_touched(cells, block, s)) continue;
            int32_t line = bottom ? s->bottom : s->top;
            if (!found || (bottom ? line > own : line < own)) own = line;
            found = true;
        }
        if (!found) return false;
        if (c == columns.first || (bottom ? own < *edge : own > *edge)) *edge = own;
    }
    return columns.count > 0;
}

/* Finds the block's first line; the lines there are may be fewer than it wants. */
static int32_t find_place(const bx_cells *cells, const bx_cell_block *block, int32_t *top)
{
    bx_cell_row columns = touched_columns(cells, block);
    int32_t first = 0, last = 0;
    *top = 0;
    if (!common_edge(cells, block, columns, false, &first) ||
        !common_edge(cells, block, columns, true, &last))
        return 0;
    *top = first;
    if (block->where == BX_CARVE_AT) *top += block->offset;
    if (block->where == BX_CARVE_BOTTOM)
        *top = last - block->lines < first ? first : last - block->lines;
    int32_t most = free_lines(cells, block, columns, *top);
    if (most == block->lines) return most;
    /* The line that was asked for is too low: the block stands at the foot. */
    int32_t foot = last - block->lines;
    if (block->where == BX_CARVE_AT && foot >= first && foot < *top &&
        free_lines(cells, block, columns, foot) == block->lines) {
        *top = foot;
        return block->lines;
    }
    /* Other places where some column begins, or goes on below a block. */
    int32_t best = *top;
    bool low = block->where == BX_CARVE_BOTTOM;
    for (size_t i = 0; i < cells->count; i++) {
        const bx_cell_strip *s = &cells->strips[i];
        if (!strip_touched(cells, block, s)) continue;
        int32_t at = low ? s->bottom - block->lines : s->top;
        if (low && at < s->top) at = s->top;
        if (at < first || (block->where == BX_CARVE_AT && at < *top)) continue;
        int32_t lines = free_lines(cells, block, columns, at);
        if (lines < most || (lines == most && (low ? at <= best : at >= best))) continue;
        most = lines;
        best = at;
    }
    *top = best;
    return most;
}

static bool is_full(const carving *c, uint32_t band)
{
    for (size_t i = 0; i < c->full_count; i++)
        if (c->full[i] == band >> BX_BAND_BITS) return true;
    return false;
}

/* What the block leaves of a strip in one line: nothing, one part, or two with the block between.
 * Returns how many. */
static size_t parts_beside(const carving *c, const bx_cell_strip *strip, int32_t line,
                           bx_column parts[2])
{
    bx_length em = c->ask->page->em, begin = c->block->place.x, end = begin + c->block->place.width;
    if (c->block->shape) {
        bx_length white = (c->ask->page->pitch - em) / 2, top = bx_line_top(c->ask, line) + white;
        if (!bx_contour_extent(&c->contour, top, top + em, &begin, &end)) {
            parts[0] = (bx_column){strip->x, strip->width};
            return 1;
        }
        begin = bx_length_max(begin, c->block->place.x);
        end = bx_length_min(end, c->block->place.x + c->block->place.width);
    }
    size_t count = 0;
    bx_length right = strip->x + strip->width;
    bx_length near = (begin - c->block->margin - strip->x) / em * em,
              far = (right - end - c->block->margin) / em * em;
    if (begin > right || end < strip->x) {
        parts[0] = (bx_column){strip->x, strip->width};
        return 1;
    }
    if (near >= em * BX_LEAST_CHARACTERS) parts[count++] = (bx_column){strip->x, near};
    if (far >= em * BX_LEAST_CHARACTERS) parts[count++] = (bx_column){right - far, far};
    /* A strip that stands beside a block itself is not parted again. */
    if (count == 2 && strip->beside >= 0) {
        if (far > near) parts[0] = parts[1];
        count = 1;
    }
    return count;
}

/* Whether the block stands across all columns of a band of the polygon, with no text beside it. */
static bool goes_across(const carving *c, uint32_t band)
{
    bx_column parts[2];
    for (size_t i = 0; i < c->cells->count; i++) {
        const bx_cell_strip *s = &c->cells->strips[i];
        if (s->band >> BX_BAND_BITS != band) continue;
        if (!strip_touched(c->cells, c->block, s)) return false;
        int32_t last = c->block->shape ? c->bottom : c->top + 1;
        for (int32_t line = c->top; line < last; line++)
            if (s->top < c->bottom && s->bottom > c->top && parts_beside(c, s, line, parts) > 0)
                return false;
    }
    return true;
}

/* Adds what is left of a strip in the lines [top, bottom): lines of the same parts together. */
static void add_parts(const carving *c, const bx_cell_strip *strip, int32_t top, int32_t bottom)
{
    bx_column parts[2], before[2] = {{0, 0}, {0, 0}};
    size_t count = 0;
    int32_t from = top, beside = -1;
    for (int32_t line = top; line <= bottom; line++) {
        size_t now = line < bottom ? parts_beside(c, strip, line, parts) : 0;
        bool same = line > top && line < bottom && now == count;
        for (size_t i = 0; i < now; i++)
            same = same && parts[i].x == before[i].x && parts[i].width == before[i].width;
        if (same) continue;
        for (size_t i = 0; i < count; i++) {
            bx_cell_strip part = *strip;
            part.x = before[i].x;
            part.width = before[i].width;
            part.top = from;
            part.bottom = line;
            if (count == 2) {
                part.beside = beside;
                part.behind = i == 1;
            }
            bx_cells_add(c->ask, c->cells, part);
        }
        if (now == 2 && count != 2) beside = line;
        count = now;
        from = line;
        for (size_t i = 0; i < now; i++)
            before[i] = parts[i];
        if (!c->block->shape && line < bottom) line = bottom - 1; /* all lines are like the first */
    }
}

static void find_full_bands(carving *c)
{
    c->full = BX_NEW_ARRAY(c->ask->arena, uint32_t, c->cells->count);
    for (size_t i = 0; i < c->cells->count; i++) {
        const bx_cell_strip *s = &c->cells->strips[i];
        bool inside =
            s->top < c->bottom && s->bottom > c->top && strip_touched(c->cells, c->block, s);
        if (!inside || is_full(c, s->band) || !goes_across(c, s->band >> BX_BAND_BITS)) continue;
        c->full[c->full_count++] = s->band >> BX_BAND_BITS;
    }
}

static void cut(const carving *c)
{
    bx_cells *cells = c->cells;
    size_t count = cells->count;
    for (size_t i = 0; i < count; i++) {
        bx_cell_strip strip = cells->strips[i];
        if (!strip_touched(cells, c->block, &strip) && !is_full(c, strip.band)) continue;
        if (strip.bottom <= c->top || strip.top >= c->bottom) {
            if (strip.top >= c->bottom && is_full(c, strip.band)) cells->strips[i].band++;
            continue;
        }
        bx_cell_strip below = strip;
        below.top = c->bottom;
        if (is_full(c, strip.band)) below.band++;
        bx_cells_add(c->ask, cells, below);
        add_parts(c, &strip, strip.top > c->top ? strip.top : c->top,
                  strip.bottom < c->bottom ? strip.bottom : c->bottom);
        cells->strips[i].bottom = c->top;
    }
    size_t kept = 0;
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->strips[i].bottom > cells->strips[i].top)
            cells->strips[kept++] = cells->strips[i];
    }
    cells->count = kept;
}

int32_t bx_cells_take(const bx_ask *ask, bx_cells *cells, const bx_cell_block *block,
                      int32_t *taken)
{
    *taken = 0;
    if (cells->row_count == 0) return 0;
    carving c = {.ask = ask, .cells = cells, .block = block};
    *taken = find_place(cells, block, &c.top);
    if (*taken <= 0) return c.top;
    c.bottom = c.top + *taken;
    if (block->shape) {
        bx_length top = bx_line_top(ask, c.top);
        bx_rect rect = {block->place.x, top, block->place.width, bx_line_top(ask, c.bottom) - top};
        c.contour = bx_contour_make(ask, block->shape, rect);
    }
    find_full_bands(&c);
    cut(&c);
    return c.top;
}
