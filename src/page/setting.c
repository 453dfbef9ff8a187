/* Items in their areas. */
#include "page/setting.h"

#include "box/box_parts.h"
#include "box/turned.h"
#include "style/fit_style.h"

/* Whether an item is an advertisement that is an image and nothing else. */
static bool is_plain_picture(const bx_item *item)
{
    return item->node->element == BX_ELEMENT_AD && bx_node_attribute(item->node, "src");
}

/* Vertical lines of a label at the start of a horizontal group run from left to right. */
static bool reads_from_left(const bx_ask *ask, const bx_item *item)
{
    return item->style->fit->head_placement == BX_HEAD_START &&
           item->style->fit->head_line_order != BX_LINE_ORDER_RIGHT_TO_LEFT && !ask->axes.vertical;
}

static bx_box_setting set_box(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    bx_length top = bx_line_top(ask, strips.items[0].top),
              bottom = bx_line_top(ask, strips.items[0].bottom);
    bx_box_setting s = {.area = {strips.items[0].x, top, bx_strips_width(strips), bottom - top}};
    bx_box edges = {.style = item->style};
    bx_box_edges(ask, &edges, s.area.width);
    bx_length above = bx_item_inset(ask, item, BX_TOP) + edges.margin[BX_TOP],
              below = bx_item_inset(ask, item, BX_BOTTOM) + edges.margin[BX_BOTTOM];
    s.slot = (bx_rect){s.area.x + edges.margin[BX_LEFT], s.area.y + above,
                       s.area.width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT],
                       bx_length_max(s.area.height - above - below, 0)};
    s.rect = s.slot;
    if (item->node->element == BX_ELEMENT_AD) {
        s.ad = bx_ad_place_in(ask, item->node, strips, s.slot);
        s.rect = s.ad.rect;
    }
    if (is_plain_picture(item)) return s;
    bx_box_fit fit;
    bx_ask wished = *ask;
    if (bx_item_fit_brief(ask, item, strips, &fit)) wished.wish.box_fit = &fit;
    uint32_t number = 0;
    bx_box *box = bx_box_layout(&wished, item->node, s.rect.width, s.rect.height, above, &number);
    if (reads_from_left(ask, item)) bx_turned_reverse(box);
    s.box = box;
    return s;
}

/* Stacks the members from the first line on; one that finds no line left is not set when it is a
 * brief, and has no lines otherwise. */
static void set_members(const bx_ask *ask, const bx_item *item, bx_strips strips,
                        bx_group_setting *group)
{
    bx_group_stack stack = bx_group_stack_in(ask, item, strips);
    int32_t line = strips.items[0].top, bottom = strips.items[0].bottom;
    group->strips = stack.strips;
    group->spare = stack.spare;
    for (size_t i = 0; i < item->member_count; i++) {
        const bx_item *member = &item->members[i];
        bx_member_setting *m = &group->members[i];
        if (bx_group_is_beside(member)) {
            bx_strip place = {stack.places[i].x, stack.places[i].width, strips.items[0].top,
                              bottom};
            const bx_strip *kept = bx_arena_copy(ask->arena, &place, sizeof place);
            m->setting = bx_item_set(ask, member, (bx_strips){kept, 1});
            continue;
        }
        int32_t left = bottom - line;
        if (left < 0) line = bottom; /* behind the gap below the last line */
        if (left <= 0 && member->node->element == BX_ELEMENT_BRIEF) continue;
        int32_t lines = stack.lines[i] > left ? (left > 0 ? left : 0) : stack.lines[i];
        m->setting =
            bx_item_set(ask, member, bx_strips_between(ask, stack.strips, line, line + lines));
        line += lines;
        if (line < bottom) *m = (bx_member_setting){m->setting, stack.gaps[i], line};
        line += stack.gaps[i];
    }
}

static const bx_group_setting *set_group(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    bx_group_setting *group = BX_NEW(ask->arena, bx_group_setting);
    bx_turn turn = bx_turn_enter(ask, item->style, strips);
    bx_ask inside = *ask;
    inside.axes = turn.axes;
    group->axes = turn.axes;
    group->members = BX_NEW_ARRAY(ask->arena, bx_member_setting, item->member_count);
    if (turn.strips.count > 0) set_members(&inside, item, turn.strips, group);
    return group;
}

const bx_item_setting *bx_item_set(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    bx_item_setting *s = BX_NEW(ask->arena, bx_item_setting);
    s->item = item;
    s->strips = strips;
    s->frame = bx_item_frame_around(ask, item, strips);
    switch (item->kind) {
    case BX_ITEM_STORY:
        s->story = bx_story_fill(ask, item->story, s->frame.strips, BX_FILL_WHOLE);
        break;
    case BX_ITEM_GROUP: s->group = set_group(ask, item, s->frame.strips); break;
    case BX_ITEM_BOX: s->box = set_box(ask, item, strips); break;
    }
    return s;
}
