/* Items of a page: one interface over stories, groups and boxes. */
#include "page/item.h"

#include "base/file.h"
#include "base/map.h"
#include "box/ad.h"
#include "box/box_fit.h"
#include "box/box_parts.h"
#include "box/picture.h"
#include "page/codes.h"
#include "page/group.h"
#include "paint/facts.h"
#include "paint/item_frame.h"
#include "paint/story_messages.h"
#include "style/box_style.h"
#include "style/fit_style.h"

/* No page has more body lines than this. */
enum { MOST_LINES = 4096 };

bool bx_item_is(const bx_page_context *context, const bx_node *node)
{
    if (node->element == BX_ELEMENT_NONE || node->element == BX_ELEMENT_STYLE) return false;
    return bx_style_of(context->styles, node)->box->display != BX_DISPLAY_NONE;
}

/* id attribute, else the article file's name without folder and ending, else "tag-index". */
static bx_string item_id(bx_page_context *context, const bx_node *node)
{
    bx_string id = bx_node_value(node, "id");
    if (id.size > 0) return id;
    bx_string source = bx_node_value(node, "src"), continued = bx_node_value(node, "continues");
    if (continued.size > 0)
        return bx_string_format(context->arena, "%.*s-continued", BX_STRING_ARGS(continued));
    if (source.size > 0 && node->element == BX_ELEMENT_ARTICLE) {
        size_t begin = bx_path_directory(source).size, end = source.size;
        for (size_t i = source.size; i > begin; i--) {
            if (source.data[i - 1] == '.') {
                end = i - 1;
                break;
            }
        }
        return bx_string_slice(source, begin, end);
    }
    return bx_string_format(context->arena, "%s-%u", bx_element_tag(node->element), node->index);
}

/* Briefs share lines like the members of a group, unless they are laid out as a box of cells. */
static bool is_column_of_briefs(const bx_node *node, const bx_style *style)
{
    return node->element == BX_ELEMENT_BRIEFS && style->box->display != BX_DISPLAY_GRID;
}

void bx_item_make(bx_page_context *context, const bx_node *node, bx_item *item)
{
    *item = (bx_item){.node = node, .style = bx_style_of(context->styles, node)};
    item->id = item_id(context, node);
    context->story = item->id;
    if (node->element == BX_ELEMENT_ARTICLE) {
        item->kind = BX_ITEM_STORY;
        item->story = bx_story_make(context, node);
    } else if (node->element == BX_ELEMENT_GROUP || is_column_of_briefs(node, item->style)) {
        item->kind = BX_ITEM_GROUP;
        bx_group_make(context, item);
    } else {
        item->kind = BX_ITEM_BOX;
    }
}

static bx_length strips_width(const bx_strip *strips, size_t count)
{
    return strips[count - 1].x + strips[count - 1].width - strips[0].x;
}

/* Figures and bordered boxes keep clear of the text above and below: their edges meet em boxes. */
static bx_length box_inset(const bx_page_context *context, const bx_item *item, bx_side side)
{
    if (side == BX_BOTTOM && bx_box_ends_in_text(context, item->node)) return 0;
    bool figure =
        item->node->element == BX_ELEMENT_FIGURE || item->node->element == BX_ELEMENT_INFOBOX;
    return figure ? (context->pitch - context->em) / 2 : 0;
}

/* An advertisement or picture page item that is an image and nothing else. */
static bool is_plain_picture(const bx_item *item)
{
    return item->node->element == BX_ELEMENT_AD && bx_node_attribute(item->node, "src");
}

