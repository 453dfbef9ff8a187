/* Text checks, character by character. */
#include "input/wire.h"

#include "input/codes.h"
#include "input/wire_parts.h"
#include "unicode/character.h"

#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* What stands round a character. UINT32_MAX: an end of the text node. */
typedef struct place {
    bx_string text;
    size_t begin, end; /* bytes of the character */
    uint32_t before, c, after;
    bool starts; /* nothing of the line stands before it */
} place;

/* What is wrong, and what to write instead: nothing when `mended` is false. */
typedef struct finding {
    bx_code code;
    size_t end;      /* behind the last byte it is about */
    size_t told_end; /* the same of its message, when that says more; 0: as far as `end` */
    char shown[16];  /* what is there, when it is not the character itself */
    bool found, mended;
    bool told;     /* by the message about the characters before it */
    char right[6]; /* UTF-8, may be empty */
    uint8_t right_size;
} finding;

const char *bx_wire_character(bx_short_text *storage, uint32_t character)
{
    char bytes[4];
    return bx_short(storage, (bx_string){bytes, bx_utf8_encode(character, bytes)});
}

static finding find(bx_code code, size_t end)
{
    return (finding){.code = code, .end = end, .found = true};
}

static finding mend(bx_code code, size_t end, uint32_t right, int copies)
{
    finding f = find(code, end);
    f.mended = true;
    for (int i = 0; i < copies && right; i++) {
        char bytes[4];
        size_t size = bx_utf8_encode(right, bytes);
        for (size_t k = 0; k < size && f.right_size < sizeof f.right; k++)
            f.right[f.right_size++] = bytes[k];
    }
    return f;
}

static bool is_han(uint32_t c)
{
    return c != UINT32_MAX && bx_character_is_han(c) && !(c >= 0x3041 && c <= 0x312F);
}

/* The full-width mark for a half-width one between Han, or 0. */
static uint32_t full_width(uint32_t c)
{
    switch (c) {
    case ',': return 0xFF0C;
    case '.': return 0x3002;
    case ';': return 0xFF1B;
    case ':': return 0xFF1A;
    case '?': return 0xFF1F;
    case '!': return 0xFF01;
    case '(': return 0xFF08;
    case ')': return 0xFF09;
    case '~': return 0xFF5E;
    default: return 0;
    }
}

/* The ordinary character of a presentation form (U+FE10 to U+FE4F), or 0 where there is none. */
static uint32_t ordinary(uint32_t c)
{
    static const uint16_t low[] = {0xFF0C, 0x3001, 0x3002, 0xFF1A, 0xFF1B,
                                   0xFF01, 0xFF1F, 0x3016, 0x3017, 0x2026};
    static const uint16_t high[] = {0x2025, 0x2014, 0x2013, 0xFF3F, 0,      0xFF08, 0xFF09,
                                    0xFF5B, 0xFF5D, 0x3014, 0x3015, 0x3010, 0x3011, 0x300A,
                                    0x300B, 0x3008, 0x3009, 0x300C, 0x300D, 0x300E, 0x300F,
                                    0,      0,      0xFF3B, 0xFF3D};
    if (c >= 0xFE10 && c <= 0xFE19) return low[c - 0xFE10];
    if (c >= 0xFE30 && c <= 0xFE48) return high[c - 0xFE30];
    return 0;
}

/* CJK radicals that have a character of their own, but no decomposition in Unicode. */
static uint32_t character_of_radical(uint32_t c)
{
    static const struct {
        uint16_t radical, character;
    } pairs[] = {
        {0x2E85, 0x4EBB}, {0x2E8B, 0x353E}, {0x2E96, 0x5FC4}, {0x2E98, 0x624C}, {0x2EA0, 0x6C11},
        {0x2EA1, 0x6C35}, {0x2EA8, 0x72AD}, {0x2EAE, 0x7AF9}, {0x2EB6, 0x7F8A}, {0x2EBC, 0x8089},
        {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D}, {0x2ECA, 0x8DB3},
        {0x2ECB, 0x8F66}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6},
        {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF}, {0x2EE0, 0x9963},
        {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F},
        {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEB, 0x6589}, {0x2EEC, 0x9F50}, {0x2EED, 0x6B6F},
        {0x2EEE, 0x9F7F}, {0x2EEF, 0x7ADC}, {0x2EF0, 0x9F99}, {0x2EF2, 0x4E80},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].radical == c) return pairs[i].character;
    }
    return 0;
}

