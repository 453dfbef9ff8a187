/* Boxes with children: their edges, sizes of headlines that leave room, and where spare room goes.
 */
#ifndef BX_BOX_CONTAINER_H
#define BX_BOX_CONTAINER_H

#include "box/box_parts.h"

/* A kind of container. */
typedef struct bx_container {
    void (*children)(bx_box_job *job); /* lays them out from content_top on; sets content_height */
    void (*fit)(bx_box_job *job); /* to the height that is given; NULL: as align-content says */
} bx_container;

/* The box of an element with its edges, and what is to be filled. */
bx_box_job bx_container_begin(const bx_ask *ask, const bx_node *node, bx_box_room room,
                              uint32_t *number);

/* Fills it with children; those that are too high are laid out again with smaller headlines. */
void bx_container_fill(const bx_box_job *job, const bx_container *container);

/* The box, closed. */
bx_box *bx_container_end(const bx_box_job *job, bx_box_room room);

#endif
