/* The decoder of XML and CSS: every encoding, every offset around the edges of its blocks. */
#include "runner.h"
#include "unicode/codes.h"
#include "unicode/decode.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How a text is written, and how it says so; iconv is not the converter under test. */
static const struct {
    const char *iconv, *label, *mark;
    size_t mark_size;
} ENCODINGS[] = {
    {"UTF-8", "utf-8", "", 0},
    {"UTF-8", NULL, "", 0},
    {"UTF-8", NULL, "\xEF\xBB\xBF", 3},
    {"GB18030", "GB18030", "", 0},
    {"GB18030", "GBK", "", 0},
    {"BIG5-HKSCS", "Big5", "", 0},
    {"UTF-16LE", NULL, "\xFF\xFE", 2},
    {"UTF-16BE", NULL, "\xFE\xFF", 2},
    {"UTF-16LE", "utf-16", "", 0},
    {"UTF-16BE", "utf-16", "", 0},
    {"UTF-16LE", "gb2312", "\xFF\xFE", 2},
};

enum { ENCODING_COUNT = sizeof ENCODINGS / sizeof *ENCODINGS, LARGEST = 1 << 20 };

static char path[] = "/tmp/test-decode-XXXXXX";

static void encode(const char *encoding, bx_string text, bx_buffer *out)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    ck_assert_msg(converter != (iconv_t)-1, "iconv has no %s", encoding);
    static char target[LARGEST];
    char *to = target, *from = (char *)text.data;
    size_t room = LARGEST, rest = text.size;
    ck_assert_msg(iconv(converter, &from, &rest, &to, &room) != (size_t)-1, "%s", encoding);
    bx_buffer_append(out, target, (size_t)(to - target));
    iconv_close(converter);
}

static void declare(bx_buffer *text, bx_text_kind kind, const char *label)
{
    if (!label) return;
    if (kind == BX_TEXT_XML)
        bx_buffer_format(text, "<?xml version=\"1.0\" encoding=\"%s\"?>", label);
    else
        bx_buffer_format(text, "@charset \"%s\";", label);
}

