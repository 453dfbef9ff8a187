/* Values of declarations: lengths, colours, keywords, read from tokens. */
#ifndef BX_STYLE_VALUE_H
#define BX_STYLE_VALUE_H

#include "style/style.h"
#include "style/token.h"

/* What relative units mean on an element. */
typedef struct bx_value_context {
    bx_length em;   /* font size of the element (of the parent while font-size is read) */
    bx_length line; /* line height, likewise */
    bx_length page_em, page_line; /* of the nearest page: ric, rlh */
    bx_color color;               /* currentcolor */
    bx_arena *arena;              /* for lists and strings */
    unsigned lint_rules;          /* that -bx-lint may name: n01 to this number */
} bx_value_context;

/* The tokens of one value, read from left to right. */
typedef struct bx_values {
    const bx_token *tokens;
    size_t at, count;
    const bx_value_context *context;
} bx_values;

/* The next token after white space (END at the end), without taking it. */
const bx_token *bx_values_peek(bx_values *values);

/* Whether everything but white space was read. */
bool bx_values_done(bx_values *values);

/* Takes an identifier if it is the next token and, when `keyword` is not NULL, if it is that one.
 */
bool bx_values_keyword(bx_values *values, const char *keyword);

/* Takes a delimiter if it is next. */
bool bx_values_delimiter(bx_values *values, char delimiter);

/* Which kinds of a dimension a property accepts. */
enum {
    BX_ALLOW_AUTO = 1,
    BX_ALLOW_NONE = 2,
    BX_ALLOW_PERCENT = 4,
    BX_ALLOW_FRACTION = 8,
    BX_ALLOW_NEGATIVE = 16
};

/* Takes a length, calc(), and what `allow` names. False leaves the place where it was. */
bool bx_values_dimension(bx_values *values, unsigned allow, bx_dimension *dimension);

/* Takes a length only. */
bool bx_values_length(bx_values *values, bool negative, bx_length *length);

/* Takes a number, in millionths. */
bool bx_values_number(bx_values *values, int64_t *number);

/* Takes a whole number in [least, most]. */
bool bx_values_integer(bx_values *values, int least, int most, int *number);

/* Takes a colour: names, #hex, rgb(), device-cmyk(), transparent, currentcolor. */
bool bx_values_color(bx_values *values, bx_color *color);

/* Font size of a 号 keyword (trade table) in points × 1000, or 0. */
int bx_hao_size(bx_string keyword);

/* sRGB of a CSS colour name as 0xRRGGBB, or −1. */
int32_t bx_color_named(bx_string name);

/* Whether a unit is known. */
bool bx_unit_known(bx_string unit);

#endif
