/* Subsets of faces for embedding (hb-subset). */
#ifndef BX_FONT_SUBSET_H
#define BX_FONT_SUBSET_H

#include "font/font.h"

/* Glyphs of one face that are used, as a bit set. A zeroed struct is empty. */
typedef struct bx_glyph_set {
    uint32_t *words;
    size_t word_count;
} bx_glyph_set;

/* Adds a glyph, or all glyphs of another set. */
void bx_glyph_set_add(bx_glyph_set *set, uint32_t glyph);
void bx_glyph_set_merge(bx_glyph_set *to, const bx_glyph_set *from);

/* Whether a glyph is in a set. */
bool bx_glyph_set_has(const bx_glyph_set *set, uint32_t glyph);

/* The next glyph at or after `glyph`, or UINT32_MAX. */
uint32_t bx_glyph_set_next(const bx_glyph_set *set, uint32_t glyph);

/* Frees the words; the set is empty again. */
void bx_glyph_set_release(bx_glyph_set *set);

typedef enum bx_font_program {
    BX_FONT_FILE2,
    BX_FONT_FILE3_CID,
    BX_FONT_FILE3_NAME
} bx_font_program;

typedef struct bx_subset {
    bx_font_program program;
    void *data; /* owned: bx_subset_release */
    size_t size;
    char tag[7]; /* six capitals from the glyph set and the face: equal sets, equal tags */
} bx_subset;

/* Makes the subset. CID-keyed CFF: without retain-gids, desubroutinized, bare `CFF ` table, codes
 * are CIDs; glyf: a minimal sfnt; name-keyed CFF: retain-gids. Thread-safe. False with a diagnostic
 * when the face may not be embedded (fsType) or hb-subset fails. */
bool bx_subset_make(const bx_face *face, const bx_glyph_set *glyphs, bx_subset *subset,
                    bx_diagnostics *diagnostics);
void bx_subset_release(bx_subset *subset);

/* The code to write in a content stream for a glyph: its CID in a CID-keyed CFF, else the glyph id.
 */
uint32_t bx_face_code(const bx_face *face, uint32_t glyph);

/* The one fixed character of each glyph for ToUnicode: ideographs and CJK punctuation before
 * radicals and compatibility characters, vertical forms to their base. 0 when no character leads to
 * the glyph. */
uint32_t bx_face_character(const bx_face *face, uint32_t glyph);

#endif
