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
static bx_column place_beside(const bx_ask *ask, const bx_item *group, bx_strips strips,
                              bx_length gap, bx_column *places)
{
    bx_length left = strips.items[0].x, right = left + bx_strips_width(strips);
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
static bx_strips strips_beside(const bx_ask *ask, const bx_item *group, bx_strips strips,
                               bx_column *places)
{
    bool some = false;
    for (size_t i = 0; i < group->member_count; i++)
        some |= bx_group_is_beside(&group->members[i]);
    if (!some) return strips;
    const bx_strip *own = &strips.items[0];
    bx_length gap = bx_length_max(
        bx_dimension_resolve(ask->page->style->grid->column_gap, ask->axes.area.width, 0),
        ask->page->em);
    bx_column room = place_beside(ask, group, strips, gap, places);
    int64_t unit = (int64_t)own->width + gap,
            columns = ((int64_t)room.width + gap + unit / 2) / unit;
    if (columns < 1) columns = 1;
    bx_strip *rest = BX_NEW_ARRAY(ask->arena, bx_strip, (size_t)columns);
    int64_t text = (int64_t)room.width - gap * (columns - 1);
    for (int64_t i = 0; i < columns; i++) {
        bx_length begin = (bx_length)(text * i / columns),
                  end = (bx_length)(text * (i + 1) / columns);
        rest[i] =
            (bx_strip){room.x + begin + (bx_length)i * gap, end - begin, own->top, own->bottom};
    }
    return (bx_strips){rest, (size_t)columns};
}

static int32_t gap_after(const bx_ask *ask, const bx_item *group, size_t member)
{
    size_t next = member + 1;
    while (next < group->member_count && bx_group_is_beside(&group->members[next]))
        next++;
    if (next >= group->member_count || heads_next(&group->members[member])) return 0;
    return bx_nearest_lines(ask, bx_dimension_resolve(group->style->grid->row_gap, 0, 0));
}

int32_t bx_group_lines(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t limit)
{
    int32_t lines = 0, least = 0;
    if (strips.count == 0) return 0;
    bx_column *places = BX_NEW_ARRAY(ask->arena, bx_column, item->member_count + 1);
    strips = strips_beside(ask, item, strips, places);
    for (size_t i = 0; i < item->member_count; i++) {
        const bx_item *member = &item->members[i];
        if (bx_group_is_beside(member)) {
            bx_strip place = {places[i].x, places[i].width, 0, 0};
            int32_t own = bx_item_lines(ask, member, (bx_strips){&place, 1}, limit);
            if (own > least) least = own;
            continue;
        }
        lines += bx_item_lines(ask, member, strips, limit);
        lines += gap_after(ask, item, i);
    }
    return lines > least ? lines : least;
}

/* Lines of the first strip; −1: there is none. */
static int32_t room_of(bx_strips strips)
{
    return strips.count > 0 ? strips.items[0].bottom - strips.items[0].top : -1;
}

bool bx_group_fits(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    bx_turn turn = bx_turn_enter(ask, item->style, strips);
    int32_t room = room_of(turn.strips);
    bx_ask inside = *ask;
    inside.axes = turn.axes;
    return room >= 0 && bx_group_lines(&inside, item, turn.strips, room + 1) <= room;
}

/* What every member wants, shared out to fill `room` if that can be. */
static bx_share share_out(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t room)
{
    bx_share share = {.lines = BX_NEW_ARRAY(ask->arena, int32_t, item->member_count + 1),
                      .gaps = BX_NEW_ARRAY(ask->arena, int32_t, item->member_count + 1)};
    for (size_t i = 0; i < item->member_count; i++) {
        bool beside = bx_group_is_beside(&item->members[i]);
        share.lines[i] = beside ? 0 : bx_item_lines(ask, &item->members[i], strips, 4 * room + 1);
        share.gaps[i] = beside || heads_next(&item->members[i]) ? -1 : gap_after(ask, item, i);
    }
    share.exact = bx_share_lines(ask, item, strips, room, &share);
    for (size_t i = 0; i < item->member_count; i++) {
        if (share.gaps[i] < 0) share.gaps[i] = 0;
    }
    return share;
}

/* Gives lines that are over to figures and gaps, takes missing ones from figures; gaps[i] is below
 * member i. Returns lines left. */
static int32_t share_rest(const bx_item *item, const bx_share *share)
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

int64_t bx_group_cost(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    bx_turn turn = bx_turn_enter(ask, item->style, strips);
    bx_ask inside = *ask;
    inside.axes = turn.axes;
    int32_t room = turn.strips.count > 0 ? room_of(turn.strips) : 0;
    bx_column *places = BX_NEW_ARRAY(ask->arena, bx_column, item->member_count + 1);
    bx_strips rest = turn.strips;
    if (rest.count > 0) rest = strips_beside(&inside, item, rest, places);
    bx_share share = share_out(&inside, item, rest, room);
    if (share.exact) return share.cost;
    return share.spare < 0 ? (int64_t)-share.spare * BX_COST_OVERSET
                           : (int64_t)share.spare * BX_COST_UNFILLED;
}

bx_group_stack bx_group_stack_in(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    bx_column *places = BX_NEW_ARRAY(ask->arena, bx_column, item->member_count + 1);
    bx_group_stack s = {.strips = strips_beside(ask, item, strips, places), .places = places};
    bx_share share = share_out(ask, item, s.strips, room_of(strips));
    s.spare = share_rest(item, &share);
    s.lines = share.lines;
    s.gaps = share.gaps;
    return s;
}
