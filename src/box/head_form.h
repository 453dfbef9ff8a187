/* The form of a head (-bx-head-placement), as its style and its place in the document say;
 * story/head.h carries it out. */
#ifndef BX_BOX_HEAD_FORM_H
#define BX_BOX_HEAD_FORM_H

#include "grid/ask.h"

/* Where a head, or a child of a head, stands: BX_HEAD_AUTO for children that stay in their head.
 * Only heads of stories have children that stand by themselves. */
bx_head_placement bx_head_form(const bx_ask *ask, const bx_node *node);

/* Whether a block stands by itself, outside the head that it is a child of. */
static inline bool bx_head_form_of_child(const bx_ask *ask, const bx_node *child)
{
    return child->parent && child->parent->element == BX_ELEMENT_HEAD &&
           bx_head_form(ask, child) != BX_HEAD_AUTO;
}

/* Whether a child of a head stands beside the others. */
bool bx_head_is_beside(const bx_ask *ask, const bx_node *child);

#endif
