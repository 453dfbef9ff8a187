/* Items onto the plate. */
#ifndef BX_PAINT_ITEM_PAINT_H
#define BX_PAINT_ITEM_PAINT_H

#include "page/setting.h"
#include "paint/painter.h"

/* Draws the item as it is set and reports what does not fit. */
void bx_item_paint(const bx_painter *painter, const bx_item_setting *setting);

/* An item that got no place: its text is reported as overset, so that no character is lost
 * silently. */
void bx_item_unplaced(const bx_painter *painter, const bx_node *node);

#endif
