/* PDF writer: primitives to PDF/X through libharu's object layer.
 *
 * The only folder that includes hpdf.h. A worker draws a plate to a page (bx_pdf_page_target):
 * deflated content stream, used pictures and glyphs; then the plate's memory may go. One thread
 * adds pages in order and finishes the file: faces are subset side by side.
 */
#ifndef BX_PDF_PDF_H
#define BX_PDF_PDF_H

#include "base/spool.h"
#include "draw/condition.h"
#include "draw/target.h"
#include "image/picture_store.h"

/* What the document says of itself. */
typedef struct bx_pdf_info {
    bx_string title;
    bx_string language;
    bx_string creator;    /* "Banxin 0.1" */
    int year, month, day; /* document date: of the issue, or SOURCE_DATE_EPOCH */
    int hour, minute, second;
} bx_pdf_info;

typedef struct bx_pdf_page bx_pdf_page;

/* A new page, to be drawn to once. Damage of pictures is reported to `diagnostics`, which like the
 * condition is borrowed until the page is drawn; `pictures`, where they are taken from, and the
 * spool, where its content waits (NULL: in memory), until it is freed. Each page is drawn by one
 * thread, several pages at once. Never NULL; bx_pdf_page_free frees it. */
bx_pdf_page *bx_pdf_page_new(const bx_output_condition *condition, bx_picture_store *pictures,
                             bx_spool *spool, bx_diagnostics *diagnostics);

/* Where a page is drawn to; valid until its `end` has been called. */
const bx_draw_target *bx_pdf_page_target(const bx_pdf_page *page);
void bx_pdf_page_free(bx_pdf_page *page);

/* Writes bytes of the file in order; returns 0 or an errno value. */
typedef int (*bx_pdf_write)(void *context, const void *data, size_t size);

/* Writes the whole document: drawn pages in the given order (not freed), fonts subset on `threads`
 * threads. False with a diagnostic when something failed; the output is then to be discarded. */
bool bx_pdf_write_document(bx_pdf_page *const *pages, size_t page_count,
                           const bx_output_condition *condition, const bx_pdf_info *info,
                           unsigned threads, bx_pdf_write write, void *context,
                           bx_diagnostics *diagnostics);

#endif
