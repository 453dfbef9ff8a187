/* Composite fonts (PDF 32000, 9.7): Type0 with Identity-H and Identity-V over an embedded subset.
 */
#ifndef BX_PDF_FONT_OBJECT_H
#define BX_PDF_FONT_OBJECT_H

#include "font/subset.h"
#include "pdf/glyph_text.h"
#include "pdf/objects.h"

/* A face with all glyphs of the document, its subset, and what is deflated before libharu sees it.
 */
typedef struct bx_font_program_data {
    const bx_face *face;
    bx_glyph_set glyphs;
    bx_glyph_texts texts; /* of those without a character; the texts are borrowed from the pages */
    bx_subset subset;
    bx_spooled program, to_unicode; /* deflated; owned */
    uint64_t program_hash, to_unicode_hash;
    bx_buffer widths; /* text of the W array */
    bool failed;
} bx_font_program_data;

/* Makes the deflated subset; `failed` says when it could not be made. */
void bx_font_program_make(bx_font_program_data *font, bx_diagnostics *diagnostics);

/* Makes widths and ToUnicode. Both may run at once, and for several faces side by side. */
void bx_font_program_map(bx_font_program_data *font);
void bx_font_program_release(bx_font_program_data *font);

/* The Type0 font dictionaries for horizontal and for vertical writing over one embedded font; the
 * vertical one only when `vertical` is not NULL. */
HPDF_Dict bx_font_object(HPDF_Doc doc, const bx_font_program_data *font, HPDF_Dict *vertical);

#endif
