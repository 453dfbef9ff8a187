/* Glyphs in their places, as layout leaves them and drawing takes them. */
#ifndef BX_BASE_GLYPH_H
#define BX_BASE_GLYPH_H

#include "base/geometry.h"

/* One glyph, relative to its run's origin in page directions. */
typedef struct bx_placed_glyph {
    uint32_t id;         /* original glyph id */
    uint32_t text_begin; /* bytes of the line's text that it stands for; a cluster's further */
    uint32_t text_end;   /* glyphs repeat its range */
    bx_length x, y;
} bx_placed_glyph;

/* How a run's glyphs go on: upright to the right, turned 90° clockwise and downwards, upright and
 * downwards. */
typedef enum bx_orientation { BX_UPRIGHT, BX_ROTATED, BX_STACKED } bx_orientation;

#endif