/* Decodes bytes; the first message's code, or NULL for none, and the text. */
static bx_string decode(bx_string bytes, bx_text_kind kind, bx_sources *sources, bx_code *code)
{
    FILE *file = fopen(path, "wb");
    ck_assert(file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
    fclose(file);
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    uint32_t source = bx_decode_file(path, kind, (bx_span){0}, sources, diagnostics);
    *code = bx_diagnostics_count(diagnostics) ? bx_diagnostics_at(diagnostics, 0)->code : NULL;
    ck_assert_int_eq(source == 0, bx_diagnostics_worst(diagnostics) == BX_ERROR);
    bx_diagnostics_free(diagnostics);
    return bx_sources_text(sources, source);
}

/* One text of `count` fillers before a character of two units, and two more behind it. */
static void check_text(int e, bx_text_kind kind, const char *filler, size_t count)
{
    /* U+2010C is in all of them. */
    static const char character[] = "\xF0\xA0\x84\x8C";
    bx_buffer text = {0}, bytes = {0};
    declare(&text, kind, ENCODINGS[e].label);
    bx_buffer_append_literal(&text, kind == BX_TEXT_XML ? "<p>" : "a{");
    for (size_t i = 0; i < count; i++)
        bx_buffer_append_literal(&text, filler);
    for (int i = 0; i < 3; i++)
        bx_buffer_append_literal(&text, character);
    bx_buffer_append(&bytes, ENCODINGS[e].mark, ENCODINGS[e].mark_size);
    encode(ENCODINGS[e].iconv, bx_buffer_string(&text), &bytes);
    bx_sources *sources = bx_sources_new();
    bx_code code;
    bx_string decoded = decode(bx_buffer_string(&bytes), kind, sources, &code);
    ck_assert_msg(!code && bx_string_equal(decoded, bx_buffer_string(&text)),
                  "%s as %s, kind %d, %zu × %s: code %s, %zu of %zu bytes", ENCODINGS[e].iconv,
                  ENCODINGS[e].label, (int)kind, count, filler, code ? code->text : "",
                  decoded.size, text.size);
    bx_sources_free(sources);
    bx_buffer_release(&text);
    bx_buffer_release(&bytes);
}

/* Units of UTF-16 before the fillers. */
static size_t units_before(int e, bx_text_kind kind)
{
    bx_buffer text = {0};
    declare(&text, kind, ENCODINGS[e].label);
    size_t units = text.size + (kind == BX_TEXT_XML ? 3 : 2);
    bx_buffer_release(&text);
    return units;
}

START_TEST(every_offset)
{
    static const char *const fillers[] = {"a", "\xE5\xAD\x97"};
    /* Edges of the converter's blocks, in units. */
    static const size_t edges[] = {4096, 8192};
    enum { AROUND = 7 };
    for (size_t i = 0; i < sizeof edges / sizeof *edges * 4; i++) {
        bx_text_kind kind = i % 2 ? BX_TEXT_CSS : BX_TEXT_XML;
        size_t edge = edges[i / 4] - units_before(_i, kind);
        for (size_t count = edge - AROUND; count <= edge; count++)
            check_text(_i, kind, fillers[i / 2 % 2], count);
    }
    for (size_t count = 0; count < AROUND; count++)
        check_text(_i, count % 2 ? BX_TEXT_CSS : BX_TEXT_XML, fillers[0], count);
}
END_TEST

static bx_code code_of(const char *bytes, size_t size, bx_text_kind kind, const char *wanted)
{
    bx_sources *sources = bx_sources_new();
    bx_code code;
    bx_string text = decode((bx_string){bytes, size}, kind, sources, &code);
    if (wanted) ck_assert_str_eq(text.size ? text.data : "", wanted);
    bx_sources_free(sources);
    return code;
}

#define CODE(bytes, kind, wanted) code_of(bytes, sizeof bytes - 1, kind, wanted)

START_TEST(wrong_encodings)
{
    for (int kind = 0; kind < 2; kind++) {
        ck_assert_ptr_eq(CODE("a\xB7\xBD\xD5\xFD", (bx_text_kind)kind, NULL), BX_ENCODING_WRONG);
        ck_assert_ptr_eq(CODE("\xFF\xFE\x61\0\x42\xD8", (bx_text_kind)kind, NULL),
                         BX_ENCODING_WRONG);
        ck_assert_ptr_eq(CODE("\xFF\xFE\x61\0\x42\xD8\x61\0", (bx_text_kind)kind, NULL),
                         BX_ENCODING_WRONG);
        ck_assert_ptr_eq(CODE("\xFF\xFE\x61\0\x61", (bx_text_kind)kind, NULL), BX_ENCODING_WRONG);
        ck_assert_ptr_eq(CODE("\xEF\xBB\xBF\x61\xFF", (bx_text_kind)kind, NULL), BX_ENCODING_WRONG);
        ck_assert_ptr_eq(CODE("ab\001", (bx_text_kind)kind, "ab"), BX_CONTROL_CHARACTERS);
    }
    ck_assert_ptr_eq(CODE("@charset \"klingon\";", BX_TEXT_CSS, NULL), BX_ENCODING_UNKNOWN);
    ck_assert_ptr_eq(CODE("<?xml encoding='klingon'?>", BX_TEXT_XML, NULL), BX_ENCODING_UNKNOWN);
    ck_assert_ptr_eq(CODE("<?xml encoding='utf-16'?>", BX_TEXT_XML, NULL), BX_ENCODING_WRONG);
    ck_assert_ptr_eq(CODE("a\fb\0c\x1A", BX_TEXT_XML, "a bc"), BX_CONTROL_CHARACTERS);
}
END_TEST

START_TEST(style_sheets)
{
    ck_assert_ptr_eq(CODE("a\fb\r\nc\rd", BX_TEXT_CSS, "a\nb\nc\nd"), NULL);
    ck_assert_ptr_eq(CODE("@charset \"utf-16\";a", BX_TEXT_CSS, "@charset \"utf-16\";a"), NULL);
    ck_assert_ptr_eq(CODE("@charset 'gbk';a", BX_TEXT_CSS, "@charset 'gbk';a"), NULL);
    ck_assert_ptr_eq(CODE("", BX_TEXT_CSS, ""), NULL);
}
END_TEST

int main(void)
{
    int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    TCase *cases = tcase_create("all");
    tcase_set_timeout(cases, 600);
    tcase_add_loop_test(cases, every_offset, 0, ENCODING_COUNT);
    tcase_add_test(cases, wrong_encodings);
    tcase_add_test(cases, style_sheets);
    int code = run_tests("decode", cases);
    unlink(path);
    return code;
}
