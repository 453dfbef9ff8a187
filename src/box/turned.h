/* Boxes whose lines go the other way than those around them. */
#ifndef BX_BOX_TURNED_H
#define BX_BOX_TURNED_H

#include "box/box_parts.h"

/* The box of such an element: laid out for itself, then turned into its parent. */
bx_box *bx_turned_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                         uint32_t *number);

/* What it takes along the lines around it. */
bx_length bx_turned_natural_width(const bx_ask *ask, const bx_node *node);

/* Depth across its own lines of an element whose lines of `measure` go the other way than the
 * layout's. */
bx_length bx_turned_depth(const bx_ask *ask, const bx_node *node, bx_length measure,
                          uint32_t *number);

/* Makes the vertical lines of a turned box, and what it stacks, follow each other from left to
 * right. */
void bx_turned_reverse(bx_box *box);

#endif
