/* Contours of blocks that text runs round line by line (shape-outside). */
#ifndef BX_GRID_CONTOUR_H
#define BX_GRID_CONTOUR_H

#include "grid/ask.h"

typedef struct bx_contour {
    bx_point *points; /* corners, closed */
    size_t count;
} bx_contour;

/* The shape of a block that fills `rect` of the layout. The shape counts as the page does, right
 * and down. */
bx_contour bx_contour_make(const bx_ask *ask, const bx_shape *shape, bx_rect rect);

/* Extent of the contour along the lines, in the lines' depth [top, bottom]. False when it does not
 * reach there. */
bool bx_contour_extent(const bx_contour *contour, bx_length top, bx_length bottom, bx_length *begin,
                       bx_length *end);

#endif
