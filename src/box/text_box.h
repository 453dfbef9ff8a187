/* Boxes of text. */
#ifndef BX_BOX_TEXT_BOX_H
#define BX_BOX_TEXT_BOX_H

#include "box/box_parts.h"

/* The box of an element with inline content alone; its size is fitted (box/head_fit.h). */
bx_box *bx_text_box_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                           uint32_t *number);

/* Width of its text on one line, at the largest size of its list. */
bx_length bx_text_box_natural_width(const bx_ask *ask, const bx_node *node);

/* A text box of the inline children from `first` to `last` of `node` (NULL: all of them), laid out
 * in `width` (content width, no edges of its own unless it is the whole element). */
bx_box *bx_box_text(const bx_ask *ask, const bx_node *node, const bx_node *first,
                    const bx_node *last, bx_length width, uint32_t *number);

/* The box of an element's ::before or ::after with display: block, such as the large marks of a
 * pull quote; NULL when there is none. */
bx_box *bx_box_generated(const bx_ask *ask, const bx_node *node, bool after, bx_length width,
                         uint32_t *number);

#endif
