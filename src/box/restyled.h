/* What is asked with other styles: a text that is fitted, an element that is left out. */
#ifndef BX_BOX_RESTYLED_H
#define BX_BOX_RESTYLED_H

#include "grid/ask.h"
#include "line/asker.h"

/* The styles of `ask`, with an element and what is below it fitted. Made once for each fit while a
 * page is set; the result is in the arena. */
const bx_styles *bx_styles_fitted(const bx_ask *ask, const bx_node *node, bx_fit fit);

/* The same question without an element (bx_wish). */
bx_ask bx_ask_without(const bx_ask *ask, const bx_node *node);

/* The element that the wish leaves out, when it stands below `node`; else NULL. */
const bx_node *bx_left_out_below(const bx_ask *ask, const bx_node *node);

#endif
