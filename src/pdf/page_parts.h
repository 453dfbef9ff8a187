/* A page on its way to the file: what workers make and the writer takes. */
#ifndef BX_PDF_PAGE_PARTS_H
#define BX_PDF_PAGE_PARTS_H

#include "base/array.h"
#include "pdf/content.h"
#include "pdf/glyph_text.h"
#include "pdf/pdf.h"

/* A face used on a page, in order of first use: resource /F1, /F2 … and for vertical writing /V1,
 * /V2 … */
typedef struct bx_page_face {
    const bx_face *face;
    bx_glyph_set glyphs;
    bx_glyph_texts texts;      /* of those without a character */
    bool horizontal, vertical; /* which of the two are used */
} bx_page_face;

/* An image used on a page: resource /I1, /I2 … */
typedef struct bx_page_picture {
    bx_encoded_image image;
    uint64_t key; /* of its content, to share it between pages */
} bx_page_picture;

/* A bookmark: a story's title and place. */
typedef struct bx_page_bookmark {
    bx_string title;
    bx_length x, y; /* PDF coordinates, as lengths */
} bx_page_bookmark;

struct bx_pdf_page {
    bx_arena *arena;
    uint32_t number;
    bx_rect media, trim, bleed; /* PDF coordinates: y upwards, as lengths */
    void *content;              /* deflated */
    size_t content_size, content_length;
    BX_ARRAY(bx_page_face) faces;
    BX_ARRAY(bx_page_picture) pictures;
    BX_ARRAY(bx_page_bookmark) bookmarks;
};

/* The current ink of fills or of strokes. */
typedef struct bx_page_ink {
    bool set;
    bool full_black; /* may overprint */
    bx_color color;
} bx_page_ink;

/* What is set while a content stream is written. */
typedef struct bx_page_writer {
    bx_pdf_page *page;
    bx_content_stream content;
    const bx_plate *plate;
    bx_font_library *fonts;
    const bx_profile *profile;
    const bx_pdf_info *info;
    const bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_page_ink fill, stroke;
    int overprint; /* of both; −1 not set yet */
} bx_page_writer;

/* Sets the fill colour and overprint: text and thin rules of K alone overprint, all else knocks
 * out. */
void bx_write_fill_color(bx_page_writer *writer, bx_color color, bool may_overprint);
void bx_write_stroke_color(bx_page_writer *writer, bx_color color, bool may_overprint);

/* Fills, images, rules, marks: everything below the text. */
void bx_write_graphics(bx_page_writer *writer);

/* Draws a rule of repeated ornaments or waves; false when it is a plain one. */
bool bx_write_ornament(bx_page_writer *writer, const bx_plate_rule *rule);

/* Crop marks outside the bleed. */
void bx_write_marks(bx_page_writer *writer);

/* All text, story by story in reading order. */
void bx_write_text(bx_page_writer *writer);

/* Drawn marks of a line: lines and waves beside names and titles, emphasis dots, frames. */
void bx_write_line_marks(bx_page_writer *writer, const bx_plate_line *line);

/* zlib stream of data; the caller frees it with bx_free. */
void *bx_deflate(const void *data, size_t size, size_t *deflated);

#endif
