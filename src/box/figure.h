/* Figures whose texts stand beside their picture or on it (caption-side: inline-start, inline-end,
 * -bx-over 压图). Those with texts above or below are stacks (box/box.c). */
#ifndef BX_BOX_FIGURE_H
#define BX_BOX_FIGURE_H

#include "box/box_parts.h"

/* Whether an element is a figure with texts, and they stand beside its picture or on it. */
bool bx_figure_is_arranged(const bx_ask *ask, const bx_node *node);

/* Lays out such a figure: picture, then texts on the page's grid beside it, or without it at the
 * picture's foot. */
void bx_figure_layout(bx_box_job *job);

#endif
