/* What layout is asked with: the page, which does not change while it is set, and values that are
 * passed on from question to question. */
#ifndef BX_GRID_ASK_H
#define BX_GRID_ASK_H

#include "grid/axes.h"
#include "style/style.h"

/* Characters of a line: text never stands in less than this (T-142). */
enum { BX_LEAST_CHARACTERS = 5 };

typedef struct bx_asker bx_asker; /* line/asker.h */

/* What all parts of a page share. */
typedef struct bx_page_context {
    const bx_issue *issue;
    const bx_style *style; /* of the page element */
    bx_sources *sources;
    uint32_t number;   /* page number */
    bx_span span;      /* of the page element, for what is wrong with the page itself */
    bx_rect type_area; /* on the page */
    bx_length pitch;   /* of the baseline grid: line-height of the page element */
    bx_length em;      /* body size: font-size of the page element */
} bx_page_context;

/* What is to be different from what style and document say, for a trial of copyfit. */
typedef struct bx_wish {
    const struct bx_box_fit
        *box_fit; /* texts of the box that get a line less or more (box/box_fit.h); NULL: none */
    int32_t text_scale; /* of texts along their lines, besides their styles': 65536 = none; 0: none
                           (tables that are too wide) */
    bx_length fit_cap;  /* largest size that fitting may take; 0: any */
    const bx_node *left_out; /* with all below it; the styles say so too (box/restyled.h) */
} bx_wish;

/* Every function that asks gets it first, and changes nothing but the asker's memo and the arena. A
 * layout that is turned, or one with a wish, is asked with a copy. */
typedef struct bx_ask {
    const bx_page_context *page;
    const bx_styles *styles; /* of the page's tree, with what fitting chose for what is asked */
    bx_asker *asker;         /* of this thread */
    bx_arena *arena;         /* where answers go */
    bx_axes axes;            /* of the layout that is asked for */
    bx_wish wish;
} bx_ask;

/* Whether a style's lines go the other way than the layout counts. */
static inline bool bx_is_turned(const bx_ask *ask, const bx_style *style)
{
    return (style->writing_mode == BX_VERTICAL_RL) != ask->axes.vertical;
}

/* The page's side for one of the layout's: left is where lines begin, top where the first one
 * stands. */
static inline bx_side bx_side_on_page(const bx_ask *ask, int side)
{
    static const bx_side vertical[4] = {BX_RIGHT, BX_BOTTOM, BX_LEFT, BX_TOP};
    return ask->axes.vertical ? vertical[side] : (bx_side)side;
}

/* Extent that a style gives an element across the layout's lines. */
bx_dimension bx_style_height(const bx_ask *ask, const bx_style *style);

/* Extent along them. */
bx_dimension bx_style_width(const bx_ask *ask, const bx_style *style);

/* Top of body line `line` (from 0) of the layout's area. */
static inline bx_length bx_line_top(const bx_ask *ask, int32_t line)
{
    return ask->axes.area.y + (bx_length)((int64_t)line * ask->page->pitch);
}

/* Whole body lines that hold a height. */
static inline int32_t bx_whole_lines(const bx_ask *ask, int64_t height)
{
    if (height <= 0) return 0;
    return (int32_t)((height + ask->page->pitch - 1) / ask->page->pitch);
}

/* Whole body lines nearest to a height (rows and gaps of the page grid). */
static inline int32_t bx_nearest_lines(const bx_ask *ask, int64_t height)
{
    if (height <= 0) return 0;
    return (int32_t)((height + ask->page->pitch / 2) / ask->page->pitch);
}

#endif
