/* Texts of boxes, shaped once for each size and scale while a page is set. */
#ifndef BX_BOX_SHAPED_H
#define BX_BOX_SHAPED_H

#include "grid/ask.h"
#include "line/asker.h"

/* The inline content of `node`, or of its children from `first` to `last`, as its style is now and
 * with the scale of the wish; ready to be broken. It lives as long as the page is set, and
 * is the same for all who ask. */
const bx_paragraph *bx_shaped_text(const bx_ask *ask, const bx_node *node, const bx_node *first,
                                   const bx_node *last);

/* The content of its ::before or ::after, which must be there. */
const bx_paragraph *bx_shaped_generated(const bx_ask *ask, const bx_node *node, bool after);

#endif
