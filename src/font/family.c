/* Families: names, generics, the face of a family that suits a query, and what to say of unusable
 * ones. */
#include "font/library.h"

#include "unicode/character.h"

bool bx_font_same_family(bx_string a, bx_string b)
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

bx_string bx_font_generic(bx_string name, bx_string language)
{
    bool traditional = bx_region_of(language) != BX_REGION_GB;
    if (bx_string_equal_ignore_case(name, "serif"))
        return traditional ? BX_STRING("Noto Serif TC") : BX_STRING("Noto Serif SC");
    if (bx_string_equal_ignore_case(name, "sans-serif"))
        return traditional ? BX_STRING("Noto Sans TC") : BX_STRING("Noto Sans SC");
    if (bx_string_equal_ignore_case(name, "cursive")) return BX_STRING("Banxin Kai");
    return (bx_string){0};
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

/* Width decides before style, style before weight (CSS Fonts 4, 5.2). */
static int64_t distance(const bx_font_source *s, const bx_font_query *query)
{
    int64_t origin = s->rule ? 0 : s->system ? 2 : 1;
    return (((origin * 1000 + abs(s->width - 100)) * 2 + (s->italic != query->italic)) * 4096) +
           weight_distance(query->weight, s->weight);
}

bx_font_source *bx_font_best_source(bx_font_library *library, bx_string family,
                                    const bx_font_query *query)
{
    bx_font_source *best = NULL;
    for (size_t i = 0; i < library->sources.count; i++) {
        bx_font_source *s = &library->sources.items[i];
        if (s->problem != BX_FONT_USABLE || !bx_font_same_family(s->family, family)) continue;
        if (!best || distance(s, query) < distance(best, query)) best = s;
    }
    return best;
}

/* Under the lock. */
static bx_font_problem find_problem(bx_font_library *library, bx_string family)
{
    bx_font_query query = {&family, 1, 400, false, BX_STRING("zh-Hans")};
    if (bx_font_generic(family, query.language).size) return BX_FONT_USABLE;
    for (int pass = 0; pass < 2; pass++) {
        if (pass == 1) bx_font_scan_system(library);
        bx_font_source *source;
        while ((source = bx_font_best_source(library, family, &query))) {
            if (bx_font_open(library, source)) return BX_FONT_USABLE;
        }
    }
    for (size_t i = 0; i < library->sources.count; i++) {
        if (bx_font_same_family(library->sources.items[i].family, family))
            return library->sources.items[i].problem;
    }
    return BX_FONT_UNKNOWN;
}

/* Whether a family name leads to a face that can be used, or why not; answers are kept. */
static bx_font_problem family_problem(bx_font_library *library, bx_string family)
{
    bx_heap *before = bx_font_library_enter(library);
    size_t known = bx_map_find(&library->families, family);
    if (known == BX_MAP_NONE) {
        known = find_problem(library, family);
        bx_map_set(&library->families, bx_string_copy(library->arena, family), known);
    }
    bx_font_library_leave(library, before);
    return (bx_font_problem)known;
}

/* The usable family whose name is nearest, or an empty string when none is near. */
static bx_string nearest(bx_font_library *library, bx_string family)
{
    size_t length = bx_utf8_count(family);
    unsigned limit = length >= 8 ? 3 : length >= 4 ? 2 : 1, least = limit + 1;
    bx_string found = {0};
    bx_heap *before = bx_font_library_enter(library);
    for (size_t i = 0; i < library->sources.count; i++) {
        const bx_font_source *s = &library->sources.items[i];
        if (s->problem != BX_FONT_USABLE) continue;
        unsigned difference = bx_string_distance(family, s->family, limit);
        if (difference >= least) continue;
        least = difference;
        found = s->family;
    }
    bx_font_library_leave(library, before);
    return found;
}

bx_font_problem bx_font_family_problem(bx_font_library *library, bx_string family, bx_string *near)
{
    bx_font_problem problem = family_problem(library, family);
    *near = problem == BX_FONT_UNKNOWN ? nearest(library, family) : (bx_string){0};
    return problem;
}
