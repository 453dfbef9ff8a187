/* Items onto the plate. */
#include "paint/item_paint.h"

#include "box/ad.h"
#include "box/box_parts.h"
#include "box/turned.h"
#include "paint/box_paint.h"
#include "paint/codes.h"
#include "paint/copyfit_log.h"
#include "paint/facts.h"
#include "paint/group_paint.h"
#include "paint/picture_paint.h"
#include "paint/story_messages.h"
#include "paint/story_paint.h"
#include "style/box_style.h"
#include "style/fit_style.h"

/* Where an ad stands in its slot; says when it was booked larger. */
static bx_rect place_ad(const bx_painter *painter, const bx_node *ad, const bx_strip *strips,
                        size_t count, bx_rect slot)
{
    bx_ad_place place = bx_ad_place_in(&painter->ask, ad, strips, count, slot);
    if (!place.too_large) return place.rect;
    bx_short_text name, booked, room;
    bx_string booking = bx_node_value(ad, "booking");
    bx_length width = place.width ? place.width : slot.width;
    bx_length height = place.height ? place.height : slot.height;
    bx_report_on_page(painter->diagnostics, BX_AD_TOO_LARGE, ad->span, painter->ask.page->number,
                      painter->story, bx_short(&name, booking.size ? booking : painter->story),
                      bx_paint_size(&booked, width, height),
                      bx_paint_size(&room, slot.width, slot.height));
    return place.rect;
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

/* An advertisement or picture page item that is an image and nothing else. */
static bool is_plain_picture(const bx_item *item)
{
    return item->node->element == BX_ELEMENT_AD && bx_node_attribute(item->node, "src");
}

static void paint_box(const bx_painter *painter, bx_item *item, const bx_strip *strips,
                      size_t count)
{
    bx_length inset = bx_item_inset(&painter->ask, item, BX_TOP);
    bx_length top = bx_line_top(&painter->ask, strips[0].top);
    bx_length bottom = bx_line_top(&painter->ask, strips[0].bottom);
    bx_rect rect = {strips[0].x, top, bx_strips_width(strips, count), bottom - top};
    const char *role = bx_element_tag(item->node->element);
    bx_builder_story_begin(painter->builder, item->id, bx_story_title(painter, item->node), role,
                           bx_node_language(item->node), item->node->span);
    bx_builder_story_polygon(painter->builder, rect);
    bx_facts_story(painter, item->node);
    bx_rect area = rect;
    bx_box edges = {.style = item->style};
    bx_box_edges(&painter->ask, &edges, rect.width);
    rect.x += edges.margin[BX_LEFT];
    rect.width -= edges.margin[BX_LEFT] + edges.margin[BX_RIGHT];
    rect.y += inset + edges.margin[BX_TOP];
    rect.height -= inset + bx_item_inset(&painter->ask, item, BX_BOTTOM) + edges.margin[BX_TOP] +
                   edges.margin[BX_BOTTOM];
    if (rect.height < 0) rect.height = 0;
    if (item->node->element == BX_ELEMENT_AD)
        rect = place_ad(painter, item->node, strips, count, rect);
    if (is_plain_picture(item)) {
        bx_facts_part(painter, item->node, rect);
        bx_picture_paint(painter, item->node, rect);
        bx_builder_part_end(painter->builder);
    } else {
        uint32_t number = 0;
        bx_box_fit fit;
        bx_ask wished = painter->ask;
        if (bx_item_fit_brief(&painter->ask, item, strips, count, &fit)) wished.wish.box_fit = &fit;
        bx_box *box = bx_box_layout(&wished, item->node, rect.width, rect.height,
                                    inset + edges.margin[BX_TOP], &number);
        bx_box_fit_log(painter, box);
        if (item->style->fit->head_placement == BX_HEAD_START &&
            item->style->fit->head_line_order != BX_LINE_ORDER_RIGHT_TO_LEFT &&
            !painter->ask.axes.vertical)
            bx_turned_reverse(box);
        bx_length over =
            box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] - rect.height;
        bx_box_rest rest = bx_box_paint(painter, box, (bx_point){rect.x, rect.y}, area);
        bx_story_report_box(painter, item->node, false, 0, 0, over, rest);
    }
    bx_builder_story_end(painter->builder);
}

void bx_item_paint(const bx_painter *outer, bx_item *item, const bx_strip *strips, size_t count)
{
    if (count == 0) return;
    bx_painter own = *outer, *painter = &own;
    own.story = item->id;
    switch (item->kind) {
    case BX_ITEM_STORY:
    case BX_ITEM_GROUP: break;
    case BX_ITEM_BOX: paint_box(painter, item, strips, count); return;
    }
    bx_item_frame frame = bx_item_frame_around(&painter->ask, item, strips, count);
    paint_frame(painter, item->style, &frame);
    if (frame.shapeless) {
        bx_short_text name;
        bx_report_on_page(painter->diagnostics, BX_FRAME_NOT_RECTANGULAR, item->node->span,
                          painter->ask.page->number, item->id, bx_short(&name, item->id));
    }
    if (item->kind == BX_ITEM_STORY)
        bx_story_paint(painter, item->story, frame.strips, count);
    else
        bx_group_paint(painter, item, frame.strips, count);
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
