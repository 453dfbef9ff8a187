/* Items of a page: one interface over stories, groups and boxes. */
#include "page/item.h"

#include "base/file.h"
#include "box/ad.h"
#include "box/box_fit.h"
#include "box/box_parts.h"
#include "box/figure.h"
#include "box/measured.h"
#include "page/group.h"
#include "style/box_style.h"
#include "style/fit_style.h"

/* No page has more body lines than this. */
enum { MOST_LINES = 4096 };

/* Answers about an item in a shape, for the trials of its group and page that follow. */
static const bx_memo_kind COSTS = {.name = "costs of items"}, LINES = {.name = "lines of items"};

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

bx_length bx_strips_width(bx_strips strips)
{
    const bx_strip *last = &strips.items[strips.count - 1];
    return last->x + last->width - strips.items[0].x;
}

bx_strips bx_strips_between(const bx_ask *ask, bx_strips strips, int32_t top, int32_t bottom)
{
    bx_strip *part = bx_arena_copy(ask->arena, strips.items, strips.count * sizeof *part);
    for (size_t i = 0; i < strips.count; i++) {
        part[i].top = top;
        part[i].bottom = bottom;
    }
    return (bx_strips){part, strips.count};
}

bx_strips bx_item_shape(const bx_ask *ask, bx_strips strips)
{
    bx_strip *shape = bx_arena_copy(ask->arena, strips.items, strips.count * sizeof *shape);
    for (size_t i = 0; i < strips.count; i++) {
        shape[i].top -= strips.items[0].top;
        shape[i].bottom -= strips.items[0].top;
    }
    return (bx_strips){shape, strips.count};
}

bx_length bx_item_inset(const bx_ask *ask, const bx_item *item, bx_side side)
{
    if (side == BX_BOTTOM && bx_figure_ends_in_text(ask, item->node)) return 0;
    bool figure =
        item->node->element == BX_ELEMENT_FIGURE || item->node->element == BX_ELEMENT_INFOBOX;
    return figure ? (ask->page->pitch - ask->page->em) / 2 : 0;
}

/* Lines of the first strip. */
static int32_t room_of(bx_strips strips)
{
    return strips.items[0].bottom - strips.items[0].top;
}

/* Whether an answer is kept: in the layout of the page. Areas that are turned against it count from
 * their own corner, which their answers may depend on. */
static bool is_kept(const bx_ask *ask)
{
    return ask->axes.grid != NULL;
}

