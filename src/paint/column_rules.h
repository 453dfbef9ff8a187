/* Rules between the text columns of a story 栏线. */
#ifndef BX_PAINT_COLUMN_RULES_H
#define BX_PAINT_COLUMN_RULES_H

#include "paint/painter.h"
#include "story/setting.h"

/* Draws rules between slices of neighbouring text columns of a story, in the middle of the gutter
 * and as far as both reach: not beside heads and blocks. */
void bx_slice_rules(const bx_painter *painter, const bx_story_setting *setting);

#endif
