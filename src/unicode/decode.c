/* Encodings: byte order marks, declarations, ICU converters. */
#include "unicode/decode.h"

#include "base/codes.h"
#include "base/file.h"
#include "base/recovery.h"
#include "base/unreadable.h"
#include "unicode/codes.h"
#include "unicode/file_kind.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

enum { LARGEST_XML = 64 << 20, LARGEST_CSS = 16 << 20, LONGEST_DECLARATION = 256 };

/* Labels newsrooms write, and the converter that reads what they really mean. */
/* clang-format off */
static const struct {
    const char *label, *converter;
} LABELS[] = {
    {"utf-8", "utf-8"},      {"utf8", "utf-8"},         {"us-ascii", "utf-8"},
    {"gb2312", "gb18030"},   {"gbk", "gb18030"},        {"gb18030", "gb18030"},
    {"cp936", "gb18030"},    {"gb_2312-80", "gb18030"}, {"x-gbk", "gb18030"},
    {"big5", "Big5-HKSCS"},  {"big5-hkscs", "Big5-HKSCS"}, {"cp950", "Big5-HKSCS"},
    {"big5hkscs", "Big5-HKSCS"}, {"big5-eten", "Big5-HKSCS"}, {"x-x-big5", "Big5-HKSCS"},
    {"utf-16", "UTF-16"},    {"utf-16le", "UTF-16LE"},  {"utf-16be", "UTF-16BE"},
    {"iso-8859-1", "windows-1252"}, {"latin1", "windows-1252"}, {"iso_8859-1", "windows-1252"},
    {"windows-1252", "windows-1252"}, {"cp1252", "windows-1252"}, {"ascii", "utf-8"},
    {"csgb2312", "gb18030"}, {"gb18030-2022", "gb18030"}, {"windows-936", "gb18030"},
};
/* clang-format on */

/* Private-use points that converters give, and the characters they stand for; `mark`: a combining
 * mark behind it, or 0. */
