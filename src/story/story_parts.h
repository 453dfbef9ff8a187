/* Shared between the files that set a story: its parts, and where they stand in strips. */
#ifndef BX_STORY_STORY_PARTS_H
#define BX_STORY_STORY_PARTS_H

#include "grid/cells.h"
#include "grid/turn.h"
#include "story/copyfit.h"
#include "story/story.h"

/* A part of the story that takes cells: head, a part of the head with a place of its own, figure,
 * infobox, note. */
typedef struct bx_story_block {
    const bx_node *node;
    const bx_style *style;
    bool head;
    bool
        outside; /* placed in the page's columns: its lines go the page's way, the story's do not */
    bx_length width;    /* that `box` was laid out for */
    int32_t wanted;     /* lines by style or content */
    const bx_node *cut; /* end of the caption (cut="ok") that is left out, or NULL */
    int32_t extra;      /* lines that copyfit gives or takes */
    bx_box *box;
    size_t column_begin, column_end;
    int32_t top, lines; /* where it was carved */
    bx_column place;    /* along the lines */
    bool cramped;
    /* Heads (story/head.h). */
    bx_head_placement form;
    bool part;     /* a child of the head that stands by itself */
    bool narrow;   /* its form needs more columns */
    bool reserved; /* it took its place before the columns were made */
} bx_story_block;

struct bx_story {
    const bx_node *node;
    const bx_style *style;
    bx_string id;
    bx_story_block *blocks; /* head first */
    size_t block_count;
    bx_flow flow;
    uint32_t flow_number;    /* text blocks before the flow */
    bx_flow_item *jump_line; /* （下转第4版）, or NULL: the story does not jump */
    uint32_t carried;        /* characters that go to the other page */
    bool jumps;              /* it is too long, and the last line is kept for the jump line */
    bx_copyfit fit;          /* what copyfit did in the strips that it saw last */
};

/* Where a story's parts went. */
typedef struct bx_story_placement {
    bx_cells
        page; /* the page's columns without blocks, of a story that is turned against its page */
    bx_turn turn;
    bx_cells cells; /* the story's columns without blocks */
    bx_slice *slices;
    size_t slice_count;
    bool enough; /* room for every block */
} bx_story_placement;

/* Carves everything; slices are shortened by `cut` lines. */
bx_story_placement bx_story_enter(const bx_ask *ask, bx_story *story, const bx_strip *strips,
                                  size_t count, int32_t cut);

/* What is asked inside a placement: the layout counts the story's way. */
static inline bx_ask bx_story_inside(const bx_ask *ask, const bx_story_placement *placement)
{
    bx_ask inside = *ask;
    inside.axes = placement->turn.axes;
    return inside;
}

/* Fewest lines of a block in the place where it was carved last: what its content needs. */
int32_t bx_story_block_least(const bx_ask *ask, const bx_story *story, const bx_story_block *block);

/* White between a picture or border and the text beside it: their edges meet the text's em boxes. A
 * caption at the foot has that white in its own line. */
bx_length bx_story_block_inset(const bx_ask *ask, const bx_story_block *block, bx_side side);

/* What is asked for a block: a part of a head that stands by itself with the sizes that the head
 * has, a figure without the end of its caption when that is left out. */
bx_ask bx_story_block_ask(const bx_ask *ask, const bx_story *story, const bx_story_block *block);

/* Most lines by which all slices can be shortened with everything still in (column-fill: balance).
 */
int32_t bx_story_balance_cut(const bx_ask *ask, bx_story *story, const bx_strip *strips,
                             size_t count);

#endif
