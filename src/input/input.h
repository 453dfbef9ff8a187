/* Readers: files to documents.
 *
 * Files are decoded to UTF-8 and LF, read as XML without entities or network, checked against one
 * element table (grammar.h) with hints, and given spans for every node and attribute.
 */
#ifndef BX_INPUT_INPUT_H
#define BX_INPUT_INPUT_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Reads the issue file; article files are read later, page by page. `normalize`: wire copy is
 * mended where there is one right answer (wire.h). The tree lives in the arena. NULL after a fatal
 * diagnostic: the file cannot be read, or has no page. What else is wrong in it is an error, and
 * mended (mend.h). */
bx_issue *bx_read_issue(const char *path, bool normalize, bx_sources *sources, bx_arena *arena,
                        bx_diagnostics *diagnostics);

/* Makes a page's own tree in `arena`: issue (attributes only) → page → content, with every article
 * that names a file (src, relative to the issue file) replaced by the file's content; attributes
 * given in the issue win. An article that continues another one gets what `cuts` (one for each of
 * issue->jumps, NULL: none) leaves of it. An article whose file cannot be read is an error; a
 * figure that says the file's name keeps its place (bx_node.unread). Nodes are numbered.
 * Thread-safe for different pages. */
bx_node *bx_read_page(const bx_issue *issue, const bx_node *page, const bx_jump_cut *cuts,
                      bx_sources *sources, bx_arena *arena, bx_diagnostics *diagnostics);

#endif
