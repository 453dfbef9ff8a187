/* Computed style: an element's own box. */
#ifndef BX_STYLE_BOX_STYLE_H
#define BX_STYLE_BOX_STYLE_H

#include "style/values.h"

typedef enum bx_display {
    BX_DISPLAY_INLINE,
    BX_DISPLAY_BLOCK,
    BX_DISPLAY_GRID,
    BX_DISPLAY_NONE
} bx_display;

typedef struct bx_box_style {
    bx_color background_color;
    bx_display display;
    bx_dimension margin[4], padding[4];
    bx_border border[4];
    bx_length border_radius;
    bx_dimension inline_size, block_size; /* along and across the lines, one after the other */
    bx_dimension min_block_size;
    bx_align align_content; /* block direction inside the element's own box */
} bx_box_style;

#endif
