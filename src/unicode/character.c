/* Classes of characters. Tables: CLREQ 3.1.2 and appendix; the rest from ICU's Unicode 15. */
#include "unicode/character.h"

#include <string.h>
#include <unicode/uchar.h>

bx_region bx_region_of(bx_string language)
{
    bool hans = false, hant = false, tw = false, hk = false;
    size_t at = 0;
    while (at < language.size) {
        size_t end = at;
        while (end < language.size && language.data[end] != '-' && language.data[end] != '_')
            end++;
        bx_string part = bx_string_slice(language, at, end);
        hans |= bx_string_equal_ignore_case(part, "hans");
        hant |= bx_string_equal_ignore_case(part, "hant");
        tw |= bx_string_equal_ignore_case(part, "tw");
        hk |= bx_string_equal_ignore_case(part, "hk") || bx_string_equal_ignore_case(part, "mo");
        at = end + 1;
    }
    if (hans) return BX_REGION_GB;
    if (hk) return BX_REGION_HK;
    return hant || tw ? BX_REGION_TW : BX_REGION_GB;
}

/* clang-format off */
static const struct {
    uint32_t character;
    bx_class class;
} MARKS[] = {
    {0x201C, BX_CLASS_OPEN},   {0x2018, BX_CLASS_OPEN},   {0x300C, BX_CLASS_OPEN},
    {0x300E, BX_CLASS_OPEN},   {0xFF08, BX_CLASS_OPEN},   {0x3014, BX_CLASS_OPEN},
    {0x3010, BX_CLASS_OPEN},   {0x3016, BX_CLASS_OPEN},   {0x300A, BX_CLASS_OPEN},
    {0x3008, BX_CLASS_OPEN},   {0xFF3B, BX_CLASS_OPEN},   {0xFF5B, BX_CLASS_OPEN},
    {0x3018, BX_CLASS_OPEN},   {0x301A, BX_CLASS_OPEN},   {0x301D, BX_CLASS_OPEN},
    {0xFF5F, BX_CLASS_OPEN},   {0x201D, BX_CLASS_CLOSE},  {0x2019, BX_CLASS_CLOSE},
    {0x300D, BX_CLASS_CLOSE},  {0x300F, BX_CLASS_CLOSE},  {0xFF09, BX_CLASS_CLOSE},
    {0x3015, BX_CLASS_CLOSE},  {0x3011, BX_CLASS_CLOSE},  {0x3017, BX_CLASS_CLOSE},
    {0x300B, BX_CLASS_CLOSE},  {0x3009, BX_CLASS_CLOSE},  {0xFF3D, BX_CLASS_CLOSE},
    {0xFF5D, BX_CLASS_CLOSE},  {0x3019, BX_CLASS_CLOSE},  {0x301B, BX_CLASS_CLOSE},
    {0x301E, BX_CLASS_CLOSE},  {0x301F, BX_CLASS_CLOSE},  {0xFF60, BX_CLASS_CLOSE},
    {0xFF0C, BX_CLASS_COMMA},  {0x3001, BX_CLASS_COMMA},  {0x3002, BX_CLASS_PERIOD},
    {0xFF0E, BX_CLASS_PERIOD}, {0xFF1A, BX_CLASS_COLON},  {0xFF1B, BX_CLASS_COLON},
    {0xFF01, BX_CLASS_EXCLAIM}, {0xFF1F, BX_CLASS_EXCLAIM}, {0x203C, BX_CLASS_EXCLAIM},
    {0x2047, BX_CLASS_EXCLAIM}, {0x2048, BX_CLASS_EXCLAIM}, {0x2049, BX_CLASS_EXCLAIM},
    {0x00B7, BX_CLASS_DOT},    {0x2027, BX_CLASS_DOT},    {0x30FB, BX_CLASS_DOT},
    {0x2E3A, BX_CLASS_DASH},   {0x2013, BX_CLASS_CONNECTOR}, {0x002D, BX_CLASS_CONNECTOR},
    {0x2010, BX_CLASS_CONNECTOR}, {0x2014, BX_CLASS_CONNECTOR}, {0xFF5E, BX_CLASS_CONNECTOR},
    {0x301C, BX_CLASS_CONNECTOR}, {0x2026, BX_CLASS_ELLIPSIS}, {0x22EF, BX_CLASS_ELLIPSIS},
    {0x002F, BX_CLASS_SOLIDUS}, {0xFF0F, BX_CLASS_SOLIDUS}, {0xFFE5, BX_CLASS_PREFIX},
    {0x00A5, BX_CLASS_PREFIX}, {0x0024, BX_CLASS_PREFIX}, {0xFF04, BX_CLASS_PREFIX},
    {0x20AC, BX_CLASS_PREFIX}, {0x00A3, BX_CLASS_PREFIX}, {0x2116, BX_CLASS_PREFIX},
    {0x0025, BX_CLASS_SUFFIX}, {0x2030, BX_CLASS_SUFFIX}, {0xFF05, BX_CLASS_SUFFIX},
    {0x00B0, BX_CLASS_SUFFIX}, {0x2103, BX_CLASS_SUFFIX}, {0x2109, BX_CLASS_SUFFIX},
    {0x2032, BX_CLASS_SUFFIX}, {0x2033, BX_CLASS_SUFFIX}, {0xFFE0, BX_CLASS_SUFFIX},
    {0x0020, BX_CLASS_SPACE},  {0x00A0, BX_CLASS_SPACE},  {0x3000, BX_CLASS_FULL_SPACE},
};
/* clang-format on */

bool bx_character_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x3FFFD) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007 ||
           c == 0x3005 || (c >= 0x3041 && c <= 0x30FA) || (c >= 0x3105 && c <= 0x312F) ||
           (c >= 0x2E80 && c <= 0x2FDF);
}

