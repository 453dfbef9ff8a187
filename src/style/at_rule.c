/* At-rules: @import, @page, @-bx-print, @font-face, @media, @layer. */
#include "style/sheet.h"

#include "style/computed.h"

#include "base/file.h"
#include "style/codes.h"

enum { DEEPEST_AT_RULE = 16, MOST_IMPORTS = 256 };

/* Prelude [at + 1, prelude_end), block [open + 1, close); without a block open = close. */
typedef struct at_rule {
    size_t begin, prelude_end, open, close, next;
    bool has_block;
} at_rule;

static at_rule split(const bx_sheet_text *text, size_t at, size_t end)
{
    at_rule rule = {.begin = at + 1};
    size_t i = at + 1;
    while (i < end && !bx_token_is(&text->tokens[i], ';') && !bx_token_is(&text->tokens[i], '{'))
        i++;
    rule.prelude_end = i;
    rule.next = i + 1;
    if (i < end && bx_token_is(&text->tokens[i], '{')) {
        rule.has_block = true;
        rule.open = i;
        rule.close = bx_block_end(text, i, end);
        rule.next = rule.close + 1;
        if (rule.close >= end)
            bx_report(text->diagnostics, BX_BLOCK_UNCLOSED,
                      bx_token_span(text, &text->tokens[i], &text->tokens[i]));
    }
    return rule;
}

bool bx_address_read(const bx_sheet_text *text, size_t *at, size_t end, bx_string *address)
{
    while (*at < end && text->tokens[*at].type == BX_TOKEN_SPACE)
        (*at)++;
    if (*at >= end) return false;
    const bx_token *token = &text->tokens[*at];
    if (token->type == BX_TOKEN_URL || token->type == BX_TOKEN_STRING) {
        *address = token->text;
        (*at)++;
        return true;
    }
    if (token->type == BX_TOKEN_FUNCTION && bx_string_equal_ignore_case(token->text, "url")) {
        (*at)++;
        bool good = bx_address_read(text, at, end, address);
        while (*at < end && !bx_token_is(&text->tokens[*at], ')'))
            (*at)++;
        if (*at < end) (*at)++;
        return good;
    }
    return false;
}

bx_string bx_address_resolve(const bx_sheet_text *text, bx_string address)
{
    bx_string file = bx_sources_path(text->sources, text->place.source);
    return bx_path_resolve(text->arena, file, address);
}

static bool is_being_read(const bx_style_set *set, bx_string file)
{
    for (const bx_import *i = set->importing; i; i = i->outer) {
        if (bx_string_equal(i->file, file)) return true;
    }
    return false;
}

static void import_sheet(bx_sheet_text *text, const at_rule *rule)
{
    bx_string address;
    size_t at = rule->begin;
    bx_span span = bx_token_span(
        text, &text->tokens[rule->begin - 1],
        &text->tokens[rule->prelude_end > rule->begin ? rule->prelude_end - 1 : rule->begin - 1]);
    if (!bx_address_read(text, &at, rule->prelude_end, &address)) {
        bx_report(text->diagnostics, BX_AT_RULE_BAD, span, "@import", "url(\"file.css\")");
        return;
    }
    bx_string path = bx_address_resolve(text, address);
    if (is_being_read(text->set, bx_path_real(text->arena, path.data))) {
        bx_report(text->diagnostics, BX_IMPORT_CYCLE, span, path.data);
    } else if (text->set->import_count >= MOST_IMPORTS) {
        bx_number_text number;
        bx_report(text->diagnostics, BX_IMPORTS_TOO_MANY, span, bx_number(&number, MOST_IMPORTS));
    } else {
        text->set->import_count++;
        bx_style_set_add_file(text->set, text->sources, path.data, span, text->origin,
                              text->diagnostics);
    }
}

bool bx_descriptor_next(const bx_sheet_text *text, size_t *at, size_t end,
                        const bx_value_context *context, bx_descriptor *d)
{
    for (;;) {
        while (*at < end &&
               (text->tokens[*at].type == BX_TOKEN_SPACE || bx_token_is(&text->tokens[*at], ';')))
            (*at)++;
        if (*at >= end) return false;
        size_t begin = *at, stop = begin;
        while (stop < end && !bx_token_is(&text->tokens[stop], ';')) {
            bool block = bx_token_is(&text->tokens[stop], '{');
            stop = block ? bx_block_end(text, stop, end) + 1 : stop + 1;
        }
        if (stop > end) stop = end;
        *at = stop;
        size_t colon = begin + 1;
        while (colon < stop && text->tokens[colon].type == BX_TOKEN_SPACE)
            colon++;
        if (text->tokens[begin].type != BX_TOKEN_IDENT || colon >= stop ||
            !bx_token_is(&text->tokens[colon], ':')) {
            bx_report(text->diagnostics, BX_DECLARATION_BAD,
                      bx_token_span(text, &text->tokens[begin], &text->tokens[stop - 1]));
            continue;
        }
        d->name = &text->tokens[begin];
        d->values = (bx_values){&text->tokens[colon + 1], 0, stop - colon - 1, context};
        return true;
    }
}

