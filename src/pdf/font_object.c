/* Font dictionaries, widths and ToUnicode maps. */
#include "pdf/font_object.h"

#include "base/map.h"
#include "base/timing.h"
#include "pdf/page_parts.h"

#include <stdio.h>

/* Widths that differ from DW 1000, in runs of codes: c [w w …]. */
static void make_widths(bx_font_program_data *font)
{
    const bx_face *face = font->face;
    uint32_t expected = UINT32_MAX;
    bool open = false;
    for (uint32_t g = bx_glyph_set_next(&font->glyphs, 0); g != UINT32_MAX;
         g = bx_glyph_set_next(&font->glyphs, g + 1)) {
        int64_t width = bx_multiply_divide(bx_face_advance(face, g), 1000000, face->units_per_em);
        if (width == 1000000) continue;
        uint32_t code = bx_face_code(face, g);
        if (code != expected) {
            if (open) bx_buffer_append_byte(&font->widths, ']');
            bx_buffer_format(&font->widths, "%u[", code);
            open = true;
        } else {
            bx_buffer_append_byte(&font->widths, ' ');
        }
        bx_content_number(&font->widths, width, 1000);
        expected = code + 1;
    }
    if (open) bx_buffer_append_byte(&font->widths, ']');
}

/* What is seen of a character that no face has. */
enum { WHITE_SQUARE = 0x25A1 };

static void append_utf16(bx_buffer *out, uint32_t c)
{
    if (c >= 0x10000)
        bx_buffer_format(out, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10),
                         0xDC00 + ((c - 0x10000) & 0x3FF));
    else
        bx_buffer_format(out, "%04X", c);
}

/* The text of a glyph: its character, else what it was used for. */
static void append_text(bx_buffer *out, const bx_font_program_data *font, uint32_t glyph)
{
    uint32_t character = bx_face_character(font->face, glyph);
    bx_string text = bx_glyph_texts_find(&font->texts, glyph);
    if (character || text.size == 0) append_utf16(out, character ? character : WHITE_SQUARE);
    for (size_t at = 0; !character && at < text.size;)
        append_utf16(out, bx_utf8_next(text, &at));
}

static void append_block(bx_buffer *map, const bx_buffer *block, unsigned count)
{
    if (count == 0) return;
    bx_buffer_format(map, "%u beginbfchar\n", count);
    bx_buffer_append_string(map, bx_buffer_string(block));
    bx_buffer_append_literal(map, "endbfchar\n");
}

/* ToUnicode CMap: one fixed character per glyph of a face, whatever the text used; where no
 * character leads to a glyph, the text of its first use. */
