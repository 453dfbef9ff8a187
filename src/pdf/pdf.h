/* PDF writer: plates to PDF/X through libharu's object layer.
 *
 * The only folder that includes hpdf.h. A worker turns a plate into a page (bx_pdf_page_make):
 * deflated content stream, encoded images, used glyphs; then the plate's memory may go. One thread
 * adds pages in order and finishes the file: faces are subset side by side.
 */
#ifndef BX_PDF_PDF_H
#define BX_PDF_PDF_H

#include "font/subset.h"
#include "image/image.h"
#include "plate/plate.h"

/* What the document says of itself. */
typedef struct bx_pdf_info {
    bx_string title;
    bx_string language;
    bx_string creator;    /* "Banxin 0.1" */
    int year, month, day; /* document date: of the issue, or SOURCE_DATE_EPOCH */
    int hour, minute, second;
    uint32_t image_ppi; /* house resolution of images: 200 */
    uint32_t ink_limit; /* percent */
} bx_pdf_info;

typedef struct bx_pdf_page bx_pdf_page;

/* Makes a page of a plate. Thread-safe. Never NULL; damage is reported. */
bx_pdf_page *bx_pdf_page_make(const bx_plate *plate, bx_font_library *fonts,
                              const bx_profile *profile, const bx_pdf_info *info,
                              const bx_sources *sources, bx_diagnostics *diagnostics);
void bx_pdf_page_free(bx_pdf_page *page);

/* Writes bytes of the file in order; returns 0 or an errno value. */
typedef int (*bx_pdf_write)(void *context, const void *data, size_t size);

/* Writes the whole document: pages in the given order (not freed), fonts subset on `threads`
 * threads. False with a diagnostic when something failed; the output is then to be discarded. */
bool bx_pdf_write_document(bx_pdf_page *const *pages, size_t page_count, bx_font_library *fonts,
                           const bx_profile *profile, const bx_pdf_info *info, unsigned threads,
                           bx_pdf_write write, void *context, bx_diagnostics *diagnostics);

#endif
