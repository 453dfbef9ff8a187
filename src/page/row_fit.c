/* The search over row heights. */
#include "page/row_fit.h"

#include "base/map.h"
#include "style/fit_style.h"

/* The search ends when it has fitted as much text as stands on the page so many times: moves grow
 * with the square of the rows, and a story that goes through all of them is fitted anew for each.
 */
enum { MOST_LINES_MOVED = 2, FOOT = -1, MOST_PAGES_FITTED = 100 };

/* What an item costs in one shape of area. The work of the search is counted by what it asks anew,
 * so it keeps its answers itself: a memo may forget some. */
typedef struct price {
    struct price *next;
    uint64_t key;
    int64_t cost;
} price;

typedef struct search {
    const bx_ask *ask;
    bx_grid *grid;
    const bx_item *items;
    price **prices; /* of items */
    size_t count;
    int32_t page_lines;
    bool foot;                      /* the rows need not fill the page */
    int64_t *weights;               /* of items: what fitting them takes, in blocks */
    int64_t left;                   /* of the work that the search may do */
    bool *item_unfilled, *unfilled; /* items that do not fill their rows, and these rows */
} search;

static bool may_change(const search *s, size_t row)
{
    bx_dimension_kind kind = s->grid->rows[row].size.kind;
    return kind == BX_DIMENSION_AUTO || kind == BX_DIMENSION_FRACTION;
}

/* Items in rows of fixed height cost the same whatever is moved. */
static bool is_fixed(const search *s, const bx_item *item)
{
    for (size_t r = 0; r < item->range_count; r++) {
        for (size_t row = item->ranges[r].row_begin; row < item->ranges[r].row_end; row++) {
            if (may_change(s, row)) return false;
        }
    }
    return true;
}

static int64_t item_cost(search *s, size_t index)
{
    const bx_item *item = &s->items[index];
    if (is_fixed(s, item) || item->range_count == 0) return 0;
    bx_arena_mark mark = bx_arena_marked(s->ask->arena);
    bx_strips strips = bx_grid_strips(s->ask, s->grid, item->ranges, item->range_count);
    bx_strips shape = bx_item_shape(s->ask, strips);
    uint64_t key = bx_hash(shape.items, shape.count * sizeof *shape.items);
    const price *known = s->prices[index];
    while (known && known->key != key)
        known = known->next;
    int64_t cost = known ? known->cost : bx_item_cost(s->ask, item, strips);
    bx_arena_reset(s->ask->arena, mark);
    if (known) return cost;
    price *found = BX_NEW(s->ask->arena, price);
    *found = (price){s->prices[index], key, cost};
    s->prices[index] = found;
    s->left -= s->weights[index];
    return cost;
}

static int64_t weight_of(const bx_item *item)
{
    int64_t weight = 1;
    if (item->story) weight += (int64_t)(item->story->flow.count + item->story->block_count);
    for (size_t i = 0; i < item->member_count; i++)
        weight += weight_of(&item->members[i]);
    return weight;
}

static void weigh(search *s)
{
    s->weights = BX_NEW_ARRAY(s->ask->arena, int64_t, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        s->weights[i] = weight_of(&s->items[i]);
        s->left += MOST_PAGES_FITTED * s->weights[i];
    }
}

/* Cost of the page, or `limit` as soon as it is no less: items that were unfilled come first, for
 * they decide whether it is worth while to look at the others. */
static int64_t page_cost(search *s, int64_t limit)
{
    int64_t cost = 0;
    bx_grid_stack_rows(s->grid, s->grid->row_count);
    for (int filled = 0; filled < 2; filled++) {
        for (size_t i = 0; i < s->count && cost < limit; i++) {
            if (s->item_unfilled[i] != (filled == 0)) continue;
            cost += item_cost(s, i);
        }
    }
    return cost < limit ? cost : limit;
}

