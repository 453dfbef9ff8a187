/* Page lint of a whole job. */
#ifndef BX_APP_LINT_H
#define BX_APP_LINT_H

#include "app/job.h"

/* Family name of a face of the library `context`. */
bx_string bx_job_face_family(const void *context, uint32_t face);

/* Rules that compare pages, after all pages were set: adds to the job's messages. */
void bx_job_lint_edition(bx_job *job);

/* Draws findings over a plate: a frame around each place and the rule's code at its corner. Frames
 * and codes are rules and text in process colours, so the page stays printable. */
void bx_lint_overlay(bx_plate *plate, bx_font_library *fonts, const bx_diagnostics *findings);

#endif
