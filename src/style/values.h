/* Types of values that many properties share. */
#ifndef BX_STYLE_VALUES_H
#define BX_STYLE_VALUES_H

#include "base/color.h"
#include "base/length.h"
#include "base/string.h"

typedef enum bx_dimension_kind {
    BX_DIMENSION_AUTO,
    BX_DIMENSION_NONE,
    BX_DIMENSION_LENGTH,  /* value: bx_length */
    BX_DIMENSION_PERCENT, /* value: 1/65536 of one percent */
    BX_DIMENSION_FRACTION /* value: 1/65536 of one fr */
} bx_dimension_kind;

typedef struct bx_dimension {
    bx_dimension_kind kind;
    int32_t value;
} bx_dimension;

/* The length of a dimension; percentages are of `whole`; auto, none and fr give `otherwise`. */
bx_length bx_dimension_resolve(bx_dimension d, bx_length whole, bx_length otherwise);

/* Physical sides, for margins, padding and borders. */
typedef enum bx_side { BX_TOP, BX_RIGHT, BX_BOTTOM, BX_LEFT } bx_side;

typedef enum bx_border_style {
    BX_BORDER_NONE,
    BX_BORDER_SOLID,
    BX_BORDER_DOUBLE,
    BX_BORDER_DOTTED,
    BX_BORDER_DASHED,
    BX_BORDER_THICK_THIN, /* -bx-thick-thin 文武线: thick outside */
    BX_BORDER_THIN_THICK,
    /* Of repeated forms; the width is their height. */
    BX_BORDER_WAVY,
    BX_BORDER_TWIST,
    BX_BORDER_PEARLS,
    BX_BORDER_DIAMONDS,
    BX_BORDER_FLOWERS,
    BX_BORDER_MEANDER
} bx_border_style;

typedef struct bx_border {
    bx_border_style style;
    bx_length width;
    bx_color color;
} bx_border;

typedef enum bx_align {
    BX_ALIGN_AUTO,
    BX_ALIGN_START,
    BX_ALIGN_END,
    BX_ALIGN_CENTER,
    BX_ALIGN_JUSTIFY,
    BX_ALIGN_STRETCH
} bx_align;

typedef enum bx_writing_mode { BX_HORIZONTAL_TB, BX_VERTICAL_RL } bx_writing_mode;

/* A list of words. */
typedef struct bx_words {
    const bx_string *words;
    size_t count;
} bx_words;

/* ruby-position: over (right in vertical text), under (left), inter-character (zhuyin, at the right
 * of its base in both directions). */
typedef enum bx_ruby_position {
    BX_RUBY_OVER,
    BX_RUBY_UNDER,
    BX_RUBY_INTER_CHARACTER
} bx_ruby_position;

/* text-wrap-style; `stable` is read as auto. */
typedef enum bx_text_wrap { BX_WRAP_PRETTY, BX_WRAP_AUTO, BX_WRAP_BALANCE } bx_text_wrap;

/* T-038: prohibition levels. CSS line-break: auto → by language (gb for zh-Hans, basic for
 * zh-Hant), loose → none, normal → basic, strict → strict, anywhere; -bx-gb → gb; -bx-basic-news →
 * basic without ？！, connectors and interpuncts, which short lines may begin with. */
typedef enum bx_line_break {
    BX_LINE_BREAK_AUTO,
    BX_LINE_BREAK_NONE,
    BX_LINE_BREAK_BASIC_NEWS,
    BX_LINE_BREAK_BASIC,
    BX_LINE_BREAK_GB,
    BX_LINE_BREAK_STRICT,
    BX_LINE_BREAK_ANYWHERE
} bx_line_break;

typedef enum bx_hanging { BX_HANGING_NONE, BX_HANGING_ALLOW_END, BX_HANGING_FORCE_END } bx_hanging;

/* One end of grid-column or grid-row: line number (1…, negative from the end), or a span, or auto.
 */
typedef struct bx_grid_line {
    int16_t line;  /* 0 = auto */
    uint16_t span; /* 0 = not given */
} bx_grid_line;

/* shape-outside: text runs round it line by line. inset: distances from top, right, bottom, left;
 * polygon: corners, x and y in turn, from the top left corner of the element. Percentages are of
 * its own size. */
typedef enum bx_shape_kind { BX_SHAPE_INSET, BX_SHAPE_POLYGON } bx_shape_kind;
typedef struct bx_shape {
    bx_shape_kind kind;
    bx_dimension *values;
    size_t count; /* corners */
} bx_shape;

/* One track of grid-template-columns/rows. */
typedef struct bx_track {
    bx_dimension size; /* length, auto or fr */
} bx_track;

/* grid-template-areas: a matrix of area numbers; names[0] is the empty cell ".". */
typedef struct bx_areas {
    uint16_t rows, columns;
    uint16_t *cells; /* row by row; index into names */
    bx_string *names;
    size_t name_count;
} bx_areas;

/* -bx-head-placement: where a head stands against its story's text 题文关系. OPPOSITE_END is the
 * second part of opposite-corners; it has no name of its own. */
typedef enum bx_head_placement {
    BX_HEAD_AUTO,
    BX_HEAD_ABOVE,
    BX_HEAD_ABOVE_START,
    BX_HEAD_ABOVE_CENTER,
    BX_HEAD_ABOVE_END,
    BX_HEAD_START,
    BX_HEAD_END,
    BX_HEAD_BETWEEN,
    BX_HEAD_ENCLOSED,
    BX_HEAD_BELOW,
    BX_HEAD_CORNER,
    BX_HEAD_CORNER_END,
    BX_HEAD_OPPOSITE_CORNERS,
    BX_HEAD_OPPOSITE_END,
    BX_HEAD_ACROSS,
    BX_HEAD_HOOK_START,
    BX_HEAD_HOOK_END
} bx_head_placement;

#endif