/* clang-format off */
static const struct {
    uint32_t private_use, character, mark;
} PRIVATE_USE[] = {
    /* GBK, GB18030 before 2022 */
    {0xE5E5, 0x3000, 0}, {0xE7C7, 0x1E3F, 0}, {0xE7C8, 0x01F9, 0}, {0xE81E, 0x9FB4, 0},
    {0xE826, 0x9FB5, 0}, {0xE82B, 0x9FB6, 0}, {0xE82C, 0x9FB7, 0}, {0xE832, 0x9FB8, 0},
    {0xE843, 0x9FB9, 0}, {0xE854, 0x9FBA, 0}, {0xE864, 0x9FBB, 0}, {0xE815, 0x2E81, 0},
    {0xE816, 0x20087, 0}, {0xE817, 0x20089, 0}, {0xE818, 0x200CC, 0}, {0xE831, 0x215D7, 0},
    {0xE83B, 0x2298F, 0}, {0xE855, 0x241FE, 0}, {0xE819, 0x2E84, 0}, {0xE81A, 0x3473, 0},
    {0xE81B, 0x3447, 0}, {0xE81C, 0x2E88, 0}, {0xE81D, 0x2E8B, 0}, {0xE81F, 0x359E, 0},
    {0xE820, 0x361A, 0}, {0xE821, 0x360E, 0}, {0xE822, 0x2E8C, 0}, {0xE823, 0x2E97, 0},
    {0xE824, 0x396E, 0}, {0xE825, 0x3918, 0}, {0xE827, 0x39CF, 0}, {0xE828, 0x39DF, 0},
    {0xE829, 0x3A73, 0}, {0xE82A, 0x39D0, 0}, {0xE82D, 0x3B4E, 0}, {0xE82E, 0x3C6E, 0},
    {0xE82F, 0x3CE0, 0}, {0xE830, 0x2EA7, 0}, {0xE833, 0x2EAA, 0}, {0xE834, 0x4056, 0},
    {0xE835, 0x415F, 0}, {0xE836, 0x2EAE, 0}, {0xE837, 0x4337, 0}, {0xE838, 0x2EB3, 0},
    {0xE839, 0x2EB6, 0}, {0xE83A, 0x2EB7, 0}, {0xE83C, 0x43B1, 0}, {0xE83D, 0x43AC, 0},
    {0xE83E, 0x2EBB, 0}, {0xE83F, 0x43DD, 0}, {0xE840, 0x44D6, 0}, {0xE841, 0x4661, 0},
    {0xE842, 0x464C, 0}, {0xE844, 0x4723, 0}, {0xE845, 0x4729, 0}, {0xE846, 0x477C, 0},
    {0xE847, 0x478D, 0}, {0xE848, 0x2ECA, 0}, {0xE849, 0x4947, 0}, {0xE84A, 0x497A, 0},
    {0xE84B, 0x497D, 0}, {0xE84C, 0x4982, 0}, {0xE84D, 0x4983, 0}, {0xE84E, 0x4985, 0},
    {0xE84F, 0x4986, 0}, {0xE850, 0x499F, 0}, {0xE851, 0x499B, 0}, {0xE852, 0x49B7, 0},
    {0xE853, 0x49B6, 0}, {0xE856, 0x4CA3, 0}, {0xE857, 0x4C9F, 0}, {0xE858, 0x4CA0, 0},
    {0xE859, 0x4CA1, 0}, {0xE85A, 0x4C77, 0}, {0xE85B, 0x4CA2, 0}, {0xE85C, 0x4D13, 0},
    {0xE85D, 0x4D14, 0}, {0xE85E, 0x4D15, 0}, {0xE85F, 0x4D16, 0}, {0xE860, 0x4D17, 0},
    {0xE861, 0x4D18, 0}, {0xE862, 0x4D19, 0}, {0xE863, 0x4DAE, 0},
    /* A6D9 …: punctuation of vertical lines */
    {0xE78D, 0xFE10, 0}, {0xE78E, 0xFE12, 0}, {0xE78F, 0xFE11, 0}, {0xE790, 0xFE13, 0},
    {0xE791, 0xFE14, 0}, {0xE792, 0xFE15, 0}, {0xE793, 0xFE16, 0}, {0xE794, 0xFE17, 0},
    {0xE795, 0xFE18, 0}, {0xE796, 0xFE19, 0},
    /* HKSCS-2008: strokes, and what Unicode took up after 2004 */
    {0xF303, 0x31C0, 0}, {0xF304, 0x31C1, 0}, {0xF305, 0x31C2, 0}, {0xF306, 0x31C3, 0},
    {0xF307, 0x31C4, 0}, {0xF309, 0x31C5, 0}, {0xF30C, 0x31C6, 0}, {0xF30D, 0x31C7, 0},
    {0xF310, 0x31C8, 0}, {0xF312, 0x31C9, 0}, {0xF313, 0x31CA, 0}, {0xF314, 0x31CB, 0},
    {0xF315, 0x31CC, 0}, {0xF317, 0x31CD, 0}, {0xF318, 0x31CE, 0}, {0xF325, 0x00CA, 0x0304},
    {0xF327, 0x00CA, 0x030C}, {0xF344, 0x00EA, 0x0304}, {0xF346, 0x00EA, 0x030C},
    {0xF34A, 0x23DA, 0}, {0xF34B, 0x23DB, 0}, {0xF57A, 0x9FA6, 0}, {0xF5A4, 0x9FA7, 0},
    {0xF5AB, 0x9FA8, 0}, {0xF5CC, 0x9FA9, 0}, {0xF5CE, 0x9FAA, 0}, {0xF5D0, 0x9FAB, 0},
    {0xF5D5, 0x9FAC, 0}, {0xF5EC, 0x9FAD, 0}, {0xF5ED, 0x9FAE, 0}, {0xF5EF, 0x9FAF, 0},
    {0xF602, 0x9FB2, 0}, {0xF61C, 0x9FB3, 0}, {0xF7E5, 0x31CF, 0}, {0xF7EB, 0x9FB0, 0},
    {0xF7ED, 0x9FB1, 0},
};
/* clang-format on */

static const char *converter_of(bx_string label)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (bx_string_equal_ignore_case(label, LABELS[i].label)) return LABELS[i].converter;
    }
    return NULL;
}

/* The encoding named in `<?xml … encoding="…"?>`, or empty. White space may stand before it:
 * whoever parses the text says so. */
