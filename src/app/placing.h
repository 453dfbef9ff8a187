/* Files of a run: written beside their final places, and put there together. */
#ifndef BX_APP_PLACING_H
#define BX_APP_PLACING_H

#include "app/job.h"
#include "base/file.h"

/* One file of a run. */
typedef struct bx_pending {
    bx_string path;    /* NUL-ended; empty: not wanted */
    bx_output *output; /* NULL: not open, or placed, or discarded */
    bool placed;
} bx_pending;

/* Opens a file beside `path`. False after a diagnostic. */
bool bx_pending_open(bx_job *job, bx_pending *pending, bx_string path);

/* The same, and writes a text. */
bool bx_pending_write(bx_job *job, bx_pending *pending, bx_string path, const bx_buffer *text);

/* Gives the file its name beside the final one. False after a diagnostic. */
bool bx_pending_name(bx_job *job, bx_pending *pending);

/* Removes a file that was not placed. */
void bx_pending_discard(bx_pending *pending);

/* Puts a file in its place and counts it in job->files_placed; nothing to do when it is not open.
 * False on failure. What fails here and above is a fatal diagnostic as long as nothing was placed,
 * afterwards an error that says what stands. */
bool bx_place(bx_job *job, bx_pending *pending);

#endif
