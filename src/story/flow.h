/* Running text of a story: paragraphs and headings poured into column slices in reading order. */
#ifndef BX_STORY_FLOW_H
#define BX_STORY_FLOW_H

#include "box/box.h"
#include "grid/cells.h"
#include "story/initial.h"

typedef enum bx_flow_kind {
    BX_FLOW_TEXT,    /* lines that may run on in the next slice */
    BX_FLOW_HEADING, /* whole body lines, kept with two lines of what follows (T-133, T-134) */
    BX_FLOW_BOX      /* whole body lines, not split */
} bx_flow_kind;

typedef struct bx_flow_memo {
    uint64_t key;
    bx_lines lines;
} bx_flow_memo;

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
    int line_adjustment; /* −1, 0, +1: copyfit */
    int32_t extra;       /* lines that copyfit gives a heading or box, or takes from it */
    int32_t depth;       /* lines of a heading or box, as poured last */
    bool dropped;        /* left out by copyfit, or a jump line that is not wanted */
    /* Breakings by line_adjustment + 1, kept as long as the measures are the same. */
    bx_flow_memo memo[3];
    bx_lines lines; /* the one that was poured last */
    bx_length table_width;
    bx_table *table; /* made for parts, when no slice held the whole table */
    bx_box *box;     /* BX_FLOW_BOX, laid out for the width that is memo[1].key */
} bx_flow_item;

typedef struct bx_flow {
    bx_flow_item *items;
    size_t count;
    bx_length pitch; /* of the story's lines */
    bx_length
        gutter; /* white between its columns: less than 1 em is no room for hanging marks (T-075) */
    bool ruled; /* a rule may stand in the middle of the gutter: centred marks do not hang so far */
    bool hangs; /* a block asks for hanging punctuation */
} bx_flow;

/* Lines of one item that stand together in one slice. */
typedef struct bx_flow_piece {
    size_t item;
    uint32_t first_line, line_count; /* of text and headings; rows of a part of a table */
    size_t slice;
    int32_t slice_line;   /* of the first line */
    int32_t height;       /* in lines; of headings and boxes the whole block */
    const bx_line *lines; /* as they were broken for these slices; NULL for boxes */
    const bx_box *box;    /* of boxes */
    bx_length x, width;   /* of the slice; of a block that goes on into slices below, what they have
                             in common */
} bx_flow_piece;

typedef struct bx_flow_fit {
    bx_flow_piece *pieces;
    size_t piece_count;
    int32_t *used; /* lines used, per slice */
    uint32_t overset_lines, overset_characters;
    size_t rest_item; /* what is over begins in this item, at this byte of its text */
    uint32_t rest_byte;
    int32_t empty_lines; /* of all slices */
    int32_t lonely;      /* paragraphs with fewer than `widows` or `orphans` lines at an edge, */
    size_t lonely_item;  /* and the first of them */
} bx_flow_fit;

/* Makes the flow of a story's body: every block child that `skip` does not claim. `number` counts
 * text blocks of the story. */
typedef bool (*bx_flow_skip)(const bx_ask *ask, const bx_node *child);
bx_flow bx_flow_make(const bx_ask *ask, const bx_node *body, const bx_style *story_style,
                     bx_flow_skip skip, uint32_t *number);

/* Pours the flow into slices. Always ends; what does not fit is counted as overset. Up to `spare`
 * lines may stay empty at the ends of slices to keep widows and orphans together (T-132): exact
 * fill comes first. */
bx_flow_fit bx_flow_pour(const bx_ask *ask, bx_flow *flow, const bx_slice *slices,
                         size_t slice_count, int32_t spare);

/* The same without pieces and without a thought for widows, for trials. */
bx_flow_fit bx_flow_try(const bx_ask *ask, bx_flow *flow, const bx_slice *slices,
                        size_t slice_count);

/* The breaking of an item in slices of one width, whatever its line_adjustment is now. */
const bx_lines *bx_flow_break(const bx_ask *ask, const bx_flow *flow, bx_flow_item *item,
                              bx_length width, int line_adjustment);

/* Whether slices all have one width: a paragraph then breaks alike wherever it begins. */
static inline bool bx_slices_are_uniform(const bx_slice *slices, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (slices[i].width != slices[0].width) return false;
    }
    return true;
}

/* The measure of an item in a slice of this width. */
static inline bx_length bx_flow_measure(const bx_flow_item *item, bx_length width)
{
    return bx_length_max(width - item->inset_left - item->inset_right, BX_ONE_PT);
}

/* Characters of an item's initial letter; 0: it has none. */
uint32_t bx_flow_initial_characters(const bx_flow_item *item);

#endif
