/* Kinds of files by their first bytes. */
#include "unicode/file_kind.h"

#include <string.h>

/* The first row that fits counts. `inside`: what must stand in the first 2,000 bytes as well. */
static const struct {
    const char *begin;
    size_t size;
    const char *inside, *kind;
} KINDS[] = {
    {"PK\3\4", 4, "word/", "a Word document"},
    {"PK\3\4", 4, "xl/", "an Excel workbook"},
    {"PK\3\4", 4, "ppt/", "a PowerPoint file"},
    {"PK\3\4", 4, "opendocument", "an OpenDocument file"},
    {"PK\3\4", 4, "designmap", "an IDML package of InDesign"},
    {"PK\3\4", 4, "[Content_Types].xml", "an Office document"},
    {"PK\3\4", 4, "", "a ZIP archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "", "an old Office document (.doc, .xls, .wps)"},
    {"{\\rtf", 5, "", "an RTF document"},
    {"%PDF-", 5, "", "a PDF"},
    {"%!PS", 4, "", "a PostScript file"},
    {"\x89PNG", 4, "", "a picture (PNG)"},
    {"\xFF\xD8\xFF", 3, "", "a picture (JPEG)"},
    {"GIF8", 4, "", "a picture (GIF)"},
    {"II*\0", 4, "", "a picture (TIFF)"},
    {"MM\0*", 4, "", "a picture (TIFF)"},
    {"8BPS", 4, "", "a Photoshop file"},
    {"RIFF", 4, "WEBP", "a picture (WebP)"},
    {"\6\6\xED\xF5\xD8\x1D\x46\xE5", 8, "", "an InDesign document"},
    {"\x1F\x8B", 2, "", "a gzip archive"},
    {"7z\xBC\xAF\x27\x1C", 6, "", "a 7-Zip archive"},
    {"Rar!\x1A\7", 6, "", "a RAR archive"},
    {"OTTO", 4, "", "a font"},
    {"\0\1\0\0", 4, "", "a font"},
    {"ttcf", 4, "", "a font"},
    {"wOFF", 4, "", "a font (WOFF)"},
    {"wOF2", 4, "", "a font (WOFF)"},
};

const char *bx_file_kind(bx_string bytes)
{
    enum { LOOKED_AT = 2000 };
    size_t size = bytes.size < LOOKED_AT ? bytes.size : LOOKED_AT;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (bytes.size < KINDS[i].size || memcmp(bytes.data, KINDS[i].begin, KINDS[i].size) != 0)
            continue;
        size_t inside = strlen(KINDS[i].inside);
        if (inside == 0 || memmem(bytes.data, size, KINDS[i].inside, inside)) return KINDS[i].kind;
    }
    return NULL;
}
