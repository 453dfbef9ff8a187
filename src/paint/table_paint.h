/* What tables draw beside their cells. */
#ifndef BX_PAINT_TABLE_PAINT_H
#define BX_PAINT_TABLE_PAINT_H

#include "box/box.h"
#include "paint/painter.h"

/* Draws the rules of a table whose border edge is `rect`, counts what was cut into the open story,
 * and reports it. */
void bx_table_paint(const bx_painter *painter, const bx_box *box, bx_rect rect);

#endif
