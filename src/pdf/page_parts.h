/* A page on its way to the file: what workers make and the writer takes. */
#ifndef BX_PDF_PAGE_PARTS_H
#define BX_PDF_PAGE_PARTS_H

#include "base/array.h"
#include "font/subset.h"
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

/* A bookmark: a story's title and place. */
typedef struct bx_page_bookmark {
    bx_string title;
    bx_length x, y; /* PDF coordinates, as lengths */
} bx_page_bookmark;

/* What is set in a content stream: the graphics state that operators leave behind. A paint is
 * written when any part of it differs. */
typedef struct bx_page_state {
    bool has_fill, has_stroke;
    bx_paint fill, stroke;
    int overprint; /* of both (ISO 32000-1, 11.7.4.3); −1 not set yet */
    bool in_text;  /* between BT and ET */
    size_t face;   /* index on the page + 1; 0: none */
    bool vertical; /* its vertical font */
    bx_length size;
    int32_t scale;
} bx_page_state;

/* What readers are told of a group of glyphs. */
typedef enum bx_page_marking {
    BX_MARKING_NONE,
    BX_MARKING_SILENT, /* to be opened by its first glyphs: readers get nothing for them */
    BX_MARKING_OPEN    /* a marked-content sequence is open */
} bx_page_marking;

/* A page while it is written. */
typedef struct bx_page_writer {
    bx_pdf_page *page;
    bx_content_stream content;
    bx_page_state state;
    bx_page_marking marking;
    const bx_output_condition *condition;
    bx_picture_store *pictures;
    bx_diagnostics *diagnostics;
} bx_page_writer;

struct bx_pdf_page {
    bx_arena *arena;
    uint32_t number;
    bx_rect media, trim, bleed; /* PDF coordinates: y upwards, as lengths */
    bx_spool *spool;            /* for what is to be kept; borrowed; NULL: memory */
    bx_spooled content;         /* deflated */
    uint64_t content_hash;
    size_t content_length; /* before */
    BX_ARRAY(bx_page_face) faces;
    BX_ARRAY(const bx_encoded_image *) pictures; /* of the store: resource /I1, /I2 … */
    BX_ARRAY(bx_page_bookmark) bookmarks;
    bool registration; /* something is printed in the colorant All */
    bool *spots;       /* of the condition: which are printed; colour spaces /CS1, /CS2 … */
    bx_draw_target target;
    bx_page_writer *writer; /* while it is drawn */
};

/* Makes the inks and overprint of a paint current for fills or strokes. */
void bx_page_set_fill(bx_page_writer *w, bx_paint paint);
void bx_page_set_stroke(bx_page_writer *w, bx_paint paint);

/* The functions of a target for paths, pictures and glyphs (draw/target.h); `context` is the
 * writer. */
void bx_pdf_draw_fill(void *context, const bx_path *path, bx_paint paint);
void bx_pdf_draw_stroke(void *context, const bx_path *path, const bx_stroke *stroke,
                        bx_paint paint);
bool bx_pdf_draw_picture(void *context, const bx_draw_picture *picture);
void bx_pdf_draw_glyphs(void *context, const bx_draw_glyphs *glyphs, bx_paint paint);
void bx_pdf_draw_begin_group(void *context, const bx_draw_group *group);
void bx_pdf_draw_end_group(void *context);

/* Leaves a text object, if one is open: paths and pictures stand outside (ISO 32000-1, 8.2). */
void bx_page_end_text(bx_page_writer *w);

/* zlib stream of data; the caller frees it with bx_free. */
void *bx_deflate(const void *data, size_t size, size_t *deflated);

#endif
