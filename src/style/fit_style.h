/* Computed style: heads and copyfit. */
#ifndef BX_STYLE_FIT_STYLE_H
#define BX_STYLE_FIT_STYLE_H

#include "style/values.h"

/* -bx-head-line-order: order of a head's vertical lines on a horizontal page. auto: newspapers'
 * custom. */
typedef enum bx_line_order {
    BX_LINE_ORDER_AUTO,
    BX_LINE_ORDER_RIGHT_TO_LEFT,
    BX_LINE_ORDER_LEFT_TO_RIGHT
} bx_line_order;

/* -bx-copyfit: which steps of the ladder a story may take to fill its slices exactly
 * (story/rungs.h): none; lines = paragraphs a line shorter or longer; all = crossheads, head,
 * pictures and optional paragraphs as well. */
typedef enum bx_copyfit_level {
    BX_COPYFIT_NONE,
    BX_COPYFIT_LINES,
    BX_COPYFIT_ALL
} bx_copyfit_level;

/* -bx-font-size-list, the largest first; empty: none. */
typedef struct bx_font_sizes {
    const bx_length *sizes;
    size_t count;
} bx_font_sizes;

typedef struct bx_fit_style {
    bx_font_sizes font_sizes;   /* -bx-font-size-list: sizes that fitting chooses from */
    uint8_t max_lines;          /* max-lines: of a fitted headline; 0: one */
    uint8_t font_grade;         /* -bx-font-size-grade: half grades below the headline; 0: none */
    int32_t scale_limits[2];    /* -bx-text-scale-limits: least and most, 1/65536 */
    int32_t tracking_limits[2]; /* -bx-letter-spacing-limits: in 1/65536 of the font size */
    bx_head_placement head_placement;
    bx_line_order head_line_order;
    bx_copyfit_level copyfit; /* of an article; of a paragraph none takes it out */
    bx_dimension
        copyfit_range[2]; /* -bx-copyfit-range: lines (LENGTH: their number) or percent of its own
                             depth that copyfit may take from the element, or give it */
} bx_fit_style;

#endif
