/* A story that goes on on another page: where it is cut, and its jump line. */
#ifndef BX_STORY_JUMP_H
#define BX_STORY_JUMP_H

#include "story/story_parts.h"

/* Finds the jump line that ends the flow of a story that may jump, and takes it out of the running
 * text. */
void bx_jump_find_line(bx_story *story);

typedef enum bx_jump_result {
    BX_JUMPED_NOT,     /* the story does not jump, and is too long */
    BX_JUMPED_NOTHING, /* nothing is left for the other page */
    BX_JUMPED
} bx_jump_result;

/* When a story with a jump line jumps, puts that line into the one that was kept for it at the end
 * of the last slice, takes what is over out of `fit`, and says where the story is cut. */
bx_jump_result bx_jump_set(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count,
                           bx_flow_fit *fit, bx_jump_cut *cut);

/* The page from which a continuation comes; 0: the article is none. */
uint32_t bx_jump_continued_page(const bx_node *article);

#endif
