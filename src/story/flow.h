/* Running text of a story, prepared: paragraphs, headings and boxes in the order of reading. It
 * does not change once it is made; how it is poured is told in a bx_set_flow (story/flow_pour.h).
 */
#ifndef BX_STORY_FLOW_H
#define BX_STORY_FLOW_H

#include "box/box.h"
#include "story/initial.h"

typedef enum bx_flow_kind {
    BX_FLOW_TEXT,    /* lines that may run on in the next slice */
    BX_FLOW_HEADING, /* whole body lines, kept with two lines of what follows (T-133, T-134) */
    BX_FLOW_BOX      /* whole body lines, not split */
} bx_flow_kind;

typedef struct bx_flow_item {
    bx_flow_kind kind;
    const bx_node *node;
    const bx_style *style;
    bx_paragraph *paragraph; /* text and headings */
    bx_initial *initial;     /* sunk letter that `paragraph` follows; NULL: none */
    uint32_t number;         /* of the block within its story */
    uint32_t characters;     /* of all its text, with an initial letter */
    bool anonymous;          /* some of the node's children, not the whole of it */
    bool heading;            /* kept with what follows, whatever its kind */
    int32_t lines_before; /* whole lines above it, except at the top of a slice: margins meet as in
                             CSS */
    int32_t lines_after;  /* those that its own margin wants below it */
    bx_length inset_left, inset_right;
} bx_flow_item;

typedef struct bx_flow {
    bx_flow_item *items;
    size_t count;
    bx_length pitch;               /* of the story's lines */
    bool hangs;                    /* a block asks for hanging punctuation */
    const bx_paragraph **remarked; /* without characters, but with remarks */
    size_t remarked_count;
} bx_flow;

/* Makes the flow of a story's body: every block child that `skip` does not claim. `number` counts
 * text blocks of the story. */
typedef bool (*bx_flow_skip)(const bx_ask *ask, const bx_node *child);
bx_flow bx_flow_make(const bx_ask *ask, const bx_node *body, const bx_style *story_style,
                     bx_flow_skip skip, uint32_t *number);

/* The measure of an item in a slice of this width. */
static inline bx_length bx_flow_measure(const bx_flow_item *item, bx_length width)
{
    return bx_length_max(width - item->inset_left - item->inset_right, BX_ONE_PT);
}

#endif