static void make_to_unicode(bx_font_program_data *font)
{
    bx_buffer map = {0}, block = {0};
    bx_buffer_append_literal(
        &map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
              "<</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName "
              "/Adobe-Identity-UCS def\n"
              "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    unsigned count = 0;
    for (uint32_t g = bx_glyph_set_next(&font->glyphs, 0); g != UINT32_MAX;
         g = bx_glyph_set_next(&font->glyphs, g + 1)) {
        bx_buffer_format(&block, "<%04X> <", bx_face_code(font->face, g));
        append_text(&block, font, g);
        bx_buffer_append_literal(&block, ">\n");
        if (++count == 100) {
            append_block(&map, &block, count);
            block.size = 0;
            count = 0;
        }
    }
    append_block(&map, &block, count);
    bx_buffer_append_literal(&map,
                             "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    font->to_unicode.data = bx_deflate(map.data, map.size, &font->to_unicode.size);
    font->to_unicode_hash = bx_hash(font->to_unicode.data, font->to_unicode.size);
    bx_buffer_release(&map);
    bx_buffer_release(&block);
}

void bx_font_program_make(bx_font_program_data *font, bx_diagnostics *diagnostics)
{
    uint64_t started = bx_clock();
    font->failed = !bx_subset_make(font->face, &font->glyphs, &font->subset, diagnostics);
    bx_timing_add(BX_STAGE_SUBSET, started);
    if (font->failed) return;
    font->program.data = bx_deflate(font->subset.data, font->subset.size, &font->program.size);
    font->program_hash = bx_hash(font->program.data, font->program.size);
}

void bx_font_program_map(bx_font_program_data *font)
{
    make_widths(font);
    make_to_unicode(font);
}

void bx_font_program_release(bx_font_program_data *font)
{
    bx_glyph_set_release(&font->glyphs);
    bx_array_release(&font->texts.items);
    bx_subset_release(&font->subset);
    bx_spooled_release(&font->program);
    bx_spooled_release(&font->to_unicode);
    bx_buffer_release(&font->widths);
}

static void add_metric(HPDF_Dict dict, const char *key, const bx_face *face, int units)
{
    int64_t value = bx_multiply_divide(units, 1000, face->units_per_em);
    HPDF_Dict_AddNumber(dict, key, (HPDF_INT32)value);
}

static HPDF_Dict descriptor(HPDF_Doc doc, const bx_font_program_data *font, const char *name)
{
    enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 };
    const bx_face *face = font->face;
    HPDF_Dict dict = bx_pdf_dict(doc);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags",
                        SYMBOLIC | (face->fixed_pitch ? FIXED_PITCH : 0) |
                            (face->italic ? ITALIC : 0));
    HPDF_Array box = HPDF_Array_New(doc->mmgr);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(
            box, (HPDF_INT32)bx_multiply_divide(face->bbox_fu[i], 1000, face->units_per_em));
    bx_pdf_add_array(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", face->italic_angle);
    int height, depth;
    bx_face_frame(face, &height, &depth);
    add_metric(dict, "Ascent", face, height);
    add_metric(dict, "Descent", face, depth);
    add_metric(dict, "CapHeight", face, face->cap_height_fu);
    HPDF_Dict_AddNumber(dict, "StemV", 50 + face->weight / 10);
    HPDF_Dict program =
        bx_pdf_flate_stream(doc, (bx_pdf_data){font->program, NULL, font->program_hash});
    if (font->subset.program == BX_FONT_FILE2) {
        HPDF_Dict_AddNumber(program, "Length1", (HPDF_INT32)font->subset.size);
        HPDF_Dict_Add(dict, "FontFile2", program);
    } else {
        HPDF_Dict_AddName(program, "Subtype", "CIDFontType0C");
        HPDF_Dict_Add(dict, "FontFile3", program);
    }
    return dict;
}

/* W is written as text: libharu's arrays hold no more than 32,767 entries. */
static HPDF_STATUS write_widths(HPDF_Dict dict, HPDF_Stream stream)
{
    const bx_buffer *widths = dict->attr;
    if (widths->size == 0) return HPDF_OK;
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, "/W [");
    if (status == HPDF_OK)
        status =
            HPDF_Stream_Write(stream, (const HPDF_BYTE *)widths->data, (HPDF_UINT)widths->size);
    if (status == HPDF_OK) status = HPDF_Stream_WriteStr(stream, "]\012");
    return status;
}

static HPDF_Dict descendant(HPDF_Doc doc, const bx_font_program_data *font, const char *name)
{
    bool glyf = font->subset.program == BX_FONT_FILE2;
    HPDF_Dict dict = bx_pdf_dict(doc);
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", glyf ? "CIDFontType2" : "CIDFontType0");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict info = HPDF_Dict_New(doc->mmgr);
    bx_pdf_add_ascii(doc, info, "Registry", "Adobe");
    bx_pdf_add_ascii(doc, info, "Ordering", "Identity");
    HPDF_Dict_AddNumber(info, "Supplement", 0);
    HPDF_Dict_Add(dict, "CIDSystemInfo", info);
    HPDF_Dict_Add(dict, "FontDescriptor", descriptor(doc, font, name));
    HPDF_Dict_AddNumber(dict, "DW", 1000);
    if (glyf) HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
    dict->attr = (void *)&font->widths;
    dict->write_fn = write_widths;
    return dict;
}

static HPDF_Dict composite(HPDF_Doc doc, const char *name, const char *encoding,
                           HPDF_Dict descendant_font, HPDF_Dict to_unicode)
{
    HPDF_Dict dict = bx_pdf_dict(doc);
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict_AddName(dict, "Encoding", encoding);
    HPDF_Array descendants = HPDF_Array_New(doc->mmgr);
    HPDF_Array_Add(descendants, descendant_font);
    bx_pdf_add_array(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode", to_unicode);
    return dict;
}

HPDF_Dict bx_font_object(HPDF_Doc doc, const bx_font_program_data *font, HPDF_Dict *vertical)
{
    char name[96];
    int size = snprintf(name, sizeof name, "%s+%.*s", font->subset.tag,
                        BX_STRING_ARGS(font->face->postscript_name));
    if (size >= (int)sizeof name) name[sizeof name - 1] = '\0';
    HPDF_Dict shared = descendant(doc, font, name);
    HPDF_Dict to_unicode =
        bx_pdf_flate_stream(doc, (bx_pdf_data){font->to_unicode, NULL, font->to_unicode_hash});
    if (vertical) *vertical = composite(doc, name, "Identity-V", shared, to_unicode);
    return composite(doc, name, "Identity-H", shared, to_unicode);
}
