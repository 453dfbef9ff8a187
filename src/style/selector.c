/* Parsing of selectors. */
#include "style/selector.h"

#include "base/array.h"

enum { DEEPEST_LIST = 8 };

typedef struct parser {
    const bx_token *tokens;
    size_t at, count;
    bx_arena *arena;
    const bx_token *bad;
    int depth;
    bool relative; /* inside :has(): a leading combinator is allowed */
} parser;

static const bx_token END_TOKEN = {.type = BX_TOKEN_END};

static const bx_token *peek(const parser *p)
{
    return p->at < p->count ? &p->tokens[p->at] : &END_TOKEN;
}

static bool fail(parser *p)
{
    if (!p->bad)
        p->bad = p->at < p->count ? &p->tokens[p->at] : &p->tokens[p->count ? p->count - 1 : 0];
    return false;
}

static void skip_space(parser *p)
{
    while (peek(p)->type == BX_TOKEN_SPACE)
        p->at++;
}

static bx_selector *parse_list(parser *p, char end, size_t *count);

static bool expect(parser *p, char delimiter)
{
    if (!bx_token_is(peek(p), delimiter)) return fail(p);
    p->at++;
    return true;
}

static bool parse_attribute(parser *p, bx_simple *simple)
{
    p->at++;
    skip_space(p);
    if (peek(p)->type != BX_TOKEN_IDENT) return fail(p);
    simple->kind = BX_SIMPLE_ATTRIBUTE;
    simple->name = peek(p)->text;
    p->at++;
    /* xml:lang is written as `xml|lang` or with an escape; both read as the attribute's own name.
     */
    skip_space(p);
    if (bx_token_is(peek(p), ']')) {
        p->at++;
        return true;
    }
    const bx_token *operator= peek(p);
    if (operator->type != BX_TOKEN_DELIM) return fail(p);
    simple->operator= operator->delimiter;
    p->at++;
    if (simple->operator!= '=' && !expect(p, '=')) return false;
    skip_space(p);
    const bx_token *value = peek(p);
    if (value->type != BX_TOKEN_IDENT && value->type != BX_TOKEN_STRING &&
        value->type != BX_TOKEN_NUMBER)
        return fail(p);
    simple->value = value->text;
    if (value->type == BX_TOKEN_NUMBER)
        simple->value = bx_string_format(p->arena, "%lld", (long long)(value->number / 1000000));
    p->at++;
    skip_space(p);
    return expect(p, ']');
}

/* an+b, odd, even, or a number. */
static bool parse_nth(parser *p, bx_simple *simple)
{
    skip_space(p);
    const bx_token *token = peek(p);
    bool n_seen = false;
    if (token->type == BX_TOKEN_IDENT && bx_string_equal_ignore_case(token->text, "odd")) {
        simple->step = 2;
        simple->offset = 1;
    } else if (token->type == BX_TOKEN_IDENT && bx_string_equal_ignore_case(token->text, "even")) {
        simple->step = 2;
    } else if (token->type == BX_TOKEN_NUMBER && token->integer) {
        simple->offset = (int)(token->number / 1000000);
    } else if (token->type == BX_TOKEN_DIMENSION && token->text.data[0] == 'n') {
        simple->step = (int)(token->number / 1000000);
        n_seen = true;
    } else if (token->type == BX_TOKEN_IDENT &&
               (token->text.data[0] == 'n' || bx_string_starts_with(token->text, "-n"))) {
        simple->step = token->text.data[0] == '-' ? -1 : 1;
        n_seen = true;
    } else {
        return fail(p);
    }
    p->at++;
    skip_space(p);
    if (n_seen) {
        int sign = 1;
        if (bx_token_is(peek(p), '+') || bx_token_is(peek(p), '-')) {
            sign = bx_token_is(peek(p), '-') ? -1 : 1;
            p->at++;
            skip_space(p);
        }
        if (peek(p)->type == BX_TOKEN_NUMBER) {
            simple->offset = sign * (int)(peek(p)->number / 1000000);
            p->at++;
            skip_space(p);
        }
    }
    return expect(p, ')');
}

