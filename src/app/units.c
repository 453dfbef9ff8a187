/* Pages on the workers, in units that jumps join. */
#include "app/units.h"

#include "base/workers.h"
#include "text/text.h"

#include <pthread.h>

/* One asker, with its shaper, a thread: workers take a free one and give it back. */
typedef struct page_work {
    bx_job *job;
    bx_page_step *step;
    pthread_mutex_t lock;
    bx_asker **free_askers;
    size_t free_count;
} page_work;

/* Sets a page that is not wanted itself, for the cuts of its stories; and before it those that
 * continue on it. */
static void set_unseen(const page_work *work, const bx_node *node, bx_asker *asker)

{
    bx_job *job = work->job;
    bx_job_page page = {.node = node};
    for (size_t i = 0; i < job->issue->jump_count; i++) {
        if (job->issue->jumps[i].to == node) set_unseen(work, job->issue->jumps[i].from, asker);
    }
    page.diagnostics = bx_diagnostics_new();
    page.unseen = true;
    work->step(job, &page, asker);
    bx_diagnostics_free(page.diagnostics);
}

static bool is_selected(const bx_job *job, const bx_node *node)
{
    for (size_t i = 0; i < job->page_count; i++) {
        if (job->pages[i].node == node) return true;
    }
    return false;
}

static void set_unit(void *context, size_t index)
{
    page_work *work = context;
    bx_job *job = work->job;
    pthread_mutex_lock(&work->lock);
    bx_asker *asker = work->free_count ? work->free_askers[--work->free_count] : NULL;
    pthread_mutex_unlock(&work->lock);
    if (!asker) asker = bx_asker_new(bx_shaper_new(job->fonts, job->sources));
    for (size_t i = 0; i < job->page_count; i++) {
        bx_job_page *page = &job->pages[i];
        if (page->unit != index) continue;
        for (size_t j = 0; j < job->issue->jump_count; j++) {
            const bx_jump *jump = &job->issue->jumps[j];
            if (jump->to == page->node && !is_selected(job, jump->from))
                set_unseen(work, jump->from, asker);
        }
        page->diagnostics = bx_diagnostics_new();
        work->step(job, page, asker);
        pthread_mutex_lock(&work->lock);
        job->pages_done++;
        if (job->options->progress)
            job->options->progress(job->options->context, job->pages_done,
                                   (unsigned)job->page_count);
        pthread_mutex_unlock(&work->lock);
    }
    pthread_mutex_lock(&work->lock);
    work->free_askers[work->free_count++] = asker;
    pthread_mutex_unlock(&work->lock);
}

/* Pages joined by jumps are one unit of work, set in their order. Returns how many units there are.
 */
static size_t make_units(bx_job *job)
{
    size_t units = job->page_count;
    for (size_t i = 0; i < job->page_count; i++)
        job->pages[i].unit = i;
    for (size_t j = 0; j < job->issue->jump_count; j++) {
        size_t from = units, to = units;
        for (size_t i = 0; i < job->page_count; i++) {
            if (job->pages[i].node == job->issue->jumps[j].from) from = job->pages[i].unit;
            if (job->pages[i].node == job->issue->jumps[j].to) to = job->pages[i].unit;
        }
        if (from == units || to == units) continue;
        size_t low = from < to ? from : to;
        for (size_t i = 0; i < job->page_count; i++) {
            if (job->pages[i].unit == from || job->pages[i].unit == to) job->pages[i].unit = low;
        }
    }
    return units;
}

void bx_job_run(bx_job *job, bx_page_step *step)
{
    page_work work = {.job = job, .step = step};
    pthread_mutex_init(&work.lock, NULL);
    work.free_askers = bx_alloc_array(job->page_count, sizeof *work.free_askers);
    job->cuts = BX_NEW_ARRAY(job->arena, bx_jump_cut, job->issue->jump_count + 1);
    bx_workers_run(job->options->jobs, make_units(job), set_unit, &work);
    for (size_t i = 0; i < work.free_count; i++) {
        bx_shaper *shaper = bx_asker_shaper(work.free_askers[i]);
        bx_asker_free(work.free_askers[i]);
        bx_shaper_free(shaper);
    }
    bx_free(work.free_askers);
    pthread_mutex_destroy(&work.lock);
    for (size_t i = 0; i < job->page_count; i++)
        bx_diagnostics_append(job->diagnostics, job->pages[i].diagnostics);
}
