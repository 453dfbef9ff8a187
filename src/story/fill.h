/* Asking a story: what would it be in this shape? */
#ifndef BX_STORY_FILL_H
#define BX_STORY_FILL_H

#include "story/setting.h"

/* How much of a setting is wanted. */
typedef enum bx_fill {
    BX_FILL_PLAIN, /* poured as it is, without copyfit; poured not at all when blocks find no room
                    */
    BX_FILL_TRIAL, /* with copyfit, for its cost: that gives up early, and nothing else is there */
    BX_FILL_WHOLE  /* as it is printed: balanced, widows mended, boxes laid out, the jump cut */
} bx_fill;

/* The setting of a story in strips. Pure: it depends on its arguments alone, in any order, on any
 * thread, with whatever is in the asker's memo; it writes nothing but the asker's memo and the
 * arena of `ask`, where the setting is. The strips are borrowed. One asker a thread. */
const bx_story_setting *bx_story_fill(const bx_ask *ask, const bx_story *story, bx_strips strips,
                                      bx_fill wish);

/* Whether everything fits into the strips as it is. Lines of another direction than the page's that
 * could be of sensible length on it must be so. Leaves nothing in the arena. */
bool bx_story_fits(const bx_ask *ask, const bx_story *story, bx_strips strips);

/* What copyfit costs in the strips (line/cost.h; BX_COST_UNFILLED and more for a line that stays
 * empty or is over). Leaves nothing in the arena. */
int64_t bx_story_cost(const bx_ask *ask, const bx_story *story, bx_strips strips);

#endif
