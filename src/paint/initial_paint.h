/* Initial letters onto the plate. */
#ifndef BX_PAINT_INITIAL_PAINT_H
#define BX_PAINT_INITIAL_PAINT_H

#include "paint/painter.h"
#include "story/initial.h"

/* Draws the letter at the start of a measure, as a line of the open block, whose first line begins
 * across the lines at `top`; reports less than five characters beside it. */
void bx_initial_paint(const bx_painter *painter, const bx_initial *initial, bx_length x,
                      bx_length measure, bx_length top, bx_length pitch);

#endif