/* src: url("file.ttc#2") or local(name); the first url wins. */
static bool read_font_source(bx_sheet_text *text, bx_values *values, bx_font_face_rule *rule)
{
    while (!bx_values_done(values)) {
        const bx_token *token = bx_values_peek(values);
        bool url = token->type == BX_TOKEN_URL || (token->type == BX_TOKEN_FUNCTION &&
                                                   bx_string_equal_ignore_case(token->text, "url"));
        if (!url) {
            values->at++;
            continue;
        }
        bx_string address;
        size_t at = (size_t)(token - text->tokens);
        if (!bx_address_read(text, &at, text->count, &address)) return false;
        size_t size = address.size;
        while (size > 0 && address.data[size - 1] != '#')
            size--;
        if (size > 0) {
            for (size_t i = size; i < address.size; i++) {
                if (address.data[i] < '0' || address.data[i] > '9') return false;
                rule->index = rule->index * 10 + (unsigned)(address.data[i] - '0');
            }
            address.size = size - 1;
        }
        rule->path = bx_address_resolve(text, address);
        return true;
    }
    return true;
}

static void font_face_rule(bx_sheet_text *text, const at_rule *at)
{
    bx_value_context context = {BX_PT(9),       BX_PT(13),   BX_PT(9),        BX_PT(13),
                                BX_COLOR_BLACK, text->arena, text->lint_rules};
    bx_font_face_rule rule = {.weight = 400};
    rule.span = bx_token_span(text, &text->tokens[at->begin - 1], &text->tokens[at->begin - 1]);
    size_t i = at->open + 1;
    bx_descriptor d;
    while (bx_descriptor_next(text, &i, at->close, &context, &d)) {
        bx_string name = d.name->text;
        bx_computed style;
        bx_property_initialize(&style);
        bool good = true;
        if (bx_string_equal_ignore_case(name, "src")) {
            rule.span = bx_token_span(text, d.name, d.name);
            good = read_font_source(text, &d.values, &rule);
        } else if (bx_string_equal_ignore_case(name, "font-family")) {
            const bx_property *p = bx_property_find(BX_STRING("font-family"));
            good = p->read(p, &d.values, &style);
            if (good) rule.family = style.font.font_families.names[0];
        } else if (bx_string_equal_ignore_case(name, "font-weight")) {
            const bx_property *p = bx_property_find(BX_STRING("font-weight"));
            good = p->read(p, &d.values, &style);
            rule.weight = style.font.font_weight;
        } else if (bx_string_equal_ignore_case(name, "font-style")) {
            rule.italic = bx_values_keyword(&d.values, "italic");
        }
        if (!good)
            bx_report(text->diagnostics, BX_AT_RULE_BAD, bx_token_span(text, d.name, d.name),
                      "@font-face", "font-family, src: url(\"file\"), font-weight, font-style");
    }
    if (rule.family.size == 0 || rule.path.size == 0) return;
    bx_array_push(&text->set->font_faces, rule);
}

static uint32_t layer_number(bx_sheet_text *text, bx_string name)
{
    size_t found = bx_map_find(&text->set->layers, name);
    if (found != BX_MAP_NONE) return (uint32_t)found;
    uint32_t number = (uint32_t)text->set->layers.count;
    if (number >= BX_NO_LAYER) return BX_NO_LAYER - 1;
    bx_map_set(&text->set->layers, name, number);
    return number;
}

/* @layer a, b; declares an order; @layer a { … } puts rules into a layer. */
static void layer_rule(bx_sheet_text *text, const at_rule *at, int depth)
{
    uint32_t number = BX_NO_LAYER, outer = text->layer;
    for (size_t i = at->begin; i < at->prelude_end; i++) {
        if (text->tokens[i].type == BX_TOKEN_IDENT)
            number = layer_number(text, text->tokens[i].text);
    }
    if (!at->has_block) return;
    if (number == BX_NO_LAYER)
        number = layer_number(text, bx_string_format(text->arena, "%zu", text->set->layers.count));
    text->layer = number;
    bx_rules_parse(text, at->open + 1, at->close, depth + 1);
    text->layer = outer;
}

static bool media_applies(const bx_sheet_text *text, const at_rule *at)
{
    bool named = false;
    for (size_t i = at->begin; i < at->prelude_end; i++) {
        const bx_token *token = &text->tokens[i];
        if (token->type != BX_TOKEN_IDENT) continue;
        if (bx_string_equal_ignore_case(token->text, "print") ||
            bx_string_equal_ignore_case(token->text, "all"))
            return true;
        named = true;
    }
    return !named;
}

size_t bx_at_rule_parse(bx_sheet_text *text, size_t at, size_t end, int depth)
{
    const bx_token *name = &text->tokens[at];
    at_rule rule = split(text, at, end);
    bool too_deep = depth >= DEEPEST_AT_RULE;
    if (bx_string_equal_ignore_case(name->text, "import"))
        import_sheet(text, &rule);
    else if (bx_string_equal_ignore_case(name->text, "charset"))
        return rule.next;
    else if (bx_string_equal_ignore_case(name->text, "page") && rule.has_block)
        bx_page_rule_parse(text, rule.begin, rule.prelude_end, rule.open, rule.close);
    else if (bx_string_equal_ignore_case(name->text, "font-face") && rule.has_block)
        font_face_rule(text, &rule);
    else if (bx_string_equal_ignore_case(name->text, "-bx-print") && rule.has_block)
        bx_print_rule_parse(text, at, rule.open, rule.close);
    else if (bx_string_equal_ignore_case(name->text, "media") && rule.has_block && !too_deep) {
        if (media_applies(text, &rule)) bx_rules_parse(text, rule.open + 1, rule.close, depth + 1);
    } else if (bx_string_equal_ignore_case(name->text, "layer") && !too_deep) {
        layer_rule(text, &rule, depth);
    } else {
        bx_short_text shown;
        bx_report(text->diagnostics, BX_AT_RULE_UNKNOWN, bx_token_span(text, name, name),
                  bx_short(&shown, name->text));
    }
    return rule.next;
}
