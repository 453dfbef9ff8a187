/* The files a job writes: PDF, pages, layout dump, report. */
#ifndef BX_APP_OUTPUTS_H
#define BX_APP_OUTPUTS_H

#include "app/job.h"

/* Writes what the options name: all files beside their places first, so that a full disk or a wrong
 * path replaces none, then all are put in place, the report last. A file that cannot be written
 * before anything was replaced is a fatal diagnostic and leaves everything as it is; one that
 * cannot be put in place later is an error, and says that the others stand. A job that is not sound
 * only writes its report: how the run ended and what was found, for programs. */
void bx_outputs_write(bx_job *job, bool sound);

#endif
