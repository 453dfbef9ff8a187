/* Children in a small grid (display: grid). */
#ifndef BX_BOX_BOX_GRID_H
#define BX_BOX_BOX_GRID_H

#include "box/box_parts.h"

/* The box of an element that is a grid. */
bx_box *bx_box_grid_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                           uint32_t *number);

/* Its natural width. */
bx_length bx_box_grid_natural_width(const bx_ask *ask, const bx_node *node);

/* Lays out the children of a job's box in a grid; sets content_height. */
void bx_box_grid_children(bx_box_job *job);

#endif
