/* Thin layer over libharu's object functions. */
#include "pdf/objects.h"

#include <string.h>

HPDF_Dict bx_pdf_dict(HPDF_Doc doc)
{
    HPDF_Dict dict = HPDF_Dict_New(doc->mmgr);
    HPDF_Xref_Add(doc->xref, dict);
    return dict;
}

static HPDF_STATUS write_text(HPDF_Dict dict, HPDF_Stream stream)
{
    return HPDF_Stream_WriteStr(stream, dict->attr);
}

static void free_text(HPDF_Dict dict)
{
    bx_free(dict->attr);
}

HPDF_Dict bx_pdf_written_dict(HPDF_Doc doc, bx_string entries)
{
    HPDF_Dict dict = HPDF_Dict_New(doc->mmgr);
    char *text = bx_alloc(entries.size + 1);
    memcpy(text, entries.data, entries.size);
    dict->attr = text;
    dict->write_fn = write_text;
    dict->free_fn = free_text;
    return dict;
}

/* Called while the dictionary is written: libharu took its own filter entry out. */
static HPDF_STATUS write_flate(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

static HPDF_STATUS write_dct(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\012");
}

void bx_pdf_set_flate(HPDF_Doc doc, HPDF_Dict dict, bx_pdf_data data)
{
    bx_pdf_set_data(doc, dict, data);
    dict->write_fn = write_flate;
}

HPDF_Dict bx_pdf_flate_stream(HPDF_Doc doc, bx_pdf_data data)
{
    HPDF_Dict dict = HPDF_DictStream_New(doc->mmgr, doc->xref);
    bx_pdf_set_flate(doc, dict, data);
    return dict;
}

HPDF_Dict bx_pdf_dct_stream(HPDF_Doc doc, bx_pdf_data data)
{
    HPDF_Dict dict = HPDF_DictStream_New(doc->mmgr, doc->xref);
    bx_pdf_set_data(doc, dict, data);
    dict->write_fn = write_dct;
    return dict;
}

void bx_pdf_add_ascii(HPDF_Doc doc, HPDF_Dict dict, const char *key, const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(doc->mmgr, text, NULL));
}

void bx_pdf_add_text(HPDF_Doc doc, HPDF_Dict dict, const char *key, bx_string text)
{
    bool ascii = true;
    for (size_t i = 0; i < text.size; i++)
        ascii &= text.data[i] >= 0x20 && text.data[i] < 0x7F;
    bx_buffer out = {0};
    if (ascii) {
        bx_buffer_append_string(&out, text);
        bx_pdf_add_ascii(doc, dict, key, out.data ? out.data : "");
        bx_buffer_release(&out);
        return;
    }
    bx_buffer_append(&out, "\xFE\xFF", 2);
    size_t at = 0;
    while (at < text.size && out.size < 60000) {
        uint32_t c = bx_utf8_next(text, &at);
        uint32_t units[2] = {c, 0};
        int count = 1;
        if (c >= 0x10000) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
            count = 2;
        }
        for (int i = 0; i < count; i++) {
            bx_buffer_append_byte(&out, (char)(units[i] >> 8));
            bx_buffer_append_byte(&out, (char)(units[i] & 0xFF));
        }
    }
    HPDF_Dict_Add(dict, key,
                  HPDF_Binary_New(doc->mmgr, (HPDF_BYTE *)out.data, (HPDF_UINT)out.size));
    bx_buffer_release(&out);
}

void bx_pdf_add_array(HPDF_Dict dict, const char *key, HPDF_Array array)
{
    HPDF_Dict_Add(dict, key, array);
}
