/* What every part of page layout shares while one page is set. */
#ifndef BX_GRID_CONTEXT_H
#define BX_GRID_CONTEXT_H

#include "base/map.h"
#include "paint/builder.h"
#include "text/text.h"

/* Characters of a line: text never stands in less than this (T-142). */
enum { BX_LEAST_CHARACTERS = 5 };

typedef struct bx_page_context {
    const bx_issue *issue;
    bx_styles *styles;
    const bx_style *style; /* of the page element */
    bx_shaper *shaper;
    bx_sources *sources;
    bx_arena *arena;
    bx_builder *builder;
    bx_diagnostics *diagnostics;
    bx_jump_cut *cuts; /* of issue->jumps */
    const struct bx_box_fit
        *box_fit;    /* which texts of the box being laid out get a line less or more; NULL: none */
    uint32_t number; /* page number */
    bx_span page_span; /* of the page element, for what is wrong with the page itself */
    bx_rect type_area;
    bx_length pitch;            /* of the baseline grid: line-height of the page element */
    bx_length em;               /* body size: font-size of the page element */
    bx_string story;            /* id of the story being set, for messages */
    const struct bx_grid *grid; /* of the page; NULL while the layout is turned */
    bool vertical;              /* layout counts x downwards and y to the left (builder.h) */
    struct bx_fit_memo *fits;   /* what fitting chose (head_fit.c) */
    struct bx_code_memo *codes; /* patterns of codes that were encoded (code.c) */
    bx_length fit_cap;          /* largest size that fitting may take now; 0: any */
    bx_map said;     /* remarks on texts that are made once a story (paint/text_messages.h) */
    uint64_t poured; /* work counter: blocks poured in all trials so far (flow.h) */
} bx_page_context;

/* Whether a style's lines go the other way than the layout counts. */
static inline bool bx_is_turned(const bx_page_context *context, const bx_style *style)
{
    return (style->writing_mode == BX_VERTICAL_RL) != context->vertical;
}

/* The page's side for one of the layout's: left is where lines begin, top where the first one
 * stands. */
static inline bx_side bx_side_on_page(const bx_page_context *context, int side)
{
    static const bx_side vertical[4] = {BX_RIGHT, BX_BOTTOM, BX_LEFT, BX_TOP};
    return context->vertical ? vertical[side] : (bx_side)side;
}

/* Extent that a style gives an element across the layout's lines. */
bx_dimension bx_style_height(const bx_page_context *context, const bx_style *style);

/* Extent along them. */
bx_dimension bx_style_width(const bx_page_context *context, const bx_style *style);

/* Top of body line `line` (from 0) on the page. */
static inline bx_length bx_line_top(const bx_page_context *context, int32_t line)
{
    return context->type_area.y + (bx_length)((int64_t)line * context->pitch);
}

/* Whole body lines that hold a height. */
static inline int32_t bx_whole_lines(const bx_page_context *context, int64_t height)
{
    if (height <= 0) return 0;
    return (int32_t)((height + context->pitch - 1) / context->pitch);
}

/* Whole body lines nearest to a height (rows and gaps of the page grid). */
static inline int32_t bx_nearest_lines(const bx_page_context *context, int64_t height)
{
    if (height <= 0) return 0;
    return (int32_t)((height + context->pitch / 2) / context->pitch);
}

#endif
