/* Points and rectangles in page coordinates: origin at the top left of the trimmed page, x to the
 * right, y downwards. Only the pdf folder flips y. */
#ifndef BX_BASE_GEOMETRY_H
#define BX_BASE_GEOMETRY_H

#include "base/length.h"

#include <stdbool.h>

typedef struct bx_point {
    bx_length x, y;
} bx_point;

typedef struct bx_rect {
    bx_length x, y, width, height;
} bx_rect;

static inline bx_length bx_rect_right(bx_rect r)
{
    return r.x + r.width;
}
static inline bx_length bx_rect_bottom(bx_rect r)
{
    return r.y + r.height;
}

static inline bool bx_rect_overlap(bx_rect a, bx_rect b)
{
    return a.x < bx_rect_right(b) && b.x < bx_rect_right(a) && a.y < bx_rect_bottom(b) &&
           b.y < bx_rect_bottom(a);
}

#endif
