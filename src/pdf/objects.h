/* libharu's objects as this folder uses them: dictionaries, arrays, precompressed streams. */
#ifndef BX_PDF_OBJECTS_H
#define BX_PDF_OBJECTS_H

#include "pdf/file.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

/* A new indirect dictionary. */
HPDF_Dict bx_pdf_dict(HPDF_Doc doc);

/* A new direct dictionary with these entries, written as they are; the text is copied. */
HPDF_Dict bx_pdf_written_dict(HPDF_Doc doc, bx_string entries);

/* A new indirect stream whose data is a zlib stream already; libharu's own filter would deflate it
 * again. */
HPDF_Dict bx_pdf_flate_stream(HPDF_Doc doc, bx_pdf_data data);

/* The same with a DCT (JPEG) stream. */
HPDF_Dict bx_pdf_dct_stream(HPDF_Doc doc, bx_pdf_data data);

/* Replaces the data of an existing stream dictionary (a page's contents) by a zlib stream. */
void bx_pdf_set_flate(HPDF_Doc doc, HPDF_Dict dict, bx_pdf_data data);

/* A text string: ASCII as literal, anything else as UTF-16BE. */
void bx_pdf_add_text(HPDF_Doc doc, HPDF_Dict dict, const char *key, bx_string text);

/* An ASCII literal string. */
void bx_pdf_add_ascii(HPDF_Doc doc, HPDF_Dict dict, const char *key, const char *text);

/* An array under a key, owned by the dictionary from then on. */
void bx_pdf_add_array(HPDF_Dict dict, const char *key, HPDF_Array array);

#endif
