/* What sheets ask for, declaration by declaration, for comparisons. */
#include "style/sheet.h"

typedef BX_ARRAY(bx_asked_declaration) declarations;

typedef struct reading {
    bx_sheet_text text;
    declarations *list;
} reading;

enum { DEEPEST = 32 };

/* The text of tokens [begin, end) without comments and white space round it. */
static bx_string text_of(const reading *r, size_t begin, size_t end)
{
    bx_buffer text = {0};
    for (size_t i = begin; i < end; i++) {
        const bx_token *token = &r->text.tokens[i];
        if (token->type == BX_TOKEN_SPACE)
            bx_buffer_append_byte(&text, ' ');
        else
            bx_buffer_append_string(&text, bx_string_slice(r->text.css, token->begin, token->end));
    }
    bx_string copy = bx_string_copy(r->text.arena, bx_string_trim(bx_buffer_string(&text)));
    bx_buffer_release(&text);
    return copy;
}

/* Where a `;`, or else a block, stands: what begins at `at` ends there. */
static size_t head_end(const reading *r, size_t at, size_t end, bool block)
{
    while (at < end && !bx_token_is(&r->text.tokens[at], ';') &&
           !(block && bx_token_is(&r->text.tokens[at], '{'))) {
        const bx_token *t = &r->text.tokens[at];
        bool opens = bx_token_is(t, '{') || bx_token_is(t, '(') || bx_token_is(t, '[') ||
                     t->type == BX_TOKEN_FUNCTION;
        at = opens ? bx_block_end(&r->text, at, end) + 1 : at + 1;
    }
    return at < end ? at : end;
}

static void add(reading *r, bx_asked_declaration d, size_t name)
{
    const bx_token *token = &r->text.tokens[name];
    d.span = bx_token_span(&r->text, token, token);
    bx_array_push(r->list, d);
}

static bool is_important(bx_string *value)
{
    static const char word[] = "important";
    size_t size = sizeof word - 1;
    if (value->size <= size || !bx_string_equal_ignore_case(
                                   bx_string_slice(*value, value->size - size, value->size), word))
        return false;
    bx_string rest = bx_string_trim(bx_string_slice(*value, 0, value->size - size));
    if (!bx_string_ends_with(rest, "!")) return false;
    *value = bx_string_trim(bx_string_slice(rest, 0, rest.size - 1));
    return true;
}

static void read_declarations(reading *r, size_t at, size_t end, bx_string selector)
{
    while (at < end) {
        size_t stop = head_end(r, at, end, false);
        while (at < stop && r->text.tokens[at].type == BX_TOKEN_SPACE)
            at++;
        size_t colon = at;
        while (colon < stop && !bx_token_is(&r->text.tokens[colon], ':'))
            colon++;
        if (at < stop) {
            bx_asked_declaration d = {.selector = selector, .property = text_of(r, at, colon)};
            d.value = text_of(r, colon < stop ? colon + 1 : stop, stop);
            d.important = is_important(&d.value);
            add(r, d, at);
        }
        at = stop + 1;
    }
}

/* Whether rules stand in the block of an at-rule, not declarations. */
static bool holds_rules(const bx_token *token)
{
    return token->type == BX_TOKEN_AT && (bx_string_equal_ignore_case(token->text, "layer") ||
                                          bx_string_equal_ignore_case(token->text, "media"));
}

static void read_rules(reading *r, size_t at, size_t end, bx_string around, int depth)
{
    while (at < end) {
        const bx_token *first = &r->text.tokens[at];
        if (first->type == BX_TOKEN_SPACE || bx_token_is(first, ';') || bx_token_is(first, '}')) {
            at++;
            continue;
        }
        size_t open = head_end(r, at, end, true);
        if (first->type == BX_TOKEN_AT &&
            (open >= end || !bx_token_is(&r->text.tokens[open], '{'))) {
            bx_asked_declaration d = {.selector = around, .property = text_of(r, at, at + 1)};
            d.value = text_of(r, at + 1, open);
            add(r, d, at);
        } else if (open < end && bx_token_is(&r->text.tokens[open], '{')) {
            size_t close = bx_block_end(&r->text, open, end);
            bx_string own = text_of(r, at, open);
            bx_string selector =
                around.size == 0 ? own
                                 : bx_string_format(r->text.arena, "%.*s { %.*s",
                                                    BX_STRING_ARGS(around), BX_STRING_ARGS(own));
            if (holds_rules(first) && depth < DEEPEST)
                read_rules(r, open + 1, close, selector, depth + 1);
            else
                read_declarations(r, open + 1, close, selector);
            open = close;
        }
        at = open + 1;
    }
}

size_t bx_style_set_sheet_count(const bx_style_set *set)
{
    return set->given.count;
}

uint32_t bx_style_set_sheet_source(const bx_style_set *set, size_t index)
{
    return set->given.items[index].span.source;
}

bx_asked_sheet bx_style_set_asked(const bx_style_set *set, size_t index, bx_arena *arena)
{
    const bx_sheet_given *given = &set->given.items[index];
    declarations list = {0};
    reading r = {.text = {.arena = arena, .place = given->span, .css = given->css}, .list = &list};
    r.text.tokens = bx_tokenize(given->css, arena, &r.text.count);
    read_rules(&r, 0, r.text.count, (bx_string){"", 0}, 0);
    bx_asked_sheet sheet = {.span = given->span, .origin = given->origin, .count = list.count};
    sheet.declarations = bx_arena_copy(arena, list.items, list.count * sizeof *list.items);
    bx_array_release(&list);
    return sheet;
}