/* The Han character that a radical or compatibility ideograph stands for, or 0. */
static uint32_t unified(uint32_t c)
{
    bool radical = c >= 0x2E80 && c <= 0x2FDF;
    bool ideograph = (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
    if (!radical && !ideograph) return 0;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCInstance(&status);
    UChar units[4];
    int32_t size =
        U_SUCCESS(status) ? unorm2_getDecomposition(form, (UChar32)c, units, 4, &status) : -1;
    if (U_FAILURE(status) || size < 1) return character_of_radical(c);
    UChar32 character;
    int32_t at = 0;
    U16_NEXT(units, at, size, character);
    return at == size ? (uint32_t)character : 0;
}

static bool is_pause(uint32_t c)
{
    return c == 0xFF0C || c == 0x3001 || c == 0x3002 || c == 0xFF1B || c == 0xFF1A;
}

static size_t run_end(const place *p)
{
    size_t end = p->end, next = p->end;
    while (bx_utf8_next(p->text, &next) == p->c)
        end = next;
    return end;
}

static size_t run_length(const place *p)
{
    return (run_end(p) - p->begin) / (p->end - p->begin);
}

/* Han, or a mark of Chinese sentences. */
static bool is_chinese(uint32_t c)
{
    return is_han(c) || (c >= 0x2018 && c <= 0x201D) || (c >= 0x3001 && c <= 0x301F) ||
           (c >= 0xFF01 && c <= 0xFF1F);
}

/* The first character behind byte `at` that is no white space; UINT32_MAX at the end. */
static uint32_t character_after(bx_string text, size_t at)
{
    uint32_t c;
    do
        c = bx_utf8_next(text, &at);
    while (c <= ' ');
    return c;
}

/* Half-width marks of Chinese sentences, dots and dashes typed on a keyboard. */
static finding check_ascii(const place *p)
{
    if (p->before == p->c && p->c != '(' && p->c != ')') return (finding){0};
    size_t count = run_length(p);
    uint32_t after = character_after(p->text, run_end(p));
    if (p->c == '.' && count >= 3 && (is_chinese(p->before) || is_chinese(after))) {
        finding f = mend(BX_WIRE_DOTS, run_end(p), 0x2026, 2);
        snprintf(f.shown, sizeof f.shown, "...");
        return f;
    }
    if (p->c == '-' && count == 2 && is_chinese(p->before)) {
        finding f = mend(BX_WIRE_HALFWIDTH, run_end(p), 0x2014, 2);
        snprintf(f.shown, sizeof f.shown, "--");
        return f;
    }
    if (p->c == '"' && (is_han(p->before) || is_han(p->after)))
        return find(BX_WIRE_STRAIGHT_QUOTE, p->end);
    uint32_t wide = full_width(p->c);
    if (wide && count == 1 && is_chinese(p->before) && (is_chinese(after) || after == UINT32_MAX))
        return mend(BX_WIRE_HALFWIDTH, p->end, wide, 1);
    return (finding){0};
}

/* Dots that look like the one between the parts of a name (T-032). */
static bool is_dot_alike(uint32_t c)
{
    return c == 0x2027 || c == 0x30FB || c == 0x2022 || c == 0xFF0E || c == 0xFF65 || c == 0x2219 ||
           c == 0x22C5;
}

static bool is_direction_control(uint32_t c)
{
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Combining marks and variation selectors need a character before them. */
static bool is_isolated(const place *p)
{
    if (!bx_character_is_mark(p->c)) return false;
    bool nothing = p->before == UINT32_MAX ? p->starts : p->before <= ' ' || p->before == 0x3000;
    return nothing;
}

static finding check_pause(const place *p)
{
    if (p->c == p->before || !is_pause(p->after)) return (finding){0};
    if (p->after == p->c) {
        if (p->c == 0x3002 && run_length(p) >= 3) {
            finding f = mend(BX_WIRE_DOTS, run_end(p), 0x2026, 2);
            snprintf(f.shown, sizeof f.shown, "。。。");
            return f;
        }
        return mend(BX_WIRE_DOUBLED, run_end(p), p->c, 1);
    }
    /* One message for all marks in a row, naming the first two. */
    size_t second = p->end, end = p->end, next = p->end;
    bx_utf8_next(p->text, &second);
    while (next < p->text.size && is_pause(bx_utf8_next(p->text, &next)))
        end = next;
    finding f = find(BX_WIRE_DOUBLED, end);
    snprintf(f.shown, sizeof f.shown, "%.*s", (int)(second - p->begin), p->text.data + p->begin);
    return f;
}

static bool is_wide_alphanumeric(uint32_t c)
{
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
           (c >= 0xFF41 && c <= 0xFF5A);
}

/* Each character is mended; one message tells of all in a row. */
static finding check_wide_alphanumeric(const place *p)
{
    finding f = mend(BX_WIRE_FULLWIDTH, p->end, p->c - 0xFEE0, 1);
    f.told = is_wide_alphanumeric(p->before);
    f.told_end = p->end;
    for (size_t next = p->end; !f.told && is_wide_alphanumeric(bx_utf8_next(p->text, &next));)
        f.told_end = next;
    return f;
}

static finding check_wide(const place *p)
{
    uint32_t c = p->c;
    if (is_wide_alphanumeric(c)) return check_wide_alphanumeric(p);
    if (c == 0xFF3F || (c >= 0xFE49 && c <= 0xFE4F)) return find(BX_WIRE_LINE_MARK, p->end);
    if (c >= 0xFE10 && c <= 0xFE4F && !bx_character_is_mark(c)) {
        uint32_t right = ordinary(c);
        return right ? mend(BX_WIRE_PRESENTATION, p->end, right, 1)
                     : find(BX_WIRE_PRESENTATION, p->end);
    }
    if (c >= 0xFF01 && c <= 0xFF5E) return (finding){0};
    int8_t category = u_charType((UChar32)c);
    if (category == U_PRIVATE_USE_CHAR) return find(BX_WIRE_PRIVATE_USE, p->end);
    return c == 0xFFFD ? find(BX_WIRE_UNASSIGNED, p->end) : (finding){0};
}

static finding check_character(const place *p)
{
    uint32_t c = p->c;
    if (c < 0x80) return check_ascii(p);
    if (is_pause(c)) return check_pause(p);
    if (is_dot_alike(c) && is_han(p->before) && is_han(p->after))
        return mend(BX_WIRE_DOT, p->end, 0xB7, 1);
    if (c == 0x2026 && p->before != c && run_length(p) == 1 &&
        (is_han(p->before) || is_han(p->after))) {
        finding f = mend(BX_WIRE_DOTS, p->end, 0x2026, 2);
        snprintf(f.shown, sizeof f.shown, "…");
        return f;
    }
    if (c == 0x2500 && p->before != c && run_length(p) == 2) {
        finding f = mend(BX_WIRE_DASH, run_end(p), 0x2014, 2);
        snprintf(f.shown, sizeof f.shown, "──");
        return f;
    }
    if (c == 0x2028 || c == 0x2029) return mend(BX_WIRE_SEPARATOR, p->end, 0, 0);
    uint32_t right = unified(c);
    if (right) return mend(BX_WIRE_COMPATIBILITY, p->end, right, 1);
    if (is_direction_control(c)) return mend(BX_WIRE_DIRECTION, p->end, 0, 0);
    if (is_isolated(p)) return find(BX_WIRE_ISOLATED, p->end);
    if (u_charType((UChar32)c) == U_UNASSIGNED) return find(BX_WIRE_UNASSIGNED, p->end);
    return c >= 0xE000 ? check_wide(p) : (finding){0};
}

static void report(bx_diagnostics *diagnostics, const finding *f, const bx_node *node,
                   const place *p)
{
    if (f->told) return;
    char number[16];
    bx_short_text shown, right;
    size_t end = f->told_end > 0 ? f->told_end : f->end;
    bx_span span = bx_node_text_span(node, p->begin, end);
    snprintf(number, sizeof number, "%04X", p->c);
    const char *text = f->shown[0] ? f->shown
                       : f->told_end > 0
                           ? bx_short(&shown, (bx_string){p->text.data + p->begin, end - p->begin})
                           : bx_wire_character(&shown, p->c);
    bool by_number = f->code == BX_WIRE_SEPARATOR || f->code == BX_WIRE_PRIVATE_USE ||
                     f->code == BX_WIRE_UNASSIGNED || f->code == BX_WIRE_DIRECTION ||
                     f->code == BX_WIRE_ISOLATED;
    if (by_number)
        bx_report(diagnostics, f->code, span, number);
    else if (f->code == BX_WIRE_PRESENTATION)
        bx_report(diagnostics, f->code, span, text, number);
    else if (f->code == BX_WIRE_COMPATIBILITY)
        bx_report(diagnostics, f->code, span, text, number,
                  bx_short(&right, (bx_string){f->right, f->right_size}));
    else if (f->code == BX_WIRE_HALFWIDTH)
        bx_report(diagnostics, f->code, span, text,
                  bx_short(&right, (bx_string){f->right, f->right_size}));
    else
        bx_report(diagnostics, f->code, span, text);
}

static void add_mend(bx_mends *mends, size_t begin, const finding *f)
{
    bx_mend m = {.begin = begin, .end = f->end, .size = f->right_size};
    for (size_t i = 0; i < sizeof m.text; i++)
        m.text[i] = f->right[i];
    bx_array_push(mends, m);
}

static bool is_inline(bx_element element)
{
    switch (element) {
    case BX_ELEMENT_NONE:
    case BX_ELEMENT_EM:
    case BX_ELEMENT_STRONG:
    case BX_ELEMENT_NAME:
    case BX_ELEMENT_SPAN:
    case BX_ELEMENT_RUBY:
    case BX_ELEMENT_GLOSS:
    case BX_ELEMENT_DATELINE:
    case BX_ELEMENT_REF:
    case BX_ELEMENT_FIELD: return true;
    default: return false;
    }
}

/* Whether a text node begins its block, or a line of it behind <br/>. */
static bool starts_line(const bx_node *node)
{
    while (!node->previous && node->parent && is_inline(node->parent->element))
        node = node->parent;
    return !node->previous || !is_inline(node->previous->element);
}

static void check_text(bx_node *node, bool normalize, bx_arena *arena, bx_diagnostics *diagnostics)
{
    bx_mends mends = {0};
    place p = {.text = node->text, .before = UINT32_MAX, .starts = starts_line(node)};
    size_t at = 0;
    while (at < p.text.size) {
        p.begin = at;
        p.c = bx_utf8_next(p.text, &at);
        /* Han, letters and digits are right wherever they stand. */
        bool sound = (p.c >= 0x4E00 && p.c <= 0x9FFF) || p.c <= ' ' ||
                     (p.c < 0x80 && bx_character_is_western(p.c));
        if (!sound) {
            p.end = at;
            size_t next = at;
            p.after = bx_utf8_next(p.text, &next);
            finding f = check_character(&p);
            if (f.found) report(diagnostics, &f, node, &p);
            bool always = f.code == BX_WIRE_PRESENTATION || f.code == BX_WIRE_DASH;
            if (f.found && f.mended && (normalize || always)) add_mend(&mends, p.begin, &f);
            if (f.found && f.end > at) at = f.end;
        }
        p.before = p.c;
    }
    bx_wire_mend(node, &mends, arena);
    bx_array_release(&mends);
}

void bx_wire_check(bx_node *tree, bool normalize, bx_arena *arena, bx_diagnostics *diagnostics)
{
    for (bx_node *n = tree; n; n = bx_node_next(n, tree)) {
        if (n->element == BX_ELEMENT_NONE && n->parent && n->parent->element != BX_ELEMENT_STYLE)
            check_text(n, normalize, arena, diagnostics);
    }
    bx_wire_check_pairs(tree, diagnostics);
}
