/* Headlines that fit their place: font size from the house's list, then horizontal scale, then
 * tracking, each within its limits (-bx-font-size-list, max-lines, -bx-text-scale-limits,
 * -bx-letter-spacing-limits), and kickers and subheads so many grades smaller than their headline
 * (-bx-font-size-grade).
 *
 * The largest size wins that needs no more lines than allowed and breaks no word. Only when the
 * smallest one does not fit, letters are condensed, then set closer. What was chosen is told as the
 * styles to lay out with: those that were asked with stay as they are.
 */
#ifndef BX_BOX_HEAD_FIT_H
#define BX_BOX_HEAD_FIT_H

#include "box/box.h"
#include "style/fit_style.h"

/* The styles of `ask` with the text of an element fitted to lines of `width` and, with height ≥ 0,
 * to that height across them. An element without a list and a grade stays as it is; one with a
 * grade follows the size that its headline has in the styles. A trial for each size, 2 % of scale
 * and 1/100 em of tracking that the style allows, until one fits. Like all styles here, in the
 * arena of `ask`. */
const bx_styles *bx_head_fit(const bx_ask *ask, const bx_node *node, bx_length width,
                             bx_length height);

/* With the children of a head fitted in a stack of `width`: headlines first, then what follows
 * their size. */
const bx_styles *bx_head_fit_children(const bx_ask *ask, const bx_node *head, bx_length width);

/* With the largest size of an element's list, for its natural width. */
const bx_styles *bx_head_fit_natural(const bx_ask *ask, const bx_node *node);

/* With what was chosen for the texts of a box: for what follows their size and stands elsewhere. */
const bx_styles *bx_head_fitted(const bx_ask *ask, const bx_box *box);

/* The next smaller size that a child of a head could take instead of the largest one in use; 0:
 * none. */
bx_length bx_head_smaller(const bx_box *head);

/* Lines that a style allows a fitted text. */
static inline uint32_t bx_head_most_lines(const bx_style *style)
{
    return style->fit->max_lines > 0 ? style->fit->max_lines : 1;
}

/* Whether the text of a box, or of one in it, did not fit with anything that was allowed. */
bool bx_head_is_unfit(const bx_box *box);

#endif
