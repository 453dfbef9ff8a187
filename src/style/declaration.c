/* Declarations: splitting, checking, messages. */
#include "style/sheet.h"

#include "style/computed.h"

#include "style/codes.h"

bx_span bx_token_span(const bx_sheet_text *text, const bx_token *first, const bx_token *last)
{
    return (bx_span){text->place.source, text->place.begin + first->begin,
                     text->place.begin + last->end};
}

size_t bx_block_end(const bx_sheet_text *text, size_t open, size_t end)
{
    size_t depth = 0;
    for (size_t i = open; i < end; i++) {
        const bx_token *token = &text->tokens[i];
        bool opens = bx_token_is(token, '{') || bx_token_is(token, '(') ||
                     bx_token_is(token, '[') || token->type == BX_TOKEN_FUNCTION;
        bool closes = bx_token_is(token, '}') || bx_token_is(token, ')') || bx_token_is(token, ']');
        if (opens) depth++;
        if (closes && depth > 0 && --depth == 0) return i;
    }
    return end;
}

/* End of the declaration that begins at `at`: the semicolon outside brackets, or `end`. */
static size_t declaration_end(const bx_sheet_text *text, size_t at, size_t end)
{
    while (at < end && !bx_token_is(&text->tokens[at], ';')) {
        const bx_token *token = &text->tokens[at];
        bool opens = bx_token_is(token, '{') || bx_token_is(token, '(') ||
                     bx_token_is(token, '[') || token->type == BX_TOKEN_FUNCTION;
        at = opens ? bx_block_end(text, at, end) + 1 : at + 1;
    }
    return at < end ? at : end;
}

static bool is_space(const bx_token *token)
{
    return token->type == BX_TOKEN_SPACE;
}

/* Takes `!important` off the end of a value. */
static bool take_important(const bx_token *tokens, size_t *count)
{
    size_t n = *count;
    while (n > 0 && is_space(&tokens[n - 1]))
        n--;
    if (n < 2 || tokens[n - 1].type != BX_TOKEN_IDENT ||
        !bx_string_equal_ignore_case(tokens[n - 1].text, "important"))
        return false;
    size_t mark = n - 2;
    while (mark > 0 && is_space(&tokens[mark]))
        mark--;
    if (!bx_token_is(&tokens[mark], '!')) return false;
    *count = mark;
    return true;
}

static bool uses_variable(const bx_token *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (tokens[i].type == BX_TOKEN_FUNCTION &&
            bx_string_equal_ignore_case(tokens[i].text, "var"))
            return true;
    }
    return false;
}

static bool is_wide_keyword(const bx_token *tokens, size_t count)
{
    static const char *const words[] = {"inherit", "initial", "unset", "revert"};
    if (count != 1 || tokens[0].type != BX_TOKEN_IDENT) return false;
    for (int i = 0; i < 4; i++) {
        if (bx_string_equal_ignore_case(tokens[0].text, words[i])) return true;
    }
    return false;
}

/* Reads the value once on a throw-away style, for its message. */
static bool is_valid(const bx_sheet_text *text, const bx_declaration *d)
{
    if (d->has_variable || is_wide_keyword(d->tokens, d->count)) return true;
    bx_value_context context = {BX_PT(9),       BX_PT(13),   BX_PT(9),        BX_PT(13),
                                BX_COLOR_BLACK, text->arena, text->lint_rules};
    bx_values values = {d->tokens, 0, d->count, &context};
    bx_computed style;
    bx_property_initialize(&style);
    return d->property->read(d->property, &values, &style) && bx_values_done(&values);
}

/* A list that is right but for its commas. */
static bool report_commas(const bx_sheet_text *text, const bx_declaration *d)
{
    bx_token *tokens = BX_NEW_ARRAY(text->arena, bx_token, d->count + 1);
    bx_declaration without = *d;
    without.tokens = tokens;
    without.count = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (!bx_token_is(&d->tokens[i], ',')) tokens[without.count++] = d->tokens[i];
    }
    if (without.count == d->count || !is_valid(text, &without)) return false;
    bx_report(text->diagnostics, BX_VALUE_COMMAS,
              bx_token_span(text, &d->tokens[0], &d->tokens[d->count - 1]), d->property->name);
    return true;
}

