/* Pages are independent pieces of work for the workers, but for those that jumps join. */
#ifndef BX_APP_UNITS_H
#define BX_APP_UNITS_H

#include "app/job.h"
#include "base/workers.h"
#include "line/asker.h"

/* What is done with a page, by one of several threads; the asker is that thread's. Further work for
 * the page may be added to the workers. */
typedef void bx_page_step(bx_job *job, bx_job_page *page, bx_asker *asker, bx_workers *workers);

/* Takes the step with all selected pages, and before them with pages that are not selected but have
 * stories that continue on these (page->unseen). Afterwards the pages' diagnostics are in the
 * job's, in page order, whatever the number of workers. */
void bx_job_run(bx_job *job, bx_page_step *step);

#endif
