/* Stories onto the plate. */
#ifndef BX_PAINT_STORY_PAINT_H
#define BX_PAINT_STORY_PAINT_H

#include "paint/painter.h"
#include "story/setting.h"

/* Draws the story as it is set, and says what there is to say of it: overset, holes, heads and
 * boxes without room. */
void bx_story_paint(const bx_painter *painter, const bx_story_setting *setting);

#endif
