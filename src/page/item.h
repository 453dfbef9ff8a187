/* Items: what the areas of a page hold. A story, a group that stacks items in whole lines, or a box
 * (masthead, figure, infobox, label, ad). An item is prepared once and does not change while its
 * page is set; what it costs and how high it is, is asked. */
#ifndef BX_PAGE_ITEM_H
#define BX_PAGE_ITEM_H

#include "box/box_fit.h"
#include "grid/grid.h"
#include "page/item_frame.h"
#include "story/fill.h"

typedef enum bx_item_kind { BX_ITEM_STORY, BX_ITEM_GROUP, BX_ITEM_BOX } bx_item_kind;

typedef struct bx_item bx_item;
struct bx_item {
    bx_item_kind kind;
    const bx_node *node;
    const bx_style *style;
    bx_string id;
    const bx_story *story; /* stories */
    bx_item *members;      /* groups */
    size_t member_count;
    bx_cell_range *ranges; /* cells of the page grid */
    size_t range_count;
};

/* Whether a child of a page or group is set as an item at all. */
bool bx_item_is(const bx_ask *ask, const bx_node *node);

/* Makes an item of an element; stories are shaped now. */
void bx_item_make(const bx_ask *ask, const bx_node *node, bx_item *item);

/* Whether the item fits into strips. */
bool bx_item_fits(const bx_ask *ask, const bx_item *item, bx_strips strips);

/* Fewest whole lines that hold the item in the columns of `strips` (their lines do not matter), at
 * most `limit`. */
int32_t bx_item_lines(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t limit);

/* What it costs to set an item into strips, on the scale of story/rungs.h; BX_COST_UNFILLED and
 * more: text is over, or lines stay empty. From the asker's memo where the shape is known. Like all
 * questions here it leaves nothing in the arena. */
int64_t bx_item_cost(const bx_ask *ask, const bx_item *item, bx_strips strips);

/* A shape by itself, wherever on the page it stands: the strips from line 0 on. In the arena. */
bx_strips bx_item_shape(const bx_ask *ask, bx_strips strips);

/* id attribute, else the article file's name without folder and ending, else "tag-index". */
bx_string bx_item_id(const bx_ask *ask, const bx_node *node);

/* Extent of strips along the lines. */
bx_length bx_strips_width(bx_strips strips);

/* The columns of strips between two lines. In the arena. */
bx_strips bx_strips_between(const bx_ask *ask, bx_strips strips, int32_t top, int32_t bottom);

/* Figures and bordered boxes keep clear of the text above and below: their edges meet em boxes. */
bx_length bx_item_inset(const bx_ask *ask, const bx_item *item, bx_side side);

/* The frame of a story or group; boxes draw their own. A page that is one stack is no group. */
bx_item_frame bx_item_frame_around(const bx_ask *ask, const bx_item *item, bx_strips strips);

/* Finds paragraphs of a brief that give or take the lines by which its room differs from what it
 * wants. */
bool bx_item_fit_brief(const bx_ask *ask, const bx_item *item, bx_strips strips, bx_box_fit *fit);

#endif
