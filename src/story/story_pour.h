/* Pouring a story's text into its slices so that columns end together and widows and orphans do not
 * stand alone. */
#ifndef BX_STORY_STORY_POUR_H
#define BX_STORY_STORY_POUR_H

#include "story/story_parts.h"
#include "style/grid_style.h"

/* Vertical text fills its tiers one after the other (T-009). */
static inline bool bx_story_is_balanced(const bx_story *story)
{
    return story->style->grid->column_fill == BX_FILL_BALANCE &&
           story->style->writing_mode == BX_HORIZONTAL_TB;
}

/* Pours the text. Spare lines are spread over the slices, or stay empty before a widow or orphan
 * (T-132). Where no line is to spare for one, two paragraphs are changed by a line each: it or one
 * a little before it, and one behind it the other way, so that the text ends where it did. That
 * needs -bx-copyfit, and leaves what copyfit has set alone. */
bx_flow_fit bx_story_pour(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count);

#endif
