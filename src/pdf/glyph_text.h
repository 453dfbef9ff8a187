/* What glyphs stand for that no single character leads to: ligatures, alternates. Readers that do
 * not know ActualText go by these texts alone (ISO 32000-1, 9.10.3). */
#ifndef BX_PDF_GLYPH_TEXT_H
#define BX_PDF_GLYPH_TEXT_H

#include "base/array.h"
#include "draw/target.h"
#include "font/font.h"

typedef struct bx_glyph_text {
    uint32_t glyph;
    bx_string text; /* UTF-8 */
} bx_glyph_text;

/* Texts of glyphs of one face, in order of first use, which decides. A zeroed struct is empty;
 * bx_array_release(&texts->items) frees it, the texts belong to their page. */
typedef struct bx_glyph_texts {
    BX_ARRAY(bx_glyph_text) items;
} bx_glyph_texts;

/* The text of a glyph that has one; empty when none was added. */
bx_string bx_glyph_texts_find(const bx_glyph_texts *texts, uint32_t glyph);

/* Adds texts that are not there yet. */
void bx_glyph_texts_merge(bx_glyph_texts *to, const bx_glyph_texts *from);

/* Adds glyph `index` of a run, with the characters of its cluster that no other glyph of it stands
 * for, copied into the arena; nothing when a character leads to the glyph. */
void bx_glyph_texts_add(bx_glyph_texts *texts, const bx_face *face, const bx_draw_glyphs *run,
                        size_t index, bx_arena *arena);

#endif
