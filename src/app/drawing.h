/* Pages are drawn when their pictures are there, which are pieces of work of their own. */
#ifndef BX_APP_DRAWING_H
#define BX_APP_DRAWING_H

#include "app/job.h"
#include "base/workers.h"

/* A page that is set: what goes when it is drawn. */
typedef struct bx_set_page {
    bx_plate *plate;            /* NULL: nothing to draw */
    const bx_style_set *styles; /* given back when they are the page's own */
    bx_arena *arena;
} bx_set_page;

/* Adds the making of the page's pictures to the workers; whoever makes the last one draws the page.
 * A page without pictures is drawn at once; one that is not wanted in print, or was set for its
 * jumps alone, not at all. Takes over `set`. */
void bx_job_draw_page(bx_job *job, bx_job_page *page, bx_set_page set, bx_workers *workers);

/* Draws a page and makes its pictures on the way. The plate stays the caller's. */
void bx_job_draw_plate(bx_job *job, bx_job_page *page, const bx_plate *plate);

#endif
