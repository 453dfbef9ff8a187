/* Plates go as soon as their page is drawn: pictures are taken before further pages. */
#include "app/drawing.h"

#include "base/timing.h"
#include "draw/draw.h"

#include <stdatomic.h>

typedef struct waiting_page {
    bx_job *job;
    bx_job_page *page;
    bx_set_page set;
    bx_image_request *pictures;
    atomic_size_t missing; /* pictures that are not made yet */
} waiting_page;

static bool prints(const bx_job *job)
{
    return job->options->output || job->options->per_page;
}

void bx_job_draw_plate(bx_job *job, bx_job_page *page, const bx_plate *plate)
{
    if (!prints(job)) return;
    uint64_t started = bx_clock();
    page->pdf = bx_pdf_page_new(&job->condition, job->pictures, job->spool, page->diagnostics);
    bx_draw_plate(plate, job->fonts, &job->condition, bx_pdf_page_target(page->pdf));
    bx_timing_add(BX_STAGE_STREAMS, started);
}

static void release(bx_job *job, bx_set_page set)
{
    bx_plate_free(set.plate);
    bx_job_end_page_styles(job, set.styles);
    bx_arena_free(set.arena);
}

static void finish(waiting_page *waiting)
{
    bx_job_draw_plate(waiting->job, waiting->page, waiting->set.plate);
    release(waiting->job, waiting->set);
    bx_job_page_done(waiting->job);
    bx_free(waiting->pictures);
    bx_free(waiting);
}

static void make_picture(bx_workers *workers, void *context, size_t index)
{
    waiting_page *waiting = context;
    bx_job *job = waiting->job;
    (void)workers;
    uint64_t started = bx_clock();
    bx_picture_store_get(job->pictures, &waiting->pictures[index], job->profile, NULL);
    bx_timing_add(BX_STAGE_IMAGES, started);
    if (atomic_fetch_sub(&waiting->missing, 1) == 1) finish(waiting);
}

void bx_job_draw_page(bx_job *job, bx_job_page *page, bx_set_page set, bx_workers *workers)
{
    if (page->unseen || !set.plate || !prints(job)) {
        release(job, set);
        if (!page->unseen) bx_job_page_done(job);
        return;
    }
    size_t count;
    waiting_page *waiting = bx_alloc(sizeof *waiting);
    waiting->job = job;
    waiting->page = page;
    waiting->set = set;
    waiting->pictures = bx_draw_pictures(set.plate, &job->condition, &count);
    atomic_init(&waiting->missing, count);
    if (count == 0) finish(waiting);
    for (size_t i = 0; i < count; i++)
        bx_workers_add(workers, make_picture, waiting, i);
}
