/* Widows, orphans and spare lines. */
#include "story/story_pour.h"

#include "style/fit_style.h"

/* How far before a lonely line and behind it paragraphs are looked at, and what a line more or less
 * may cost each line of a paragraph (line/cost.h). */
enum { PARAGRAPHS_BEFORE = 5, PARAGRAPHS_BEHIND = 12, MOST_LINE_COST = 1300 };

/* Most lines that one slice leaves empty. */
static int32_t worst_slice(const bx_slice *slices, size_t count, const bx_flow_fit *fit)
{
    int32_t worst = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t empty = slices[i].lines - fit->used[i];
        if (empty > worst) worst = empty;
    }
    return worst;
}

/* Spreads the spare lines: every slice of the last row one line short at most, instead of one
 * column that takes the whole loss; or, where a widow or orphan would stand alone, the slices
 * before them (T-132). */
static bx_flow_fit pour_evenly(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count)
{
    bx_flow_fit best = bx_flow_pour(ask, &story->flow, slices, count, 0);
    int32_t spare = best.empty_lines;
    if (best.overset_lines > 0 || count < 2 || spare < 1) return best;
    bool even = bx_story_is_balanced(story) && (size_t)spare < count && spare > 1;
    if (!even && best.lonely == 0) return best;
    if ((size_t)spare > count) spare = (int32_t)count;
    int32_t most = even ? 1 : worst_slice(slices, count, &best);
    bool found = false;
    for (int32_t spread = even ? spare : 0; spread >= 0 && !(found && best.lonely == 0); spread--) {
        bx_slice *shorter = bx_arena_copy(ask->arena, slices, count * sizeof *slices);
        for (int32_t i = 0; i < spread; i++)
            shorter[count - 1 - (size_t)i].lines--;
        bx_flow_fit fit = bx_flow_pour(ask, &story->flow, shorter, count, spare - spread);
        if (fit.overset_lines > 0 || worst_slice(slices, count, &fit) > most) continue;
        if ((!even && fit.lonely > best.lonely) || (found && fit.lonely == best.lonely)) continue;
        fit.empty_lines = best.empty_lines;
        best = fit;
        found = true;
    }
    return best;
}

/* Whether a paragraph of the flow can be set a line longer or shorter. */
static bool may_change(const bx_ask *ask, bx_story *story, const bx_slice *slices, size_t item,
                       int adjustment)
{
    bx_flow_item *i = &story->flow.items[item];
    if (i->kind != BX_FLOW_TEXT || i->dropped || i->line_adjustment != 0 ||
        i->style->fit->copyfit == BX_COPYFIT_NONE)
        return false;
    const bx_lines *now = bx_flow_break(ask, &story->flow, i, slices[0].width, 0);
    const bx_lines *then = bx_flow_break(ask, &story->flow, i, slices[0].width, adjustment);
    if ((int64_t)then->count != (int64_t)now->count + adjustment) return false;
    return then->cost - now->cost <= MOST_LINE_COST * (int64_t)now->count;
}

/* Changes two paragraphs and pours; takes it back when that leaves no fewer lonely lines. */
static bool try_pair(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count,
                     size_t first, size_t second, int adjustment, bx_flow_fit *best)
{
    bx_flow_item *items = story->flow.items;
    items[first].line_adjustment = adjustment;
    items[second].line_adjustment = -adjustment;
    bx_flow_fit fit = pour_evenly(ask, story, slices, count);
    if (fit.overset_lines == 0 && fit.lonely < best->lonely &&
        fit.empty_lines <= best->empty_lines) {
        *best = fit;
        return true;
    }
    items[first].line_adjustment = items[second].line_adjustment = 0;
    return false;
}

/* A paragraph behind `lonely` that can make up for the change of another. */
static bool find_pair(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count,
                      size_t first, size_t lonely, int adjustment, bx_flow_fit *best)
{
    size_t end = lonely + 1 + PARAGRAPHS_BEHIND;
    if (!may_change(ask, story, slices, first, adjustment)) return false;
    for (size_t i = lonely + 1; i < story->flow.count && i < end; i++) {
        if (!may_change(ask, story, slices, i, -adjustment)) continue;
        if (try_pair(ask, story, slices, count, first, i, adjustment, best)) return true;
    }
    return false;
}

bx_flow_fit bx_story_pour(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count)
{
    bx_flow_fit best = pour_evenly(ask, story, slices, count);
    bool better = bx_slices_are_uniform(slices, count), tried = false;
    while (best.lonely > 0 && best.overset_lines == 0 && better) {
        size_t lonely = best.lonely_item;
        better = false;
        tried = true;
        for (size_t i = 0; i <= PARAGRAPHS_BEFORE && i <= lonely && !better; i++) {
            better = find_pair(ask, story, slices, count, lonely - i, lonely, -1, &best) ||
                     find_pair(ask, story, slices, count, lonely - i, lonely, 1, &best);
        }
    }
    /* The items hold the lines of the last try: pour the best one again. */
    return tried && !better ? pour_evenly(ask, story, slices, count) : best;
}
