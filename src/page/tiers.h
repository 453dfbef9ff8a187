/* Tiers 批 of a story with vertical lines: its area becomes strips of the turned layout, one below the other on the
 * page, filled from right to left and from top to bottom (CLREQ 2.4.2). */
#ifndef BX_PAGE_TIERS_H
#define BX_PAGE_TIERS_H

#include "page/grid.h"

/* What the layout was before it was turned. */
typedef struct bx_tiers {
    bool turned;
    bx_frame frame;
    bx_rect type_area;
    const bx_strip *strips; /* of the layout as it is now */
    size_t count;
} bx_tiers;

/* Turns the layout for a story whose style is vertical: context and builder count along and across vertical lines
 * until bx_tiers_leave. `column-count` says how many tiers; their length is a whole number of characters, and the
 * gaps take what is left. Where the area is no rectangle, a tier is as wide as the area at its full height. Of a
 * horizontal story the strips are given back as they are. */
bx_tiers bx_tiers_enter(bx_page_context *context, const bx_style *style, const bx_strip *strips, size_t count);
void bx_tiers_leave(bx_page_context *context, const bx_tiers *tiers);

#endif