static void report_bad_value(const bx_sheet_text *text, const bx_declaration *d)
{
    bx_span span = d->span;
    bx_short_text shown;
    if (bx_color_range_report(text, text->diagnostics, (bx_span){0}, d->tokens, d->count)) return;
    if (report_commas(text, d) || bx_advise_value(text, d)) return;
    for (size_t i = 0; i < d->count; i++) {
        const bx_token *token = &d->tokens[i];
        if (token->type == BX_TOKEN_DIMENSION && !bx_unit_known(token->text)) {
            bx_report(text->diagnostics, BX_UNIT_UNKNOWN, bx_token_span(text, token, token),
                      bx_short(&shown, token->text));
            return;
        }
    }
    bx_string value = {NULL, 0};
    if (d->count > 0) {
        span = bx_token_span(text, &d->tokens[0], &d->tokens[d->count - 1]);
        value = bx_string_slice(text->css, d->tokens[0].begin, d->tokens[d->count - 1].end);
    }
    bx_report(text->diagnostics, BX_VALUE_BAD, span, bx_short(&shown, value), d->property->name,
              d->property->syntax);
}

/* Parses one declaration in tokens [begin, end); false after a message. */
static bool parse_one(const bx_sheet_text *text, size_t begin, size_t end, bx_declaration *d)
{
    const bx_token *name = &text->tokens[begin];
    size_t at = begin + 1;
    while (at < end && is_space(&text->tokens[at]))
        at++;
    if (name->type != BX_TOKEN_IDENT || at >= end || !bx_token_is(&text->tokens[at], ':')) {
        if (!bx_advise_marks(text, name, &text->tokens[end - 1]))
            bx_report(text->diagnostics, BX_DECLARATION_BAD,
                      bx_token_span(text, name, &text->tokens[end - 1]));
        return false;
    }
    at++;
    while (at < end && is_space(&text->tokens[at]))
        at++;
    *d = (bx_declaration){
        .tokens = &text->tokens[at], .count = end - at, .span = bx_token_span(text, name, name)};
    d->important = take_important(d->tokens, &d->count);
    while (d->count > 0 && is_space(&d->tokens[d->count - 1]))
        d->count--;
    d->has_variable = uses_variable(d->tokens, d->count);
    if (bx_string_starts_with(name->text, "--")) {
        d->custom = name->text;
        return true;
    }
    d->property = bx_property_find(name->text);
    if (!d->property) {
        bx_advise_property(text, d->span, name->text);
        return false;
    }
    if (is_valid(text, d)) return true;
    report_bad_value(text, d);
    return false;
}

bx_declaration *bx_declarations_parse(const bx_sheet_text *text, size_t begin, size_t end,
                                      size_t *count)
{
    BX_ARRAY(bx_declaration) list = {0};
    size_t at = begin;
    while (at < end) {
        if (is_space(&text->tokens[at]) || bx_token_is(&text->tokens[at], ';')) {
            at++;
            continue;
        }
        size_t whole = declaration_end(text, at, end);
        size_t stop = bx_missing_semicolon(text, at, whole);
        if (stop < whole) {
            const bx_token *last = &text->tokens[stop - 2];
            bx_report(text->diagnostics, BX_SEMICOLON_MISSING, bx_token_span(text, last, last));
        }
        bx_declaration d;
        if (parse_one(text, at, stop, &d)) bx_array_push(&list, d);
        at = stop;
    }
    bx_declaration *copy = bx_arena_copy(text->arena, list.items, list.count * sizeof *list.items);
    *count = list.count;
    bx_array_release(&list);
    return copy;
}
