/* Pages on the workers, in units that jumps join. */
#include "app/units.h"

#include "base/recovery.h"
#include "text/text.h"

/* One asker, with its shaper, a thread: workers take a free one and give it back. */
typedef struct page_work {
    bx_job *job;
    bx_page_step *step;
    pthread_mutex_t lock;
    bx_asker **free_askers;
    size_t free_count;
    uint32_t *page_at; /* by a node of the issue: its place in the job's pages, and 1; 0: none */
    const bx_jump **jumps; /* by the page they go to, */
    size_t *first_jump;    /* which is a node of the issue */
    uint32_t *pages;       /* places in the job's pages, by unit, */
    size_t *first_page;    /* which has the number of its first page */
} page_work;

/* Sets a page that is not wanted itself, for the cuts of its stories; and before it those that
 * continue on it. */
static void set_unseen(const page_work *work, const bx_node *node, bx_asker *asker,
                       bx_workers *workers)
{
    bx_job *job = work->job;
    bx_job_page page = {.node = node};
    for (size_t j = work->first_jump[node->index]; j < work->first_jump[node->index + 1]; j++)
        set_unseen(work, work->jumps[j]->from, asker, workers);
    page.diagnostics = bx_diagnostics_new();
    page.unseen = true;
    work->step(job, &page, asker, workers);
    bx_diagnostics_free(page.diagnostics);
}

static void set_unit(bx_workers *workers, void *context, size_t index)
{
    page_work *work = context;
    bx_job *job = work->job;
    bx_lock(&work->lock);
    bx_asker *asker = work->free_count ? work->free_askers[--work->free_count] : NULL;
    bx_unlock(&work->lock);
    if (!asker) asker = bx_asker_new(bx_shaper_new(job->fonts, job->sources));
    for (size_t k = work->first_page[index]; k < work->first_page[index + 1]; k++) {
        bx_job_page *page = &job->pages[work->pages[k]];
        size_t at = page->node->index;
        for (size_t j = work->first_jump[at]; j < work->first_jump[at + 1]; j++) {
            const bx_node *from = work->jumps[j]->from;
            if (work->page_at[from->index] == 0) set_unseen(work, from, asker, workers);
        }
        page->diagnostics = bx_diagnostics_new();
        work->step(job, page, asker, workers);
    }
    bx_lock(&work->lock);
    work->free_askers[work->free_count++] = asker;
    bx_unlock(&work->lock);
}

/* Lists the jumps by the pages they go to, and the pages by where they stand in the issue. */
static void list_jumps(page_work *work)
{
    bx_job *job = work->job;
    const bx_issue *issue = job->issue;
    size_t nodes = bx_node_number(issue->root);
    work->page_at = BX_NEW_ARRAY(job->arena, uint32_t, nodes);
    work->first_jump = BX_NEW_ARRAY(job->arena, size_t, nodes + 2);
    work->jumps = BX_NEW_ARRAY(job->arena, const bx_jump *, issue->jump_count);
    for (size_t i = 0; i < job->page_count; i++)
        work->page_at[job->pages[i].node->index] = (uint32_t)i + 1;
    for (size_t j = 0; j < issue->jump_count; j++)
        work->first_jump[issue->jumps[j].to->index + 2]++;
    for (size_t n = 2; n < nodes + 2; n++)
        work->first_jump[n] += work->first_jump[n - 1];
    for (size_t j = 0; j < issue->jump_count; j++)
        work->jumps[work->first_jump[issue->jumps[j].to->index + 1]++] = &issue->jumps[j];
}

/* The first page of a unit; pages on the way are joined to it directly. */
static size_t unit_of(bx_job *job, size_t page)
{
    while (job->pages[page].unit != page) {
        job->pages[page].unit = job->pages[job->pages[page].unit].unit;
        page = job->pages[page].unit;
    }
    return page;
}

/* Pages joined by jumps are one unit of work, set in their order. Units are called by their first
 * pages. */
static void make_units(page_work *work)
{
    bx_job *job = work->job;
    for (size_t i = 0; i < job->page_count; i++)
        job->pages[i].unit = i;
    for (size_t j = 0; j < job->issue->jump_count; j++) {
        size_t from = work->page_at[job->issue->jumps[j].from->index],
               to = work->page_at[job->issue->jumps[j].to->index];
        if (from == 0 || to == 0) continue;
        from = unit_of(job, from - 1);
        to = unit_of(job, to - 1);
        job->pages[from < to ? to : from].unit = from < to ? from : to;
    }
    work->first_page = BX_NEW_ARRAY(job->arena, size_t, job->page_count + 2);
    work->pages = BX_NEW_ARRAY(job->arena, uint32_t, job->page_count);
    for (size_t i = 0; i < job->page_count; i++)
        work->first_page[(job->pages[i].unit = unit_of(job, i)) + 2]++;
    for (size_t i = 2; i < job->page_count + 2; i++)
        work->first_page[i] += work->first_page[i - 1];
    for (size_t i = 0; i < job->page_count; i++)
        work->pages[work->first_page[job->pages[i].unit + 1]++] = (uint32_t)i;
}

void bx_job_run(bx_job *job, bx_page_step *step)
{
    page_work work = {.job = job, .step = step};
    pthread_mutex_init(&work.lock, NULL);
    work.free_askers = bx_alloc_array(job->page_count, sizeof *work.free_askers);
    job->cuts = BX_NEW_ARRAY(job->arena, bx_jump_cut, job->issue->jump_count + 1);
    list_jumps(&work);
    make_units(&work);
    bx_workers_run_pieces(job->options->jobs, job->page_count, set_unit, &work);
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
