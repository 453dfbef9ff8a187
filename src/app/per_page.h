/* One PDF a page, and a manifest of them: what a desk hands to the plate-setter page by page. */
#ifndef BX_APP_PER_PAGE_H
#define BX_APP_PER_PAGE_H

#include "app/job.h"

/* Whether a pattern of file names can be used: ASCII letters, digits, . _ - and the words {date},
 * {page}, {number}, with {page} in it, ending in .pdf (file names of PDF/X workflows are ASCII). */
bool bx_page_pattern_is_valid(const char *pattern);

/* Writes a file for every page of the job into the folder options->per_page, which is made when its
 * parent is there, and manifest.json: for each page its file, version, SHA-256, size, stories and
 * counts of messages. A page of another run stays in the manifest as it was; the version of a page
 * goes up when its bytes change. Nothing is replaced unless every file was written; failures are
 * reported. A page's bytes do not depend on the other pages of the run. */
void bx_output_pages(bx_job *job);

#endif
