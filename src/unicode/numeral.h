/* Arabic numerals in Chinese text, and the Chinese numerals for them (GB/T 15835). */
#ifndef BX_UNICODE_NUMERAL_H
#define BX_UNICODE_NUMERAL_H

#include "base/string.h"

/* A number in a text, in bytes. */
typedef struct bx_number_place {
    size_t begin, end;       /* with its sign, and % or ‰ */
    size_t digits, point;    /* integer digits with their groups; `point` is their end */
    unsigned integer_digits; /* without what groups them */
    bool grouped;            /* by commas or thin spaces */
    bool year;               /* four digits before 年, or the first of two years */
    bool code;               /* part of a word, a time, a telephone number …: no quantity */
} bx_number_place;

/* The number whose first digit stands at byte `at`; the character before must not be a digit. */
bx_number_place bx_number_find(bx_string text, size_t at);

/* Appends a number as Chinese numerals: years and numbers with a leading zero digit by digit with
 * 〇, quantities with 十百千万亿, decimals with 点, percentages as 百分之. Quantities of more than
 * 16 digits go digit by digit. `traditional`: 萬億點負, for text in Traditional characters. */
void bx_number_append_chinese(bx_string text, const bx_number_place *number, bool traditional,
                              bx_buffer *out);

#endif