static bx_string xml_declaration(bx_string bytes)
{
    size_t space = 0;
    while (space < bytes.size && memchr(" \t\r\n", bytes.data[space], 4))
        space++;
    bytes = bx_string_slice(bytes, space, bytes.size);
    if (!bx_string_starts_with(bytes, "<?xml")) return (bx_string){NULL, 0};
    size_t end = 0;
    while (end < bytes.size && end < LONGEST_DECLARATION && bytes.data[end] != '>')
        end++;
    bx_string declaration = bx_string_slice(bytes, 0, end);
    for (size_t i = 0; i + 9 < declaration.size; i++) {
        if (memcmp(declaration.data + i, "encoding", 8) != 0) continue;
        size_t at = i + 8;
        while (at < end && strchr(" \t\r\n=", declaration.data[at]))
            at++;
        if (at >= end || (declaration.data[at] != '"' && declaration.data[at] != '\'')) break;
        char quote = declaration.data[at++];
        size_t stop = at;
        while (stop < end && declaration.data[stop] != quote)
            stop++;
        return bx_string_slice(declaration, at, stop);
    }
    return (bx_string){NULL, 0};
}

/* The encoding named in `@charset "…";`, which stands in exactly these bytes (CSS Syntax 3, 3.2),
 * or empty. */
static bx_string css_declaration(bx_string bytes)
{
    static const char begin[] = "@charset \"";
    if (!bx_string_starts_with(bytes, begin)) return (bx_string){NULL, 0};
    size_t at = sizeof begin - 1, end = at;
    while (end + 1 < bytes.size && end < LONGEST_DECLARATION && bytes.data[end] != '"')
        end++;
    bool whole = end + 1 < bytes.size && bytes.data[end] == '"' && bytes.data[end + 1] == ';';
    return whole ? bx_string_slice(bytes, at, end) : (bx_string){NULL, 0};
}

/* What the first bytes alone say: byte order marks. */
static const struct {
    const char *bytes;
    size_t size;
    const char *name, *converter;
} MARKS[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8", "utf-8"},
    {"\x84\x31\x95\x33", 4, "GB18030", "gb18030"},
    {"\xFF\xFE", 2, "UTF-16", "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16", "UTF-16BE"},
};

/* UTF-16 without a mark: XML and CSS begin with ASCII (XML 1.0, appendix F.1), and no text has a
 * NUL. NULL when it is none. */
static const char *unmarked_utf16(bx_string bytes)
{
    if (bytes.size < 4) return NULL;
    const char *b = bytes.data;
    if (b[0] && !b[1] && b[2] && !b[3]) return "UTF-16LE";
    if (!b[0] && b[1] && !b[2] && b[3]) return "UTF-16BE";
    return NULL;
}

/* First byte that is not valid UTF-8, or SIZE_MAX. */
static size_t invalid_utf8(bx_string text)
{
    size_t at = 0;
    while (at < text.size) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(text, &at);
        if (c == 0xFFFD && !(at - begin == 3)) return begin;
    }
    return SIZE_MAX;
}

static void close_converter(void *converter)
{
    ucnv_close(converter);
}

static bool converts_without_error(bx_string bytes, const char *converter)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = bx_hold(ucnv_open(converter, &status), close_converter);
    if (U_FAILURE(status)) return false;
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    int32_t size = (int32_t)bytes.size;
    UChar *target = bx_alloc_array(bytes.size + 1, sizeof *target);
    ucnv_toUChars(from, target, size + 1, bytes.data, size, &status);
    bx_free(target);
    bx_drop(from, close_converter);
    return U_SUCCESS(status);
}

static const char *probable_encoding(bx_string bytes)
{
    if (invalid_utf8(bytes) == SIZE_MAX) return "UTF-8";
    if (converts_without_error(bytes, "gb18030")) return "GB18030";
    if (converts_without_error(bytes, "Big5-HKSCS")) return "Big5";
    return "not known";
}

/* Appends UTF-16 units. A pair may be parted between two calls: *lead keeps its first unit. */
static void append_units(bx_buffer *out, const UChar *units, size_t count, UChar *lead)
{
    for (size_t i = 0; i < count; i++) {
        if (U16_IS_LEAD(units[i])) {
            *lead = units[i];
        } else if (*lead) {
            bx_buffer_append_utf8(out, (uint32_t)U16_GET_SUPPLEMENTARY(*lead, units[i]));
            *lead = 0;
        } else {
            bx_buffer_append_utf8(out, units[i]);
        }
    }
}

/* Converts to UTF-8; an invalid sequence stops (so no unit of a pair ever stands alone). Returns
 * false then, with what was good so far. */
