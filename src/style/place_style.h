/* Computed style: where an element stands among others. */
#ifndef BX_STYLE_PLACE_STYLE_H
#define BX_STYLE_PLACE_STYLE_H

#include "style/values.h"

typedef enum bx_break { BX_BREAK_AUTO, BX_BREAK_AVOID } bx_break;

/* float: on an inline element `inline-end` pushes it to the end of the paragraph's last line
 * (credit, end byline); on a figure or box top/bottom chooses the end of its columns. */
typedef enum bx_float {
    BX_FLOAT_NONE,
    BX_FLOAT_INLINE_START,
    BX_FLOAT_INLINE_END,
    BX_FLOAT_TOP,
    BX_FLOAT_BOTTOM
} bx_float;

/* One rectangle of grid-area. */
typedef struct bx_grid_part {
    bx_grid_line row[2], column[2];
} bx_grid_part;

/* grid-area: a name; or rectangles, the first of which stands in grid-row and grid-column. The
 * `area` attribute maps to the name in base.css's stead. */
typedef struct bx_grid_place {
    bx_string name;
    const bx_grid_part *parts; /* further rectangles */
    size_t part_count;
} bx_grid_place;

typedef struct bx_place_style {
    uint8_t initial_letter; /* initial-letter: lines that ::first-letter sinks into; 0 = normal */
    bx_align align_self, justify_self; /* in a grid area */
    bx_float float_;
    const bx_shape *shape_outside; /* NULL = the rectangle */
    bx_length shape_margin;        /* between it and the text; −1: 1 character of the page */
    bx_break break_before, break_inside;
    bx_grid_place grid_area; /* named area, or rectangles beyond the first one */
    bx_grid_line grid_column[2], grid_row[2];
} bx_place_style;

#endif
