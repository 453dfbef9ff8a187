/* Any bytes as an issue file: no crash, no hang. */
#include "input/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cuts in the first paragraphs of the stories that jump. */
static bx_jump_cut *cuts_of(const bx_issue *issue, size_t size, bx_arena *arena)
{
    bx_jump_cut *cuts = BX_NEW_ARRAY(arena, bx_jump_cut, issue->jump_count + 1);
    for (size_t i = 0; i < issue->jump_count; i++) {
        const bx_node *article = issue->jumps[i].article, *n = article;
        while (n && n->element != BX_ELEMENT_P)
            n = bx_node_next(n, article);
        if (n)
            cuts[i] = (bx_jump_cut){true, size % 3 > 0, n->span.begin,
                                    n->span.begin + (uint32_t)(size % 64)};
    }
    return cuts;
}

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
    const bx_jump_cut *cuts = issue ? cuts_of(issue, size, arena) : NULL;
    for (const bx_node *n = issue ? issue->root->first_child : NULL; n; n = n->next) {
        if (n->element == BX_ELEMENT_PAGE)
            bx_read_page(issue, n, cuts, sources, arena, diagnostics);
    }
    bx_arena_free(arena);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    unlink(path);
    return 0;
}
