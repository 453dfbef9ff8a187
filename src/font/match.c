/* Matching: families and weights to faces. */
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

/* The default faces that stand for generic names, by language. */
static const char *generic_family(bx_string name, bx_string language)
{
    bool traditional = bx_string_starts_with(language, "zh-Hant") ||
                       bx_string_starts_with(language, "zh-TW") ||
                       bx_string_starts_with(language, "zh-HK") ||
                       bx_string_starts_with(language, "zh-MO");
    if (bx_string_equal_ignore_case(name, "serif"))
        return traditional ? "Noto Serif TC" : "Noto Serif SC";
    if (bx_string_equal_ignore_case(name, "sans-serif"))
        return traditional ? "Noto Sans TC" : "Noto Sans SC";
    if (bx_string_equal_ignore_case(name, "cursive")) return "Banxin Kai";
    return NULL;
}

static bool same_name(bx_string a, bx_string b)
{
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        char x = a.data[i], y = b.data[i];
        if (x >= 'A' && x <= 'Z') x = (char)(x + 32);
        if (y >= 'A' && y <= 'Z') y = (char)(y + 32);
        if (x != y) return false;
    }
    return true;
}

/* Distance of weights as CSS Fonts 4, 5.2 orders them: the wrong direction costs more. */
static int weight_distance(int wanted, int have)
{
    if (have == wanted) return 0;
    if (wanted >= 400 && wanted <= 500) {
        if (have > wanted && have <= 500) return have - wanted;
        return have < wanted ? 1000 + wanted - have : 2000 + have - wanted;
    }
    if (wanted < 400) return have < wanted ? wanted - have : 1000 + have - wanted;
    return have > wanted ? have - wanted : 1000 + wanted - have;
}

/* The best source of a family, or NULL. @font-face rules win. */
static const bx_font_source *best_source(const bx_font_library *library, bx_string family,
                                         const bx_font_query *query)
{
    const bx_font_source *best = NULL;
    int least = 0;
    for (size_t i = 0; i < library->sources.count; i++) {
        const bx_font_source *s = &library->sources.items[i];
        if (!same_name(s->family, family)) continue;
        int distance = weight_distance(query->weight, s->weight) +
                       (s->italic != query->italic ? 5000 : 0) + (s->rule ? 0 : 100000) +
                       (s->system ? 1000000 : 0);
        if (!best || distance < least) {
            best = s;
            least = distance;
        }
    }
    return best;
}

static void chain_add(bx_font_library *library, bx_font_chain *chain, bx_string family,
                      const bx_font_query *query)
{
    const bx_font_source *source = best_source(library, family, query);
    if (!source && !library->system_scanned) {
        bx_font_scan_system(library);
        source = best_source(library, family, query);
    }
    if (!source || chain->count >= MOST_IN_CHAIN) return;
    const bx_face *face = bx_font_open(library, source);
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->faces[i] == face) return;
    }
    if (face) chain->faces[chain->count++] = face;
}

static bx_font_chain *make_chain(bx_font_library *library, const bx_font_query *query)
{
    bx_font_chain *chain = bx_alloc(sizeof *chain);
    for (size_t i = 0; i < query->family_count; i++) {
        const char *generic = generic_family(query->families[i], query->language);
        chain_add(library, chain, generic ? bx_string_of(generic) : query->families[i], query);
    }
    /* The default faces close every chain, so that rare characters are found somewhere. */
    static const char *const defaults[] = {"serif", "sans-serif", "cursive"};
    for (int i = 0; i < 3; i++)
        chain_add(library, chain,
                  bx_string_of(generic_family(bx_string_of(defaults[i]), query->language)), query);
    static const char *const others[] = {"Noto Serif SC", "Noto Sans SC"};
    for (int i = 0; i < 2; i++) chain_add(library, chain, bx_string_of(others[i]), query);
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
    pthread_mutex_lock(&library->lock);
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
    pthread_mutex_unlock(&library->lock);
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

bool bx_font_family_known(bx_font_library *library, bx_string family)
{
    bx_font_query query = {&family, 1, 400, false, BX_STRING("zh-Hans")};
    const char *generic = generic_family(family, query.language);
    if (generic) return true;
    pthread_mutex_lock(&library->lock);
    bool known = best_source(library, family, &query) != NULL;
    if (!known && !library->system_scanned) {
        bx_font_scan_system(library);
        known = best_source(library, family, &query) != NULL;
    }
    pthread_mutex_unlock(&library->lock);
    return known;
}
