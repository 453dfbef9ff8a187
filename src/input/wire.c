/* Text checks. */
#include "input/wire.h"

#include <stdio.h>
#include <unicode/uchar.h>

typedef struct checker {
    bx_diagnostics *diagnostics;
    const bx_node *node;
} checker;

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFD) || c == 0x3007;
}

static const char *character_text(bx_short_text *storage, uint32_t c)
{
    char bytes[4];
    return bx_short(storage, (bx_string){bytes, bx_utf8_encode(c, bytes)});
}

/* The full-width mark for a half-width one between Han, or 0. */
static uint32_t full_width(uint32_t c)
{
    switch (c) {
    case ',': return 0xFF0C;
    case ';': return 0xFF1B;
    case ':': return 0xFF1A;
    case '?': return 0xFF1F;
    case '!': return 0xFF01;
    case '(': return 0xFF08;
    case ')': return 0xFF09;
    default: return 0;
    }
}

static bool is_pause(uint32_t c)
{
    return c == 0xFF0C || c == 0x3001 || c == 0x3002 || c == 0xFF1B || c == 0xFF1A;
}

static void report_code_point(checker *k, bx_code code, bx_span span, uint32_t c)
{
    char number[16];
    snprintf(number, sizeof number, "%04X", c);
    bx_report(k->diagnostics, code, span, number);
}

static void check_character(checker *k, uint32_t previous, uint32_t c, uint32_t next, bx_span span)
{
    bx_short_text a, b;
    uint32_t wide = full_width(c);
    if (wide && is_han(previous) && (is_han(next) || next == UINT32_MAX)) {
        bx_report(k->diagnostics, BX_WIRE_HALFWIDTH, span, character_text(&a, c),
                  character_text(&b, wide));
    } else if (is_pause(c) && c == previous) {
        bx_report(k->diagnostics, BX_WIRE_DOUBLED, span, character_text(&a, c));
    } else if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
               (c >= 0xFF41 && c <= 0xFF5A)) {
        bx_report(k->diagnostics, BX_WIRE_FULLWIDTH, span, character_text(&a, c));
    } else if (c >= 0xFE10 && c <= 0xFE4F) {
        char number[16];
        snprintf(number, sizeof number, "%04X", c);
        bx_report(k->diagnostics, BX_WIRE_PRESENTATION, span, character_text(&a, c), number);
    } else if (c == '.' && previous == '.' && next == '.') {
        bx_report(k->diagnostics, BX_WIRE_DOTS, span, "...");
    } else if (c >= 0xE000 && !(c >= 0xFF01 && c <= 0xFF5E)) {
        int8_t category = u_charType((UChar32)c);
        if (category == U_PRIVATE_USE_CHAR) report_code_point(k, BX_WIRE_PRIVATE_USE, span, c);
        else if (category == U_UNASSIGNED || c == 0xFFFD)
            report_code_point(k, BX_WIRE_UNASSIGNED, span, c);
    }
}

static void check_text(checker *k)
{
    bx_string text = k->node->text;
    uint32_t previous = UINT32_MAX;
    size_t at = 0;
    while (at < text.size) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(text, &at);
        /* Han and ASCII letters are right wherever they stand. */
        if (!is_han(c) && c != ' ' && c != '\n') {
            size_t after = at;
            uint32_t next = bx_utf8_next(text, &after);
            bx_span span = {0};
            bool suspect = full_width(c) || is_pause(c) || c == '.' || c >= 0xE000;
            if (suspect) {
                span = bx_node_text_span(k->node, begin, at);
                check_character(k, previous, c, next, span);
            }
        }
        previous = c;
    }
}

static const uint32_t PAIRS[][2] = {
    {0x201C, 0x201D}, {0x2018, 0x2019}, {0x300A, 0x300B}, {0xFF08, 0xFF09},
    {0x300C, 0x300D}, {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015},
};
enum { PAIR_COUNT = sizeof PAIRS / sizeof *PAIRS, MOST_OPEN = 32 };

typedef struct open_mark {
    uint32_t mark;
    size_t pair;
    bx_span span;
} open_mark;

/* Whether the paragraph after this one begins with the same opening quote: a quotation over several
 * paragraphs repeats the opening mark and closes only on the last (CLREQ 3.1.1.2). */
static bool continues(const bx_node *block, uint32_t mark)
{
    const bx_node *next = block->next;
    while (next && next->element == BX_ELEMENT_NONE) next = next->next;
    for (const bx_node *n = next; n; n = bx_node_next(n, next)) {
        if (n->element != BX_ELEMENT_NONE) continue;
        size_t at = 0;
        uint32_t c;
        do c = bx_utf8_next(n->text, &at);
        while (c == ' ' || c == '\n' || c == 0x3000);
        if (c != UINT32_MAX) return c == mark;
    }
    return false;
}

/* Pairs of quotes and brackets inside one paragraph. */
static void check_pairs(checker *k, const bx_node *block)
{
    open_mark open[MOST_OPEN];
    size_t depth = 0;
    bx_short_text text;
    for (const bx_node *n = block; n; n = bx_node_next(n, block)) {
        if (n->element != BX_ELEMENT_NONE) continue;
        size_t at = 0;
        while (at < n->text.size) {
            size_t begin = at;
            uint32_t c = bx_utf8_next(n->text, &at);
            if (c < 0x2018 || (c > 0x3015 && c != 0xFF08 && c != 0xFF09)) continue;
            for (size_t p = 0; p < PAIR_COUNT; p++) {
                if (c == PAIRS[p][0] && depth < MOST_OPEN) {
                    open[depth++] = (open_mark){c, p, bx_node_text_span(n, begin, at)};
                } else if (c == PAIRS[p][1]) {
                    /* ’ is also an apostrophe. */
                    bool matches = depth > 0 && open[depth - 1].pair == p;
                    if (matches) depth--;
                    else if (c != 0x2019)
                        bx_report(k->diagnostics, BX_WIRE_UNPAIRED, bx_node_text_span(n, begin, at),
                                  character_text(&text, c));
                }
            }
        }
    }
    for (size_t i = 0; i < depth; i++) {
        if (!continues(block, open[i].mark))
            bx_report(k->diagnostics, BX_WIRE_UNPAIRED, open[i].span,
                      character_text(&text, open[i].mark));
    }
}

void bx_wire_check(const bx_node *tree, bx_diagnostics *diagnostics)
{
    checker k = {diagnostics, NULL};
    for (const bx_node *n = tree; n; n = bx_node_next(n, tree)) {
        k.node = n;
        if (n->element == BX_ELEMENT_NONE && n->parent &&
            n->parent->element != BX_ELEMENT_STYLE)
            check_text(&k);
        if (n->element == BX_ELEMENT_P || n->element == BX_ELEMENT_HEADLINE ||
            n->element == BX_ELEMENT_CAPTION)
            check_pairs(&k, n);
    }
}
