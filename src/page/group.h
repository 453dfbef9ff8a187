/* Groups 集纳: items stacked in whole lines (from right to left when the group's lines are
 * vertical), with a label or common headline and rules between them. */
#ifndef BX_PAGE_GROUP_H
#define BX_PAGE_GROUP_H

#include "page/item.h"

/* Makes the members of a group item. */
void bx_group_make(bx_page_context *context, bx_item *item);

/* Fewest lines that hold all members and the gaps between them. */
int32_t bx_group_lines(bx_page_context *context, bx_item *item, const bx_strip *strips,
                       size_t count, int32_t limit);

/* Whether all members fit, in the direction of the group's lines. */
bool bx_group_fits(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count);

/* What bx_group_paint costs, on the scale of story/copyfit.h. */
int64_t bx_group_cost(bx_page_context *context, bx_item *item, const bx_strip *strips,
                      size_t count);

/* Stacks the members in a rectangle of columns. Lines that are over or missing are shared by
 * copyfit (page/share.h); when that does not come out, spare lines go to figures first, then to the
 * gaps, at most BX_MOST_EXTRA_GAP to each; as many or more that are left are reported as a hole. */
void bx_group_paint(bx_page_context *context, bx_item *item, const bx_strip *strips, size_t count);

#endif
