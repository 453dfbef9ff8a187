/* What was asked, for dumps (plate/dump.h): sheets, text and attributes as read, and all files. */
#ifndef BX_APP_ASKED_H
#define BX_APP_ASKED_H

#include "app/job.h"
#include "plate/dump.h"

/* Whether the run writes dumps; only then is anything recorded. */
bool bx_asked_wanted(const bx_job *job);

/* Adds to the plate of a page what was asked of it. `node` is its element in its own tree, `styles`
 * its style set; tree and set outlive the plate. Thread-safe for different pages. */
void bx_asked_add(bx_job *job, const bx_job_page *page, const bx_node *node,
                  const bx_style_set *styles, bx_plate *plate);

/* Fills in what was asked of all pages. */
void bx_asked_of_issue(bx_job *job, bx_dump_head *head);

/* Notes a file that was looked for and is not there; the path is borrowed. A list of NULL is that
 * of nobody. */
void bx_asked_missing(bx_job_files *list, const char *kind, bx_string path);

#endif
