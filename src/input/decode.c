/* Encodings: byte order marks, declarations, ICU converters. */
#include "input/decode.h"

#include "base/file.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

enum { LARGEST_FILE = 64 << 20 };

/* Labels newsrooms write, and the converter that reads what they really mean. */
/* clang-format off */
static const struct {
    const char *label, *converter;
} LABELS[] = {
    {"utf-8", "utf-8"},      {"utf8", "utf-8"},         {"us-ascii", "utf-8"},
    {"gb2312", "gb18030"},   {"gbk", "gb18030"},        {"gb18030", "gb18030"},
    {"cp936", "gb18030"},    {"gb_2312-80", "gb18030"}, {"x-gbk", "gb18030"},
    {"big5", "Big5-HKSCS"},  {"big5-hkscs", "Big5-HKSCS"}, {"cp950", "Big5-HKSCS"},
    {"utf-16", "UTF-16"},
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
static bx_string declared_encoding(bx_string bytes)
{
    if (!bx_string_starts_with(bytes, "<?xml")) return (bx_string){NULL, 0};
    size_t end = 0;
    while (end < bytes.size && end < 256 && bytes.data[end] != '>')
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

/* Converts to UTF-8; an invalid sequence stops. Returns false then, with what was good so far. */
static bool convert(bx_string bytes, const char *converter, bx_buffer *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(converter, &status);
    if (U_FAILURE(status)) return false;
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    const char *source = bytes.data, *end = bytes.data + bytes.size;
    UChar chunk[4096];
    bool good = true, more = true;
    while (more) {
        UChar *target = chunk;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(from, &target, chunk + 4096, &source, end, NULL, true, &status);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        if (U_FAILURE(status) && !more) good = false;
        for (UChar *c = chunk; c < target; c++) {
            uint32_t character = *c;
            if (U16_IS_LEAD(*c) && c + 1 < target) {
                character = U16_GET_SUPPLEMENTARY(c[0], c[1]);
                c++;
            }
            bx_buffer_append_utf8(out, character);
        }
    }
    ucnv_close(from);
    return good;
}

/* CR LF and CR to LF. */
static void normalize_lines(bx_buffer *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i];
        if (c == '\r') {
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

/* Decodes `bytes` into `text`; false when the declared encoding does not fit. */
static bool decode(bx_string bytes, bx_string label, bx_buffer *text, const char **used)
{
    const unsigned char *b = (const unsigned char *)bytes.data;
    if (bytes.size >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
        bx_buffer_append(text, bytes.data + 3, bytes.size - 3);
        *used = "UTF-8";
        return invalid_utf8(bx_buffer_string(text)) == SIZE_MAX;
    }
    bool utf16 =
        bytes.size >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF));
    const char *converter = utf16 ? "UTF-16" : label.size ? converter_of(label) : "utf-8";
    *used = converter;
    if (!converter) return false;
    if (strcmp(converter, "utf-8") == 0) {
        bx_buffer_append_string(text, bytes);
        return invalid_utf8(bytes) == SIZE_MAX;
    }
    return convert(bytes, converter, text);
}

uint32_t bx_decode_file(const char *path, bx_span named_at, bx_sources *sources,
                        bx_diagnostics *diagnostics)
{
    bx_buffer bytes = {0}, text = {0};
    int error = bx_file_read(path, LARGEST_FILE, &bytes);
    if (error) {
        bx_report(diagnostics, BX_FILE_UNREADABLE, named_at, path, strerror(error));
        bx_buffer_release(&bytes);
        return 0;
    }
    bx_string label = declared_encoding(bx_buffer_string(&bytes));
    const char *used = NULL;
    bool good = decode(bx_buffer_string(&bytes), label, &text, &used);
    bool known = used != NULL;
    size_t bad = good ? SIZE_MAX : text.size;
    if (!good && known && strcmp(used, "utf-8") == 0) bad = invalid_utf8(bx_buffer_string(&text));
    normalize_lines(&text);
    size_t mapped = good ? map_private_use(&text) : 0;
    uint32_t source = bx_sources_add(sources, bx_string_of(path), bx_buffer_string(&text));
    bx_short_text name;
    bx_number_text number;
    size_t control = good ? control_character(bx_buffer_string(&text)) : SIZE_MAX;
    if (!known) {
        bx_report(diagnostics, BX_ENCODING_UNKNOWN, file_span(source, 0), bx_short(&name, label));
    } else if (!good) {
        bx_report(diagnostics, BX_ENCODING_WRONG, file_span(source, bad),
                  label.size ? bx_short(&name, label) : "UTF-8",
                  probable_encoding(bx_buffer_string(&bytes)));
    } else if (control != SIZE_MAX) {
        bx_report(diagnostics, BX_CONTROL_CHARACTER, file_span(source, control));
        good = false;
    } else if (mapped) {
        bx_report(diagnostics, BX_PRIVATE_USE_MAPPED, file_span(source, 0),
                  bx_number(&number, (int64_t)mapped));
    }
    bx_buffer_release(&bytes);
    bx_buffer_release(&text);
    return good && known ? source : 0;
}
