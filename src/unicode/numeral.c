/* Reading Arabic and writing Chinese numerals. */
#include "unicode/numeral.h"

#include "unicode/character.h"

#include <string.h>

enum { MOST_DIGITS = 16, TELEPHONE = 7, YEAR_DIGITS = 4, GROUP = 3 };

/* Words that are written otherwise in Traditional characters: by what bx_number_append_chinese is
 * asked for. */
enum { SIMPLIFIED, TRADITIONAL, SCRIPTS };
static const char *const MYRIAD[SCRIPTS] = {"万", "萬"},
                         *const HUNDRED_MILLION[SCRIPTS] = {"亿", "億"},
                         *const POINT[SCRIPTS] = {"点", "點"}, *const MINUS[SCRIPTS] = {"负", "負"};

static const char *const DIGITS[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static bool is_digit_at(bx_string text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

static size_t digits_end(bx_string text, size_t at)
{
    while (is_digit_at(text, at))
        at++;
    return at;
}

static uint32_t character_at(bx_string text, size_t at)
{
    return bx_utf8_next(text, &at);
}

static uint32_t character_before(bx_string text, size_t at)
{
    return bx_utf8_previous(text, &at);
}

/* Behind a comma or thin space at `at` when just three digits follow it, else `at`. */
static size_t group_end(bx_string text, size_t at)
{
    size_t next = at;
    uint32_t c = bx_utf8_next(text, &next);
    if (c != ',' && c != 0x2009 && c != 0x202F) return at;
    return digits_end(text, next) == next + GROUP ? next + GROUP : at;
}

static bool is_range_mark(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0xFF5E || c == 0x301C || c == '~';
}

static bool is_year(bx_string text, const bx_number_place *n)
{
    if (n->grouped || n->integer_digits != YEAR_DIGITS || n->point != n->end) return false;
    size_t at = n->end;
    uint32_t next = bx_utf8_next(text, &at);
    if (next == 0x5E74) return true;
    size_t end = digits_end(text, at);
    return is_range_mark(next) && end == at + YEAR_DIGITS && character_at(text, end) == 0x5E74;
}

/* Whether a number is no quantity: beside a letter, in a time, date or version, or a telephone
 * number. */
static bool is_code(bx_string text, const bx_number_place *n)
{
    size_t at = n->begin, after = n->end;
    uint32_t before = bx_utf8_previous(text, &at), next = bx_utf8_next(text, &after);
    if (before == ' ') before = bx_utf8_previous(text, &at);
    uint32_t follows = next == ' ' ? character_at(text, after) : next;
    if ((before != UINT32_MAX && bx_character_is_western(before)) || before == '.' ||
        before == ':' || before == '/')
        return true;
    if (follows != UINT32_MAX && bx_character_is_western(follows)) return true;
    if ((next == ':' || next == '/' || next == '.') && is_digit_at(text, after)) return true;
    bool zero = n->integer_digits > 1 && text.data[n->digits] == '0' && n->point == n->end;
    if (before == '-') {
        uint32_t further = bx_utf8_previous(text, &at);
        bool digit = further >= '0' && further <= '9';
        return (further != UINT32_MAX && bx_character_is_western(further) && !digit) || zero ||
               (digit && n->integer_digits >= TELEPHONE);
    }
    return zero && next == '-';
}

bx_number_place bx_number_find(bx_string text, size_t at)
{
    bx_number_place n = {.begin = at, .digits = at, .point = digits_end(text, at)};
    n.integer_digits = (unsigned)(n.point - at);
    for (size_t next; n.integer_digits <= GROUP * 6 && (next = group_end(text, n.point)) > n.point;
         n.point = next) {
        if (!n.grouped && n.integer_digits > GROUP) break;
        n.grouped = true;
        n.integer_digits += GROUP;
    }
    n.end = n.point;
    if (n.end < text.size && text.data[n.end] == '.' && is_digit_at(text, n.end + 1))
        n.end = digits_end(text, n.end + 1);
    size_t suffix = n.end;
    uint32_t c = bx_utf8_next(text, &suffix);
    if (c == '%' || c == 0x2030 || c == 0xFF05) n.end = suffix;
    size_t sign = at;
    c = bx_utf8_previous(text, &sign);
    if (c == '-' || c == '+' || c == 0x2212) {
        uint32_t before = character_before(text, sign);
        if (before == UINT32_MAX || !bx_character_is_western(before)) n.begin = sign;
    }
    n.year = is_year(text, &n);
    n.code = is_code(text, &n);
    return n;
}

static void append(bx_buffer *out, const char *text)
{
    bx_buffer_append(out, text, strlen(text));
}

/* A number below 10,000, not 0. */
static void append_section(bx_buffer *out, unsigned value, bool first)
{
    static const char *const places[] = {"千", "百", "十", ""};
    bool begun = false, zero = false;
    unsigned divisor = 1000;
    for (int i = 0; i < 4; i++, divisor /= 10) {
        unsigned digit = value / divisor % 10;
        if (digit == 0) {
            zero = begun;
            continue;
        }
        if (zero) append(out, DIGITS[0]);
        bool ten = i == 2 && digit == 1 && first && !begun; /* 十二, but 二百一十二 */
        if (!ten) append(out, DIGITS[digit]);
        append(out, places[i]);
        begun = true;
        zero = false;
    }
}

static void append_quantity(bx_buffer *out, uint64_t value, bool first, int script)
{
    const struct {
        uint64_t unit;
        const char *name;
    } units[] = {{100000000, HUNDRED_MILLION[script]}, {10000, MYRIAD[script]}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        uint64_t unit = units[i].unit;
        if (value < unit) continue;
        append_quantity(out, value / unit, first, script);
        append(out, units[i].name);
        value %= unit;
        if (value == 0) return;
        if (value < unit / 10) append(out, DIGITS[0]);
        first = false;
    }
    append_section(out, (unsigned)value, first);
}

static void append_digits(bx_buffer *out, bx_string text, size_t begin, size_t end,
                          const char *zero)
{
    for (size_t i = begin; i < end; i++) {
        if (!is_digit_at(text, i)) continue;
        append(out, text.data[i] == '0' ? zero : DIGITS[text.data[i] - '0']);
    }
}

void bx_number_append_chinese(bx_string text, const bx_number_place *n, bool traditional,
                              bx_buffer *out)
{
    int script = traditional ? TRADITIONAL : SIMPLIFIED;
    if (n->begin < n->digits) append(out, text.data[n->begin] == '+' ? "正" : MINUS[script]);
    size_t last = n->end;
    uint32_t suffix = bx_utf8_previous(text, &last);
    if (suffix == '%' || suffix == 0xFF05)
        append(out, "百分之");
    else if (suffix == 0x2030)
        append(out, "千分之");
    else
        last = n->end;
    bool by_digits = n->year || n->integer_digits > MOST_DIGITS ||
                     (text.data[n->digits] == '0' && n->integer_digits > 1);
    if (by_digits) {
        append_digits(out, text, n->digits, n->point, "〇");
    } else {
        uint64_t value = 0;
        for (size_t i = n->digits; i < n->point; i++) {
            if (is_digit_at(text, i)) value = value * 10 + (uint64_t)(text.data[i] - '0');
        }
        if (value == 0)
            append(out, DIGITS[0]);
        else
            append_quantity(out, value, true, script);
    }
    if (n->point == last) return;
    append(out, POINT[script]);
    append_digits(out, text, n->point + 1, last, DIGITS[0]);
}
