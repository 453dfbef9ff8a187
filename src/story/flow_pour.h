/* Running text poured into column slices in reading order. */
#ifndef BX_STORY_FLOW_POUR_H
#define BX_STORY_FLOW_POUR_H

#include "grid/cells.h"
#include "story/flow.h"

/* Lines that were asked for, and the measures that they were asked with. */
typedef struct bx_kept_lines {
    uint64_t key;
    bx_lines lines;
} bx_kept_lines;

/* An item of the flow in a setting. */
typedef struct bx_set_item {
    int line_adjustment;   /* −1, 0, +1: copyfit */
    int32_t extra;         /* lines that copyfit gives a heading or box, or takes from it */
    bool dropped;          /* left out by copyfit, or a jump line that is not wanted */
    int32_t depth;         /* lines of a heading or box, as poured last */
    bx_lines lines;        /* as poured last */
    bx_kept_lines kept[3]; /* by line_adjustment + 1: one pour after the other asks the same */
    bx_table *table;       /* made for parts, when no slice held the whole table, */
    bx_length table_width; /* and the width that it was made for */
} bx_set_item;

/* A flow in a setting. */
typedef struct bx_set_flow {
    const bx_flow *flow;
    bx_set_item *items; /* of flow->items */
    bx_length
        gutter; /* white between its columns: less than 1 em is no room for hanging marks (T-075) */
    bool ruled; /* a rule may stand in the middle of the gutter: centred marks do not hang so far */
} bx_set_flow;

/* Lines of one item that stand together in one slice. */
typedef struct bx_flow_piece {
    size_t item;
    uint32_t first_line, line_count; /* of text and headings; rows of a part of a table */
    size_t slice;
    int32_t slice_line; /* of the first line */
    int32_t height;     /* in lines; of headings and boxes the whole block */
    bx_lines lines;     /* of the whole item, as they were broken for these slices; none of a box */
    bx_length x, width; /* of the slice; of a block that goes on into slices below, what they have
                           in common */
    const bx_box *box;  /* of boxes, with bx_flow_lay_out, at `at` within `area` */
    bx_rect area;
    bx_point at;
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

/* Pours the flow into slices. Always ends; what does not fit is counted as overset. Up to `spare`
 * lines may stay empty at the ends of slices to keep widows and orphans together (T-132): exact
 * fill comes first. Notes in the items how they were poured. */
bx_flow_fit bx_flow_pour(const bx_ask *ask, bx_set_flow *set, bx_slices slices, int32_t spare);

/* The same without pieces and without a thought for widows, for trials. */
bx_flow_fit bx_flow_try(const bx_ask *ask, bx_set_flow *set, bx_slices slices);

/* Lays out the boxes of what was poured, in their places. */
void bx_flow_lay_out(const bx_ask *ask, const bx_set_flow *set, bx_slices slices, bx_flow_fit *fit);

/* The breaking of an item in slices of one width, whatever its line_adjustment is now. */
const bx_lines *bx_flow_break(const bx_ask *ask, const bx_set_flow *set, size_t item,
                              bx_length width, int line_adjustment);

/* Whether slices all have one width: a paragraph then breaks alike wherever it begins. */
static inline bool bx_slices_are_uniform(bx_slices slices)
{
    for (size_t i = 1; i < slices.count; i++) {
        if (slices.items[i].width != slices.items[0].width) return false;
    }
    return true;
}

#endif
