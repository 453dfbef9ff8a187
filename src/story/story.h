/* Stories: an article's head, figures and boxes, and running text in a polygon of column strips. */
#ifndef BX_STORY_STORY_H
#define BX_STORY_STORY_H

#include "grid/grid.h"
#include "story/flow.h"

typedef struct bx_story bx_story;

/* Gathers an article's parts and shapes its text, once. Lives in the page's arena; `id` is
 * borrowed.
 */
bx_story *bx_story_make(const bx_ask *ask, const bx_node *article, bx_string id);

/* Whether everything fits into the strips. */
bool bx_story_fits(const bx_ask *ask, bx_story *story, const bx_strip *strips, size_t strip_count);

#endif
