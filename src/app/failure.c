/* The message of a run that was broken off. */
#include "app/failure.h"

#include "app/codes.h"
#include "app/job.h"

typedef struct delivery {
    const bx_build_options *options;
    const bx_failure *failure;
} delivery;

static void deliver(void *context)
{
    const delivery *d = context;
    const bx_failure *failure = d->failure;
    bx_job job;
    bx_job_init(&job, NULL, d->options);
    bx_number_text line;
    if (failure->what)
        bx_report(job.diagnostics, BX_INTERNAL, (bx_span){0}, failure->file,
                  bx_number(&line, failure->line), failure->what);
    else
        bx_report(job.diagnostics, BX_NO_MEMORY, (bx_span){0});
    bx_job_deliver_messages(&job);
    bx_job_release(&job);
}

void bx_failure_deliver(const bx_build_options *options, const bx_failure *failure)
{
    delivery d = {options, failure};
    bx_failure again;
    bx_heap *heap = bx_heap_new(), *before = bx_heap_enter(heap);
    bool good = heap && bx_guarded(deliver, &d, &again);
    bx_heap_enter(before);
    bx_heap_free(heap);
    if (good || !options->message) return;
    bx_message message = {.severity = "fatal",
                          .code = BX_NO_MEMORY->text,
                          .story = "",
                          .text = "out of memory",
                          .hint = "",
                          .rendered = "banxin: error: out of memory\n"};
    options->message(options->context, &message);
}
