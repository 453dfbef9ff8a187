/* The whole run, as the picture in ARCHITECTURE.md: files → document → style → text → line → page →
 * plate → PDF, dump and report. */
#include "banxin/banxin.h"

#include "app/codes.h"
#include "app/job.h"
#include "app/outputs.h"
#include "app/per_page.h"
#include "base/timing.h"

const char *bx_version(void)
{
    return BANXIN_VERSION;
}

/* Reads the issue and opens what all pages share. Messages say what failed. */
static bool open_job(bx_job *job)
{
    return bx_job_open_data(job) && bx_job_read_issue(job) && bx_job_read_styles(job) &&
           bx_job_select_pages(job) && bx_job_open_fonts(job) && bx_job_open_profile(job);
}

static int exit_code(const bx_job *job)
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

int bx_build(const bx_build_options *options, bx_build_result *result)
{
    bx_job job;
    bx_job_init(&job, options);
    bool opened = open_job(&job);
    if (opened) {
        bx_job_set_pages(&job);
        bool sound = bx_diagnostics_worst(job.diagnostics) != BX_FATAL;
        if (sound && options->output) bx_output_pdf(&job);
        if (sound && options->per_page) bx_output_pages(&job);
        if (bx_diagnostics_worst(job.diagnostics) != BX_FATAL && options->dump)
            bx_output_dump(&job);
    }
    if (!opened && exit_code(&job) <= BX_EXIT_CONTENT) {
        bx_report(job.diagnostics, BX_RUN_UNFINISHED, (bx_span){0});
        job.bug = true;
    }
    if (options->report) bx_output_report(&job, exit_code(&job));
    bx_job_deliver_messages(&job);
    if (result) bx_job_count(&job, result);
    int code = exit_code(&job);
    bx_job_release(&job);
    return code;
}