/* Marks the rows that may help. False when there is nothing to do. */
static bool find_unfilled(search *s)
{
    bool any = false;
    for (size_t row = 0; row < s->grid->row_count; row++)
        s->unfilled[row] = false;
    for (size_t i = 0; i < s->count; i++) {
        const bx_item *item = &s->items[i];
        s->item_unfilled[i] = item_cost(s, i) >= BX_COST_UNFILLED;
        if (!s->item_unfilled[i]) continue;
        for (size_t r = 0; r < item->range_count; r++) {
            for (size_t row = item->ranges[r].row_begin; row < item->ranges[r].row_end; row++) {
                s->unfilled[row] = true;
                any |= may_change(s, row);
            }
        }
    }
    return any;
}

/* Gives `lines` lines of row `from` to row `to`; FOOT is the white below the last row. */
static void shift(search *s, int64_t from, int64_t to, int32_t lines)
{
    if (from != FOOT) s->grid->rows[from].lines -= lines;
    if (to != FOOT) s->grid->rows[to].lines += lines;
}

static bool is_possible(const search *s, int64_t from, int64_t to, int32_t lines)
{
    if (from == to || (from == FOOT && !s->foot) || (to == FOOT && !s->foot)) return false;
    if ((from != FOOT && !may_change(s, (size_t)from)) ||
        (to != FOOT && !may_change(s, (size_t)to)))
        return false;
    bool useful = (from != FOOT && s->unfilled[from]) || (to != FOOT && s->unfilled[to]);
    if (!useful || (from != FOOT && s->grid->rows[from].lines <= lines)) return false;
    if (from != FOOT) return true;
    int32_t used = s->grid->gap_lines * (int32_t)(s->grid->row_count - 1);
    for (size_t i = 0; i < s->grid->row_count; i++)
        used += s->grid->rows[i].lines;
    return used + lines <= s->page_lines;
}

/* Makes the best move. False when none makes the page cheaper. */
static bool improve(search *s, int64_t *cost)
{
    int64_t rows = (int64_t)s->grid->row_count, best_from = 0, best_to = 0;
    int32_t best_lines = 0;
    for (int32_t lines = 1; lines <= MOST_LINES_MOVED; lines++) {
        for (int64_t from = FOOT; from < rows; from++) {
            for (int64_t to = FOOT; to < rows; to++) {
                if (s->left <= 0 || !is_possible(s, from, to, lines)) continue;
                shift(s, from, to, lines);
                int64_t moved = page_cost(s, *cost);
                shift(s, to, from, lines);
                if (moved >= *cost) continue;
                *cost = moved;
                best_from = from;
                best_to = to;
                best_lines = lines;
            }
        }
    }
    shift(s, best_from, best_to, best_lines);
    bx_grid_stack_rows(s->grid, s->grid->row_count);
    return best_lines > 0;
}

void bx_rows_fit(const bx_ask *ask, bx_grid *grid, const bx_item *items, size_t count,
                 int32_t page_lines)
{
    search s = {.ask = ask,
                .grid = grid,
                .items = items,
                .count = count,
                .page_lines = page_lines,
                .foot = true};
    s.prices = BX_NEW_ARRAY(ask->arena, price *, count + 1);
    s.item_unfilled = BX_NEW_ARRAY(ask->arena, bool, count + 1);
    s.unfilled = BX_NEW_ARRAY(ask->arena, bool, grid->row_count + 1);
    if (ask->page->style->fit->copyfit == BX_COPYFIT_NONE || grid->row_count == 0) return;
    bool any = false;
    for (size_t i = 0; i < grid->row_count; i++) {
        any |= may_change(&s, i);
        s.foot &= grid->rows[i].size.kind != BX_DIMENSION_FRACTION;
    }
    if (!any) return;
    weigh(&s);
    int64_t cost = page_cost(&s, INT64_MAX);
    for (int round = 0; round < BX_ROW_ROUNDS && find_unfilled(&s); round++) {
        if (!improve(&s, &cost)) break;
    }
}