static int32_t box_lines(bx_page_context *context, bx_item *item, bx_length width)
{
    if (item->lines_width == width && width > 0) return item->lines;
    bx_dimension size = bx_style_height(context, item->style);
    if (item->node->element == BX_ELEMENT_AD) {
        bx_length booked_width, booked_height;
        bx_ad_booking(context, item->node, NULL, 0, &booked_width, &booked_height);
        if (booked_height > 0) return bx_whole_lines(context, booked_height - BX_ONE_PT / 16);
    }
    if (size.kind == BX_DIMENSION_LENGTH) return bx_nearest_lines(context, size.value);
    bx_length inset = box_inset(context, item, BX_TOP);
    bx_box edges = {.style = item->style};
    bx_box_edges(context, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    uint32_t number = 0;
    context->story = item->id;
    bx_box *box =
        bx_box_layout(context, item->node, room, -1, inset + edges.margin[BX_TOP], &number);
    int64_t height =
        (int64_t)bx_box_outer_height(box) + inset + box_inset(context, item, BX_BOTTOM);
    int32_t lines = bx_whole_lines(context, height - BX_ONE_PT / 16);
    item->lines_width = width;
    return item->lines = lines < 1 ? 1 : lines;
}

/* The frame of a story or group; boxes draw their own. A page that is one stack is no group. */
static bx_item_frame frame_of(bx_page_context *context, const bx_item *item, const bx_strip *strips,
                              size_t count)
{
    if (item->kind == BX_ITEM_BOX || item->node->element == BX_ELEMENT_PAGE)
        return (bx_item_frame){.strips = strips, .count = count};
    return bx_item_frame_of(context, item->style, strips, count);
}

static bool rectangle_fits(bx_page_context *context, bx_item *item, const bx_strip *strips,
                           size_t count, int32_t lines)
{
    bx_strip *trial = bx_arena_copy(context->arena, strips, count * sizeof *strips);
    for (size_t i = 0; i < count; i++) {
        trial[i].top = 0;
        trial[i].bottom = lines;
    }
    return bx_item_fits(context, item, trial, count);
}

/* The fewest lines of a rectangle that an item fits into. */
static int32_t fitting_lines(bx_page_context *context, bx_item *item, const bx_strip *strips,
                             size_t count, int32_t limit)
{
    int32_t low = 0, high = 1; /* low does not fit */
    while (high < limit && !rectangle_fits(context, item, strips, count, high)) {
        low = high;
        high *= 2;
    }
    if (high > limit) high = limit;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (rectangle_fits(context, item, strips, count, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static int32_t framed_group_lines(bx_page_context *context, bx_item *item, const bx_strip *strips,
                                  size_t count, int32_t limit)
{
    bx_item_frame frame = frame_of(context, item, strips, count);
    return bx_group_lines(context, item, frame.strips, frame.count, limit) + frame.lines;
}

int32_t bx_item_lines(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count,
                      int32_t limit)
{
    if (count == 0) return 0;
    if (limit > MOST_LINES) limit = MOST_LINES;
    switch (item->kind) {
    case BX_ITEM_STORY: return fitting_lines(context, item, strips, count, limit);
    case BX_ITEM_GROUP:
        if (bx_is_turned(context, item->style))
            return fitting_lines(context, item, strips, count, limit);
        return framed_group_lines(context, item, strips, count, limit);
    case BX_ITEM_BOX: break;
    }
    return box_lines(context, item, strips_width(strips, count));
}

bool bx_item_fits(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    if (count == 0) return false;
    if (item->kind == BX_ITEM_BOX)
        return box_lines(context, item, strips_width(strips, count)) <=
               strips[0].bottom - strips[0].top;
    strips = frame_of(context, item, strips, count).strips;
    if (item->kind == BX_ITEM_STORY) return bx_story_fits(context, item->story, strips, count);
    return bx_group_fits(context, item, strips, count);
}

/* Finds paragraphs of a brief that give or take the lines by which its room differs from what it
 * wants. */
static bool fit_brief(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count,
                      bx_box_fit *fit)
{
    enum { MOST_LINES_CHANGED = 3 };
    if (item->node->element != BX_ELEMENT_BRIEF || item->style->fit->copyfit == BX_COPYFIT_NONE)
        return false;
    bx_length width = strips_width(strips, count);
    int32_t change = (strips[0].bottom - strips[0].top) - box_lines(context, item, width);
    if (change == 0 || change < -MOST_LINES_CHANGED || change > MOST_LINES_CHANGED) return false;
    bx_box edges = {.style = item->style};
    bx_box_edges(context, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    return bx_box_fit_lines(context, item->node, room, edges.margin[BX_TOP], change, fit);
}

/* A box wants its lines; a picture gives or takes some, other boxes show white. */
static int64_t box_cost(bx_page_context *context, bx_item *item, const bx_strip *strips,
                        size_t count)
{
    enum { PICTURE_COST = 2000, WHITE_COST = 500 };
    int64_t change =
        (strips[0].bottom - strips[0].top) - box_lines(context, item, strips_width(strips, count));
    bool picture = item->node->element == BX_ELEMENT_FIGURE;
    bx_box_fit fit;
    if (change != 0 && fit_brief(context, item, strips, count, &fit)) return fit.cost;
    if (item->node->element == BX_ELEMENT_BRIEF)
        return (change < 0 ? -change : change) * BX_COST_UNFILLED;
    if (picture) return (change < 0 ? -change : change) * PICTURE_COST;
    return change < 0 ? -change * BX_COST_OVERSET : change * WHITE_COST;
}

int64_t bx_item_cost(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    if (count == 0) return 0;
    bx_strip *shape = bx_arena_copy(context->arena, strips, count * sizeof *shape);
    for (size_t i = 0; i < count; i++) {
        shape[i].top -= strips[0].top;
        shape[i].bottom -= strips[0].top;
    }
    uint64_t key = bx_hash(shape, count * sizeof *shape);
    for (const bx_item_price *p = item->prices; p; p = p->next) {
        if (p->key == key) return p->cost;
    }
    bx_item_price *price = BX_NEW(context->arena, bx_item_price);
    context->story = item->id;
    strips = frame_of(context, item, strips, count).strips;
    if (item->kind == BX_ITEM_STORY)
        price->cost = bx_copyfit_story(context, item->story, strips, count, true)->cost;
    else if (item->kind == BX_ITEM_GROUP)
        price->cost = bx_group_cost(context, item, strips, count);
    else
        price->cost = box_cost(context, item, strips, count);
    price->key = key;
    price->next = item->prices;
    item->prices = price;
    return price->cost;
}

static void paint_box(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    bx_length inset = box_inset(context, item, BX_TOP);
    bx_length top = bx_line_top(context, strips[0].top);
    bx_length bottom = bx_line_top(context, strips[0].bottom);
    bx_rect rect = {strips[0].x, top, strips_width(strips, count), bottom - top};
    context->story = item->id;
    const char *role = bx_element_tag(item->node->element);
    bx_builder_story_begin(context->builder, item->id, bx_story_title(context, item->node), role,
                           bx_node_language(item->node), item->node->span);
    bx_builder_story_polygon(context->builder, rect);
    bx_facts_story(context, item->node);
    bx_rect area = rect;
    bx_box edges = {.style = item->style};
    bx_box_edges(context, &edges, rect.width);
    rect.x += edges.margin[BX_LEFT];
    rect.width -= edges.margin[BX_LEFT] + edges.margin[BX_RIGHT];
    rect.y += inset + edges.margin[BX_TOP];
    rect.height -= inset + box_inset(context, item, BX_BOTTOM) + edges.margin[BX_TOP] +
                   edges.margin[BX_BOTTOM];
    if (rect.height < 0) rect.height = 0;
    if (item->node->element == BX_ELEMENT_AD)
        rect = bx_ad_place(context, item->node, strips, count, rect);
    if (is_plain_picture(item)) {
        bx_facts_part(context, item->node, rect);
        bx_picture_paint(context, item->node, rect);
        bx_builder_part_end(context->builder);
    } else {
        uint32_t number = 0;
        bx_box_fit fit;
        if (fit_brief(context, item, strips, count, &fit)) context->box_fit = &fit;
        bx_box *box = bx_box_layout(context, item->node, rect.width, rect.height,
                                    inset + edges.margin[BX_TOP], &number);
        context->box_fit = NULL;
        bx_box_fit_log(context, box);
        if (item->style->fit->head_placement == BX_HEAD_START &&
            item->style->fit->head_line_order != BX_LINE_ORDER_RIGHT_TO_LEFT && !context->vertical)
            bx_box_reverse(box);
        bx_length over =
            box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] - rect.height;
        bx_box_rest rest = bx_box_paint(context, box, (bx_point){rect.x, rect.y}, area);
        bx_story_report_box(context, item->node, false, 0, 0, over, rest);
    }
    bx_builder_story_end(context->builder);
}

void bx_item_paint(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count)
{
    if (count == 0) return;
    switch (item->kind) {
    case BX_ITEM_STORY:
    case BX_ITEM_GROUP: break;
    case BX_ITEM_BOX: paint_box(context, item, strips, count); return;
    }
    bx_item_frame frame = frame_of(context, item, strips, count);
    bx_item_frame_paint(context, item->style, &frame);
    if (frame.shapeless) {
        bx_short_text name;
        bx_report_on_page(context->diagnostics, BX_FRAME_NOT_RECTANGULAR, item->node->span,
                          context->number, item->id, bx_short(&name, item->id));
    }
    if (item->kind == BX_ITEM_STORY)
        bx_story_paint(context, item->story, frame.strips, count);
    else
        bx_group_paint(context, item, frame.strips, count);
}

void bx_item_unplaced(bx_page_context *context, const bx_node *node)
{
    uint32_t characters = bx_box_characters(context, node);
    bx_string id = item_id(context, node);
    bx_builder_story_begin(context->builder, id, bx_story_title(context, node),
                           bx_element_tag(node->element), bx_node_language(node), node->span);
    bx_plate_story *story = bx_builder_story(context->builder);
    story->characters = characters;
    story->overset_characters = characters;
    bx_facts_story(context, node);
    bx_builder_story_end(context->builder);
}
