/* Stacks of items. */
#include "page/group.h"
#include "paint/codes.h"

#include "box/box.h"
#include "box/picture.h"
#include "grid/turn.h"
#include "page/codes.h"
#include "page/share.h"
#include "paint/story_messages.h"
#include "style/fit_style.h"
#include "style/grid_style.h"

void bx_group_make(bx_page_context *context, bx_item *item)
{
    size_t children = 0;
    for (const bx_node *c = item->node->first_child; c; c = c->next)
        children++;
    item->members = BX_NEW_ARRAY(context->arena, bx_item, children);
    for (const bx_node *c = item->node->first_child; c; c = c->next) {
        if (!bx_item_is(context, c)) continue;
        bx_item_make(context, c, &item->members[item->member_count++]);
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

/* A label or head of the whole group beside its members (-bx-head-placement: start, end). */
static bool is_beside(const bx_item *member)
{
    return heads_next(member) && (member->style->fit->head_placement == BX_HEAD_START ||
                                  member->style->fit->head_placement == BX_HEAD_END);
}

/* What it takes along the lines: its style, one line of its text, or its depth when its lines go
 * the other way. */
static bx_length beside_width(bx_page_context *context, const bx_item *member)
{
    bx_dimension width = bx_style_width(context, member->style);
    context->story = member->id;
    return width.kind == BX_DIMENSION_LENGTH ? width.value
                                             : bx_box_natural_width(context, member->node);
}

/* Places of the labels of the whole group; returns the stretch that is left between them. */
static bx_column place_beside(bx_page_context *context, const bx_item *group,
                              const bx_strip *strips, size_t count, bx_length gap,
                              bx_column *places)
{
    bx_length left = strips[0].x, right = strips[count - 1].x + strips[count - 1].width;
    for (size_t i = 0; i < group->member_count; i++) {
        if (!is_beside(&group->members[i])) continue;
        bx_length width =
            bx_length_min(beside_width(context, &group->members[i]), (right - left) / 2);
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
static const bx_strip *strips_beside(bx_page_context *context, const bx_item *group,
                                     const bx_strip *strips, size_t *count, bx_column *places)
{
    bool some = false;
    for (size_t i = 0; i < group->member_count; i++)
        some |= is_beside(&group->members[i]);
    if (!some) return strips;
    bx_length gap = bx_length_max(
        bx_dimension_resolve(context->style->grid->column_gap, context->type_area.width, 0),
        context->em);
    bx_column room = place_beside(context, group, strips, *count, gap, places);
    int64_t unit = (int64_t)strips[0].width + gap,
            columns = ((int64_t)room.width + gap + unit / 2) / unit;
    if (columns < 1) columns = 1;
    bx_strip *rest = BX_NEW_ARRAY(context->arena, bx_strip, (size_t)columns);
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

static int32_t gap_after(bx_page_context *context, const bx_item *group, size_t member)
{
    size_t next = member + 1;
    while (next < group->member_count && is_beside(&group->members[next]))
        next++;
    if (next >= group->member_count || heads_next(&group->members[member])) return 0;
    return bx_nearest_lines(context, bx_dimension_resolve(group->style->grid->row_gap, 0, 0));
}

int32_t bx_group_lines(bx_page_context *context, bx_item *item, const bx_strip *strips,
                       size_t count, int32_t limit)
{
    int32_t lines = 0, least = 0;
    if (count == 0) return 0;
    bx_column *places = BX_NEW_ARRAY(context->arena, bx_column, item->member_count + 1);
    strips = strips_beside(context, item, strips, &count, places);
    for (size_t i = 0; i < item->member_count; i++) {
        bx_item *member = &item->members[i];
        if (is_beside(member)) {
            bx_strip place = {places[i].x, places[i].width, 0, 0};
            int32_t own = bx_item_lines(context, member, &place, 1, limit);
            if (own > least) least = own;
            continue;
        }
        lines += bx_item_lines(context, member, strips, count, limit);
        lines += gap_after(context, item, i);
    }
    return lines > least ? lines : least;
}

bool bx_group_fits(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_turn turn = bx_turn_enter(context, item->style, strips, count);
    int32_t room = turn.count > 0 ? turn.strips[0].bottom - turn.strips[0].top : -1;
    bool fits =
        room >= 0 && bx_group_lines(context, item, turn.strips, turn.count, room + 1) <= room;
    bx_turn_leave(context, &turn);
    return fits;
}

/* What every member wants, shared out to fill `room` if that can be; kept for the next time. */
static bx_share *share_out(bx_page_context *context, bx_item *item, const bx_strip *strips,
                           size_t count, int32_t room)
{
    bx_length width = count > 0 ? strips[count - 1].x + strips[count - 1].width - strips[0].x : 0;
    bx_share *share = item->share;
    if (share && share->width == width && share->room == room) return share;
    share = item->share = BX_NEW(context->arena, bx_share);
    share->width = width;
    share->room = room;
    share->lines = BX_NEW_ARRAY(context->arena, int32_t, item->member_count + 1);
    share->gaps = BX_NEW_ARRAY(context->arena, int32_t, item->member_count + 1);
    for (size_t i = 0; i < item->member_count; i++) {
        bool beside = is_beside(&item->members[i]);
        share->lines[i] =
            beside ? 0 : bx_item_lines(context, &item->members[i], strips, count, 4 * room + 1);
        share->gaps[i] = beside || heads_next(&item->members[i]) ? -1 : gap_after(context, item, i);
    }
    share->exact = bx_share_lines(context, item, strips, count, room, share);
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

static void paint_row_rule(bx_page_context *context, const bx_item *item, const bx_strip *strips,
                           size_t count, int32_t line, int32_t gap)
{
    bx_length height = (bx_length)((int64_t)gap * context->pitch);
    bx_length y = bx_line_top(context, line) + height / 2;
    bx_length left = strips[0].x, right = strips[count - 1].x + strips[count - 1].width;
    bx_builder_rule(context->builder, (bx_point){left, y}, (bx_point){right, y},
                    item->style->grid->row_rule, "row-rule");
}

/* The part of the strips between two lines. */
static bx_strip *clip(bx_page_context *context, const bx_strip *strips, size_t count, int32_t top,
                      int32_t bottom)
{
    bx_strip *part = bx_arena_copy(context->arena, strips, count * sizeof *strips);
    for (size_t i = 0; i < count; i++) {
        part[i].top = top;
        part[i].bottom = bottom;
    }
    return part;
}

/* Briefs behind the group's last line: told together, for nobody wants a message for each. */
typedef struct left_out {
    const bx_item *first;
    size_t count;
    uint64_t characters;
} left_out;

static void leave_out(bx_page_context *context, const bx_item *member, left_out *rest)
{
    if (!rest->first) rest->first = member;
    rest->count++;
    rest->characters += bx_box_characters(context, member->node);
    bx_item_unplaced(context, member->node);
}

static void report_left_out(bx_page_context *context, const bx_item *group, const left_out *rest)
{
    bx_short_text name, first;
    bx_number_text count, characters;
    if (rest->count == 0) return;
    bx_report_on_page(context->diagnostics, BX_BRIEFS_LEFT_OUT, rest->first->node->span,
                      context->number, group->id, bx_short(&name, group->id),
                      bx_number(&count, (int64_t)rest->count), bx_short(&first, rest->first->id),
                      bx_number(&characters, (int64_t)rest->characters));
}

static void paint_group(bx_page_context *context, bx_item *item, const bx_strip *strips,
                        size_t count)
{
    int32_t room = strips[0].bottom - strips[0].top, line = strips[0].top;
    bx_column *places = BX_NEW_ARRAY(context->arena, bx_column, item->member_count + 1);
    strips = strips_beside(context, item, strips, &count, places);
    bx_share *share = share_out(context, item, strips, count, room);
    int32_t spare = share_room(item, share);
    int32_t *lines = share->lines, *gaps = share->gaps;
    bool group = item->node->element != BX_ELEMENT_PAGE; /* not a page that is one stack */
    uint32_t before = group ? bx_builder_group_begin(context->builder) : 0;
    left_out rest = {0};
    for (size_t i = 0; i < item->member_count; i++) {
        if (is_beside(&item->members[i])) {
            bx_strip place = {places[i].x, places[i].width, strips[0].top, strips[0].bottom};
            bx_item_paint(context, &item->members[i], &place, 1);
            continue;
        }
        int32_t left = strips[0].bottom - line;
        if (left < 0) line = strips[0].bottom; /* behind the gap below the last line */
        if (left <= 0 && item->members[i].node->element == BX_ELEMENT_BRIEF) {
            leave_out(context, &item->members[i], &rest);
            continue;
        }
        if (lines[i] > left) lines[i] = left > 0 ? left : 0;
        bx_strip *part = clip(context, strips, count, line, line + lines[i]);
        bx_item_paint(context, &item->members[i], part, count);
        line += lines[i];
        if (gaps[i] > 0 && line < strips[0].bottom)
            paint_row_rule(context, item, strips, count, line, gaps[i]);
        line += gaps[i];
    }
    if (group) bx_builder_group_end(context->builder, before);
    report_left_out(context, item, &rest);
    if (spare < BX_MOST_EXTRA_GAP) return;
    bx_number_text a, b;
    bx_short_text name;
    bx_length width = strips[count - 1].x + strips[count - 1].width - strips[0].x;
    bx_report_on_page(context->diagnostics, BX_HOLE, item->node->span, context->number, item->id,
                      bx_short(&name, item->id), bx_number(&a, spare),
                      bx_number(&b, (int64_t)spare * width / context->em));
}

int64_t bx_group_cost(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_turn turn = bx_turn_enter(context, item->style, strips, count);
    int32_t room = turn.count > 0 ? turn.strips[0].bottom - turn.strips[0].top : 0;
    bx_column *places = BX_NEW_ARRAY(context->arena, bx_column, item->member_count + 1);
    const bx_strip *rest = turn.count > 0
                               ? strips_beside(context, item, turn.strips, &turn.count, places)
                               : turn.strips;
    bx_share *share = share_out(context, item, rest, turn.count, room);
    bx_turn_leave(context, &turn);
    if (share->exact) return share->cost;
    return share->spare < 0 ? (int64_t)-share->spare * BX_COST_OVERSET
                            : (int64_t)share->spare * BX_COST_UNFILLED;
}

void bx_group_paint(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_turn turn = bx_turn_enter(context, item->style, strips, count);
    if (turn.count > 0) paint_group(context, item, turn.strips, turn.count);
    bx_turn_leave(context, &turn);
    for (size_t i = 0; turn.count == 0 && i < item->member_count; i++) {
        bx_item_unplaced(context, item->members[i].node);
        bx_story_report_no_room(context, item->members[i].node, item->members[i].id);
    }
}
