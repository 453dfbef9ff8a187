/* Quotation marks and brackets by pairs. */
#include "input/wire_parts.h"

#include "input/codes.h"

static const uint32_t PAIRS[][2] = {
    {0x201C, 0x201D}, {0x2018, 0x2019}, {0x300C, 0x300D}, {0x300E, 0x300F},
    {0x300A, 0x300B}, {0x3008, 0x3009}, {0xFF08, 0xFF09}, {0x3010, 0x3011},
    {0x3014, 0x3015}, {0x3016, 0x3017}, {0xFF3B, 0xFF3D}, {0xFF5B, 0xFF5D},
};
/* The first rows are quotation marks. */
enum { PAIR_COUNT = sizeof PAIRS / sizeof *PAIRS, QUOTES = 4, MOST_OPEN = 32 };

typedef struct open_mark {
    size_t pair;
    bx_span span;
} open_mark;

typedef struct pairing {
    bx_diagnostics *diagnostics;
    open_mark open[MOST_OPEN];
    size_t depth;
    size_t beyond;     /* opening marks deeper than that */
    open_mark carried; /* quotation that the paragraph before left open without this one repeating
                          its mark */
    bool is_carried;
    bool begun;    /* the paragraph has shown a character */
    bx_span start; /* its first character */
} pairing;

static void report(pairing *k, bx_code code, bx_span span, uint32_t mark, uint32_t other)
{
    bx_short_text a, b;
    bx_report(k->diagnostics, code, span, bx_wire_character(&a, mark),
              bx_wire_character(&b, other));
}

static void open_pair(pairing *k, size_t pair, bx_span span)
{
    if (k->depth == MOST_OPEN) {
        k->beyond++;
        return;
    }
    if (pair < QUOTES) {
        /* Only the nearest quotation matters: “ ‘ “ is right again. */
        size_t i = k->depth;
        while (i > 0 && k->open[i - 1].pair >= QUOTES)
            i--;
        if (i > 0 && k->open[i - 1].pair == pair)
            report(k, BX_WIRE_SAME_QUOTES, span, PAIRS[pair][0], PAIRS[pair ^ 1][0]);
    }
    k->open[k->depth++] = (open_mark){pair, span};
}

static void close_pair(pairing *k, size_t pair, bx_span span)
{
    if (k->beyond > 0) {
        k->beyond--;
        return;
    }
    size_t i = k->depth;
    while (i > 0 && k->open[i - 1].pair != pair)
        i--;
    if (i > 0) {
        if (i < k->depth)
            report(k, BX_WIRE_CROSSED, span, PAIRS[pair][1], PAIRS[k->open[k->depth - 1].pair][0]);
        for (size_t j = i - 1; j + 1 < k->depth; j++)
            k->open[j] = k->open[j + 1];
        k->depth--;
    } else if (k->is_carried && k->carried.pair == pair) {
        report(k, BX_WIRE_NOT_REPEATED, k->start, PAIRS[pair][0], PAIRS[pair][0]);
        k->is_carried = false;
    } else if (pair != 1) { /* ’ is also an apostrophe */
        report(k, BX_WIRE_UNPAIRED, span, PAIRS[pair][1], 0);
    }
}

static void pair_character(pairing *k, uint32_t c, bx_span span)
{
    for (size_t p = 0; p < PAIR_COUNT; p++) {
        if (c == PAIRS[p][0])
            open_pair(k, p, span);
        else if (c == PAIRS[p][1])
            close_pair(k, p, span);
    }
}

/* The first character of a paragraph: a quotation left open goes on when its mark is repeated. */
static void begin_text(pairing *k, uint32_t c, bx_span span)
{
    k->begun = true;
    k->start = span;
    if (k->is_carried && c == PAIRS[k->carried.pair][0]) k->is_carried = false;
}

static void drop_carried(pairing *k)
{
    if (k->is_carried) report(k, BX_WIRE_UNPAIRED, k->carried.span, PAIRS[k->carried.pair][0], 0);
    k->is_carried = false;
}

static void check_block(pairing *k, const bx_node *block)
{
    k->depth = k->beyond = 0;
    k->begun = false;
    for (const bx_node *n = block; n; n = bx_node_next(n, block)) {
        if (n->element != BX_ELEMENT_NONE) continue;
        size_t at = 0;
        while (at < n->text.size) {
            size_t begin = at;
            uint32_t c = bx_utf8_next(n->text, &at);
            if (!k->begun && c != ' ' && c != '\n' && c != '\t' && c != 0x3000)
                begin_text(k, c, bx_node_text_span(n, begin, at));
            bool suspect =
                (c >= 0x2018 && c <= 0x201D) || (c >= 0x3008 && c <= 0x3017) || c >= 0xFF08;
            if (suspect) pair_character(k, c, bx_node_text_span(n, begin, at));
        }
    }
    drop_carried(k);
    for (size_t i = 0; i < k->depth; i++) {
        bool last_quote =
            i + 1 == k->depth && k->open[i].pair < QUOTES && block->element == BX_ELEMENT_P;
        if (!last_quote) report(k, BX_WIRE_UNPAIRED, k->open[i].span, PAIRS[k->open[i].pair][0], 0);
        k->is_carried = last_quote;
        if (last_quote) k->carried = k->open[i];
    }
}

static bool is_block(bx_element element)
{
    return element == BX_ELEMENT_P || element == BX_ELEMENT_HEADLINE ||
           element == BX_ELEMENT_SUBHEAD || element == BX_ELEMENT_KICKER ||
           element == BX_ELEMENT_CROSSHEAD || element == BX_ELEMENT_CAPTION;
}

void bx_wire_check_pairs(const bx_node *tree, bx_diagnostics *diagnostics)
{
    pairing k = {.diagnostics = diagnostics};
    const bx_node *parent = NULL;
    for (const bx_node *n = tree; n; n = bx_node_next(n, tree)) {
        if (!is_block(n->element)) continue;
        /* Quotations go on from paragraph to paragraph of one story only. */
        if (n->parent != parent || n->element != BX_ELEMENT_P) drop_carried(&k);
        parent = n->parent;
        check_block(&k, n);
    }
    drop_carried(&k);
}
