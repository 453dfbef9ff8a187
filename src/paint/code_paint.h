/* QR codes and barcodes onto the plate. */
#ifndef BX_PAINT_CODE_PAINT_H
#define BX_PAINT_CODE_PAINT_H

#include "paint/painter.h"

/* Draws the modules into `rect` of the layout; reports what cannot be encoded, with a crossed box
 * in its place, and modules that are too small. */
void bx_code_paint(const bx_painter *painter, const bx_node *node, bx_rect rect);

#endif
