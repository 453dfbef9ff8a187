/* Plates that are read back from a dump (plate/dump.h) instead of being set. */
#ifndef BX_APP_PLATES_H
#define BX_APP_PLATES_H

#include "app/job.h"

/* Whether the job's issue file is a dump, packed or not, judged by its first bytes. */
bool bx_job_is_dump(const bx_job *job);

/* Reads the dump's head in place of issue and style sheets, and selects pages; false after a fatal
 * diagnostic. The files that it names are looked for in options->folder, else beside it, as they
 * lay beside the issue. */
bool bx_job_read_dump(bx_job *job);

/* Whether the profile of the dump's condition is the one that is there. False after a fatal
 * diagnostic. Nothing to say when the condition comes from elsewhere. */
bool bx_job_check_dump_profile(bx_job *job);

/* Reads the plates of the selected pages, in their order, and hands each to `use`. A damaged page
 * is a fatal diagnostic. */
void bx_job_read_plates(bx_job *job, void (*use)(bx_job *, bx_job_page *, bx_plate *));

/* Appends the dump up to its first page. */
void bx_job_append_head(bx_job *job, bx_buffer *out);

#endif
