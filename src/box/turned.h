/* Boxes whose lines go the other way than those around them. */
#ifndef BX_BOX_TURNED_H
#define BX_BOX_TURNED_H

#include "box/box_parts.h"

/* The box of such an element: laid out for itself, then turned into its parent. */
bx_box *bx_turned_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                         uint32_t *number);

/* What it takes along the lines around it. */
bx_length bx_turned_natural_width(const bx_ask *ask, const bx_node *node);

/* The box of an element as its own lines of `measure` count, which go the other way than the
 * layout's: its outer height is its depth across them. */
bx_box *bx_turned_inside(const bx_ask *ask, const bx_node *node, bx_length measure);

/* Makes the vertical lines of a turned box, and what it stacks, follow each other from left to
 * right. */
void bx_turned_reverse(bx_box *box);

#endif
