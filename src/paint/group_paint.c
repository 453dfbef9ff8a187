/* Groups onto the plate. */
#include "paint/group_paint.h"

#include "grid/turn.h"
#include "page/group.h"
#include "page/share.h"
#include "paint/codes.h"
#include "paint/item_paint.h"
#include "paint/story_messages.h"
#include "style/grid_style.h"

static void paint_row_rule(const bx_painter *painter, const bx_item *item, const bx_strip *strips,
                           size_t count, int32_t line, int32_t gap)
{
    bx_length height = (bx_length)((int64_t)gap * painter->ask.page->pitch);
    bx_length y = bx_line_top(&painter->ask, line) + height / 2;
    bx_length left = strips[0].x, right = strips[count - 1].x + strips[count - 1].width;
    bx_builder_rule(painter->builder, (bx_point){left, y}, (bx_point){right, y},
                    item->style->grid->row_rule, "row-rule");
}

/* The part of the strips between two lines. */
static bx_strip *clip(const bx_painter *painter, const bx_strip *strips, size_t count, int32_t top,
                      int32_t bottom)
{
    bx_strip *part = bx_arena_copy(painter->ask.arena, strips, count * sizeof *strips);
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

static void leave_out(const bx_painter *painter, const bx_item *member, left_out *rest)
{
    if (!rest->first) rest->first = member;
    rest->count++;
    rest->characters += bx_box_characters(&painter->ask, member->node);
    bx_item_unplaced(painter, member->node);
}

static void report_left_out(const bx_painter *painter, const bx_item *group, const left_out *rest)
{
    bx_short_text name, first;
    bx_number_text count, characters;
    if (rest->count == 0) return;
    bx_report_on_page(painter->diagnostics, BX_BRIEFS_LEFT_OUT, rest->first->node->span,
                      painter->ask.page->number, group->id, bx_short(&name, group->id),
                      bx_number(&count, (int64_t)rest->count), bx_short(&first, rest->first->id),
                      bx_number(&characters, (int64_t)rest->characters));
}

static void paint_group(const bx_painter *painter, bx_item *item, const bx_strip *strips,
                        size_t count)
{
    bx_group_setting s = bx_group_set(&painter->ask, item, strips, count);
    int32_t line = strips[0].top;
    bool group = item->node->element != BX_ELEMENT_PAGE; /* not a page that is one stack */
    uint32_t before = group ? bx_builder_group_begin(painter->builder) : 0;
    left_out rest = {0};
    for (size_t i = 0; i < item->member_count; i++) {
        if (bx_group_is_beside(&item->members[i])) {
            bx_strip place = {s.places[i].x, s.places[i].width, strips[0].top, strips[0].bottom};
            bx_item_paint(painter, &item->members[i], &place, 1);
            continue;
        }
        int32_t left = strips[0].bottom - line;
        if (left < 0) line = strips[0].bottom; /* behind the gap below the last line */
        if (left <= 0 && item->members[i].node->element == BX_ELEMENT_BRIEF) {
            leave_out(painter, &item->members[i], &rest);
            continue;
        }
        int32_t lines = s.lines[i] > left ? (left > 0 ? left : 0) : s.lines[i];
        bx_strip *part = clip(painter, s.strips, s.count, line, line + lines);
        bx_item_paint(painter, &item->members[i], part, s.count);
        line += lines;
        if (s.gaps[i] > 0 && line < strips[0].bottom)
            paint_row_rule(painter, item, s.strips, s.count, line, s.gaps[i]);
        line += s.gaps[i];
    }
    if (group) bx_builder_group_end(painter->builder, before);
    report_left_out(painter, item, &rest);
    if (s.spare < BX_MOST_EXTRA_GAP) return;
    bx_number_text a, b;
    bx_short_text name;
    bx_length width = bx_strips_width(s.strips, s.count);
    bx_report_on_page(painter->diagnostics, BX_HOLE, item->node->span, painter->ask.page->number,
                      item->id, bx_short(&name, item->id), bx_number(&a, s.spare),
                      bx_number(&b, (int64_t)s.spare * width / painter->ask.page->em));
}

void bx_group_paint(const bx_painter *painter, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_turn turn = bx_turn_enter(&painter->ask, item->style, strips, count);
    bx_painter inside = bx_painter_turned(painter, &turn.axes);
    if (turn.count > 0) paint_group(&inside, item, turn.strips, turn.count);
    bx_painter_go_on(painter);
    for (size_t i = 0; turn.count == 0 && i < item->member_count; i++) {
        bx_item_unplaced(painter, item->members[i].node);
        bx_story_report_no_room(painter, item->members[i].node, item->members[i].id);
    }
}
