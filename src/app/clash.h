/* Outputs that would be written over something the run reads, or over each other. */
#ifndef BX_APP_CLASH_H
#define BX_APP_CLASH_H

#include "app/job.h"

/* Compares all outputs of the job with all files it has read so far, and with each other, as files,
 * whatever their names and links. True after a fatal diagnostic: then nothing may be written. */
bool bx_outputs_clash(bx_job *job);

#endif
