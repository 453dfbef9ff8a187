/* Items of a page: one interface over stories, groups and boxes. */
#include "page/item.h"

#include "base/file.h"
#include "base/map.h"
#include "box/ad.h"
#include "box/box_fit.h"
#include "box/box_parts.h"
#include "box/figure.h"
#include "page/group.h"
#include "style/box_style.h"
#include "style/fit_style.h"

/* No page has more body lines than this. */
enum { MOST_LINES = 4096 };

bool bx_item_is(const bx_ask *ask, const bx_node *node)
{
    if (node->element == BX_ELEMENT_NONE || node->element == BX_ELEMENT_STYLE) return false;
    return bx_style_of(ask->styles, node)->box->display != BX_DISPLAY_NONE;
}

bx_string bx_item_id(const bx_ask *ask, const bx_node *node)
{
    bx_string id = bx_node_value(node, "id");
    if (id.size > 0) return id;
    bx_string source = bx_node_value(node, "src"), continued = bx_node_value(node, "continues");
    if (continued.size > 0)
        return bx_string_format(ask->arena, "%.*s-continued", BX_STRING_ARGS(continued));
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
    return bx_string_format(ask->arena, "%s-%u", bx_element_tag(node->element), node->index);
}

/* Briefs share lines like the members of a group, unless they are laid out as a box of cells. */
static bool is_column_of_briefs(const bx_node *node, const bx_style *style)
{
    return node->element == BX_ELEMENT_BRIEFS && style->box->display != BX_DISPLAY_GRID;
}

void bx_item_make(const bx_ask *ask, const bx_node *node, bx_item *item)
{
    *item = (bx_item){.node = node, .style = bx_style_of(ask->styles, node)};
    item->id = bx_item_id(ask, node);
    if (node->element == BX_ELEMENT_ARTICLE) {
        item->kind = BX_ITEM_STORY;
        item->story = bx_story_make(ask, node, item->id);
    } else if (node->element == BX_ELEMENT_GROUP || is_column_of_briefs(node, item->style)) {
        item->kind = BX_ITEM_GROUP;
        bx_group_make(ask, item);
    } else {
        item->kind = BX_ITEM_BOX;
    }
}

bx_length bx_strips_width(const bx_strip *strips, size_t count)
{
    return strips[count - 1].x + strips[count - 1].width - strips[0].x;
}

bx_length bx_item_inset(const bx_ask *ask, const bx_item *item, bx_side side)
{
    if (side == BX_BOTTOM && bx_figure_ends_in_text(ask, item->node)) return 0;
    bool figure =
        item->node->element == BX_ELEMENT_FIGURE || item->node->element == BX_ELEMENT_INFOBOX;
    return figure ? (ask->page->pitch - ask->page->em) / 2 : 0;
}

