/* Running text onto the plate. */
#ifndef BX_PAINT_FLOW_PAINT_H
#define BX_PAINT_FLOW_PAINT_H

#include "paint/painter.h"
#include "story/setting.h"

/* Draws what was poured; adds to the counts of the open story. */
void bx_flow_paint(const bx_painter *painter, const bx_story_setting *setting);

#endif
