/* The same picture twice in one issue: told by the files' content, whatever their names. */
#ifndef BX_APP_REPEATS_H
#define BX_APP_REPEATS_H

#include "app/job.h"

/* Notes the pictures of a page that was set. Called by the worker that has the page. */
void bx_repeats_note(bx_job_page *page, const bx_plate *plate);

/* Warns, in page order, at every figure whose picture was already on a page. Files are read only
 * when another one has as many bytes. */
void bx_repeats_report(bx_job *job);

#endif
