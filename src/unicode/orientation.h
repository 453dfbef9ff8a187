/* Orientation of characters in vertical lines (UAX #50, data of the ICU at hand: Unicode 15). */
#ifndef BX_UNICODE_ORIENTATION_H
#define BX_UNICODE_ORIENTATION_H

#include <stdint.h>

typedef enum bx_orientation_value {
    BX_ORIENTATION_UPRIGHT,         /* U */
    BX_ORIENTATION_FORM_OR_UPRIGHT, /* Tu: the vertical form, else upright */
    BX_ORIENTATION_FORM_OR_ROTATED, /* Tr: the vertical form, else turned */
    BX_ORIENTATION_ROTATED          /* R */
} bx_orientation_value;

/* The Vertical_Orientation property with the Chinese overrides: colon and semicolon stay upright
 * (GB/T 15834 5.2.1, CLREQ 3.1.6.1 against Tr in the data), and curly quotes are Tr as in Unicode
 * 16 and later. */
bx_orientation_value bx_character_orientation(uint32_t character);

/* Version of the Unicode data that classes and breaks come from, "15.0". */
const char *bx_unicode_version(void);

#endif
