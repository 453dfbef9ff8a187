/* Line-start and line-end prohibition 避头尾 of Chinese text (CLREQ 3.1.4, GB/T 15834 5.1).
 *
 * Four levels, each including the one above it; `extended` adds the marks that CLREQ leaves out and
 * UAX #14 and JLREQ 3.1.10 name. The characters are data: prohibition_table.c.
 */
#ifndef BX_UNICODE_PROHIBITION_H
#define BX_UNICODE_PROHIBITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum bx_prohibition {
    BX_PROHIBITION_NONE,   /* usual in Taiwan and Hong Kong newspapers */
    BX_PROHIBITION_BASIC,  /* stops, closing marks, connectors, dots, solidus; opening marks */
    BX_PROHIBITION_GB,     /* GB/T 15834: the solidus does not end a line either */
    BX_PROHIBITION_STRICT, /* dashes and ellipses do not start a line either */
    BX_PROHIBITION_NEVER   /* in the table: at no level */
} bx_prohibition;

/* What must stand on the inner side of the character for its row to hold. */
typedef enum bx_prohibition_context {
    BX_CONTEXT_ANY,
    BX_CONTEXT_NUMBER, /* a suffix after, a prefix before a digit */
    BX_CONTEXT_TEXT    /* after a Han character or a Latin letter: ASCII stops, note marks */
} bx_prohibition_context;

/* One character: the lowest level at which it may not start and may not end a line. */
typedef struct bx_prohibition_row {
    uint32_t character;
    uint8_t start, end; /* bx_prohibition */
    uint8_t context;    /* bx_prohibition_context */
    bool extended;      /* of the supplement */
} bx_prohibition_row;

/* The row of a character, or NULL when nothing is said of it (all ideographs). A single U+2014 is a
 * connector here; a pair is the business of the caller, who knows that it is one mark: use the row of
 * U+2E3A. */
const bx_prohibition_row *bx_prohibition_find(uint32_t character);

/* The table, sorted by character (tests, documentation). */
extern const bx_prohibition_row bx_prohibition_rows[];
extern const size_t bx_prohibition_row_count;

#endif