static bool convert(bx_string bytes, const char *converter, bx_buffer *out)
{
    enum { BLOCK = 4096 };
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = bx_hold(ucnv_open(converter, &status), close_converter);
    if (U_FAILURE(status)) return false;
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    const char *source = bytes.data, *end = bytes.data + bytes.size;
    UChar block[BLOCK], lead = 0;
    do {
        UChar *target = block;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(from, &target, block + BLOCK, &source, end, NULL, true, &status);
        append_units(out, block, (size_t)(target - block), &lead);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    bx_drop(from, close_converter);
    return U_SUCCESS(status);
}

/* CR LF and CR to LF; in CSS form feeds as well (CSS Syntax 3, 3.3). */
static void normalize_lines(bx_buffer *text, bx_text_kind kind)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i];
        if (c == '\f' && kind == BX_TEXT_CSS) {
            c = '\n';
        } else if (c == '\r') {
            if (i + 1 < text->size && text->data[i + 1] == '\n') continue;
            c = '\n';
        }
        text->data[kept++] = c;
    }
    text->size = kept;
    if (text->data) text->data[kept] = '\0';
}

/* Replaces private-use points of GBK and HKSCS; how many there were. The result has the same
 * meaning but may differ in bytes, so it is done before spans exist. */
static size_t map_private_use(bx_buffer *text)
{
    size_t found = 0;
    for (size_t i = 0; i + 2 < text->size && !found; i++)
        found = (unsigned char)text->data[i] == 0xEE || (unsigned char)text->data[i] == 0xEF;
    if (!found) return 0;
    bx_buffer out = {0};
    bx_string s = bx_buffer_string(text);
    size_t at = 0, mapped = 0;
    while (at < s.size) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(s, &at);
        size_t i = 0,
               count = c >= 0xE000 && c < 0xF900 ? sizeof PRIVATE_USE / sizeof *PRIVATE_USE : 0;
        while (i < count && PRIVATE_USE[i].private_use != c)
            i++;
        if (i < count) {
            bx_buffer_append_utf8(&out, PRIVATE_USE[i].character);
            if (PRIVATE_USE[i].mark) bx_buffer_append_utf8(&out, PRIVATE_USE[i].mark);
            mapped++;
        } else {
            bx_buffer_append(&out, s.data + begin, at - begin);
        }
    }
    bx_buffer_release(text);
    *text = out;
    return mapped;
}

static bx_span file_span(uint32_t source, size_t offset)
{
    return (bx_span){source, (uint32_t)offset, (uint32_t)offset};
}

/* Control characters that XML does not allow (XML 1.0, 2.2): how many, and the first of them. */
typedef struct controls {
    size_t count, at;
    unsigned char first;
} controls;

/* Leaves them out: NUL, the end of a DOS file (U+001A), form feeds, which become spaces. */
static controls leave_controls_out(bx_buffer *text)
{
    controls found = {0};
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++) {
        unsigned char c = (unsigned char)text->data[i];
        bool control = c < 0x20 && c != '\n' && c != '\t';
        if (control && found.count++ == 0) {
            found.first = c;
            found.at = kept;
        }
        if (!control || c == '\f') text->data[kept++] = control ? ' ' : (char)c;
    }
    text->size = kept;
    if (text->data) text->data[kept] = '\0';
    return found;
}

/* A text being decoded. */
typedef struct decoding {
    bx_string label;  /* as declared, or empty */
    const char *name; /* of the encoding tried without a label; NULL: the label is not known */
    bx_buffer text;   /* UTF-8, as far as it is good */
    bool good;
} decoding;

static bool append_valid(bx_buffer *text, bx_string bytes)
{
    size_t bad = invalid_utf8(bytes);
    bx_buffer_append_string(text, bx_string_slice(bytes, 0, bad == SIZE_MAX ? bytes.size : bad));
    return bad == SIZE_MAX;
}

static bool decode_as(decoding *d, bx_string bytes, const char *converter)
{
    if (strcmp(converter, "utf-8") == 0) return append_valid(&d->text, bytes);
    return convert(bytes, converter, &d->text);
}

/* By the first bytes; false when they say nothing. */
static bool decode_by_beginning(decoding *d, bx_string bytes)
{
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (!bx_string_starts_with(bytes, MARKS[i].bytes)) continue;
        d->name = MARKS[i].name;
        d->good =
            decode_as(d, bx_string_slice(bytes, MARKS[i].size, bytes.size), MARKS[i].converter);
        return true;
    }
    const char *converter = unmarked_utf16(bytes);
    if (!converter) return false;
    d->name = "UTF-16";
    d->good = decode_as(d, bytes, converter);
    return true;
}

