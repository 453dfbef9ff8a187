/* Groups 集纳: items stacked in whole lines (from right to left when the group's lines are
 * vertical), with a label or common headline and rules between them. */
#ifndef BX_PAGE_GROUP_H
#define BX_PAGE_GROUP_H

#include "page/item.h"

/* Makes the members of a group item. */
void bx_group_make(const bx_ask *ask, bx_item *item);

/* Fewest lines that hold all members and the gaps between them. */
int32_t bx_group_lines(const bx_ask *ask, const bx_item *item, bx_strips strips, int32_t limit);

/* Whether all members fit, in the direction of the group's lines. */
bool bx_group_fits(const bx_ask *ask, const bx_item *item, bx_strips strips);

/* What bx_group_stack costs, on the scale of story/rungs.h. */
int64_t bx_group_cost(const bx_ask *ask, const bx_item *item, bx_strips strips);

/* How a group's members stack in a rectangle of columns. */
typedef struct bx_group_stack {
    bx_strips strips;            /* beside labels of the whole group */
    const bx_column *places;     /* along the lines, of members that stand beside the others */
    const int32_t *lines, *gaps; /* of each member, and below it */
    int32_t spare;               /* lines that nobody took */
} bx_group_stack;

/* Stacks the members: lines that are over or missing are shared by copyfit (page/share.h); when
 * that does not come out, spare lines go to figures first, then to the gaps, at most
 * BX_MOST_EXTRA_GAP to each. There is a strip at least; the layout counts the group's way. In the
 * arena. */
bx_group_stack bx_group_stack_in(const bx_ask *ask, const bx_item *item, bx_strips strips);

/* A label or head of the whole group beside its members (-bx-head-placement: start, end). */
bool bx_group_is_beside(const bx_item *member);

#endif
