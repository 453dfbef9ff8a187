/* Stories: an article's head, figures and boxes, and running text in a polygon of column strips. */
#ifndef BX_STORY_STORY_H
#define BX_STORY_STORY_H

#include "grid/grid.h"
#include "story/flow.h"

typedef struct bx_story bx_story;

/* Gathers an article's parts and shapes its text, once. Lives in the page's arena. */
bx_story *bx_story_make(bx_page_context *context, const bx_node *article);

/* Whether everything fits into the strips. */
bool bx_story_fits(bx_page_context *context, bx_story *story, const bx_strip *strips,
                   size_t strip_count);

/* Sets the story into the strips: balances, draws, and reports overset and holes. */
void bx_story_paint(bx_page_context *context, bx_story *story, const bx_strip *strips,
                    size_t strip_count);

#endif
