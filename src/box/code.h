/* QR codes and barcodes in boxes: drawn as rectangles in black ink, never as pixels. */
#ifndef BX_BOX_CODE_H
#define BX_BOX_CODE_H

#include "box/box_parts.h"
#include "image/barcode.h"

/* Whether an element is a <qr> or <barcode>. */
static inline bool bx_is_code(const bx_node *node)
{
    return node->element == BX_ELEMENT_QR || node->element == BX_ELEMENT_BARCODE;
}

/* The box of a code as wide as its style says, at most as wide as its room.
 * Modules are whole sixteenths of a point; without an inline-size they have the least width that
 * newsprint keeps apart (half a millimetre for a QR code, newspaper.md 3.2; 0.33 mm for an EAN-13,
 * its nominal size). A barcode has its digits below. */
bx_box *bx_code_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number);

/* The width that its style says, or the least that newsprint keeps apart. */
bx_length bx_code_natural_width(const bx_ask *ask, const bx_node *node);

/* Modules are multiples of this, so that all of them have the same width in the file. */
enum { BX_MODULE_STEP = BX_ONE_PT / 16 };

/* Micrometres: least width of a module, and the width without a style. */
typedef struct bx_code_widths {
    int least, natural;
} bx_code_widths;

/* Those of an element. */
bx_code_widths bx_code_widths_of(const bx_node *node);

/* The pattern of an element's value, which is kept; a value that cannot be encoded gives the size
 * that a code has all the same. */
bx_barcode_result bx_code_encode(const bx_ask *ask, const bx_node *node, bx_barcode *code);

/* Modules along a code with its quiet zones. */
static inline uint32_t bx_code_across(const bx_barcode *code)
{
    return code->columns + code->quiet_before + code->quiet_after;
}

#endif