static bool parse_functional(parser *p, bx_simple *simple)
{
    bx_string name = peek(p)->text;
    p->at++;
    if (bx_string_equal_literal(name, "nth-child"))
        simple->kind = BX_SIMPLE_NTH_CHILD;
    else if (bx_string_equal_literal(name, "nth-last-child"))
        simple->kind = BX_SIMPLE_NTH_LAST_CHILD;
    else if (bx_string_equal_literal(name, "nth-of-type"))
        simple->kind = BX_SIMPLE_NTH_OF_TYPE;
    else {
        bool is = bx_string_equal_literal(name, "is") || bx_string_equal_literal(name, "where");
        if (bx_string_equal_literal(name, "not"))
            simple->kind = BX_SIMPLE_NOT;
        else if (is)
            simple->kind = BX_SIMPLE_IS;
        else if (bx_string_equal_literal(name, "has"))
            simple->kind = BX_SIMPLE_HAS;
        else {
            p->at--;
            return fail(p);
        }
        if (p->depth >= DEEPEST_LIST) return fail(p);
        bool outer = p->relative;
        p->depth++;
        p->relative = simple->kind == BX_SIMPLE_HAS;
        simple->list = parse_list(p, ')', &simple->list_count);
        p->relative = outer;
        p->depth--;
        if (!simple->list) return false;
        simple->step = bx_string_equal_literal(name, "where");
        return expect(p, ')');
    }
    return parse_nth(p, simple);
}

static const struct {
    const char *name;
    bx_simple_kind kind;
    int offset;
} PSEUDO_CLASSES[] = {
    {"first-child", BX_SIMPLE_NTH_CHILD, 1},
    {"last-child", BX_SIMPLE_NTH_LAST_CHILD, 1},
    {"first-of-type", BX_SIMPLE_NTH_OF_TYPE, 1},
    {"last-of-type", BX_SIMPLE_LAST_OF_TYPE, 0},
    {"root", BX_SIMPLE_ROOT, 0},
    {"empty", BX_SIMPLE_EMPTY, 0},
};

static const struct {
    const char *name;
    bx_pseudo_element pseudo;
} PSEUDO_ELEMENTS[] = {
    {"before", BX_PSEUDO_BEFORE},
    {"after", BX_PSEUDO_AFTER},
    {"first-letter", BX_PSEUDO_FIRST_LETTER},
};

/* Parses what follows a colon into one or two simple selectors, or the pseudo-element. */
static bool parse_pseudo(parser *p, bx_selector *selector, bx_simple *simple, bool *is_simple)
{
    p->at++;
    bool element = bx_token_is(peek(p), ':');
    if (element) p->at++;
    const bx_token *token = peek(p);
    *is_simple = true;
    if (token->type == BX_TOKEN_FUNCTION && !element) return parse_functional(p, simple);
    if (token->type != BX_TOKEN_IDENT) return fail(p);
    for (size_t i = 0; i < sizeof PSEUDO_ELEMENTS / sizeof *PSEUDO_ELEMENTS; i++) {
        if (!bx_string_equal_ignore_case(token->text, PSEUDO_ELEMENTS[i].name)) continue;
        selector->pseudo = PSEUDO_ELEMENTS[i].pseudo;
        *is_simple = false;
        p->at++;
        return true;
    }
    for (size_t i = 0; !element && i < sizeof PSEUDO_CLASSES / sizeof *PSEUDO_CLASSES; i++) {
        if (!bx_string_equal_ignore_case(token->text, PSEUDO_CLASSES[i].name)) continue;
        simple->kind = PSEUDO_CLASSES[i].kind;
        simple->offset = PSEUDO_CLASSES[i].offset;
        p->at++;
        return true;
    }
    return fail(p);
}

static uint32_t weight(const bx_simple *simple)
{
    switch (simple->kind) {
    case BX_SIMPLE_ANY: return 0;
    case BX_SIMPLE_TYPE: return 1;
    case BX_SIMPLE_ID: return 65536;
    case BX_SIMPLE_NOT:
    case BX_SIMPLE_IS:
    case BX_SIMPLE_HAS: {
        uint32_t most = 0;
        for (size_t i = 0; i < simple->list_count && !simple->step; i++) {
            if (simple->list[i].specificity > most) most = simple->list[i].specificity;
        }
        return most;
    }
    default: return 256;
    }
}

