/* Areas of page items: are they polygons that text can fill? */
#ifndef BX_GRID_AREA_H
#define BX_GRID_AREA_H

#include "grid/grid.h"

/* Says what is wrong with the shape of an area: in several parts, or round a hole. `name` is the
 * item's, `span` its place in the issue. The area is used all the same. */
void bx_area_check(bx_page_context *context, const bx_grid *grid, const bx_cell_range *ranges,
                   size_t count, bx_string name, bx_span span);

/* Says which lines of a placed item are beyond the grid. */
void bx_area_check_lines(bx_page_context *context, const bx_grid *grid, const bx_style *style,
                         bx_string name, bx_span span);

/* Reduces an area to its largest rectangle, with a message, when it is none: for items that are no
 * stories. */
void bx_area_make_rectangle(bx_page_context *context, const bx_grid *grid, const bx_node *node,
                            bx_string name, bx_cell_range *ranges, size_t *count);

/* Whether anything fits into an area; says so when not. All rows must have heights. */
bool bx_area_has_room(bx_page_context *context, const bx_grid *grid, const bx_cell_range *ranges,
                      size_t count, bx_string name, bx_span span);

#endif
