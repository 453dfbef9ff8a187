/* QR codes (ISO/IEC 18004) and EAN-13 barcodes (ISO/IEC 15420) as patterns of modules. The only
 * file with libzint. */
#ifndef BX_IMAGE_BARCODE_H
#define BX_IMAGE_BARCODE_H

#include "base/string.h"

typedef enum bx_barcode_kind { BX_BARCODE_QR, BX_BARCODE_EAN13 } bx_barcode_kind;

/* What came of encoding. */
typedef enum bx_barcode_result {
    BX_BARCODE_GOOD,
    BX_BARCODE_EMPTY,      /* no text */
    BX_BARCODE_TOO_LONG,   /* more bytes than a QR code holds */
    BX_BARCODE_NOT_DIGITS, /* not 13 digits, with + and 2 or 5 more for an add-on */
    BX_BARCODE_WRONG_CHECK /* the 13th digit does not follow from the others: check_digit is what
                              does */
} bx_barcode_result;

/* A pattern. The white around it that readers need is not part of `modules`. */
typedef struct bx_barcode {
    uint32_t columns, rows; /* of modules; an EAN-13 has one row */
    uint32_t quiet_before,
        quiet_after;  /* modules of white at the left and right; QR: on all four sides */
    uint8_t *modules; /* row by row, 1 = ink; in the arena */
    char check_digit;
} bx_barcode;

/* Most bytes of text in a QR code at level M, which stands 15 % damage. */
enum { BX_BARCODE_MOST_BYTES = 2331 };

/* Encodes UTF-8 text: QR codes at level M with the bytes as they are. Thread-safe, deterministic.
 */
bx_barcode_result bx_barcode_encode(bx_barcode_kind kind, bx_string text, bx_arena *arena,
                                    bx_barcode *barcode);

#endif
