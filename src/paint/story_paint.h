/* Stories onto the plate. */
#ifndef BX_PAINT_STORY_PAINT_H
#define BX_PAINT_STORY_PAINT_H

#include "paint/painter.h"
#include "story/story_parts.h"

/* Sets the story into the strips: balances, draws, and reports overset and holes. */
void bx_story_paint(const bx_painter *painter, bx_story *story, const bx_strip *strips,
                    size_t strip_count);

#endif
