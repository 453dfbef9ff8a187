/* Finding font files: a folder through a private fontconfig, the machine's own through its
 * configuration. */
#include "font/library.h"

#include <fontconfig/fontconfig.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int pattern_int(FcPattern *pattern, const char *name, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, name, 0, &value) == FcResultMatch ? value : otherwise;
}

static double pattern_number(FcPattern *pattern, const char *name, double otherwise)
{
    double value;
    return FcPatternGetDouble(pattern, name, 0, &value) == FcResultMatch ? value : otherwise;
}

/* CSS weight that a style name tells, or 0. Longer names stand before those they contain. */
static int weight_of_name(const char *name)
{
    static const struct {
        const char *part;
        int weight;
    } names[] = {{"ExtraBold", 800},  {"UltraBold", 800},  {"SemiBold", 600},  {"DemiBold", 600},
                 {"Black", 900},      {"Heavy", 900},      {"Bold", 700},      {"Medium", 500},
                 {"ExtraLight", 200}, {"UltraLight", 200}, {"SemiLight", 350}, {"DemiLight", 350},
                 {"Light", 300},      {"Thin", 100}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strstr(name, names[i].part)) return names[i].weight;
    }
    return 0;
}

/* CSS weight of a pattern. Some faces of all weights say 400 in OS/2: there the style's name
 * decides. */
static int pattern_weight(FcPattern *pattern)
{
    double weight = pattern_number(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
    int css = (int)(FcWeightToOpenTypeDouble(weight) + 0.5);
    FcChar8 *style = NULL;
    if (css == 400 && FcPatternGetString(pattern, FC_STYLE, 0, &style) == FcResultMatch) {
        int named = weight_of_name((const char *)style);
        if (named) css = named;
    }
    return css;
}

static void add_pattern(bx_font_library *library, FcPattern *pattern, bool system)
{
    FcChar8 *file = NULL, *family = NULL;
    FcBool scalable = FcTrue, variable = FcFalse;
    FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch || !scalable) return;
    int index = pattern_int(pattern, FC_INDEX, 0);
    if (index > 0xFFFF && !variable) return; /* a named instance of a variable font */
    bx_font_source source = {
        .index = (unsigned)index & 0xFFFF,
        .weight = pattern_weight(pattern),
        .width = (int)pattern_number(pattern, FC_WIDTH, FC_WIDTH_NORMAL),
        .italic = pattern_int(pattern, FC_SLANT, 0) > 0,
        .system = system,
        .problem = variable ? BX_FONT_VARIABLE : BX_FONT_USABLE,
    };
    source.path = bx_string_copy(library->arena, bx_string_of((const char *)file));
    for (int n = 0; FcPatternGetString(pattern, FC_FAMILY, n, &family) == FcResultMatch; n++) {
        source.family = bx_string_copy(library->arena, bx_string_of((const char *)family));
        bx_array_push(&library->sources, source);
    }
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

static void add_fonts(bx_font_library *library, FcConfig *config, FcSetName set, bool system)
{
    size_t first = library->sources.count;
    FcFontSet *fonts = FcConfigGetFonts(config, set);
    for (int i = 0; fonts && i < fonts->nfont; i++)
        add_pattern(library, fonts->fonts[i], system);
    if (library->sources.count > first)
        qsort(library->sources.items + first, library->sources.count - first,
              sizeof *library->sources.items, compare_sources);
}

/* Whether a folder is, or now becomes, one that only this user can write to. */
static bool own_folder(const char *path)
{
    struct stat facts;
    if (mkdir(path, 0700) == 0) return true;
    return lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == geteuid() &&
           (facts.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static void destroy_config(void *config)
{
    FcConfigDestroy(config);
}

/* A configuration of our own that knows nothing of the machine's fonts. Fontconfig keeps what it
 * learns of a folder in a cache: the user's, or one among the temporary files where there is no
 * home. */
static FcConfig *private_config(bx_arena *arena)
{
    FcConfig *config = bx_hold(FcConfigCreate(), destroy_config);
    if (!config) return NULL;
    const char *home = getenv("HOME"), *cache = getenv("XDG_CACHE_HOME");
    const char *folder = NULL;
    if ((cache && access(cache, W_OK) == 0) || (home && *home && access(home, W_OK) == 0)) {
        folder = "<cachedir prefix=\"xdg\">fontconfig</cachedir>";
    } else {
        bx_string path =
            bx_string_format(arena, "/tmp/.banxin-fontconfig-%lu", (unsigned long)geteuid());
        if (own_folder(path.data))
            folder = bx_string_format(arena, "<cachedir>%s</cachedir>", path.data).data;
    }
    if (folder) {
        bx_string text = bx_string_format(arena, "<fontconfig>%s</fontconfig>", folder);
        FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text.data, FcFalse);
    }
    return config;
}

void bx_font_scan_folder(bx_font_library *library, const char *folder)
{
    FcConfig *config = private_config(library->arena);
    if (!config) return;
    if (FcConfigAppFontAddDir(config, (const FcChar8 *)folder))
        add_fonts(library, config, FcSetApplication, false);
    bx_drop(config, destroy_config);
}

void bx_font_scan_system(bx_font_library *library)
{
    if (library->system_scanned) return;
    library->system_scanned = true;
    FcConfig *config = bx_hold(FcInitLoadConfigAndFonts(), destroy_config);
    if (!config) return;
    add_fonts(library, config, FcSetSystem, true);
    bx_drop(config, destroy_config);
}
