/* Writing files. */
#include "app/outputs.h"

#include "app/codes.h"
#include "app/report.h"
#include "base/file.h"
#include "base/timing.h"
#include "plate/dump.h"
#include "unicode/orientation.h"

#include <string.h>

static void report_unwritable(bx_job *job, const char *path, int error)
{
    bx_report(job->diagnostics, BX_FILE_UNWRITABLE, (bx_span){0}, path, strerror(error));
}

static int write_output(void *context, const void *data, size_t size)
{
    return bx_output_write(context, data, size);
}

void bx_output_pdf(bx_job *job)
{
    int error = 0;
    bx_output *output = bx_output_open(job->options->output, &error);
    if (!output) {
        report_unwritable(job, job->options->output, error);
        return;
    }
    bx_pdf_page **pages = BX_NEW_ARRAY(job->arena, bx_pdf_page *, job->page_count);
    for (size_t i = 0; i < job->page_count; i++)
        pages[i] = job->pages[i].pdf;
    bool written =
        bx_pdf_write_document(pages, job->page_count, &job->condition, &job->info,
                              job->options->jobs, write_output, output, job->diagnostics);
    if (!written) {
        bx_output_discard(output);
        return;
    }
    uint64_t started = bx_clock();
    error = bx_output_commit(output);
    bx_timing_add(BX_STAGE_WRITE, started);
    if (error) report_unwritable(job, job->options->output, error);
}

static void write_text(bx_job *job, const char *path, const bx_buffer *text)
{
    int error = 0;
    bx_output *output = bx_output_open(path, &error);
    if (!output) {
        report_unwritable(job, path, error);
        return;
    }
    error = bx_output_write(output, text->data, text->size);
    if (error)
        bx_output_discard(output);
    else
        error = bx_output_commit(output);
    if (error) report_unwritable(job, path, error);
}

void bx_output_dump(bx_job *job)
{
    bx_buffer text = {0};
    bx_buffer_format(&text,
                     "{\"format\": %d,\n\"header\": {\"program\": \"%.*s\", \"unicode\": "
                     "\"%s\"},\n\"pages\": [\n",
                     BX_DUMP_FORMAT, BX_STRING_ARGS(job->info.creator), bx_unicode_version());
    for (size_t i = 0; i < job->page_count; i++) {
        if (i > 0) bx_buffer_append_literal(&text, ",\n");
        bx_buffer_append_string(&text, bx_buffer_string(&job->pages[i].dump));
    }
    bx_buffer_append_literal(&text, "\n]}\n");
    write_text(job, job->options->dump, &text);
    bx_buffer_release(&text);
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

void bx_output_report(bx_job *job, int exit_code)
{
    bx_build_result result;
    bx_job_count(job, &result);
    bx_buffer text = {0};
    bx_buffer_format(&text,
                     "{\"format\": 1,\n\"exit_code\": %d,\n\"pages\": %u,\n\"stories\": %u,\n"
                     "\"characters\": %lu,\n\"notes\": %u,\n\"warnings\": %u,\n\"errors\": %u,\n",
                     exit_code, result.pages, result.stories, result.characters, result.notes,
                     result.warnings, result.errors);
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
    write_text(job, job->options->report, &text);
    bx_buffer_release(&text);
}
