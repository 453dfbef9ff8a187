/* Running text onto the plate. */
#ifndef BX_PAINT_FLOW_PAINT_H
#define BX_PAINT_FLOW_PAINT_H

#include "paint/painter.h"
#include "story/flow.h"

/* Draws what was poured; adds to the counts of the open story. */
void bx_flow_paint(const bx_painter *painter, const bx_flow *flow, const bx_slice *slices,
                   const bx_flow_fit *fit);

#endif