static int32_t box_lines(const bx_ask *ask, bx_item *item, bx_length width)
{
    if (item->lines_width == width && width > 0) return item->lines;
    bx_dimension size = bx_style_height(ask, item->style);
    if (item->node->element == BX_ELEMENT_AD) {
        bx_length booked_width, booked_height;
        bx_ad_booking(ask, item->node, NULL, 0, &booked_width, &booked_height);
        if (booked_height > 0) return bx_whole_lines(ask, booked_height - BX_ONE_PT / 16);
    }
    if (size.kind == BX_DIMENSION_LENGTH) return bx_nearest_lines(ask, size.value);
    bx_length inset = bx_item_inset(ask, item, BX_TOP);
    bx_box edges = {.style = item->style};
    bx_box_edges(ask, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    uint32_t number = 0;
    bx_box *box = bx_box_layout(ask, item->node, room, -1, inset + edges.margin[BX_TOP], &number);
    int64_t height =
        (int64_t)bx_box_outer_height(box) + inset + bx_item_inset(ask, item, BX_BOTTOM);
    int32_t lines = bx_whole_lines(ask, height - BX_ONE_PT / 16);
    item->lines_width = width;
    return item->lines = lines < 1 ? 1 : lines;
}

bx_item_frame bx_item_frame_around(const bx_ask *ask, const bx_item *item, const bx_strip *strips,
                                   size_t count)
{
    if (item->kind == BX_ITEM_BOX || item->node->element == BX_ELEMENT_PAGE)
        return (bx_item_frame){.strips = strips, .count = count};
    return bx_item_frame_of(ask, item->style, strips, count);
}

static bool rectangle_fits(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count,
                           int32_t lines)
{
    bx_strip *trial = bx_arena_copy(ask->arena, strips, count * sizeof *strips);
    for (size_t i = 0; i < count; i++) {
        trial[i].top = 0;
        trial[i].bottom = lines;
    }
    return bx_item_fits(ask, item, trial, count);
}

/* The fewest lines of a rectangle that an item fits into. */
static int32_t fitting_lines(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count,
                             int32_t limit)
{
    int32_t low = 0, high = 1; /* low does not fit */
    while (high < limit && !rectangle_fits(ask, item, strips, count, high)) {
        low = high;
        high *= 2;
    }
    if (high > limit) high = limit;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (rectangle_fits(ask, item, strips, count, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static int32_t framed_group_lines(const bx_ask *ask, bx_item *item, const bx_strip *strips,
                                  size_t count, int32_t limit)
{
    bx_item_frame frame = bx_item_frame_around(ask, item, strips, count);
    return bx_group_lines(ask, item, frame.strips, frame.count, limit) + frame.lines;
}

int32_t bx_item_lines(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count,
                      int32_t limit)
{
    if (count == 0) return 0;
    if (limit > MOST_LINES) limit = MOST_LINES;
    switch (item->kind) {
    case BX_ITEM_STORY: return fitting_lines(ask, item, strips, count, limit);
    case BX_ITEM_GROUP:
        if (bx_is_turned(ask, item->style)) return fitting_lines(ask, item, strips, count, limit);
        return framed_group_lines(ask, item, strips, count, limit);
    case BX_ITEM_BOX: break;
    }
    return box_lines(ask, item, bx_strips_width(strips, count));
}

bool bx_item_fits(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count)
{
    if (count == 0) return false;
    if (item->kind == BX_ITEM_BOX)
        return box_lines(ask, item, bx_strips_width(strips, count)) <=
               strips[0].bottom - strips[0].top;
    strips = bx_item_frame_around(ask, item, strips, count).strips;
    if (item->kind == BX_ITEM_STORY) return bx_story_fits(ask, item->story, strips, count);
    return bx_group_fits(ask, item, strips, count);
}

bool bx_item_fit_brief(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count,
                       bx_box_fit *fit)
{
    enum { MOST_LINES_CHANGED = 3 };
    if (item->node->element != BX_ELEMENT_BRIEF || item->style->fit->copyfit == BX_COPYFIT_NONE)
        return false;
    bx_length width = bx_strips_width(strips, count);
    int32_t change = (strips[0].bottom - strips[0].top) - box_lines(ask, item, width);
    if (change == 0 || change < -MOST_LINES_CHANGED || change > MOST_LINES_CHANGED) return false;
    bx_box edges = {.style = item->style};
    bx_box_edges(ask, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    return bx_box_fit_lines(ask, item->node, room, edges.margin[BX_TOP], change, fit);
}

/* A box wants its lines; a picture gives or takes some, other boxes show white. */
static int64_t box_cost(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count)
{
    enum { PICTURE_COST = 2000, WHITE_COST = 500 };
    int64_t change =
        (strips[0].bottom - strips[0].top) - box_lines(ask, item, bx_strips_width(strips, count));
    bool picture = item->node->element == BX_ELEMENT_FIGURE;
    bx_box_fit fit;
    if (change != 0 && bx_item_fit_brief(ask, item, strips, count, &fit)) return fit.cost;
    if (item->node->element == BX_ELEMENT_BRIEF)
        return (change < 0 ? -change : change) * BX_COST_UNFILLED;
    if (picture) return (change < 0 ? -change : change) * PICTURE_COST;
    return change < 0 ? -change * BX_COST_OVERSET : change * WHITE_COST;
}

int64_t bx_item_cost(const bx_ask *ask, bx_item *item, const bx_strip *strips, size_t count)
{
    if (count == 0) return 0;
    bx_strip *shape = bx_arena_copy(ask->arena, strips, count * sizeof *shape);
    for (size_t i = 0; i < count; i++) {
        shape[i].top -= strips[0].top;
        shape[i].bottom -= strips[0].top;
    }
    uint64_t key = bx_hash(shape, count * sizeof *shape);
    for (const bx_item_price *p = item->prices; p; p = p->next) {
        if (p->key == key) return p->cost;
    }
    bx_item_price *price = BX_NEW(ask->arena, bx_item_price);
    strips = bx_item_frame_around(ask, item, strips, count).strips;
    if (item->kind == BX_ITEM_STORY)
        price->cost = bx_copyfit_story(ask, item->story, strips, count, true)->cost;
    else if (item->kind == BX_ITEM_GROUP)
        price->cost = bx_group_cost(ask, item, strips, count);
    else
        price->cost = box_cost(ask, item, strips, count);
    price->key = key;
    price->next = item->prices;
    item->prices = price;
    return price->cost;
}
