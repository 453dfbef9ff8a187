/* Figures: a picture with texts below or above it, beside it (caption-side: inline-start,
 * inline-end) or on it (-bx-over 压图). */
#ifndef BX_BOX_FIGURE_H
#define BX_BOX_FIGURE_H

#include "box/box_parts.h"

/* The box of a <figure>: its picture takes the height that its texts leave. Beside or on the
 * picture they stand on the page's grid, or at its foot when there is no room beside it. */
bx_box *bx_figure_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                         uint32_t *number);

/* The width at which picture and texts together are `depth` deep. */
bx_length bx_figure_width_for(const bx_ask *ask, const bx_node *node, bx_length depth);

/* Whether an element is a figure with texts behind its picture. */
bool bx_figure_ends_in_text(const bx_ask *ask, const bx_node *node);

#endif
