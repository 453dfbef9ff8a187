/* Computed style: faces, their scale and what is drawn with letters. */
#ifndef BX_STYLE_FONT_STYLE_H
#define BX_STYLE_FONT_STYLE_H

#include "base/source.h"
#include "base/text_effects.h"
#include "style/values.h"

/* font-family, in order of preference. */
typedef struct bx_font_families {
    const bx_string *names;
    size_t count;
    bx_span span; /* the declaration that names them, for messages; none: the initial value */
} bx_font_families;

/* Proportional widths of Chinese characters: in all lines, or in vertical ones alone. */
typedef enum bx_palt { BX_PALT_NONE, BX_PALT_VERTICAL, BX_PALT_ALL } bx_palt;

typedef struct bx_font_style {
    bx_font_families font_families;
    uint16_t font_weight;
    bool font_italic;
    bool font_kerning;    /* font-kerning: for Latin runs */
    bool tabular_figures; /* font-variant-numeric: tabular-nums */
    uint8_t font_palt;    /* font-feature-settings: bx_palt (T-017) */
    int32_t text_scale_x; /* -bx-text-scale: 1/65536, 65536 = none; 长/扁 */
    int32_t fit_scale,
        fit_tracking; /* what fitting added (bx_style_fitted): 1/65536, of the font size */
    bx_color color;
    bx_text_effects effects; /* -webkit-text-stroke, paint-order, -bx-text-outline, text-shadow */
} bx_font_style;

#endif
