/* The manifest of a folder with one PDF a page.
 *
 * {"format": 1, "title": …, "date": "2026-11-24", "number": …,
 *  "pages": [{"page": 1, "through": 2 (spreads), "file": …, "version": 1, "sha256": …, "bytes": …,
 * "section": …, "ink": "cmyk" | "black", "errors": 0, "warnings": 0, "stories": [as in the
 * report]}, …]}
 */
#ifndef BX_APP_MANIFEST_H
#define BX_APP_MANIFEST_H

#include "app/job.h"

typedef struct bx_manifest bx_manifest;

/* Reads the manifest of an earlier run of the same edition (title and date). Without one, or with
 * one of another edition, the manifest is new; one that cannot be read is reported as a warning.
 * Never NULL. */
bx_manifest *bx_manifest_open(bx_job *job, const char *path);
void bx_manifest_free(bx_manifest *manifest);

/* Puts a page in the place of its earlier entry; its version is the earlier one's, one higher when
 * the digest differs. */
void bx_manifest_set(bx_manifest *manifest, const bx_job_page *page, bx_string file,
                     bx_string sha256, size_t bytes);

/* The manifest as JSON with fixed order: pages by number. */
void bx_manifest_print(const bx_manifest *manifest, bx_buffer *out);

#endif
