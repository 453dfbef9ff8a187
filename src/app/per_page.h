/* One PDF a page, and a manifest of them: what a desk hands to the plate-setter page by page. */
#ifndef BX_APP_PER_PAGE_H
#define BX_APP_PER_PAGE_H

#include "app/placing.h"

/* Whether a pattern of file names can be used: ASCII letters, digits, . _ - and the words {date},
 * {page}, {number}, with {page} in it, ending in .pdf (file names of PDF/X workflows are ASCII). */
bool bx_page_pattern_is_valid(const char *pattern);

/* Where a page's PDF and dump, and the manifest go. */
bx_string bx_page_file_path(bx_job *job, const bx_job_page *page);
bx_string bx_page_dump_path(bx_job *job, const bx_job_page *page);
bx_string bx_manifest_path(bx_job *job);

/* A PDF and a packed dump for every page of the job in the folder options->per_page, which is made
 * when its parent is there, and manifest.json: for each page its files, version, SHA-256, size,
 * stories and counts of messages. A page of another run stays in the manifest as it was; the
 * version of a page goes up when its bytes change. The bytes of a page's PDF do not depend on the
 * other pages of the run. */
typedef struct bx_page_files bx_page_files;

/* Writes all of them beside their places. NULL after a fatal diagnostic. */
bx_page_files *bx_page_files_prepare(bx_job *job);

/* The manifest never lists a file with a digest that it has not, wherever a run ends: first one
 * without the files to be replaced is placed, then the files, then the manifest of all that stand.
 * False when a step failed before anything was replaced: then nothing more may be placed. */
bool bx_page_files_begin(bx_page_files *pages);
bool bx_page_files_place(bx_page_files *pages);

/* The last word, after success and failure alike. */
void bx_page_files_end(bx_page_files *pages);

/* Removes what was not placed. NULL is allowed. */
void bx_page_files_release(bx_page_files *pages);

#endif
