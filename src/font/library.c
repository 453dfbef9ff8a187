/* The library: the default faces through a private fontconfig, the machine's own on demand. */
#include "font/library.h"

#include <fontconfig/fontconfig.h>
#include <string.h>
#include <unistd.h>

static int pattern_int(FcPattern *pattern, const char *name, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, name, 0, &value) == FcResultMatch ? value : otherwise;
}

/* CSS weight of a pattern. The name decides over the number where they differ (some Bold faces say
 * 400). */
static int pattern_weight(FcPattern *pattern)
{
    double weight = 0;
    FcChar8 *style = NULL;
    if (FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight) != FcResultMatch)
        weight = FC_WEIGHT_REGULAR;
    int css = (int)(FcWeightToOpenTypeDouble(weight) + 0.5);
    if (FcPatternGetString(pattern, FC_STYLE, 0, &style) == FcResultMatch && css == 400) {
        if (strstr((const char *)style, "Black") || strstr((const char *)style, "Heavy")) css = 900;
        else if (strstr((const char *)style, "Bold")) css = 700;
    }
    return css;
}

static void add_pattern(bx_font_library *library, FcPattern *pattern, bool system)
{
    FcChar8 *file = NULL, *family = NULL;
    FcBool scalable = FcTrue, variable = FcFalse;
    FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch || !scalable || variable)
        return;
    int index = pattern_int(pattern, FC_INDEX, 0);
    if (index > 0xFFFF) return; /* a named instance of a variable face */
    bx_font_source source = {.index = (unsigned)index, .weight = pattern_weight(pattern),
                             .italic = pattern_int(pattern, FC_SLANT, 0) > 0, .system = system};
    source.path = bx_string_copy(library->arena, bx_string_of((const char *)file));
    for (int n = 0; FcPatternGetString(pattern, FC_FAMILY, n, &family) == FcResultMatch; n++) {
        source.family = bx_string_copy(library->arena, bx_string_of((const char *)family));
        bx_array_push(&library->sources, source);
    }
}

static void add_fonts(bx_font_library *library, FcConfig *config, FcSetName set, bool system)
{
    FcFontSet *fonts = FcConfigGetFonts(config, set);
    for (int i = 0; fonts && i < fonts->nfont; i++) add_pattern(library, fonts->fonts[i], system);
}

static int compare_sources(const void *a, const void *b)
{
    const bx_font_source *x = a, *y = b;
    int order = bx_string_compare(x->family, y->family);
    if (order == 0) order = x->weight - y->weight;
    if (order == 0) order = x->italic - y->italic;
    if (order == 0) order = bx_string_compare(x->path, y->path);
    return order ? order : (int)x->index - (int)y->index;
}

/* A configuration of our own that knows nothing of the machine's fonts. Fontconfig keeps what it learns of a
 * folder in a cache: the user's, or that of temporary files where there is no home. */
static FcConfig *private_config(void)
{
    FcConfig *config = FcConfigCreate();
    const char *home = getenv("HOME"), *cache = getenv("XDG_CACHE_HOME");
    bool own = (cache && access(cache, W_OK) == 0) || (home && *home && access(home, W_OK) == 0);
    const char *text = own ? "<fontconfig><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>"
                           : "<fontconfig><cachedir>/tmp/.banxin-fontconfig</cachedir></fontconfig>";
    if (config) FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text, FcFalse);
    return config;
}

bx_font_library *bx_font_library_new(const char *folder, bx_diagnostics *diagnostics)
{
    bx_font_library *library = bx_alloc(sizeof *library);
    pthread_mutex_init(&library->lock, NULL);
    library->arena = bx_arena_new();
    FcConfig *config = private_config();
    bool opened = config && FcConfigAppFontAddDir(config, (const FcChar8 *)folder);
    if (opened) add_fonts(library, config, FcSetApplication, false);
    if (config) FcConfigDestroy(config);
    if (library->sources.count == 0) {
        bx_report(diagnostics, BX_FONTS_MISSING, (bx_span){0}, folder);
        bx_font_library_free(library);
        return NULL;
    }
    /* The order of a directory must not decide which face is taken. */
    qsort(library->sources.items, library->sources.count, sizeof *library->sources.items,
          compare_sources);
    return library;
}

void bx_font_library_free(bx_font_library *library)
{
    if (!library) return;
    for (size_t i = 0; i < library->face_count; i++) bx_face_close(library->faces[i]);
    for (size_t i = 0; i < library->chains.count; i++) bx_font_chain_free(library->chains.items[i]);
    bx_array_release(&library->chains);
    bx_map_release(&library->chain_index);
    bx_map_release(&library->opened);
    bx_array_release(&library->sources);
    bx_arena_free(library->arena);
    pthread_mutex_destroy(&library->lock);
    bx_free(library);
}

void bx_font_scan_system(bx_font_library *library)
{
    if (library->system_scanned) return;
    library->system_scanned = true;
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config) return;
    size_t first = library->sources.count;
    add_fonts(library, config, FcSetSystem, true);
    FcConfigDestroy(config);
    if (library->sources.count > first)
        qsort(library->sources.items + first, library->sources.count - first,
              sizeof *library->sources.items, compare_sources);
}

void bx_font_library_add(bx_font_library *library, bx_string family, int weight, bool italic,
                         bx_string path, unsigned index, bx_span span, bx_diagnostics *diagnostics)
{
    bx_font_source source = {.index = index, .weight = weight, .italic = italic, .rule = true};
    source.family = bx_string_copy(library->arena, family);
    source.path = bx_string_copy(library->arena, path);
    pthread_mutex_lock(&library->lock);
    const bx_face *face = bx_font_open(library, &source);
    if (face) bx_array_push(&library->sources, source);
    pthread_mutex_unlock(&library->lock);
    if (face) return;
    bx_short_text name;
    bx_report(diagnostics, BX_FONT_FILE_UNUSABLE, span, bx_short(&name, path));
}

const bx_face *bx_font_open(bx_font_library *library, const bx_font_source *source)
{
    bx_string key = bx_string_format(library->arena, "%.*s#%u", BX_STRING_ARGS(source->path),
                                     source->index);
    size_t found = bx_map_find(&library->opened, key);
    if (found != BX_MAP_NONE) return found ? library->faces[found - 1] : NULL;
    bx_face *face = NULL;
    if (library->face_count < BX_MOST_FACES)
        face = bx_face_open(library->arena, source, (uint32_t)library->face_count);
    /* Failures are remembered too, so that a bad file is looked at once. */
    bx_map_set(&library->opened, key, face ? library->face_count + 1 : 0);
    if (face) library->faces[library->face_count++] = face;
    return face;
}

size_t bx_font_library_count(const bx_font_library *library)
{
    return library->face_count;
}

const bx_face *bx_font_library_face(const bx_font_library *library, uint32_t id)
{
    return library->faces[id];
}

void bx_font_library_list(bx_font_library *library, bool system_fonts, bx_buffer *out)
{
    pthread_mutex_lock(&library->lock);
    if (system_fonts) bx_font_scan_system(library);
    for (size_t i = 0; i < library->sources.count; i++) {
        const bx_font_source *s = &library->sources.items[i];
        bx_buffer_format(out, "%.*s\t%d%s\t%.*s", BX_STRING_ARGS(s->family), s->weight,
                         s->italic ? " italic" : "", BX_STRING_ARGS(s->path));
        if (s->index) bx_buffer_format(out, "#%u", s->index);
        bx_buffer_append_byte(out, '\n');
    }
    pthread_mutex_unlock(&library->lock);
}
