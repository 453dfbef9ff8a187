/* Stories: an article's head, figures and boxes, and running text. A story is prepared once:
 * gathered, shaped, its breaks and their sums kept. It does not change after that, knows no shape,
 * and may be asked about by several threads at once (story/fill.h). */
#ifndef BX_STORY_STORY_H
#define BX_STORY_STORY_H

#include "box/head_form.h"
#include "story/flow.h"

/* A part of the story that takes cells: head, a part of the head with a place of its own, figure,
 * infobox, note. */
typedef struct bx_story_block {
    const bx_node *node;
    const bx_style *style;
    bool head;
    bool
        outside; /* placed in the page's columns: its lines go the page's way, the story's do not */
    bool part;   /* a child of the head that stands by itself */
    bx_head_placement form; /* of heads */
    const bx_node *end;     /* of a figure's caption, that may be left out (cut="ok"), or NULL */
} bx_story_block;

/* No item of a flow. */
#define BX_NO_ITEM SIZE_MAX

typedef struct bx_story {
    const bx_node *node;
    const bx_style *style; /* with the direction of its text */
    bx_string id;
    bx_story_block *blocks; /* head first */
    size_t block_count;
    bool graded; /* a part of its head follows the size of another one (-bx-font-size-grade) */
    bx_flow flow;
    uint32_t flow_number; /* text blocks before those of `blocks` */
    size_t jump_line; /* （下转第4版）: item of the flow that is no running text, or BX_NO_ITEM */
} bx_story;

/* Prepares an article. In the arena of `ask`, with which it must be asked about only as long as the
 * page is set; `id` is borrowed. */
const bx_story *bx_story_make(const bx_ask *ask, const bx_node *article, bx_string id);

/* The page from which a continuation comes; 0: the article is none. */
uint32_t bx_story_continued_page(const bx_node *article);

#endif
