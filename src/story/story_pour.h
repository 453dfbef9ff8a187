/* Pouring a story's text into its slices so that columns end together and widows and orphans do not
 * stand alone. */
#ifndef BX_STORY_STORY_POUR_H
#define BX_STORY_STORY_POUR_H

#include "story/setting.h"

/* Pours the text of a setting whose blocks are carved; `ask` counts inside it. Spare lines are
 * spread over the slices, or stay empty before a widow or orphan (T-132). Where no line is to spare
 * for one, two paragraphs are changed by a line each: it or one a little before it, and one behind
 * it the other way, so that the text ends where it did. That needs -bx-copyfit, and leaves what
 * copyfit has set alone. */
void bx_story_pour(const bx_ask *ask, bx_story_setting *setting);

/* Vertical text fills its tiers one after the other (T-009). */
bool bx_story_is_balanced(const bx_story *story);

#endif
