/* Boxes: the layout of everything that is not running text: heads, furniture, captions, infoboxes.
 *
 * A box holds text, an image, or children stacked downwards or placed in a small grid. Text whose
 * line height is the page's stands on the page's baseline grid (CSS line-snap) wherever the box
 * begins. Positions are relative to the border edge of the parent, in the layout's directions: x
 * along the lines, y across them (grid/axes.h).
 */
#ifndef BX_BOX_BOX_H
#define BX_BOX_BOX_H

#include "grid/ask.h"
#include "line/asker.h"

/* TURNED: its only child has lines of the other direction. */
typedef enum bx_box_kind {
    BX_BOX_TEXT,
    BX_BOX_IMAGE,
    BX_BOX_CODE,
    BX_BOX_STACK,
    BX_BOX_GRID,
    BX_BOX_TABLE,
    BX_BOX_TURNED
} bx_box_kind;

typedef struct bx_box bx_box;
typedef struct bx_table bx_table; /* box/table_parts.h */
struct bx_box {
    bx_box_kind kind;
    const bx_node *node;
    const bx_style *style;
    bx_rect rect;         /* border edge, in the parent */
    bx_length padding[4]; /* with the border */
    bx_length margin[4];
    bx_length content_height;      /* of the children or lines */
    const bx_paragraph *paragraph; /* text */
    bx_lines lines;
    bx_box *first_child, *next; /* in document order */
    uint32_t number;            /* of the element within its story */
    int8_t adjustment;          /* −1, 0, +1: text a line shorter or longer (box/box_fit.h) */
    bool fixed_height;
    bool reversed;   /* its first line is the last one across: vertical lines from left to right */
    bool anonymous;  /* of no element of its own: no border, no part of the story */
    bool cramped;    /* figures: no room for texts beside the picture */
    bool above;      /* its tint lies on pictures */
    bx_table *table; /* tables: rules, and what was cut */
};

/* Lays out the content of an element in `width` (of its border box, margins outside). `phase` is
 * how far below a grid line the box's top edge will stand. `number` counts text blocks of the
 * story. With height ≥ 0 the border box gets exactly that height and align-content places the
 * content. */
bx_box *bx_box_layout(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height,
                      bx_length phase, uint32_t *number);

/* The width at which the box of an element is `depth` deep; its natural width when it has no
 * picture that grows with it. */
bx_length bx_box_width_for(const bx_ask *ask, const bx_node *node, bx_length depth);

/* Widest natural width of the content, without wrapping, with padding, border and margins. */
bx_length bx_box_natural_width(const bx_ask *ask, const bx_node *node);

/* Total height with margins. */
static inline bx_length bx_box_outer_height(const bx_box *box)
{
    return box->rect.height + box->margin[BX_TOP] + box->margin[BX_BOTTOM];
}

/* Characters below a node, as a desk counts them: spaces and annotations are left out. */
uint32_t bx_box_characters(const bx_ask *ask, const bx_node *node);

#endif
