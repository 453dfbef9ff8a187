/* What is drawn with letters besides their fill: shadow, outline, stroke. Data only. */
#ifndef BX_BASE_TEXT_EFFECTS_H
#define BX_BASE_TEXT_EFFECTS_H

#include "base/color.h"
#include "base/length.h"

/* Lengths are those of the page; a colour of BX_COLOR_NONE is that of the text. Print knows no
 * transparency (PDF/X-1a): a shadow is a solid or tinted copy of the letters under them. Order of
 * painting, the lowest first: shadow, outline, stroke when `stroke_below`, fill, else stroke. */
typedef struct bx_text_effects {
    bx_length stroke; /* -webkit-text-stroke: width, half of it outside the letters 勾边 */
    bx_color stroke_color;
    bool stroke_below; /* paint-order: stroke: only the outer half is seen */
    bx_length outline; /* -bx-text-outline: width of a line round the stroke */
    bx_color outline_color;
    bool shadow;                  /* text-shadow */
    bx_length shadow_x, shadow_y; /* right and down */
    bx_color shadow_color;
} bx_text_effects;

/* Whether anything is drawn. */
static inline bool bx_text_effects_any(const bx_text_effects *effects)
{
    return effects->stroke > 0 || effects->outline > 0 || effects->shadow;
}

#endif
