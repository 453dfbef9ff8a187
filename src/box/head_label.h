/* Column labels 栏目题 beside the rest of their head (float: inline-start, inline-end): over its
 * whole height, the other parts are set in what is left of the width.
 */
#ifndef BX_BOX_HEAD_LABEL_H
#define BX_BOX_HEAD_LABEL_H

#include "box/box_parts.h"

typedef struct bx_head_labels {
    bx_box *first;         /* laid out, without their places across the lines */
    bx_length left, right; /* what they take of the width */
} bx_head_labels;

/* Lays out the labels of a head and takes their room from job->inner_width. */
bx_head_labels bx_head_labels_begin(bx_box_job *job);

/* Puts them beside what was stacked meanwhile, and gives the width back. */
void bx_head_labels_end(bx_box_job *job, const bx_head_labels *labels);

#endif
