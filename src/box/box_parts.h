/* Shared between the files that lay out boxes. */
#ifndef BX_BOX_BOX_PARTS_H
#define BX_BOX_BOX_PARTS_H

#include "box/box.h"

/* The place that a kind of box is laid out for, as bx_box_layout has it. */
typedef struct bx_box_room {
    bx_length width;  /* of the border box */
    bx_length height; /* −1: as its style says, or as high as the content */
    bx_length phase;
} bx_box_room;

/* What a layout step works on. */
typedef struct bx_box_job {
    const bx_ask *ask;
    bx_box *box;
    bx_length inner_width;  /* of the content */
    bx_length inner_height; /* −1: as high as the content */
    bx_length phase;        /* of the border box's top edge below a grid line */
    bx_length content_top;  /* first content position below the border edge */
    uint32_t *number;
    bool off_grid; /* texts do not move to the page's grid */
} bx_box_job;

/* Resolves padding, border and margin against the width of the containing block, by the layout's
 * sides: left is where lines begin, top where the first one stands. */
void bx_box_edges(const bx_ask *ask, bx_box *box, bx_length containing_width);

/* Whether a child takes part in block layout, as inline content, or not at all. */
typedef enum bx_child_kind { BX_CHILD_NONE, BX_CHILD_INLINE, BX_CHILD_BLOCK } bx_child_kind;
bx_child_kind bx_box_child_kind(const bx_ask *ask, const bx_node *child);

/* Whether an element has children that are blocks. */
bool bx_box_has_blocks(const bx_ask *ask, const bx_node *node);

/* Texts of a block, as bx_box_layout numbers them; generated ones count whether they are there or
 * not. */
uint32_t bx_box_text_count(const bx_ask *ask, const bx_node *node);

/* Whether an element in running text is a box whatever it holds: it is never split. */
bool bx_box_is_whole(const bx_node *node);

/* Shift that brings a position `phase` below a grid line down to the next grid line. */
bx_length bx_grid_shift(const bx_ask *ask, int64_t phase);

/* A copy of a style without what belongs to the whole box that has it. */
enum { BX_CLEAR_BORDER = 1, BX_CLEAR_GROUND = 2 };
const bx_style *bx_style_cleared(bx_arena *arena, const bx_style *style, unsigned what);

/* The height that a box gets: the one that is given, else that of its style; −1: that of its
 * content. */
bx_length bx_box_given_height(const bx_style *style, bx_length height);

/* The border box of a box whose edges and content are laid out. */
void bx_box_close(bx_box *box, const bx_style *style, bx_length width, bx_length height);

/* Whether text of this style stands on the page's baseline grid. */
static inline bool bx_on_grid(const bx_ask *ask, const bx_style *style)
{
    return style->line_height == ask->page->pitch;
}

#endif
