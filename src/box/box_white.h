/* White that whole lines add to a box: shared round its content, so that it looks meant. */
#ifndef BX_BOX_BOX_WHITE_H
#define BX_BOX_BOX_WHITE_H

#include "box/box_parts.h"

/* How many of the lines that copyfit gave a head its gaps share: all of them when it begins with a
 * label, which keeps its place, or does not centre its content; 0 when its content stands in the
 * middle, at the end, or beside a label. */
int32_t bx_box_shared_lines(const bx_ask *ask, const bx_node *head, int32_t lines);

/* Makes a head that was laid out without them `lines` lines higher, evenly in the gaps from its
 * first part to the text: above the headline too when a label or nothing else is above or below it.
 * Texts on the page's grid stay on it. */
void bx_box_share_head(const bx_ask *ask, bx_box *head, int32_t lines);

/* Centres the content of a laid-out box that was rounded up to whole lines. Boxes with an
 * align-content, a block-size or text on the page's grid stay as they are, and so do those with a
 * line to spare. */
void bx_box_share_rounding(const bx_ask *ask, bx_box *box);

#endif
