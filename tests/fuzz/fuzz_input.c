/* Any bytes as an issue file: no crash, no hang. */
#include "input/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/banxin-fuzz-XXXXXX";
    int file = mkstemp(path);
    if (file < 0) abort();
    if (write(file, data, size) != (ssize_t)size) abort();
    close(file);
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_arena *arena = bx_arena_new();
    bx_issue *issue = bx_read_issue(path, size % 2, sources, arena, diagnostics);
    for (const bx_node *n = issue ? issue->root->first_child : NULL; n; n = n->next) {
        bx_node *tree;
        if (n->element == BX_ELEMENT_PAGE) bx_read_page(issue, n, NULL, sources, arena, diagnostics, &tree);
    }
    bx_arena_free(arena);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    unlink(path);
    return 0;
}
