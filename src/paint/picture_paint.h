/* Pictures onto the plate. */
#ifndef BX_PAINT_PICTURE_PAINT_H
#define BX_PAINT_PICTURE_PAINT_H

#include "paint/painter.h"

/* Puts the picture of `node` into a rectangle of the layout: `cover` crops around the focus point
 * (the focus attribute of a figure, else object-position), `contain` and `fill` show all of it.
 * Reports crops beyond -bx-crop-limit, or a quarter where the style does not say. */
void bx_picture_paint(const bx_painter *painter, const bx_node *node, bx_rect rect);

/* "170.0 × 120.0 mm"; `text` holds it. */
const char *bx_paint_size(bx_short_text *text, bx_length width, bx_length height);

#endif
