/* Items onto the plate. */
#include "paint/item_paint.h"

#include "box/box_parts.h"
#include "paint/box_paint.h"
#include "paint/codes.h"
#include "paint/copyfit_log.h"
#include "paint/facts.h"
#include "paint/group_paint.h"
#include "paint/picture_paint.h"
#include "paint/story_messages.h"
#include "paint/story_paint.h"
#include "style/box_style.h"

/* Says of an ad that it was booked larger than its slot. */
static void report_ad(const bx_painter *painter, const bx_item *item, const bx_box_setting *s)
{
    if (!s->ad.too_large) return;
    bx_short_text name, booked, room;
    bx_string booking = bx_node_value(item->node, "booking");
    bx_length width = s->ad.width ? s->ad.width : s->slot.width;
    bx_length height = s->ad.height ? s->ad.height : s->slot.height;
    bx_report_on_page(
        painter->diagnostics, BX_AD_TOO_LARGE, item->node->span, painter->ask.page->number,
        painter->story, bx_short(&name, booking.size ? booking : painter->story),
        bx_paint_size(&booked, width, height), bx_paint_size(&room, s->slot.width, s->slot.height));
}

/* Tint and border of a frame. */
static void paint_frame(const bx_painter *painter, const bx_style *style,
                        const bx_item_frame *frame)
{
    if (frame->rect.width <= 0 || frame->rect.height <= 0) return;
    bx_builder_fill(painter->builder, frame->rect, style->box->background_color,
                    style->box->border_radius);
    bx_builder_border(painter->builder, frame->rect, style->box->border, style->box->border_radius);
}

static void paint_box(const bx_painter *painter, const bx_item_setting *setting)
{
    const bx_item *item = setting->item;
    const bx_box_setting *s = &setting->box;
    bx_builder_story_begin(painter->builder, item->id, bx_story_title(painter, item->node),
                           bx_element_tag(item->node->element), bx_node_language(item->node),
                           item->node->span);
    bx_builder_story_polygon(painter->builder, s->area);
    bx_facts_story(painter, item->node);
    report_ad(painter, item, s);
    if (s->box) {
        bx_box_fit_log(painter, s->box);
        bx_length over = s->box->content_height + s->box->padding[BX_TOP] +
                         s->box->padding[BX_BOTTOM] - s->rect.height;
        bx_box_rest rest = bx_box_paint(painter, s->box, (bx_point){s->rect.x, s->rect.y}, s->area);
        bx_story_report_box(painter, item->node, (bx_box_report){.over = over, .rest = rest});
    } else {
        bx_facts_part(painter, item->node, s->rect);
        bx_picture_paint(painter, item->node, s->rect);
        bx_builder_part_end(painter->builder);
    }
    bx_builder_story_end(painter->builder);
}

void bx_item_paint(const bx_painter *outer, const bx_item_setting *setting)
{
    const bx_item *item = setting->item;
    bx_painter own = *outer, *painter = &own;
    own.story = item->id;
    if (item->kind == BX_ITEM_BOX) {
        paint_box(painter, setting);
        return;
    }
    paint_frame(painter, item->style, &setting->frame);
    if (setting->frame.shapeless) {
        bx_short_text name;
        bx_report_on_page(painter->diagnostics, BX_FRAME_NOT_RECTANGULAR, item->node->span,
                          painter->ask.page->number, item->id, bx_short(&name, item->id));
    }
    if (item->kind == BX_ITEM_STORY)
        bx_story_paint(painter, setting->story);
    else
        bx_group_paint(painter, setting);
}

void bx_item_unplaced(const bx_painter *painter, const bx_node *node)
{
    uint32_t characters = bx_box_characters(&painter->ask, node);
    bx_string id = bx_item_id(&painter->ask, node);
    bx_builder_story_begin(painter->builder, id, bx_story_title(painter, node),
                           bx_element_tag(node->element), bx_node_language(node), node->span);
    bx_plate_story *story = bx_builder_story(painter->builder);
    story->characters = characters;
    story->overset_characters = characters;
    bx_facts_story(painter, node);
    bx_builder_story_end(painter->builder);
}
