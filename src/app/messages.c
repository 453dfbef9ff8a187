/* Messages of a job, handed to the caller. */
#include "app/job.h"

static const char *const SEVERITIES[] = {"note", "warning", "error", "fatal"};

/* One message in the wanted format and language. */
static void deliver(bx_job *job, const bx_diagnostic *diagnostic)
{
    const bx_build_options *options = job->options;
    bx_buffer rendered = {0}, text = {0};
    bx_diagnostic_print(&rendered, job->sources, diagnostic,
                        (bx_diagnostic_format)options->message_format, options->colour,
                        options->translate);
    bx_diagnostic_text(&text, diagnostic, options->translate);
    bx_message message = {.severity = SEVERITIES[diagnostic->severity],
                          .code = diagnostic->code->text,
                          .text = text.data ? text.data : "",
                          .hint = diagnostic->code->hint,
                          .page = diagnostic->page,
                          .story = diagnostic->story.size ? diagnostic->story.data : "",
                          .rect = {diagnostic->rect.x, diagnostic->rect.y, diagnostic->rect.width,
                                   diagnostic->rect.height},
                          .rendered = rendered.data ? rendered.data : ""};
    if (diagnostic->span.source) {
        bx_position position =
            bx_sources_position(job->sources, diagnostic->span.source, diagnostic->span.begin);
        message.file = bx_sources_path(job->sources, diagnostic->span.source).data;
        message.line = position.line;
        message.column = position.column;
    }
    options->message(options->context, &message);
    bx_buffer_release(&rendered);
    bx_buffer_release(&text);
}

/* With lint_only: findings of page lint, and what keeps pages from being looked at. Else everything
 * once. */
static bool is_wanted(const bx_job *job, const bx_diagnostic *d)
{
    if (!job->options->lint_only) return !d->repeats;
    return d->code->text[0] == 'N' || d->severity == BX_FATAL;
}

void bx_job_deliver_messages(bx_job *job)
{
    size_t count = bx_diagnostics_count(job->diagnostics);
    if (!job->options->message) return;
    for (size_t i = job->messages_delivered; i < count; i++) {
        const bx_diagnostic *d = bx_diagnostics_at(job->diagnostics, i);
        if (is_wanted(job, d)) deliver(job, d);
    }
    job->messages_delivered = count;
}
