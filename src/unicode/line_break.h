/* UAX #14 line-break opportunities of a text (ICU), for what the Chinese table leaves open. */
#ifndef BX_UNICODE_LINE_BREAK_H
#define BX_UNICODE_LINE_BREAK_H

#include "base/string.h"

/* Sets marks[i] to 1 for every byte offset i before which a line may begin (0 < i < size). The caller
 * provides `size` zeroed bytes. */
void bx_line_break_marks(bx_string text, uint8_t *marks);

#endif
