/* Files that wait beside their places. */
#include "app/placing.h"

#include "app/codes.h"

#include <string.h>

static bool unwritable(bx_job *job, bx_string path, int error)
{
    bx_report(job->diagnostics, job->files_placed ? BX_FILE_NOT_REPLACED : BX_FILE_UNWRITABLE,
              (bx_span){0}, path.data, strerror(error));
    return false;
}

bool bx_pending_open(bx_job *job, bx_pending *pending, bx_string path)
{
    int error = 0;
    *pending = (bx_pending){.path = path};
    pending->output = bx_output_open(path.data, &error);
    return pending->output || unwritable(job, path, error);
}

bool bx_pending_write(bx_job *job, bx_pending *pending, bx_string path, const bx_buffer *text)
{
    if (!bx_pending_open(job, pending, path)) return false;
    int error = bx_output_write(pending->output, text->data, text->size);
    if (!error) return true;
    bx_pending_discard(pending);
    return unwritable(job, path, error);
}

bool bx_pending_name(bx_job *job, bx_pending *pending)
{
    int error = pending->output ? bx_output_name(pending->output) : 0;
    return !error || unwritable(job, pending->path, error);
}

void bx_pending_discard(bx_pending *pending)
{
    if (pending->output) bx_output_discard(pending->output);
    pending->output = NULL;
}

bool bx_place(bx_job *job, bx_pending *pending)
{
    if (!pending->output) return true;
    int error = bx_output_commit(pending->output);
    pending->output = NULL;
    pending->placed = !error;
    job->files_placed += !error;
    return !error || unwritable(job, pending->path, error);
}