static int32_t box_lines(const bx_ask *ask, const bx_item *item, bx_length width)
{
    bx_dimension size = bx_style_height(ask, item->style);
    if (item->node->element == BX_ELEMENT_AD) {
        bx_length booked_width, booked_height;
        bx_ad_booking(ask, item->node, (bx_strips){0}, &booked_width, &booked_height);
        if (booked_height > 0) return bx_whole_lines(ask, booked_height - BX_ONE_PT / 16);
    }
    if (size.kind == BX_DIMENSION_LENGTH) return bx_nearest_lines(ask, size.value);
    bx_length inset = bx_item_inset(ask, item, BX_TOP);
    bx_box edges = {.style = item->style};
    bx_box_edges(ask, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    int64_t height = (int64_t)bx_box_height(ask, item->node, room, inset + edges.margin[BX_TOP]) +
                     inset + bx_item_inset(ask, item, BX_BOTTOM);
    int32_t lines = bx_whole_lines(ask, height - BX_ONE_PT / 16);
    return lines < 1 ? 1 : lines;
}

bx_item_frame bx_item_frame_around(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    if (item->kind == BX_ITEM_BOX || item->node->element == BX_ELEMENT_PAGE)
        return (bx_item_frame){.strips = strips};
    return bx_item_frame_of(ask, item->style, strips);
}

static bool rectangle_fits(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t lines)
{
    return bx_item_fits(ask, item, bx_strips_between(ask, strips, 0, lines));
}

/* The fewest lines of a rectangle that an item fits into. */
static int32_t fitting_lines(const bx_ask *ask, const bx_item *item, bx_strips strips,
                             int32_t limit)
{
    int32_t low = 0, high = 1; /* low does not fit */
    while (high < limit && !rectangle_fits(ask, item, strips, high)) {
        low = high;
        high *= 2;
    }
    if (high > limit) high = limit;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (rectangle_fits(ask, item, strips, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static int32_t group_lines(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t limit)
{
    if (bx_is_turned(ask, item->style)) return fitting_lines(ask, item, strips, limit);
    bx_item_frame frame = bx_item_frame_around(ask, item, strips);
    return bx_group_lines(ask, item, frame.strips, limit) + frame.lines;
}

int32_t bx_item_lines(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t limit)
{
    if (strips.count == 0) return 0;
    if (limit > MOST_LINES) limit = MOST_LINES;
    if (item->kind == BX_ITEM_BOX) return box_lines(ask, item, bx_strips_width(strips));
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    bx_strips shape = bx_strips_between(ask, strips, 0, limit);
    bx_question question = {&LINES, item, shape.items, shape.count * sizeof *shape.items};
    const int32_t *known = is_kept(ask) ? bx_asker_find(ask->asker, question) : NULL;
    int32_t lines = known                         ? *known
                    : item->kind == BX_ITEM_STORY ? fitting_lines(ask, item, strips, limit)
                                                  : group_lines(ask, item, strips, limit);
    if (!known && is_kept(ask))
        *(int32_t *)bx_asker_keep(ask->asker, question, sizeof lines) = lines;
    bx_arena_reset(ask->arena, mark);
    return lines;
}

bool bx_item_fits(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    if (strips.count == 0) return false;
    if (item->kind == BX_ITEM_BOX)
        return box_lines(ask, item, bx_strips_width(strips)) <= room_of(strips);
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    strips = bx_item_frame_around(ask, item, strips).strips;
    bool fits = item->kind == BX_ITEM_STORY ? bx_story_fits(ask, item->story, strips)
                                            : bx_group_fits(ask, item, strips);
    bx_arena_reset(ask->arena, mark);
    return fits;
}

bool bx_item_fit_brief(const bx_ask *ask, const bx_item *item, bx_strips strips, bx_box_fit *fit)
{
    enum { MOST_LINES_CHANGED = 3 };
    if (item->node->element != BX_ELEMENT_BRIEF || item->style->fit->copyfit == BX_COPYFIT_NONE)
        return false;
    bx_length width = bx_strips_width(strips);
    int32_t change = room_of(strips) - box_lines(ask, item, width);
    if (change == 0 || change < -MOST_LINES_CHANGED || change > MOST_LINES_CHANGED) return false;
    bx_box edges = {.style = item->style};
    bx_box_edges(ask, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    return bx_box_fit_lines(ask, item->node, room, edges.margin[BX_TOP], change, fit);
}

/* A box wants its lines; a picture gives or takes some, other boxes show white. */
static int64_t box_cost(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    enum { PICTURE_COST = 2000, WHITE_COST = 500 };
    int64_t change = room_of(strips) - box_lines(ask, item, bx_strips_width(strips));
    bool picture = item->node->element == BX_ELEMENT_FIGURE;
    bx_box_fit fit;
    if (change != 0 && bx_item_fit_brief(ask, item, strips, &fit)) return fit.cost;
    if (item->node->element == BX_ELEMENT_BRIEF)
        return (change < 0 ? -change : change) * BX_COST_UNFILLED;
    if (picture) return (change < 0 ? -change : change) * PICTURE_COST;
    return change < 0 ? -change * BX_COST_OVERSET : change * WHITE_COST;
}

static int64_t cost_in(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    strips = bx_item_frame_around(ask, item, strips).strips;
    switch (item->kind) {
    case BX_ITEM_STORY: return bx_story_cost(ask, item->story, strips);
    case BX_ITEM_GROUP: return bx_group_cost(ask, item, strips);
    case BX_ITEM_BOX: break;
    }
    return box_cost(ask, item, strips);
}

int64_t bx_item_cost(const bx_ask *ask, const bx_item *item, bx_strips strips)
{
    if (strips.count == 0) return 0;
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    bx_strips shape = bx_item_shape(ask, strips);
    bx_question question = {&COSTS, item, shape.items, shape.count * sizeof *shape.items};
    const int64_t *known = is_kept(ask) ? bx_asker_find(ask->asker, question) : NULL;
    int64_t cost = known ? *known : cost_in(ask, item, strips);
    if (!known && is_kept(ask)) *(int64_t *)bx_asker_keep(ask->asker, question, sizeof cost) = cost;
    bx_arena_reset(ask->arena, mark);
    return cost;
}
