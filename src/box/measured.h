/* Heights of boxes, asked again and again while a page is tried. */
#ifndef BX_BOX_MEASURED_H
#define BX_BOX_MEASURED_H

#include "box/box.h"

/* The outer height of an element's box in `width`, with no height given: bx_box_layout without the
 * box, from the memo where it is known. Nothing stays in the arena. */
bx_length bx_box_height(const bx_ask *ask, const bx_node *node, bx_length width, bx_length phase);

#endif
