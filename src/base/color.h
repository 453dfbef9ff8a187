/* Colours as style sheets give them. Print colour is made at the very end, in the pdf folder. */
#ifndef BX_BASE_COLOR_H
#define BX_BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

typedef enum bx_color_space {
    BX_COLOR_NONE, /* transparent: paints nothing */
    BX_COLOR_CMYK, /* components C M Y K */
    BX_COLOR_RGB   /* sRGB components; neutral ones become K alone, others go through the profile */
} bx_color_space;

/* Components in 1/10,000: 10000 is full ink (CMYK) or full light (RGB). */
typedef struct bx_color {
    bx_color_space space;
    uint16_t component[4];
} bx_color;

#define BX_COLOR_BLACK ((bx_color){BX_COLOR_CMYK, {0, 0, 0, 10000}})

static inline bool bx_color_equal(bx_color a, bx_color b)
{
    return a.space == b.space && a.component[0] == b.component[0] &&
           a.component[1] == b.component[1] && a.component[2] == b.component[2] &&
           a.component[3] == b.component[3];
}

#endif
