/* Groups onto the plate. */
#ifndef BX_PAINT_GROUP_PAINT_H
#define BX_PAINT_GROUP_PAINT_H

#include "page/item.h"
#include "paint/painter.h"

/* Draws the members of a group as they were stacked (page/group.h), and the rules between them.
 * Briefs behind its last line and a hole of BX_MOST_EXTRA_GAP lines and more are reported. */
void bx_group_paint(const bx_painter *painter, bx_item *item, const bx_strip *strips, size_t count);

#endif
