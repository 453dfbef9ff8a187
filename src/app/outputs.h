/* The files a job writes: PDF, layout dump, report. Each is written beside and renamed when whole.
 */
#ifndef BX_APP_OUTPUTS_H
#define BX_APP_OUTPUTS_H

#include "app/job.h"

/* Write what the options name; a file that cannot be written is a fatal diagnostic and leaves the
 * old one as it is. */
void bx_output_pdf(bx_job *job);
void bx_output_dump(bx_job *job);

/* The report says how the run ended and what was found, for programs: exit code, pages, stories
 * with lines overset and empty, every message with code, place and English text. */
void bx_output_report(bx_job *job, int exit_code);

#endif
