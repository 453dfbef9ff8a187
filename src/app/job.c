/* What a job holds. */
#include "app/job.h"

#include <jansson.h>

void bx_job_init(bx_job *job, bx_session *session, const bx_build_options *options)
{
    bx_source_store *texts = session ? bx_session_texts(session) : NULL;
    *job = (bx_job){.session = session, .options = options};
    job->arena = bx_arena_new();
    job->sources = texts ? bx_sources_view(texts) : bx_sources_new();
    job->diagnostics = bx_diagnostics_new();
    pthread_mutex_init(&job->lock, NULL);
}

void bx_job_open_pictures(bx_job *job)
{
    const char *folder = job->options->cache;
    if (folder && *folder) job->kept = bx_kept_open(folder);
    /* A profile that outlives the job keeps its tables itself. */
    if (!bx_session_texts(job->session)) bx_profile_keep(job->profile, job->kept);
    job->pictures = bx_picture_store_new(job->kept);
}

void bx_job_page_done(bx_job *job)
{
    const bx_build_options *options = job->options;
    bx_lock(&job->lock);
    job->pages_done++;
    if (options->progress)
        options->progress(options->context, job->pages_done, (unsigned)job->page_count);
    bx_unlock(&job->lock);
}

static void release_dump(void *dump)
{
    json_decref(dump);
}

void bx_job_keep_dump(bx_job *job, struct json_t *dump)
{
    job->dump = bx_hold(dump, release_dump);
}

static void release_figures(bx_job_page *page)
{
    for (size_t i = 0; i < page->figures.count; i++)
        bx_free(page->figures.items[i].path);
    bx_array_release(&page->figures);
}

void bx_job_release(bx_job *job)
{
    for (size_t i = 0; i < job->page_count; i++) {
        bx_pdf_page_free(job->pages[i].pdf);
        bx_diagnostics_free(job->pages[i].diagnostics);
        bx_buffer_release(&job->pages[i].dump);
        bx_buffer_release(&job->pages[i].packed);
        bx_array_release(&job->pages[i].missing);
        bx_buffer_release(&job->pages[i].stories);
        release_figures(&job->pages[i]);
        bx_lint_summary_free(job->pages[i].lint);
        bx_buffer_release(&job->pages[i].lines);
    }
    bx_picture_store_free(job->pictures);
    bx_kept_close(job->kept);
    bx_spool_free(job->spool);
    pthread_mutex_destroy(&job->lock);
    bx_drop(job->dump, release_dump);
    bx_buffer_release(&job->dump_text);
    bx_array_release(&job->missing);
    bx_naming_free(job->naming);
    bx_diagnostics_free(job->diagnostics);
    bx_sources_free(job->sources);
    bx_arena_free(job->arena);
}

int bx_job_exit_code(const bx_job *job)
{
    if (job->usage_error) return BX_EXIT_USAGE;
    if (job->bug) return BX_EXIT_BUG;
    switch (bx_diagnostics_worst(job->diagnostics)) {
    case BX_FATAL: return BX_EXIT_NO_OUTPUT;
    case BX_ERROR: return BX_EXIT_CONTENT;
    case BX_WARNING: return job->options->strict ? BX_EXIT_CONTENT : BX_EXIT_DONE;
    default: return BX_EXIT_DONE;
    }
}

void bx_job_count(const bx_job *job, bx_build_result *result)
{
    *result = (bx_build_result){.pages = (unsigned)job->page_count};
    for (size_t i = 0; i < job->page_count; i++) {
        result->stories += job->pages[i].counts.stories;
        result->characters += (unsigned long)job->pages[i].counts.characters;
    }
    result->notes = (unsigned)bx_diagnostics_count_of(job->diagnostics, BX_NOTE);
    result->warnings = (unsigned)bx_diagnostics_count_of(job->diagnostics, BX_WARNING);
    result->errors = (unsigned)(bx_diagnostics_count_of(job->diagnostics, BX_ERROR) +
                                bx_diagnostics_count_of(job->diagnostics, BX_FATAL));
}
