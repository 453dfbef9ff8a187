/* Copyfit of a box of text (a brief): its paragraphs a line shorter or longer. */
#ifndef BX_BOX_BOX_FIT_H
#define BX_BOX_BOX_FIT_H

#include "box/box.h"

/* Which text boxes get a line less or more, by their numbers from 0 as bx_box_layout counts them.
 */
typedef struct bx_box_fit {
    int8_t *adjustments;
    uint32_t count;
    int64_t cost; /* on the scale of story/rungs.h */
} bx_box_fit;

/* Finds the cheapest paragraphs that together make a box `change` lines longer, or shorter when it
 * is negative. `width` and `phase` are those of bx_box_layout. False when there are none. */
bool bx_box_fit_lines(const bx_ask *ask, const bx_node *node, bx_length width, bx_length phase,
                      int32_t change, bx_box_fit *fit);

#endif
