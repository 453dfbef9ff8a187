/* Stacks of items. */
#include "page/group.h"

#include "box/box.h"
#include "box/picture.h"
#include "grid/turn.h"
#include "page/share.h"
#include "style/fit_style.h"
#include "style/grid_style.h"

void bx_group_make(const bx_ask *ask, bx_item *item)
{
    size_t children = 0;
    for (const bx_node *c = item->node->first_child; c; c = c->next)
        children++;
    item->members = BX_NEW_ARRAY(ask->arena, bx_item, children);
    for (const bx_node *c = item->node->first_child; c; c = c->next) {
        if (!bx_item_is(ask, c)) continue;
        bx_item_make(ask, c, &item->members[item->member_count++]);
    }
}

/* Labels, headlines and heads stand close to what they head: no gap below them. */
static bool heads_next(const bx_item *member)
{
    switch (member->node->element) {
    case BX_ELEMENT_LABEL:
    case BX_ELEMENT_HEAD:
    case BX_ELEMENT_KICKER:
    case BX_ELEMENT_HEADLINE:
    case BX_ELEMENT_SUBHEAD:
    case BX_ELEMENT_STANDFIRST: return true;
    default: return false;
    }
}

bool bx_group_is_beside(const bx_item *member)
{
    return heads_next(member) && (member->style->fit->head_placement == BX_HEAD_START ||
                                  member->style->fit->head_placement == BX_HEAD_END);
}

/* What it takes along the lines: its style, one line of its text, or its depth when its lines go
 * the other way. */
static bx_length beside_width(const bx_ask *ask, const bx_item *member)
{
    bx_dimension width = bx_style_width(ask, member->style);
    return width.kind == BX_DIMENSION_LENGTH ? width.value
                                             : bx_box_natural_width(ask, member->node);
}

/* Places of the labels of the whole group; returns the stretch that is left between them. */
static bx_column place_beside(const bx_ask *ask, const bx_item *group, const bx_strip *strips,
                              size_t count, bx_length gap, bx_column *places)
{
    bx_length left = strips[0].x, right = strips[count - 1].x + strips[count - 1].width;
    for (size_t i = 0; i < group->member_count; i++) {
        if (!bx_group_is_beside(&group->members[i])) continue;
        bx_length width = bx_length_min(beside_width(ask, &group->members[i]), (right - left) / 2);
        bool start = group->members[i].style->fit->head_placement == BX_HEAD_START;
        places[i] = (bx_column){start ? left : right - width, width};
        if (start)
            left += width + gap;
        else
            right -= width + gap;
    }
    return (bx_column){left, bx_length_max(right - left, 1)};
}

/* The strips beside labels of the whole group: equal columns, as many as come nearest to the
 * group's own. */
static const bx_strip *strips_beside(const bx_ask *ask, const bx_item *group,
                                     const bx_strip *strips, size_t *count, bx_column *places)
{
    bool some = false;
    for (size_t i = 0; i < group->member_count; i++)
        some |= bx_group_is_beside(&group->members[i]);
    if (!some) return strips;
    bx_length gap = bx_length_max(
        bx_dimension_resolve(ask->page->style->grid->column_gap, ask->axes.area.width, 0),
        ask->page->em);
    bx_column room = place_beside(ask, group, strips, *count, gap, places);
    int64_t unit = (int64_t)strips[0].width + gap,
            columns = ((int64_t)room.width + gap + unit / 2) / unit;
    if (columns < 1) columns = 1;
    bx_strip *rest = BX_NEW_ARRAY(ask->arena, bx_strip, (size_t)columns);
    int64_t text = (int64_t)room.width - gap * (columns - 1);
    for (int64_t i = 0; i < columns; i++) {
        bx_length begin = (bx_length)(text * i / columns),
                  end = (bx_length)(text * (i + 1) / columns);
        rest[i] = (bx_strip){room.x + begin + (bx_length)i * gap, end - begin, strips[0].top,
                             strips[0].bottom};
    }
    *count = (size_t)columns;
    return rest;
}

static int32_t gap_after(const bx_ask *ask, const bx_item *group, size_t member)
{
    size_t next = member + 1;
    while (next < group->member_count && bx_group_is_beside(&group->members[next]))
        next++;
    if (next >= group->member_count || heads_next(&group->members[member])) return 0;
    return bx_nearest_lines(ask, bx_dimension_resolve(group->style->grid->row_gap, 0, 0));
}

