/* Shared between the files that set a story: its parts that take cells. */
#ifndef BX_PAGE_STORY_PARTS_H
#define BX_PAGE_STORY_PARTS_H

#include "page/box.h"
#include "page/grid.h"

/* A part of the story that takes cells: head, a part of the head with a place of its own, figure, infobox, note. */
typedef struct bx_story_block {
    const bx_node *node;
    const bx_style *style;
    bool head;
    bool outside;    /* placed in the page's columns: its lines go the page's way, the story's do not */
    bx_length width; /* the box is laid out for this width and number of lines */
    int32_t wanted;  /* lines by style or content */
    int32_t boxed;   /* lines the box was made for, −1 none */
    bx_box *box;
    size_t column_begin, column_end;
    int32_t top, lines; /* where it was carved */
    bx_column place;    /* along the lines */
    bool cramped;
    /* Heads (page/head.h). */
    bx_head_placement form;
    bool part;       /* a child of the head that stands by itself */
    bool narrow;     /* its form needs more columns */
    bool reserved;   /* it took its place before the columns were made */
} bx_story_block;

#endif
