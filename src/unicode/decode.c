/* Encodings: byte order marks, declarations, ICU converters. */
#include "unicode/decode.h"

#include "base/codes.h"
#include "base/file.h"
#include "unicode/codes.h"

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
    {"utf-16", "UTF-16"},    {"utf-16le", "UTF-16LE"},  {"utf-16be", "UTF-16BE"},
};
/* clang-format on */

/* Double-byte private-use points of GBK and the characters they stand for. */
/* clang-format off */
static const struct {
    uint32_t private_use, character;
} GBK_PRIVATE[] = {
    {0xE5E5, 0x3000},  {0xE7C7, 0x1E3F},  {0xE7C8, 0x01F9},  {0xE81E, 0x9FB4}, {0xE826, 0x9FB5},
    {0xE82B, 0x9FB6},  {0xE82C, 0x9FB7},  {0xE832, 0x9FB8},  {0xE843, 0x9FB9}, {0xE854, 0x9FBA},
    {0xE864, 0x9FBB},  {0xE815, 0x2E81},  {0xE816, 0x20087}, {0xE817, 0x20089}, {0xE818, 0x200CC},
    {0xE831, 0x215D7}, {0xE83B, 0x2298F}, {0xE855, 0x241FE}, {0xE819, 0x2E84}, {0xE81A, 0x3473},
    {0xE81B, 0x3447},  {0xE81C, 0x2E88},  {0xE81D, 0x2E8B},  {0xE81F, 0x359E}, {0xE820, 0x361A},
    {0xE821, 0x360E},  {0xE822, 0x2E8C},  {0xE823, 0x2E97},  {0xE824, 0x396E}, {0xE825, 0x3918},
    {0xE827, 0x39CF},  {0xE828, 0x39DF},  {0xE829, 0x3A73},  {0xE82A, 0x39D0}, {0xE82D, 0x3B4E},
    {0xE82E, 0x3C6E},  {0xE82F, 0x3CE0},  {0xE830, 0x2EA7},  {0xE833, 0x2EAA}, {0xE834, 0x4056},
    {0xE835, 0x415F},  {0xE836, 0x2EAE},  {0xE837, 0x4337},  {0xE838, 0x2EB3}, {0xE839, 0x2EB6},
    {0xE83A, 0x2EB7},  {0xE83C, 0x43B1},  {0xE83D, 0x43AC},  {0xE83E, 0x2EBB}, {0xE83F, 0x43DD},
    {0xE840, 0x44D6},  {0xE841, 0x4661},  {0xE842, 0x464C},  {0xE844, 0x4723}, {0xE845, 0x4729},
    {0xE846, 0x477C},  {0xE847, 0x478D},  {0xE848, 0x2ECA},  {0xE849, 0x4947}, {0xE84A, 0x497A},
    {0xE84B, 0x497D},  {0xE84C, 0x4982},  {0xE84D, 0x4983},  {0xE84E, 0x4985}, {0xE84F, 0x4986},
    {0xE850, 0x499F},  {0xE851, 0x499B},  {0xE852, 0x49B7},  {0xE853, 0x49B6}, {0xE856, 0x4CA3},
    {0xE857, 0x4C9F},  {0xE858, 0x4CA0},  {0xE859, 0x4CA1},  {0xE85A, 0x4C77}, {0xE85B, 0x4CA2},
    {0xE85C, 0x4D13},  {0xE85D, 0x4D14},  {0xE85E, 0x4D15},  {0xE85F, 0x4D16}, {0xE860, 0x4D17},
    {0xE861, 0x4D18},  {0xE862, 0x4D19},  {0xE863, 0x4DAE},
    /* A6D9 ...: punctuation of vertical lines */
    {0xE78D, 0xFE10},  {0xE78E, 0xFE12},  {0xE78F, 0xFE11},  {0xE790, 0xFE13}, {0xE791, 0xFE14},
    {0xE792, 0xFE15},  {0xE793, 0xFE16},  {0xE794, 0xFE17},  {0xE795, 0xFE18}, {0xE796, 0xFE19},
};
/* clang-format on */