int32_t bx_group_lines(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count,
                       int32_t limit)
{
    int32_t lines = 0, least = 0;
    if (count == 0) return 0;
    bx_column *places = BX_NEW_ARRAY(ask->arena, bx_column, item->member_count + 1);
    strips = strips_beside(ask, item, strips, &count, places);
    for (size_t i = 0; i < item->member_count; i++) {
        bx_item *member = &item->members[i];
        if (bx_group_is_beside(member)) {
            bx_strip place = {places[i].x, places[i].width, 0, 0};
            int32_t own = bx_item_lines(ask, member, &place, 1, limit);
            if (own > least) least = own;
            continue;
        }
        lines += bx_item_lines(ask, member, strips, count, limit);
        lines += gap_after(ask, item, i);
    }
    return lines > least ? lines : least;
}

bool bx_group_fits(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_turn turn = bx_turn_enter(ask, item->style, strips, count);
    int32_t room = turn.count > 0 ? turn.strips[0].bottom - turn.strips[0].top : -1;
    bx_ask inside = *ask;
    inside.axes = turn.axes;
    return room >= 0 && bx_group_lines(&inside, item, turn.strips, turn.count, room + 1) <= room;
}

/* What every member wants, shared out to fill `room` if that can be; kept for the next time. */
static bx_share *share_out(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count,
                           int32_t room)
{
    bx_length width = count > 0 ? strips[count - 1].x + strips[count - 1].width - strips[0].x : 0;
    bx_share *share = item->share;
    if (share && share->width == width && share->room == room) return share;
    share = item->share = BX_NEW(ask->arena, bx_share);
    share->width = width;
    share->room = room;
    share->lines = BX_NEW_ARRAY(ask->arena, int32_t, item->member_count + 1);
    share->gaps = BX_NEW_ARRAY(ask->arena, int32_t, item->member_count + 1);
    for (size_t i = 0; i < item->member_count; i++) {
        bool beside = bx_group_is_beside(&item->members[i]);
        share->lines[i] =
            beside ? 0 : bx_item_lines(ask, &item->members[i], strips, count, 4 * room + 1);
        share->gaps[i] = beside || heads_next(&item->members[i]) ? -1 : gap_after(ask, item, i);
    }
    share->exact = bx_share_lines(ask, item, strips, count, room, share);
    for (size_t i = 0; i < item->member_count; i++) {
        if (share->gaps[i] < 0) share->gaps[i] = 0;
    }
    return share;
}

/* Lines of every member, grown or cut to fill `room`; gaps[i] is below member i. Returns lines
 * left. */
static int32_t share_room(const bx_item *item, bx_share *share)
{
    if (share->exact) return 0;
    int32_t spare = share->spare, *lines = share->lines, *gaps = share->gaps;
    for (size_t i = 0; i < item->member_count && spare != 0; i++) {
        if (item->members[i].node->element != BX_ELEMENT_FIGURE) continue;
        int32_t fewer, more, change = spare;
        bx_picture_slack(item->members[i].style, lines[i], &fewer, &more);
        if (change > more) change = more;
        if (change < -fewer) change = -fewer;
        lines[i] += change;
        spare -= change;
    }
    bool progress = true;
    for (int32_t round = 0; round < BX_MOST_EXTRA_GAP && spare > 0 && progress; round++) {
        progress = false;
        for (size_t i = 0; i + 1 < item->member_count && spare > 0; i++) {
            if (heads_next(&item->members[i])) continue;
            gaps[i]++;
            spare--;
            progress = true;
        }
    }
    return spare;
}

int64_t bx_group_cost(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_turn turn = bx_turn_enter(ask, item->style, strips, count);
    bx_ask inside = *ask;
    inside.axes = turn.axes;
    int32_t room = turn.count > 0 ? turn.strips[0].bottom - turn.strips[0].top : 0;
    bx_column *places = BX_NEW_ARRAY(ask->arena, bx_column, item->member_count + 1);
    const bx_strip *rest = turn.count > 0
                               ? strips_beside(&inside, item, turn.strips, &turn.count, places)
                               : turn.strips;
    bx_share *share = share_out(&inside, item, rest, turn.count, room);
    if (share->exact) return share->cost;
    return share->spare < 0 ? (int64_t)-share->spare * BX_COST_OVERSET
                            : (int64_t)share->spare * BX_COST_UNFILLED;
}

bx_group_setting bx_group_set(const bx_ask *ask, bx_item *item, const bx_strip *strips,
                              size_t count)
{
    bx_group_setting s = {.count = count};
    int32_t room = strips[0].bottom - strips[0].top;
    bx_column *places = BX_NEW_ARRAY(ask->arena, bx_column, item->member_count + 1);
    s.strips = strips_beside(ask, item, strips, &s.count, places);
    s.places = places;
    bx_share *share = share_out(ask, item, s.strips, s.count, room);
    s.spare = share_room(item, share);
    s.lines = share->lines;
    s.gaps = share->gaps;
    return s;
}
