/* Groups onto the plate. */
#include "paint/group_paint.h"

#include "page/share.h"
#include "paint/codes.h"
#include "paint/item_paint.h"
#include "paint/story_messages.h"
#include "style/grid_style.h"

static void paint_row_rule(const bx_painter *painter, const bx_item *item, bx_strips strips,
                           const bx_member_setting *above)
{
    bx_length height = (bx_length)((int64_t)above->gap * painter->ask.page->pitch);
    bx_length y = bx_line_top(&painter->ask, above->gap_top) + height / 2;
    bx_length left = strips.items[0].x, right = left + bx_strips_width(strips);
    bx_builder_rule(painter->builder, (bx_point){left, y}, (bx_point){right, y},
                    item->style->grid->row_rule, "row-rule");
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

static void report_hole(const bx_painter *painter, const bx_item *item, const bx_group_setting *s)
{
    bx_number_text a, b;
    bx_short_text name;
    if (s->spare < BX_MOST_EXTRA_GAP) return;
    bx_length width = bx_strips_width(s->strips);
    bx_report_on_page(painter->diagnostics, BX_HOLE, item->node->span, painter->ask.page->number,
                      item->id, bx_short(&name, item->id), bx_number(&a, s->spare),
                      bx_number(&b, (int64_t)s->spare * width / painter->ask.page->em));
}

static void paint_group(const bx_painter *painter, const bx_item *item, const bx_group_setting *s)
{
    bool group = item->node->element != BX_ELEMENT_PAGE; /* not a page that is one stack */
    uint32_t before = group ? bx_builder_group_begin(painter->builder) : 0;
    left_out rest = {0};
    for (size_t i = 0; i < item->member_count; i++) {
        const bx_member_setting *m = &s->members[i];
        if (!m->setting) {
            leave_out(painter, &item->members[i], &rest);
            continue;
        }
        bx_item_paint(painter, m->setting);
        if (m->gap > 0) paint_row_rule(painter, item, s->strips, m);
    }
    if (group) bx_builder_group_end(painter->builder, before);
    report_left_out(painter, item, &rest);
    report_hole(painter, item, s);
}

void bx_group_paint(const bx_painter *painter, const bx_item_setting *setting)
{
    const bx_item *item = setting->item;
    const bx_group_setting *s = setting->group;
    bx_painter inside = bx_painter_turned(painter, &s->axes);
    if (s->strips.count > 0) paint_group(&inside, item, s);
    bx_painter_go_on(painter);
    for (size_t i = 0; s->strips.count == 0 && i < item->member_count; i++) {
        bx_item_unplaced(painter, item->members[i].node);
        bx_story_report_no_room(painter, item->members[i].node, item->members[i].id);
    }
}
