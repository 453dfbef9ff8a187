/* QR codes and barcodes in boxes: drawn as rectangles in black ink, never as pixels. */
#ifndef BX_BOX_CODE_H
#define BX_BOX_CODE_H

#include "box/box.h"

/* Whether an element is a <qr> or <barcode>. */
static inline bool bx_is_code(const bx_node *node)
{
    return node->element == BX_ELEMENT_QR || node->element == BX_ELEMENT_BARCODE;
}

/* The box of a code as wide as its style says, at most `width` (< 0: no limit), without edges.
 * Modules are whole sixteenths of a point; without an inline-size they have the least width that
 * newsprint keeps apart (half a millimetre for a QR code, newspaper.md 3.2; 0.33 mm for an EAN-13,
 * its nominal size). A barcode has its digits below. */
bx_box *bx_box_code(bx_page_context *context, const bx_node *node, bx_length width,
                    uint32_t *number);

/* Draws the modules into `rect` of the layout; reports what cannot be encoded, with a crossed box
 * in its place, and modules that are too small. */
void bx_code_paint(bx_page_context *context, const bx_node *node, bx_rect rect);

#endif
