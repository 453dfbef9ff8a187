/* How layout counts. It counts along and across lines: x along, y across them. In a horizontal
 * layout that is right and down from its origin; in a vertical one x goes down and y goes left,
 * from an origin at the top right. */
#ifndef BX_GRID_AXES_H
#define BX_GRID_AXES_H

#include "base/geometry.h"

#include <stdbool.h>

typedef struct bx_axes {
    bool vertical;
    bx_point origin; /* on the page */
    bx_rect area; /* whose first line is line 0: the type area, or what was turned, as it counts */
    const struct bx_grid
        *grid; /* of the page, whose lines it has; NULL: it was turned against it */
} bx_axes;

/* Those of a page with this type area. */
bx_axes bx_axes_of_page(bool vertical, bx_rect type_area);

/* Those of a rectangle whose lines go the other way. */
bx_axes bx_axes_turned(const bx_axes *axes, bx_rect rect);

/* A point, and a rectangle, of the layout on the page. */
bx_point bx_axes_point(const bx_axes *axes, bx_point p);
bx_rect bx_axes_rect(const bx_axes *axes, bx_rect rect);

/* A rectangle of the page in the layout. */
bx_rect bx_axes_layout_rect(const bx_axes *axes, bx_rect rect);

#endif
