/* The manifest of a folder with one PDF a page.
 *
 * {"format": 1, "title": …, "date": "2026-11-24", "number": …,
 *  "pages": [{"page": 1, "through": 2 (spreads), "file": …, "version": 1, "sha256": …, "bytes": …,
 * "dump": {"file": …, "sha256": …, "bytes": …}, "section": …, "ink": "cmyk" | "black", "errors": 0,
 * "warnings": 0, "stories": [as in the report]}, …], "replacing": [entries of pages whose files
 * were being replaced when the run was broken off]}
 */
#ifndef BX_APP_MANIFEST_H
#define BX_APP_MANIFEST_H

#include "app/job.h"

typedef struct bx_manifest bx_manifest;

/* A file of the folder: its name, hash in hexadecimal digits, and size. */
typedef struct bx_written_file {
    bx_string name, sha256;
    size_t bytes;
} bx_written_file;

/* Reads the manifest of an earlier run of the same edition (title and date). Without one, or with
 * one of another edition, the manifest is new; one that cannot be read is reported as a warning.
 * Never NULL. */
bx_manifest *bx_manifest_open(bx_job *job, const char *path);
void bx_manifest_free(bx_manifest *manifest);

/* Back to what the file on disk says (of this edition). */
void bx_manifest_restore(bx_manifest *manifest);

/* The bytes of the file on disk, as they were read; empty when there was none. Borrowed. */
bx_string bx_manifest_text(const bx_manifest *manifest);

/* A file is about to get other bytes: an entry that lists it with another digest is moved to
 * "replacing", which keeps its version. False when nothing on disk lists it so. */
bool bx_manifest_replace(bx_manifest *manifest, const bx_written_file *file);

/* Puts a page in the place of its earlier entry; its version is the earlier one's, one higher when
 * the digest of the PDF differs. */
void bx_manifest_set(bx_manifest *manifest, const bx_job_page *page, const bx_written_file *pdf,
                     const bx_written_file *dump);

/* The manifest as JSON with fixed order: pages by number. Afterwards only bx_manifest_restore and
 * bx_manifest_free may follow. */
void bx_manifest_print(bx_manifest *manifest, bx_buffer *out);

#endif
