/* Matching: a query's families become a chain of faces, and a character takes the first that has
 * it. */
#include "font/library.h"

enum { MOST_IN_CHAIN = 24 };

struct bx_font_chain {
    const bx_face *faces[MOST_IN_CHAIN];
    size_t count;
};

void bx_font_chain_free(bx_font_chain *chain)
{
    bx_free(chain);
}

/* Adds the best face of a family. The machine's own fonts are looked at only for named families: a
 * default face that is not installed must not cost a scan. */
static void chain_add(bx_font_library *library, bx_font_chain *chain, bx_string family,
                      const bx_font_query *query, bool named)
{
    const bx_face *face = NULL;
    while (!face) {
        bx_font_source *source = bx_font_best_source(library, family, query);
        if (source) {
            face = bx_font_open(library, source);
        } else if (named && !library->system_scanned) {
            bx_font_scan_system(library);
        } else {
            return;
        }
    }
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->faces[i] == face) return;
    }
    if (chain->count < MOST_IN_CHAIN) chain->faces[chain->count++] = face;
}

/* The default faces close every chain, so that rare characters are found somewhere: first those of
 * the query's kind, in its language and then in the other, since those hold different characters.
 */
static void add_defaults(bx_font_library *library, bx_font_chain *chain, const bx_font_query *query)
{
    static const bx_string languages[] = {{"zh-Hans", 7}, {"zh-Hant", 7}};
    static const bx_string kinds[] = {{"serif", 5}, {"sans-serif", 10}};
    size_t first = 0;
    if (query->family_count) {
        bx_string family = query->families[0];
        for (size_t l = 0; l < 2; l++) {
            if (bx_string_equal(family, kinds[1]) ||
                bx_font_same_family(family, bx_font_generic(kinds[1], languages[l])))
                first = 1;
        }
    }
    for (size_t k = 0; k < 2; k++) {
        bx_string kind = kinds[first ^ k];
        chain_add(library, chain, bx_font_generic(kind, query->language), query, false);
        for (size_t l = 0; l < 2; l++)
            chain_add(library, chain, bx_font_generic(kind, languages[l]), query, false);
    }
    chain_add(library, chain, bx_font_generic(BX_STRING("cursive"), query->language), query, false);
}

static bx_font_chain *make_chain(bx_font_library *library, const bx_font_query *query)
{
    bx_font_chain *chain = bx_alloc(sizeof *chain);
    for (size_t i = 0; i < query->family_count; i++) {
        bx_string generic = bx_font_generic(query->families[i], query->language);
        chain_add(library, chain, generic.size ? generic : query->families[i], query,
                  !generic.size);
    }
    add_defaults(library, chain, query);
    return chain;
}

const bx_font_chain *bx_font_chain_get(bx_font_library *library, const bx_font_query *query)
{
    bx_buffer key = {0};
    for (size_t i = 0; i < query->family_count; i++) {
        bx_buffer_append_string(&key, query->families[i]);
        bx_buffer_append_byte(&key, '\n');
    }
    bx_buffer_format(&key, "%d %d %.*s", query->weight, query->italic,
                     BX_STRING_ARGS(query->language));
    bx_heap *before = bx_font_library_enter(library);
    size_t found = bx_map_find(&library->chain_index, bx_buffer_string(&key));
    bx_font_chain *chain;
    if (found != BX_MAP_NONE) {
        chain = library->chains.items[found];
    } else {
        chain = make_chain(library, query);
        bx_map_set(&library->chain_index, bx_string_copy(library->arena, bx_buffer_string(&key)),
                   library->chains.count);
        bx_array_push(&library->chains, chain);
    }
    bx_font_library_leave(library, before);
    bx_buffer_release(&key);
    return chain;
}

const bx_face *bx_font_chain_face(const bx_font_chain *chain, uint32_t character)
{
    if (character == 0) return chain->count ? chain->faces[0] : NULL;
    for (size_t i = 0; i < chain->count; i++) {
        if (bx_face_glyph(chain->faces[i], character)) return chain->faces[i];
    }
    return NULL;
}

const bx_face *bx_font_match(bx_font_library *library, const bx_font_query *query,
                             uint32_t character)
{
    return bx_font_chain_face(bx_font_chain_get(library, query), character);
}
