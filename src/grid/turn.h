/* Areas whose lines go the other way than the page's: tiers 批 of a story with vertical lines on a
 * horizontal page, one below the other and filled from right to left (CLREQ 2.4.2), and columns of
 * a horizontal story on a vertical page.
 *
 * A page is laid out along and across its own lines (grid/axes.h), whichever way they go. Only
 * where a story or group differs from its page is the layout turned.
 */
#ifndef BX_GRID_TURN_H
#define BX_GRID_TURN_H

#include "grid/grid.h"

/* An area, and how the layout inside it counts. */
typedef struct bx_turn {
    bool turned;
    bx_axes axes;         /* of the layout inside the area */
    bx_strips strips;     /* as they count */
    bx_length gap;        /* between columns, at least */
    size_t wanted, given; /* columns: as styled, and as many as have five characters */
    bool short_lines; /* the area gives them less than five, and a higher one on the page would give
                         more */
} bx_turn;

/* An area counted along and across the lines of `style`. When that turns the layout,
 * `column-count` says how many columns (tiers) the area gets; their length is a whole number of
 * characters, and the gaps take what is left. An area that is no rectangle is cut at its steps
 * first: each part has columns of its own, in proportion, and none where they would be shorter than
 * five characters (T-142). Otherwise axes and strips are given back. */
bx_turn bx_turn_enter(const bx_ask *ask, const bx_style *style, bx_strips strips);

#endif
