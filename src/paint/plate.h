/* A page that is laid out to its plate. Text that does not fit is reported, never dropped silently.
 */
#ifndef BX_PAINT_PLATE_H
#define BX_PAINT_PLATE_H

#include "page/page.h"
#include "plate/plate.h"

/* What a page holds, for reports. */
typedef struct bx_page_counts {
    uint32_t stories;
    uint64_t characters;
    uint32_t overset_stories;
} bx_page_counts;

/* Makes the plate of a page that is laid out; the caller frees it. Overset, holes, unknown areas
 * and the like are BX_ERROR diagnostics; the rest of the page is still set. `cuts`, of the issue's
 * jumps: those of this page's stories are written. */
bx_plate *bx_page_paint(const bx_page *page, bx_jump_cut *cuts, bx_diagnostics *diagnostics);

/* Stories and characters of a plate. */
bx_page_counts bx_page_count(const bx_plate *plate);

#endif