static const char *converter_of(bx_string label)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (bx_string_equal_ignore_case(label, LABELS[i].label)) return LABELS[i].converter;
    }
    return NULL;
}

/* The encoding named in `<?xml … encoding="…"?>`, or empty. */
static bx_string xml_declaration(bx_string bytes)
{
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

static bool converts_without_error(bx_string bytes, const char *converter)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(converter, &status);
    if (U_FAILURE(status)) return false;
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    int32_t size = (int32_t)bytes.size;
    UChar *target = bx_alloc_array(bytes.size + 1, sizeof *target);
    ucnv_toUChars(from, target, size + 1, bytes.data, size, &status);
    bx_free(target);
    ucnv_close(from);
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
    UConverter *from = ucnv_open(converter, &status);
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
    ucnv_close(from);
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

/* Replaces GBK's private-use points; true when there were any. The result has the same meaning but
 * may differ in bytes, so it is done before spans exist. */
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
        uint32_t to = 0;
        for (size_t i = 0;
             c >= 0xE000 && c < 0xF900 && i < sizeof GBK_PRIVATE / sizeof *GBK_PRIVATE; i++) {
            if (GBK_PRIVATE[i].private_use == c) to = GBK_PRIVATE[i].character;
        }
        if (to) {
            bx_buffer_append_utf8(&out, to);
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

/* First NUL or other control character that XML does not allow, or SIZE_MAX. */
static size_t control_character(bx_string text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 && c != '\n' && c != '\t') return i;
    }
    return SIZE_MAX;
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

static void report_decoding(const decoding *d, bx_string bytes, uint32_t source, size_t mapped,
                            size_t control, bx_diagnostics *diagnostics)
{
    bx_short_text name;
    bx_number_text number;
    if (!d->name) {
        bx_report(diagnostics, BX_ENCODING_UNKNOWN, file_span(source, 0),
                  bx_short(&name, d->label));
    } else if (!d->good) {
        bx_string tried = d->label.size ? d->label : bx_string_of(d->name);
        bx_report(diagnostics, BX_ENCODING_WRONG, file_span(source, d->text.size),
                  bx_short(&name, tried), probable_encoding(bytes));
    } else if (control != SIZE_MAX) {
        bx_report(diagnostics, BX_CONTROL_CHARACTER, file_span(source, control));
    } else if (mapped) {
        bx_report(diagnostics, BX_PRIVATE_USE_MAPPED, file_span(source, 0),
                  bx_number(&number, (int64_t)mapped));
    }
}

uint32_t bx_decode_file(const char *path, bx_text_kind kind, bx_span named_at, bx_sources *sources,
                        bx_diagnostics *diagnostics)
{
    bx_buffer bytes = {0};
    bool css = kind == BX_TEXT_CSS;
    int error = bx_file_read(path, css ? LARGEST_CSS : LARGEST_XML, &bytes);
    if (error) {
        if (error == BX_FILE_SPECIAL)
            bx_report(diagnostics, BX_SOURCE_SPECIAL, named_at, path);
        else
            bx_report(diagnostics, css ? BX_STYLE_UNREADABLE : BX_FILE_UNREADABLE, named_at, path,
                      strerror(error));
        bx_buffer_release(&bytes);
        return 0;
    }
    decoding d = {0};
    decode(&d, bx_buffer_string(&bytes), kind);
    normalize_lines(&d.text, kind);
    size_t mapped = d.good ? map_private_use(&d.text) : 0;
    size_t control = d.good ? control_character(bx_buffer_string(&d.text)) : SIZE_MAX;
    uint32_t source = bx_sources_add(sources, bx_string_of(path), bx_buffer_string(&d.text));
    report_decoding(&d, bx_buffer_string(&bytes), source, mapped, control, diagnostics);
    bx_buffer_release(&bytes);
    bx_buffer_release(&d.text);
    return d.good && control == SIZE_MAX ? source : 0;
}
