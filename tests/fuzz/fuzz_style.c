/* Any bytes as a style sheet: no crash, no hang. */
#include "style/style.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_arena *arena = bx_arena_new();
    bx_style_set *set = bx_style_set_new(50);
    uint32_t source =
        bx_sources_add(sources, BX_STRING("fuzz.css"), (bx_string){(const char *)data, size});
    bx_style_set_add(set, sources, source, BX_ORIGIN_HOUSE, diagnostics);
    bx_node *page = bx_node_new(arena, NULL, BX_ELEMENT_PAGE, (bx_span){0});
    bx_node *article = bx_node_new(arena, page, BX_ELEMENT_ARTICLE, (bx_span){0});
    bx_node_new(arena, article, BX_ELEMENT_P, (bx_span){0});
    bx_node_number(page);
    bx_style_cascade(set, page, arena, diagnostics);
    bx_style_set_free(set);
    bx_arena_free(arena);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    return 0;
}