bool bx_character_is_western(uint32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c < 0x2000 && u_isalnum((UChar32)c);
}

static bool is_wide(uint32_t c)
{
    int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return true;
    /* Ambiguous signs are wide in Chinese text: enclosed numbers, geometric shapes, arrows. */
    return width == U_EA_AMBIGUOUS && c >= 0x2100;
}

bx_class bx_character_class(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF) return BX_CLASS_HAN;
    if (c >= '0' && c <= '9') return BX_CLASS_DIGIT;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return BX_CLASS_LATIN;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (MARKS[i].character == c) return MARKS[i].class;
    }
    if ((c >= 0x2000 && c <= 0x200A) || c == 0x202F) return BX_CLASS_SPACE;
    return is_wide(c) || bx_character_is_han(c) ? BX_CLASS_HAN : BX_CLASS_LATIN;
}

bool bx_character_shared(uint32_t c)
{
    switch (c) {
    case 0x201C:
    case 0x201D:
    case 0x2018:
    case 0x2019:
    case 0x2014:
    case 0x2026:
    case 0xB7:
    case 0x2013:
    case '-':
    case 0x2010:
    case '/': return true;
    default: return false;
    }
}

int bx_character_cell(uint32_t c, bx_class class, bx_region region)
{
    bool gb = region == BX_REGION_GB;
    switch (class) {
    case BX_CLASS_HAN:
    case BX_CLASS_OPEN:
    case BX_CLASS_CLOSE:
    case BX_CLASS_COMMA:
    case BX_CLASS_PERIOD:
    case BX_CLASS_COLON:
    case BX_CLASS_EXCLAIM:
    case BX_CLASS_FULL_SPACE: return 1000;
    case BX_CLASS_DOT: return gb ? 500 : 1000;
    case BX_CLASS_DASH: return 2000;
    case BX_CLASS_ELLIPSIS: return 1000;
    case BX_CLASS_CONNECTOR:
        if (c == 0x2014 || c == 0xFF5E || c == 0x301C) return 1000;
        return gb ? 500 : 1000;
    case BX_CLASS_SOLIDUS: return c == '/' ? 500 : 1000;
    case BX_CLASS_PREFIX:
    case BX_CLASS_SUFFIX: return is_wide(c) ? 1000 : 0;
    default: return 0;
    }
}

void bx_character_blank(uint32_t c, bx_class class, bx_region region, bool vertical, int *before,
                        int *after)
{
    bool gb = region == BX_REGION_GB;
    *before = *after = 0;
    switch (class) {
    case BX_CLASS_OPEN: *before = 500; return;
    case BX_CLASS_CLOSE: *after = 500; return;
    case BX_CLASS_COMMA:
    case BX_CLASS_PERIOD: break;
    case BX_CLASS_COLON:
        if (vertical) return;
        break;
    case BX_CLASS_EXCLAIM:
        if (vertical || !gb || (c != 0xFF01 && c != 0xFF1F)) return;
        break;
    case BX_CLASS_DOT:
        if (!gb) *before = *after = 250;
        return;
    default: return;
    }
    if (gb)
        *after = 500;
    else
        *before = *after = 250;
}

bool bx_character_is_one_of(const char *list, uint32_t c)
{
    char bytes[5] = {0};
    return c != 0 && c < 0x110000 && bx_utf8_encode(c, bytes) > 0 && strstr(list, bytes) != NULL;
}

bool bx_character_is_unit(uint32_t c, uint32_t next)
{
    static const char units[] =
        "年月日时分秒亿万千百十元角点度倍岁人次个名位家户项件条只台辆吨米里天周"
        "届期号版层亩克升斤本篇座所艘架株头匹股票种类成折种年條個戶項億萬";
    static const struct {
        const char *first, *second;
    } pairs[] = {{"公", "里斤顷分尺"}, {"小", "时時"},   {"厘毫微", "米升克"},
                 {"平立", "方"},       {"海", "里"},     {"美港欧歐日", "元"},
                 {"摄攝", "氏"},       {"英", "镑里鎊"}, {"分", "钟鐘"}};
    if (bx_character_is_one_of(units, c)) return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (bx_character_is_one_of(pairs[i].first, c))
            return bx_character_is_one_of(pairs[i].second, next);
    }
    return false;
}

bool bx_character_is_numeral(uint32_t c)
{
    switch (c) {
    case 0x3007:
    case 0x96F6:
    case 0x4E00:
    case 0x4E8C:
    case 0x4E09:
    case 0x56DB:
    case 0x4E94:
    case 0x516D:
    case 0x4E03:
    case 0x516B:
    case 0x4E5D:
    case 0x5341:
    case 0x767E:
    case 0x5343:
    case 0x4E07:
    case 0x4EBF:
    case 0x842C:
    case 0x5104:
    case 0x4E24: return true;
    default: return false;
    }
}

bool bx_character_is_mark(uint32_t c)
{
    if (c < 0x300 || (c >= 0x4E00 && c <= 0x9FFF)) return false;
    int8_t type = u_charType((UChar32)c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
           type == U_COMBINING_SPACING_MARK;
}

bool bx_character_is_invisible(uint32_t c)
{
    if (c < 0xAD || (c >= 0x3000 && c <= 0x9FFF && c != 0x3164)) return false;
    return c == 0xAD || u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

uint32_t bx_text_characters(bx_string text, uint32_t begin, uint32_t end)
{
    uint32_t count = 0;
    size_t at = begin;
    while (at < end) {
        uint32_t c = bx_utf8_next(text, &at);
        if (c == UINT32_MAX) break;
        if (c != ' ' && c != '\n' && c != 0x3000 && c != 0xA0) count++;
    }
    return count;
}
