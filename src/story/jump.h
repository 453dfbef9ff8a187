/* A story that goes on on another page: where it is cut, and its jump line. */
#ifndef BX_STORY_JUMP_H
#define BX_STORY_JUMP_H

#include "story/story_parts.h"

/* Finds the jump line that ends the flow of a story that may jump, and takes it out of the running
 * text. */
void bx_jump_find_line(bx_story *story);

/* Before the text is drawn, in the story's layout: when the story jumps, notes the cut in
 * context->cuts, puts the jump line into the line that was kept for it at the end of the last
 * slice, and takes what is over out of `fit`. When everything is on the page, says that nothing is
 * left. */
void bx_jump_set(bx_page_context *context, bx_story *story, bx_slice *slices, size_t count,
                 bx_flow_fit *fit);

/* The page from which a continuation comes; 0: the article is none. */
uint32_t bx_jump_continued_page(const bx_node *article);

#endif
