/* Groups onto the plate. */
#ifndef BX_PAINT_GROUP_PAINT_H
#define BX_PAINT_GROUP_PAINT_H

#include "page/setting.h"
#include "paint/painter.h"

/* Draws the members of a group as they are set, and the rules between them.
 * Briefs behind its last line and a hole of BX_MOST_EXTRA_GAP lines and more are reported. */
void bx_group_paint(const bx_painter *painter, const bx_item_setting *setting);

#endif
