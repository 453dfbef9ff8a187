/* Reading order of a polygon: which of its rows are read as bands of their own. */
#include "grid/cells_parts.h"
#include "style/grid_style.h"

#include <stdlib.h>

/* What a band costs: as few as possible, none that makes text jump, cuts where the eye goes back
 * along them. */
enum { COST_BAND = 1, COST_CROSSING = 30, COST_JUMP = 1000, MOST_CORNERS = 130 };

static int compare_lines(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

int32_t *bx_cells_corners(const bx_ask *ask, const bx_cell_strip *strips, size_t count,
                          size_t *corner_count)
{
    int32_t *corners = BX_NEW_ARRAY(ask->arena, int32_t, 2 * count + 1);
    size_t all = 0;
    for (size_t i = 0; i < count; i++) {
        corners[all++] = strips[i].top;
        corners[all++] = strips[i].bottom;
    }
    if (all > 1) qsort(corners, all, sizeof *corners, compare_lines);
    *corner_count = 0;
    for (size_t i = 0; i < all; i++)
        if (i == 0 || corners[i] != corners[i - 1]) corners[(*corner_count)++] = corners[i];
    return corners;
}

typedef struct ordering {
    const bx_cell_strip *strips; /* by column, then downwards */
    size_t count;
    int32_t *corners;
    size_t corner_count;
    int32_t gap; /* lines between rows of the page, which a strip of several rows goes through */
} ordering;

/* What reading the lines between two corners column by column costs; not counted further than
 * `limit`. */
static int64_t band_cost(const ordering *o, size_t from, size_t to, int64_t limit)
{
    int32_t begin = o->corners[from], end = o->corners[to];
    bx_cell_strip before = {0}, first = {0};
    int64_t jumps = 0;
    int32_t top = end, bottom = begin;
    bool any = false;
    for (size_t i = 0; i < o->count && jumps * COST_JUMP < limit; i++) {
        bx_cell_strip s = o->strips[i];
        if (s.top < begin) s.top = begin;
        if (s.bottom > end) s.bottom = end;
        if (s.bottom <= s.top) continue;
        if (!any) {
            first = s;
        } else if (s.column == before.column) {
            if (s.top == before.bottom)
                s.top = before.top;
            else
                jumps++;
        } else if (s.column > before.column + 1 || s.top >= before.bottom ||
                   before.top >= s.bottom) {
            jumps++;
        }
        if (s.top < top) top = s.top;
        if (s.bottom > bottom) bottom = s.bottom;
        before = s;
        any = true;
    }
    if (!any && end - begin <= o->gap) return 0;
    /* Lines without any column: a part too narrow for text was there. */
    jumps += top > begin + o->gap || bottom < end - o->gap;
    int64_t cost = COST_BAND + COST_JUMP * jumps;
    if (from > 0 && first.top > begin + o->gap) cost += COST_CROSSING;
    if (to + 1 < o->corner_count && before.bottom < end - o->gap) cost += COST_CROSSING;
    return cost;
}

/* The corner where the band that begins at each corner ends, by the least cost of all that follows.
 */
static size_t *best_bands(const bx_ask *ask, const ordering *o, int64_t *cost_of_all)
{
    size_t last = o->corner_count - 1;
    size_t *next = BX_NEW_ARRAY(ask->arena, size_t, o->corner_count);
    int64_t *best = BX_NEW_ARRAY(ask->arena, int64_t, o->corner_count);
    for (size_t from = last; from-- > 0;) {
        best[from] = INT64_MAX;
        for (size_t to = last; to > from; to--) {
            if (o->corner_count > MOST_CORNERS && to > from + 1) continue;
            int64_t cost = band_cost(o, from, to, best[from] - best[to]) + best[to];
            if (cost >= best[from]) continue;
            best[from] = cost;
            next[from] = to;
        }
    }
    *cost_of_all = best[0];
    return next;
}

void bx_cells_order(const bx_ask *ask, bx_cells *cells, size_t first, uint32_t band)
{
    size_t count = cells->count - first;
    if (count == 0) return;
    bx_cell_strip *strips =
        bx_arena_copy(ask->arena, cells->strips + first, count * sizeof *strips);
    ordering o = {.strips = strips, .count = count};
    o.corners = bx_cells_corners(ask, strips, count, &o.corner_count);
    o.gap = bx_nearest_lines(
        ask, bx_dimension_resolve(ask->page->style->grid->row_gap, ask->axes.area.height, 0));
    size_t last = o.corner_count - 1;
    if (band_cost(&o, 0, last, COST_JUMP) == COST_BAND) {
        for (size_t i = first; i < cells->count; i++)
            cells->strips[i].band = band << BX_BAND_BITS;
        return;
    }
    int64_t cost;
    size_t *next = best_bands(ask, &o, &cost);
    cells->jumps |= cost >= COST_JUMP;
    cells->count = first;
    for (size_t from = 0; from < last; from = next[from], band++) {
        for (size_t i = 0; i < count; i++) {
            bx_cell_strip s = strips[i];
            if (s.top < o.corners[from]) s.top = o.corners[from];
            if (s.bottom > o.corners[next[from]]) s.bottom = o.corners[next[from]];
            s.band = band << BX_BAND_BITS;
            bx_cells_add(ask, cells, s);
        }
    }
}
