/* Widows, orphans and spare lines. */
#include "story/story_pour.h"

#include "style/fit_style.h"
#include "style/grid_style.h"

/* How far before a lonely line and behind it paragraphs are looked at, and what a line more or less
 * may cost each line of a paragraph (line/cost.h). */
enum { PARAGRAPHS_BEFORE = 5, PARAGRAPHS_BEHIND = 12, MOST_LINE_COST = 1300 };

bool bx_story_is_balanced(const bx_story *story)
{
    return story->style->grid->column_fill == BX_FILL_BALANCE &&
           story->style->writing_mode == BX_HORIZONTAL_TB;
}

/* Most lines that one slice leaves empty. */
static int32_t worst_slice(bx_slices slices, const bx_flow_fit *fit)
{
    int32_t worst = 0;
    for (size_t i = 0; i < slices.count; i++) {
        int32_t empty = slices.items[i].lines - fit->used[i];
        if (empty > worst) worst = empty;
    }
    return worst;
}

/* The slices with the last `spread` of them a line shorter. */
static bx_slices shortened(const bx_ask *ask, bx_slices slices, int32_t spread)
{
    bx_slices shorter = slices;
    shorter.items = bx_arena_copy(ask->arena, slices.items, slices.count * sizeof *slices.items);
    for (int32_t i = 0; i < spread; i++)
        shorter.items[slices.count - 1 - (size_t)i].lines--;
    return shorter;
}

/* Spreads the spare lines: every slice of the last row one line short at most, instead of one
 * column that takes the whole loss; or, where a widow or orphan would stand alone, the slices
 * before them (T-132). */
static bx_flow_fit pour_evenly(const bx_ask *ask, bx_story_setting *s)
{
    size_t count = s->slices.count;
    bx_flow_fit best = bx_flow_pour(ask, &s->flow, s->slices, 0);
    int32_t spare = best.empty_lines;
    if (best.overset_lines > 0 || count < 2 || spare < 1) return best;
    bool even = bx_story_is_balanced(s->story) && (size_t)spare < count && spare > 1;
    if (!even && best.lonely == 0) return best;
    if ((size_t)spare > count) spare = (int32_t)count;
    int32_t most = even ? 1 : worst_slice(s->slices, &best);
    bool found = false;
    for (int32_t spread = even ? spare : 0; spread >= 0 && !(found && best.lonely == 0); spread--) {
        bx_flow_fit fit =
            bx_flow_pour(ask, &s->flow, shortened(ask, s->slices, spread), spare - spread);
        if (fit.overset_lines > 0 || worst_slice(s->slices, &fit) > most) continue;
        if ((!even && fit.lonely > best.lonely) || (found && fit.lonely == best.lonely)) continue;
        fit.empty_lines = best.empty_lines;
        best = fit;
        found = true;
    }
    return best;
}

/* Whether a paragraph of the flow can be set a line longer or shorter. */
static bool may_change(const bx_ask *ask, const bx_story_setting *s, size_t item, int adjustment)
{
    const bx_flow_item *i = &s->story->flow.items[item];
    const bx_set_item *set = &s->flow.items[item];
    if (i->kind != BX_FLOW_TEXT || set->dropped || set->line_adjustment != 0 ||
        i->style->fit->copyfit == BX_COPYFIT_NONE)
        return false;
    bx_length width = s->slices.items[0].width;
    const bx_lines *now = bx_flow_break(ask, &s->flow, item, width, 0);
    const bx_lines *then = bx_flow_break(ask, &s->flow, item, width, adjustment);
    if ((int64_t)then->count != (int64_t)now->count + adjustment) return false;
    return then->cost - now->cost <= MOST_LINE_COST * (int64_t)now->count;
}

/* Two paragraphs, of which one gets a line more, and the other one a line less. */
typedef struct pair {
    size_t first, second;
    int adjustment; /* of the first */
} pair;

/* Changes them and pours; takes it back when that leaves no fewer lonely lines. */
static bool try_pair(const bx_ask *ask, bx_story_setting *s, pair by)
{
    bx_set_item *items = s->flow.items;
    items[by.first].line_adjustment = by.adjustment;
    items[by.second].line_adjustment = -by.adjustment;
    bx_flow_fit fit = pour_evenly(ask, s);
    if (fit.overset_lines == 0 && fit.lonely < s->fit.lonely &&
        fit.empty_lines <= s->fit.empty_lines) {
        s->fit = fit;
        return true;
    }
    items[by.first].line_adjustment = items[by.second].line_adjustment = 0;
    return false;
}

/* A paragraph behind the lonely one that can make up for the change of another. */
static bool find_pair(const bx_ask *ask, bx_story_setting *s, size_t first, int adjustment)
{
    size_t lonely = s->fit.lonely_item, end = lonely + 1 + PARAGRAPHS_BEHIND;
    if (!may_change(ask, s, first, adjustment)) return false;
    for (size_t i = lonely + 1; i < s->story->flow.count && i < end; i++) {
        if (!may_change(ask, s, i, -adjustment)) continue;
        if (try_pair(ask, s, (pair){first, i, adjustment})) return true;
    }
    return false;
}

void bx_story_pour(const bx_ask *ask, bx_story_setting *s)
{
    s->fit = pour_evenly(ask, s);
    bool better = bx_slices_are_uniform(s->slices), tried = false;
    while (s->fit.lonely > 0 && s->fit.overset_lines == 0 && better) {
        size_t lonely = s->fit.lonely_item;
        better = false;
        tried = true;
        for (size_t i = 0; i <= PARAGRAPHS_BEFORE && i <= lonely && !better; i++)
            better = find_pair(ask, s, lonely - i, -1) || find_pair(ask, s, lonely - i, 1);
    }
    /* The items hold the lines of the last try: pour the best one again. */
    if (tried && !better) s->fit = pour_evenly(ask, s);
}
