/* Writing files. */
#include "app/outputs.h"

#include "app/per_page.h"
#include "app/plates.h"
#include "app/report.h"
#include "base/timing.h"

/* The files of a run that are not of single pages. */
typedef struct outputs {
    bx_job *job;
    bx_page_files *pages;
    bx_pending pdf, dump, report;
} outputs;

static int write_output(void *context, const void *data, size_t size)
{
    return bx_output_write(context, data, size);
}

static bool prepare_pdf(bx_job *job, bx_pending *pdf)
{
    if (!job->options->output) return true;
    if (!bx_pending_open(job, pdf, bx_string_of(job->options->output))) return false;
    bx_pdf_page **pages = BX_NEW_ARRAY(job->arena, bx_pdf_page *, job->page_count);
    for (size_t i = 0; i < job->page_count; i++)
        pages[i] = job->pages[i].pdf;
    return bx_pdf_write_document(pages, job->page_count, &job->condition, &job->info,
                                 job->options->jobs, write_output, pdf->output, job->diagnostics) &&
           bx_pending_name(job, pdf);
}

static bool prepare_text(bx_job *job, bx_pending *pending, const char *path, bx_buffer *text)
{
    bool good =
        bx_pending_write(job, pending, bx_string_of(path), text) && bx_pending_name(job, pending);
    bx_buffer_release(text);
    return good;
}

static bool prepare_dump(bx_job *job, bx_pending *dump)
{
    if (!job->options->dump) return true;
    bx_buffer text = {0};
    bx_job_append_head(job, &text);
    for (size_t i = 0; i < job->page_count; i++) {
        if (i > 0) bx_buffer_append_literal(&text, ",\n");
        bx_buffer_append_string(&text, bx_buffer_string(&job->pages[i].dump));
    }
    bx_dump_end(&text);
    return prepare_text(job, dump, job->options->dump, &text);
}

static void append_messages(bx_job *job, bx_buffer *text)
{
    size_t count = bx_diagnostics_count(job->diagnostics);
    for (size_t i = 0; i < count; i++) {
        bx_buffer_append_literal(text, i > 0 ? ",\n    " : "    ");
        bx_buffer line = {0};
        bx_diagnostic_print(&line, job->sources, bx_diagnostics_at(job->diagnostics, i),
                            BX_FORMAT_JSON, false, NULL);
        bx_buffer_append_string(text, bx_string_trim(bx_buffer_string(&line)));
        bx_buffer_release(&line);
    }
}

static bool prepare_report(bx_job *job, bx_pending *report)
{
    if (!job->options->report) return true;
    bx_build_result result;
    bx_job_count(job, &result);
    bx_buffer text = {0};
    bx_buffer_format(&text,
                     "{\"format\": 1,\n\"exit_code\": %d,\n\"pages\": %u,\n\"stories\": %u,\n"
                     "\"characters\": %lu,\n\"notes\": %u,\n\"warnings\": %u,\n\"errors\": %u,\n",
                     bx_job_exit_code(job), result.pages, result.stories, result.characters,
                     result.notes, result.warnings, result.errors);
    bx_buffer_append_literal(&text, "\"page\": [\n");
    for (size_t i = 0; i < job->page_count; i++) {
        if (i > 0) bx_buffer_append_literal(&text, ",\n");
        bx_buffer_append_string(&text, bx_buffer_string(&job->pages[i].lines));
    }
    bx_buffer_append_literal(&text, "\n],\n\"story\": [\n");
    bool first = true;
    for (size_t i = 0; i < job->page_count; i++) {
        if (job->pages[i].stories.size == 0) continue;
        if (!first) bx_buffer_append_literal(&text, ",\n");
        bx_buffer_append_string(&text, bx_buffer_string(&job->pages[i].stories));
        first = false;
    }
    bx_buffer_append_literal(&text, "\n],\n\"messages\": [\n");
    append_messages(job, &text);
    bx_buffer_append_literal(&text, "\n]}\n");
    return prepare_text(job, report, job->options->report, &text);
}

static bool prepare(outputs *o)
{
    bx_job *job = o->job;
    if (!prepare_pdf(job, &o->pdf)) return false;
    if (job->options->per_page && !(o->pages = bx_page_files_prepare(job))) return false;
    return prepare_dump(job, &o->dump);
}

/* Stops at a failure while nothing was replaced; afterwards the rest is placed all the same. */
static void place_all(outputs *o)
{
    bx_job *job = o->job;
    if (o->pages && !bx_page_files_begin(o->pages)) return;
    if (!bx_place(job, &o->pdf) && job->files_placed == 0) return;
    if (o->pages && !bx_page_files_place(o->pages)) return;
    bx_place(job, &o->dump);
}

static void discard(outputs *o)
{
    bx_pending_discard(&o->pdf);
    bx_pending_discard(&o->dump);
    bx_page_files_release(o->pages);
    o->pages = NULL;
}

void bx_outputs_write(bx_job *job, bool sound)
{
    outputs o = {.job = job};
    bool good = sound && prepare(&o);
    bool reported = prepare_report(job, &o.report);
    size_t messages = bx_diagnostics_count(job->diagnostics);
    uint64_t started = bx_clock();
    if (good && reported) {
        place_all(&o);
        if (o.pages) bx_page_files_end(o.pages);
    }
    discard(&o);
    if (reported && bx_diagnostics_count(job->diagnostics) > messages) {
        bx_pending_discard(&o.report);
        prepare_report(job, &o.report);
    }
    bx_place(job, &o.report);
    bx_timing_add(BX_STAGE_WRITE, started);
}
