/* Web and e-mail addresses in running text: they are parted at their own signs, never hyphenated
 * (T-050). */
#ifndef BX_UNICODE_ADDRESS_H
#define BX_UNICODE_ADDRESS_H

#include "base/string.h"

/* A run of printing ASCII characters in a text, in bytes. */
typedef struct bx_address {
    size_t begin, end;
    bool is_address; /* it has "://", begins with "www.", or is of the form name@domain */
} bx_address;

/* The run of ASCII characters without spaces around byte `at`. */
void bx_address_find(bx_string text, size_t at, bx_address *address);

/* Changes the marks of line_break.h inside all addresses of a text: a line may begin after / ? & =
 * and . only. */
void bx_address_break_marks(bx_string text, uint8_t *marks);

#endif