static bool parse_simple(parser *p, bx_selector *selector, bx_simple *simple, bool *is_simple)
{
    const bx_token *token = peek(p);
    *is_simple = true;
    if (token->type == BX_TOKEN_IDENT) {
        *simple = (bx_simple){
            .kind = BX_SIMPLE_TYPE, .name = token->text, .element = bx_element_of(token->text)};
        if (simple->element == BX_ELEMENT_NONE) return fail(p);
        p->at++;
        return true;
    }
    if (token->type == BX_TOKEN_HASH) {
        *simple = (bx_simple){.kind = BX_SIMPLE_ID, .name = token->text};
        p->at++;
        return true;
    }
    if (bx_token_is(token, '*')) {
        p->at++;
        return true;
    }
    if (bx_token_is(token, '.')) {
        p->at++;
        if (peek(p)->type != BX_TOKEN_IDENT) return fail(p);
        *simple = (bx_simple){.kind = BX_SIMPLE_CLASS, .name = peek(p)->text};
        p->at++;
        return true;
    }
    if (bx_token_is(token, '[')) return parse_attribute(p, simple);
    if (bx_token_is(token, ':')) return parse_pseudo(p, selector, simple, is_simple);
    return fail(p);
}

static bool ends_compound(const bx_token *token)
{
    if (token->type == BX_TOKEN_SPACE || token->type == BX_TOKEN_END) return true;
    if (token->type != BX_TOKEN_DELIM) return false;
    char d = token->delimiter;
    return d == ',' || d == ')' || d == '>' || d == '+' || d == '~';
}

static bool parse_compound(parser *p, bx_selector *selector, bx_compound *compound)
{
    BX_ARRAY(bx_simple) simples = {0};
    bool good = !ends_compound(peek(p)) || fail(p);
    while (good && !ends_compound(peek(p))) {
        bx_simple simple = {.kind = BX_SIMPLE_ANY};
        bool is_simple;
        good = parse_simple(p, selector, &simple, &is_simple);
        if (good && is_simple) {
            bx_array_push(&simples, simple);
            selector->specificity += weight(&simple);
        } else if (good) {
            selector->specificity += 1;
        }
    }
    compound->simples =
        bx_arena_copy(p->arena, simples.items, simples.count * sizeof *simples.items);
    compound->count = simples.count;
    bx_array_release(&simples);
    return good;
}

/* The combinator between two compounds; 0 at the end of the selector. */
static char parse_combinator(parser *p)
{
    bool space = peek(p)->type == BX_TOKEN_SPACE;
    skip_space(p);
    const bx_token *token = peek(p);
    if (token->type == BX_TOKEN_DELIM) {
        char d = token->delimiter;
        if (d == '>' || d == '+' || d == '~') {
            p->at++;
            skip_space(p);
            return d;
        }
        if (d == ',' || d == ')') return 0;
    }
    return space && token->type != BX_TOKEN_END ? ' ' : 0;
}

static bool parse_selector(parser *p, bx_selector *selector)
{
    BX_ARRAY(bx_compound) compounds = {0};
    *selector = (bx_selector){0};
    char combinator = 0;
    if (p->relative) {
        combinator = ' ';
        if (bx_token_is(peek(p), '>') || bx_token_is(peek(p), '+') || bx_token_is(peek(p), '~'))
            combinator = parse_combinator(p);
    }
    bool good = true;
    for (;;) {
        bx_compound compound = {.combinator = combinator};
        good = parse_compound(p, selector, &compound);
        if (!good) break;
        bx_array_push(&compounds, compound);
        combinator = parse_combinator(p);
        if (!combinator || selector->pseudo != BX_PSEUDO_NONE) break;
    }
    selector->compounds =
        bx_arena_copy(p->arena, compounds.items, compounds.count * sizeof *compounds.items);
    selector->count = compounds.count;
    bx_array_release(&compounds);
    return good;
}

static bx_selector *parse_list(parser *p, char end, size_t *count)
{
    BX_ARRAY(bx_selector) list = {0};
    bool good = true;
    for (;;) {
        skip_space(p);
        bx_selector selector;
        good = parse_selector(p, &selector);
        if (!good) break;
        bx_array_push(&list, selector);
        skip_space(p);
        if (!bx_token_is(peek(p), ',')) break;
        p->at++;
    }
    if (good && end && !bx_token_is(peek(p), end)) good = fail(p);
    if (good && !end && p->at < p->count) good = fail(p);
    bx_selector *copy = NULL;
    if (good) copy = bx_arena_copy(p->arena, list.items, list.count * sizeof *list.items);
    *count = list.count;
    bx_array_release(&list);
    return copy;
}

bx_selector *bx_selectors_parse(const bx_token *tokens, size_t count, bx_arena *arena,
                                size_t *selector_count, const bx_token **bad)
{
    parser p = {.tokens = tokens, .count = count, .arena = arena};
    bx_selector *list = parse_list(&p, 0, selector_count);
    *bad = p.bad;
    return list;
}
