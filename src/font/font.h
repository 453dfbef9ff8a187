/* Faces: finding them (fontconfig), their metrics and outlines' facts, shaping handles (HarfBuzz).
 *
 * A font library belongs to the engine and is shared by all workers; faces are immutable once found
 * and live as long as the library. Hinting is never used. All _fu values are font units.
 */
#ifndef BX_FONT_FONT_H
#define BX_FONT_FONT_H

#include "base/diagnostic.h"
#include "base/length.h"

#include <hb.h>

typedef enum bx_outline_kind {
    BX_OUTLINE_GLYF,    /* TrueType */
    BX_OUTLINE_CFF_CID, /* CID-keyed CFF */
    BX_OUTLINE_CFF_NAME /* name-keyed CFF */
} bx_outline_kind;

/* Why a face or family cannot be used. */
typedef enum bx_font_problem {
    BX_FONT_USABLE,
    BX_FONT_UNKNOWN,    /* no such family */
    BX_FONT_UNREADABLE, /* no file, or no static outlines that a PDF can embed: bitmaps, WOFF, Type
                           1 */
    BX_FONT_VARIABLE,   /* an OpenType variable font */
    BX_FONT_RESTRICTED  /* OS/2 fsType forbids embedding or subsetting */
} bx_font_problem;

typedef struct bx_face {
    uint32_t id;               /* index in the library, in order of first use; not for output */
    bx_string family;          /* typographic family, English where the font has it */
    bx_string style;           /* typographic style: "Regular", "Bold" */
    bx_string postscript_name; /* ASCII */
    bx_string path;            /* font file */
    unsigned index;            /* face in a collection */
    int weight;                /* CSS 1–1000 */
    bool italic;
    bx_outline_kind outlines;
    uint32_t units_per_em;
    int ascender_fu, descender_fu; /* hhea; descender negative */
    int ideographic_bottom_fu;     /* BASE ideo, else −0.12 em (T-022) */
    int axis_fu; /* middle of the frame: BASE icfb and icft, else of the em box (T-022) */
    int cap_height_fu, x_height_fu;
    int bbox_fu[4];   /* xMin yMin xMax yMax of the head table */
    int italic_angle; /* degrees */
    uint32_t glyph_count;
    bool fixed_pitch, has_vertical_metrics, has_halt, has_vert;
    hb_face_t *hb_face;          /* immutable */
    hb_font_t *hb_font;          /* immutable, scale = units per em, hb-ot functions */
    struct bx_face_codes *codes; /* codes and characters of glyphs, made on first use */
} bx_face;

typedef struct bx_font_library bx_font_library;

/* Opens the default faces in `folder` (fonts/) through a private fontconfig that sees nothing else.
 * NULL after a fatal diagnostic. Thread-safe after creation. */
bx_font_library *bx_font_library_new(const char *folder, bx_diagnostics *diagnostics);
void bx_font_library_free(bx_font_library *library);

/* Adds one @font-face: `family` and the given weight and style mean the face in that file from now
 * on. A missing or unusable file is an error at `span`, and adds nothing. Call before workers
 * start. */
void bx_font_library_add(bx_font_library *library, bx_string family, int weight, bool italic,
                         bx_string path, unsigned index, bx_span span, bx_diagnostics *diagnostics);

/* The wish of a style: family names in order of preference, compared without regard to ASCII case.
 * The generics "serif", "sans-serif", "cursive" stand for the default Song, Hei and Kai, or for
 * Ming and Hei where the language is Traditional Chinese. */
typedef struct bx_font_query {
    const bx_string *families;
    size_t family_count;
    int weight;
    bool italic;
    bx_string language; /* BCP 47 */
} bx_font_query;

/* The face for a character: the first family in the list that has it, in the weight and style that
 * CSS Fonts 4, 5.2 chooses, then the default faces, else NULL. When a named family is not among the
 * default faces, the machine's own fonts are scanned, once. Thread-safe. `character` 0 asks for the
 * first available face of the list. Where many characters share a query, font/chain.h is quicker.
 */
const bx_face *bx_font_match(bx_font_library *library, const bx_font_query *query,
                             uint32_t character);

/* Whether a family name leads to a face that can be used, or why not. `near` is the nearest known
 * name of an unknown one, if there is one near, else empty. Thread-safe. */
bx_font_problem bx_font_family_problem(bx_font_library *library, bx_string family, bx_string *near);

/* Nominal glyph of a character, 0 when the face has none. Fast (HarfBuzz caches the cmap). */
uint32_t bx_face_glyph(const bx_face *face, uint32_t character);

/* Horizontal advance in font units. */
int bx_face_advance(const bx_face *face, uint32_t glyph);

/* Height above and depth below the baseline (negative), in font units, that viewers mark text with:
 * the em box of ideographs where the face has them, else hhea's. */
void bx_face_frame(const bx_face *face, int *height, int *depth);

/* Ink box in font units, y upwards: xMin yMin xMax yMax; false for an empty glyph. */
bool bx_face_ink(const bx_face *face, uint32_t glyph, int box_fu[4]);

/* One of the faces found so far, by its id. */
const bx_face *bx_font_library_face(const bx_font_library *library, uint32_t id);

/* Whether the file at `path` is the one that is looked for. */
typedef bool (*bx_font_file_is)(void *context, bx_string path);

/* Finds a face again by its file: at `path` when that is not empty, else among the default faces
 * and then the machine's of that family; `is` decides. Opens it and sets *id; false when no file is
 * the one. Thread-safe; `is` is called under the library's lock. */
bool bx_font_library_find(bx_font_library *library, bx_string family, bx_string path,
                          unsigned index, bx_font_file_is is, void *context, uint32_t *id);

/* Appends a table of all faces that can be named, for `banxin fonts`: family, weight, ideographs,
 * licence (or why the face cannot be used) and file, in columns. */
void bx_font_library_list(bx_font_library *library, bool system_fonts, bx_buffer *out);

#endif
