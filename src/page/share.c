/* Sharing lines by dynamic programming over members and lines given so far. */
#include "page/share.h"

#include "box/picture.h"
#include "style/fit_style.h"

/* Differences beyond REACH lines are no matter for copyfit; a member takes MOST_STEPS of them at
 * most. */
enum { REACH = 24, SPAN = 2 * REACH + 1, MOST_STEPS = 3 };

/* A line of a picture's depth, and of white in a gap. */
enum { PICTURE_COST = 20000, GAP_COST = 150000 };

#define IMPOSSIBLE (INT64_MAX / 2)

typedef struct sharing {
    const bx_ask *ask;
    const bx_item *group;
    bx_strips strips;
    int32_t spare;
    bx_share *share;
    int64_t *best; /* [member][offset + REACH]: least cost with `offset` lines given to the members
                      before */
    int8_t *lines; /* the choice that led there */
    int8_t *gaps;
    int32_t taken,
        given; /* most lines that the members behind the one that is added can take and give back */
} sharing;

/* Cost of a member with `change` lines more than it wants. */
static int64_t member_cost(sharing *s, size_t i, int32_t change)
{
    const bx_item *member = &s->group->members[i];
    int32_t wanted = s->share->lines[i], steps = change < 0 ? -change : change;
    if (member->kind == BX_ITEM_STORY || member->node->element == BX_ELEMENT_BRIEF) {
        bx_strips trial = bx_strips_between(s->ask, s->strips, 0, wanted + change);
        int64_t cost = bx_item_cost(s->ask, member, trial);
        return change != 0 && cost >= BX_COST_UNFILLED ? IMPOSSIBLE : cost;
    }
    if (change == 0) return 0;
    if (member->node->element != BX_ELEMENT_FIGURE) return IMPOSSIBLE;
    int32_t fewer, more;
    bx_picture_slack(member->style, wanted, &fewer, &more);
    return steps <= (change < 0 ? fewer : more) ? (int64_t)PICTURE_COST * steps : IMPOSSIBLE;
}

/* Whether a change of a member may be of use: the way the group goes, or one line back where slices
 * are several. */
static bool is_useful(const sharing *s, int32_t change)
{
    if (change == 0) return true;
    if ((change > 0) == (s->spare > 0)) return true;
    return s->strips.count > 1 && (change == 1 || change == -1);
}

static void offer(sharing *s, size_t i, int32_t offset, int64_t cost, int32_t change, int32_t gap)
{
    if (offset < -REACH || offset > REACH) return;
    size_t at = i * SPAN + (size_t)(offset + REACH);
    if (cost >= s->best[at]) return;
    s->best[at] = cost;
    s->lines[at] = (int8_t)change;
    s->gaps[at] = (int8_t)gap;
}

/* Most lines that a member can change by. */
static int32_t most_change(const sharing *s, size_t i)
{
    const bx_item *member = &s->group->members[i];
    if (member->node->element == BX_ELEMENT_FIGURE) return REACH;
    return member->kind == BX_ITEM_STORY || member->node->element == BX_ELEMENT_BRIEF ? MOST_STEPS
                                                                                      : 0;
}

static int32_t most_gap(const sharing *s, size_t i)
{
    return s->spare > 0 && s->share->gaps[i] >= 0 && i + 1 < s->group->member_count
               ? BX_MOST_EXTRA_GAP
               : 0;
}

/* Whether a change of member i can be part of a sharing that comes out even: what it costs is not
 * worth asking otherwise, for every answer takes a copyfit. */
static bool may_come_out(const sharing *s, size_t i, int32_t change)
{
    for (int32_t offset = -REACH; offset <= REACH; offset++) {
        if (s->best[i * SPAN + (size_t)(offset + REACH)] >= IMPOSSIBLE) continue;
        int32_t left = s->spare - offset - change;
        if (left <= s->taken + most_gap(s, i) && left >= -s->given) return true;
    }
    return false;
}

/* From what was given to the members before to what is given with member i. */
static void add_member(sharing *s, size_t i)
{
    int32_t most = most_change(s, i), widest = most_gap(s, i);
    s->taken -= most + widest;
    s->given -= most;
    for (size_t at = 0; at < SPAN; at++)
        s->best[(i + 1) * SPAN + at] = IMPOSSIBLE;
    for (int32_t change = -most; change <= most; change++) {
        if (!is_useful(s, change) || !may_come_out(s, i, change) ||
            (change != 0 && s->share->lines[i] + change < 1))
            continue;
        int64_t cost = member_cost(s, i, change);
        if (cost >= IMPOSSIBLE) continue;
        for (int32_t offset = -REACH; offset <= REACH; offset++) {
            int64_t before = s->best[i * SPAN + (size_t)(offset + REACH)];
            if (before >= IMPOSSIBLE) continue;
            for (int32_t gap = 0; gap <= widest; gap++)
                offer(s, i + 1, offset + change + gap,
                      before + cost + (int64_t)GAP_COST * gap * gap, change, gap);
        }
    }
}

bool bx_share_lines(const bx_ask *ask, const bx_item *group, bx_strips strips, int32_t room,
                    bx_share *share)
{
    size_t members = group->member_count;
    sharing s = {.ask = ask, .group = group, .strips = strips, .spare = room, .share = share};
    for (size_t i = 0; i < members; i++)
        s.spare -= share->lines[i] + (share->gaps[i] > 0 ? share->gaps[i] : 0);
    share->spare = s.spare;
    if (s.spare < -REACH || s.spare > REACH || group->style->fit->copyfit == BX_COPYFIT_NONE)
        return false;
    size_t cells = (members + 1) * SPAN;
    s.best = BX_NEW_ARRAY(ask->arena, int64_t, cells);
    s.lines = BX_NEW_ARRAY(ask->arena, int8_t, cells);
    s.gaps = BX_NEW_ARRAY(ask->arena, int8_t, cells);
    for (size_t at = 0; at < SPAN; at++)
        s.best[at] = at == REACH ? 0 : IMPOSSIBLE;
    for (size_t i = 0; i < members; i++) {
        s.taken += most_change(&s, i) + most_gap(&s, i);
        s.given += most_change(&s, i);
    }
    for (size_t i = 0; i < members; i++)
        add_member(&s, i);
    int32_t offset = s.spare;
    share->cost = s.best[members * SPAN + (size_t)(offset + REACH)];
    if (share->cost >= IMPOSSIBLE) return false;
    for (size_t i = members; i-- > 0;) {
        size_t at = (i + 1) * SPAN + (size_t)(offset + REACH);
        share->lines[i] += s.lines[at];
        if (s.gaps[at] > 0) share->gaps[i] += s.gaps[at];
        offset -= s.lines[at] + s.gaps[at];
    }
    share->spare = 0;
    return true;
}
