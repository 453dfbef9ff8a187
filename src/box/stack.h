/* Children one below the other; runs of inline children become text of the box itself. */
#ifndef BX_BOX_STACK_H
#define BX_BOX_STACK_H

#include "box/box_parts.h"

/* The box of an element with blocks in it. */
bx_box *bx_stack_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number);

/* Natural width of its widest block. */
bx_length bx_stack_natural_width(const bx_ask *ask, const bx_node *node);

/* Appends a child and places it below `y`; returns the position below it. */
int64_t bx_stack_place(bx_box_job *job, bx_box *child, bx_box **tail, int64_t y);

/* Places the children of the job's box below `y` and returns where they end. `tail` is its last
 * child so far. */
int64_t bx_stack_texts(bx_box_job *job, bx_box **tail, int64_t y);

/* The same with its ::before or ::after, if it has one. */
int64_t bx_stack_generated(bx_box_job *job, bool after, bx_box **tail, int64_t y);

#endif