/* By the first bytes, else by the declaration, else as UTF-8. */
static void decode(decoding *d, bx_string bytes, bx_text_kind kind)
{
    if (decode_by_beginning(d, bytes)) return;
    d->label = kind == BX_TEXT_CSS ? css_declaration(bytes) : xml_declaration(bytes);
    const char *converter = d->label.size ? converter_of(d->label) : "utf-8";
    if (!converter) return;
    d->name = "UTF-8";
    /* A declaration that could be read byte by byte does not stand in a text of UTF-16: CSS reads
     * it as UTF-8 (CSS Syntax 3, 3.2), in XML it is an error. */
    bool utf16 = strncmp(converter, "UTF-16", 6) == 0;
    if (utf16 && kind == BX_TEXT_XML) return;
    d->good = decode_as(d, bytes, utf16 ? "utf-8" : converter);
}

static void report_decoding(const decoding *d, bx_string bytes, uint32_t source,
                            bx_diagnostics *diagnostics)
{
    bx_short_text name;
    if (!d->name) {
        bx_report(diagnostics, BX_ENCODING_UNKNOWN, file_span(source, 0),
                  bx_short(&name, d->label));
        return;
    }
    bx_string tried = d->label.size ? d->label : bx_string_of(d->name);
    bx_said_text probable;
    bx_report(diagnostics, BX_ENCODING_WRONG, file_span(source, d->text.size),
              bx_short(&name, tried), bx_said(&probable, probable_encoding(bytes)));
}

/* What was put right in a text that could be read. */
static void report_mends(uint32_t source, size_t mapped, const controls *left_out,
                         bx_diagnostics *diagnostics)
{
    bx_number_text number, first;
    if (left_out->count > 0) {
        snprintf(first.text, sizeof first.text, "%04X", left_out->first);
        bx_report(diagnostics, BX_CONTROL_CHARACTERS, file_span(source, left_out->at),
                  bx_number(&number, (int64_t)left_out->count), first.text);
    }
    if (mapped > 0)
        bx_report(diagnostics, BX_PRIVATE_USE_MAPPED, file_span(source, 0),
                  bx_number(&number, (int64_t)mapped));
}

/* A file that is no text at all: what it is stands at the place that names it. */
static bool is_foreign(bx_string bytes, const char *path, bx_text_kind kind, bx_span named_at,
                       bx_diagnostics *diagnostics)
{
    const char *found = bx_file_kind(bytes);
    bx_said_text said;
    if (!found) return false;
    bx_report(diagnostics, kind == BX_TEXT_CSS ? BX_STYLE_FOREIGN : BX_FILE_FOREIGN, named_at, path,
              bx_said(&said, found));
    return true;
}

/* Decodes, mends and keeps the text of a file: its number, or 0. */
static uint32_t add_text(bx_string bytes, const char *path, bx_text_kind kind, bx_sources *sources,
                         bx_diagnostics *diagnostics)
{
    decoding d = {0};
    decode(&d, bytes, kind);
    normalize_lines(&d.text, kind);
    size_t mapped = d.good ? map_private_use(&d.text) : 0;
    controls left_out = {0};
    if (d.good) left_out = leave_controls_out(&d.text);
    uint32_t source = bx_sources_add(sources, bx_string_of(path), bx_buffer_string(&d.text));
    if (d.good)
        report_mends(source, mapped, &left_out, diagnostics);
    else
        report_decoding(&d, bytes, source, diagnostics);
    /* One with messages is read again, for their sake. */
    if (d.good && !mapped && left_out.count == 0) bx_sources_note_file(sources, source, kind);
    bx_buffer_release(&d.text);
    return d.good ? source : 0;
}

uint32_t bx_decode_file(const char *path, bx_text_kind kind, bx_span named_at, bx_sources *sources,
                        bx_diagnostics *diagnostics)
{
    uint32_t known = bx_sources_again(sources, path, kind);
    if (known) return known;
    bx_buffer bytes = {0};
    int error = bx_file_read(path, kind == BX_TEXT_CSS ? LARGEST_CSS : LARGEST_XML, &bytes);
    uint32_t source = 0;
    if (error)
        bx_report_unreadable(diagnostics,
                             kind == BX_TEXT_CSS ? BX_STYLE_UNREADABLE : BX_FILE_UNREADABLE,
                             named_at, path, error);
    else if (!is_foreign(bx_buffer_string(&bytes), path, kind, named_at, diagnostics))
        source = add_text(bx_buffer_string(&bytes), path, kind, sources, diagnostics);
    bx_buffer_release(&bytes);
    return source;
}
