/* Areas of page items: are they polygons that text can fill? */
#ifndef BX_GRID_AREA_H
#define BX_GRID_AREA_H

#include "grid/grid.h"

/* How cells hang together. */
typedef struct bx_area_shape {
    size_t hole_row, hole_column; /* a cell that the area goes round, from 1; 0: none */
    int64_t parts;                /* that do not touch, when there is no hole */
} bx_area_shape;

/* The shape of an area. */
bx_area_shape bx_area_shape_of(const bx_ask *ask, const bx_grid *grid, const bx_cell_range *ranges,
                               size_t count);

/* The line of grid-column or grid-row that is furthest beyond a grid of so many tracks; 0: none
 * is. */
int32_t bx_area_beyond(const bx_grid_line lines[2], size_t tracks);

/* Reduces an area that is no rectangle to the largest one in it, for items that are no stories.
 * True when it was none. */
bool bx_area_make_rectangle(const bx_ask *ask, const bx_grid *grid, bx_cell_range *ranges,
                            size_t *count);

/* The first cells of an area without a column and line for anything; NULL when there is room. All
 * rows must have heights. */
const bx_cell_range *bx_area_without_room(const bx_grid *grid, const bx_cell_range *ranges,
                                          size_t count);

#endif
