/* One page's document tree to a plate. Text that does not fit is reported, never dropped silently.
 */
#ifndef BX_PAINT_PLATE_H
#define BX_PAINT_PLATE_H

#include "line/asker.h"
#include "plate/plate.h"

/* What setting a page needs. All borrowed. */
typedef struct bx_page_input {
    const bx_issue *issue;
    const bx_node *page; /* the <page> element in its own numbered tree */
    const bx_style_set *style_set;
    bx_styles *styles; /* of that tree; fitting changes sizes of headlines */
    bx_asker *asker;   /* of this thread; it forgets the page when it is set */
    bx_sources *sources;
    bx_jump_cut *cuts; /* of issue->jumps: those of this page's stories are written */
    bx_arena *arena;   /* scratch: shaped text and boxes; may go once the plate is made */
} bx_page_input;

/* What a page holds, for reports. */
typedef struct bx_page_counts {
    uint32_t stories;
    uint64_t characters;
    uint32_t overset_stories;
} bx_page_counts;

/* Sets a page. Never NULL. Overset, holes, unknown areas and the like are BX_ERROR diagnostics; the
 * rest of the page is still set. */
bx_plate *bx_page_set(const bx_page_input *input, bx_diagnostics *diagnostics);

/* Stories and characters of a plate. */
bx_page_counts bx_page_count(const bx_plate *plate);

#endif
