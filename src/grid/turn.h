/* Areas whose lines go the other way than the page's: tiers 批 of a story with vertical lines on a
 * horizontal page, one below the other and filled from right to left (CLREQ 2.4.2), and columns of
 * a horizontal story on a vertical page.
 *
 * A page is laid out along and across its own lines (paint/builder.h), whichever way they go. Only
 * where a story or group differs from its page is the layout turned.
 */
#ifndef BX_GRID_TURN_H
#define BX_GRID_TURN_H

#include "grid/grid.h"

/* An area of the layout, and what the layout was before. */
typedef struct bx_turn {
    bool turned;
    bx_frame frame;
    bx_rect type_area;
    const bx_grid *grid;
    const bx_strip *strips; /* of the layout as it is now */
    size_t count;
    bx_length gap;        /* between columns, at least */
    size_t wanted, given; /* columns: as styled, and as many as have five characters */
    bool short_lines; /* the area gives them less than five, and a higher one on the page would give
                         more */
} bx_turn;

/* Counts along and across the lines of `style` until bx_turn_leave. When that turns the layout,
 * `column-count` says how many columns (tiers) the area gets; their length is a whole number of
 * characters, and the gaps take what is left. An area that is no rectangle is cut at its steps
 * first: each part has columns of its own, in proportion, and none where they would be shorter than
 * five characters (T-142). Otherwise the strips are given back. */
bx_turn bx_turn_enter(bx_page_context *context, const bx_style *style, const bx_strip *strips,
                      size_t count);
/* Puts the layout back as it was before bx_turn_enter; turns are left in the reverse order of
 * entering. */
void bx_turn_leave(bx_page_context *context, const bx_turn *turn);

#endif
