/* Style rules, the rule index, and sets of sheets. */
#include "style/sheet.h"

#include "base/file.h"
#include "style/codes.h"
#include "unicode/decode.h"

bx_style_set *bx_style_set_new(unsigned lint_rules)
{
    bx_style_set *set = bx_alloc(sizeof *set);
    set->arena = bx_arena_new();
    set->lint_rules = lint_rules;
    return set;
}

void bx_style_set_free(bx_style_set *set)
{
    if (!set) return;
    for (size_t i = 0; i < set->lists.count; i++) {
        bx_array_release(set->lists.items[i]);
        bx_free(set->lists.items[i]);
    }
    for (int i = 0; i < BX_ELEMENT_COUNT; i++)
        bx_array_release(&set->types[i]);
    bx_array_release(&set->others);
    bx_array_release(&set->lists);
    bx_array_release(&set->pages);
    bx_array_release(&set->font_faces);
    bx_array_release(&set->given);
    bx_map_release(&set->layers);
    bx_map_release(&set->ids);
    bx_map_release(&set->classes);
    bx_arena_free(set->arena);
    bx_free(set);
}

static bx_rule_list *named_list(bx_style_set *set, bx_map *map, bx_string name)
{
    size_t index = bx_map_find(map, name);
    if (index != BX_MAP_NONE) return set->lists.items[index];
    bx_rule_list *list = bx_alloc(sizeof *list);
    bx_map_set(map, name, set->lists.count);
    bx_array_push(&set->lists, list);
    return list;
}

/* The list of the most selective simple selector of the rightmost compound. */
static bx_rule_list *index_list(bx_style_set *set, const bx_selector *selector)
{
    const bx_compound *last = &selector->compounds[selector->count - 1];
    const bx_simple *class = NULL, *type = NULL;
    for (size_t i = 0; i < last->count; i++) {
        const bx_simple *simple = &last->simples[i];
        if (simple->kind == BX_SIMPLE_ID) return named_list(set, &set->ids, simple->name);
        if (simple->kind == BX_SIMPLE_CLASS) class = simple;
        if (simple->kind == BX_SIMPLE_TYPE) type = simple;
    }
    if (class) return named_list(set, &set->classes, class->name);
    return type ? &set->types[type->element] : &set->others;
}

static void add_rule(bx_sheet_text *text, const bx_selector *selectors, size_t selector_count,
                     size_t begin, size_t end)
{
    bx_style_set *set = text->set;
    bx_rule *rule = BX_NEW(set->arena, bx_rule);
    rule->declarations = bx_declarations_parse(text, begin, end, &rule->count);
    rule->origin = text->origin;
    rule->layer = text->layer;
    rule->order = set->order++;
    for (size_t i = 0; i < selector_count; i++) {
        bx_rule_selector entry = {&selectors[i], rule};
        bx_array_push(index_list(set, &selectors[i]), entry);
    }
}

/* A qualified rule: selectors { declarations }. Returns the index behind it. */
static size_t parse_qualified(bx_sheet_text *text, size_t at, size_t end)
{
    size_t open = at;
    while (open < end && !bx_token_is(&text->tokens[open], '{'))
        open++;
    if (open >= end) {
        bx_report(text->diagnostics, BX_RULE_UNFINISHED,
                  bx_token_span(text, &text->tokens[at], &text->tokens[at]));
        return end;
    }
    size_t close = bx_block_end(text, open, end);
    if (close >= end)
        bx_report(text->diagnostics, BX_BLOCK_UNCLOSED,
                  bx_token_span(text, &text->tokens[open], &text->tokens[open]));
    size_t count;
    const bx_token *bad = NULL;
    bx_selector *selectors =
        bx_selectors_parse(&text->tokens[at], open - at, text->arena, &count, &bad);
    if (selectors) {
        add_rule(text, selectors, count, open + 1, close);
    } else {
        if (!bad) bad = &text->tokens[at];
        bx_short_text shown;
        if (!bx_advise_marks(text, &text->tokens[at], &text->tokens[open - 1]))
            bx_report(text->diagnostics, BX_SELECTOR_BAD, bx_token_span(text, bad, bad),
                      bx_short(&shown, bx_string_slice(text->css, bad->begin, bad->end)));
    }
    return close + 1;
}

void bx_rules_parse(bx_sheet_text *text, size_t begin, size_t end, int depth)
{
    size_t at = begin;
    while (at < end) {
        const bx_token *token = &text->tokens[at];
        if (token->type == BX_TOKEN_SPACE || bx_token_is(token, '}') || bx_token_is(token, ';')) {
            if (bx_token_is(token, '}'))
                bx_report(text->diagnostics, BX_BRACE_UNEXPECTED,
                          bx_token_span(text, token, token));
            at++;
        } else if (token->type == BX_TOKEN_AT) {
            at = bx_at_rule_parse(text, at, end, depth);
        } else {
            at = parse_qualified(text, at, end);
        }
    }
}

void bx_style_set_add_text(bx_style_set *set, bx_sources *sources, bx_string css, bx_span span,
                           bx_origin origin, bx_diagnostics *diagnostics)
{
    bx_sheet_text text = {.set = set,
                          .sources = sources,
                          .diagnostics = diagnostics,
                          .arena = set->arena,
                          .place = span,
                          .origin = origin,
                          .layer = BX_NO_LAYER,
                          .lint_rules = set->lint_rules};
    text.css = bx_string_copy(set->arena, css);
    text.tokens = bx_tokenize(text.css, set->arena, &text.count);
    bx_rules_parse(&text, 0, text.count, 0);
    bx_array_push(&set->given, ((bx_sheet_given){text.css, span, origin}));
}

void bx_style_set_add(bx_style_set *set, bx_sources *sources, uint32_t source, bx_origin origin,
                      bx_diagnostics *diagnostics)
{
    bx_string css = bx_sources_text(sources, source);
    bx_style_set_add_text(set, sources, css, (bx_span){source, 0, (uint32_t)css.size}, origin,
                          diagnostics);
}

bool bx_style_set_add_file(bx_style_set *set, bx_sources *sources, const char *path,
                           bx_span named_at, bx_origin origin, bx_diagnostics *diagnostics)
{
    uint32_t source = bx_decode_file(path, BX_TEXT_CSS, named_at, sources, diagnostics);
    if (!source) return false;
    bx_import this = {bx_path_real(set->arena, path), set->importing};
    set->importing = &this;
    bx_style_set_add(set, sources, source, origin, diagnostics);
    set->importing = this.outer;
    return true;
}

const bx_print_rule *bx_style_set_print(const bx_style_set *set)
{
    return set->print.profile.size > 0 ? &set->print : NULL;
}

const bx_font_face_rule *bx_style_set_font_faces(const bx_style_set *set, size_t *count)
{
    *count = set->font_faces.count;
    return set->font_faces.items;
}

static bool has_class(const bx_node *node, bx_string name)
{
    bx_string classes = bx_node_value(node, "class");
    size_t at = 0;
    while (at < classes.size) {
        size_t end = at;
        while (end < classes.size && classes.data[end] != ' ')
            end++;
        if (bx_string_equal(bx_string_slice(classes, at, end), name)) return true;
        at = end + 1;
    }
    return false;
}

bx_sheet bx_style_set_sheet(const bx_style_set *set, const bx_node *page)
{
    bx_sheet sheet = bx_sheet_initial();
    for (int named = 0; named < 2; named++) {
        for (size_t i = 0; i < set->pages.count; i++) {
            const bx_page_rule *rule = &set->pages.items[i];
            if ((rule->name.size > 0) != (named == 1)) continue;
            if (named && !has_class(page, rule->name)) continue;
            if (rule->has_size) {
                sheet.width = rule->sheet.width;
                sheet.height = rule->sheet.height;
            }
            for (int side = 0; side < 4; side++) {
                if (rule->has_margin[side]) sheet.margin[side] = rule->sheet.margin[side];
            }
            if (rule->has_bleed) sheet.bleed = rule->sheet.bleed;
            if (rule->has_marks) sheet.crop_marks = rule->sheet.crop_marks;
        }
    }
    if (sheet.bleed == BX_BLEED_AUTO) sheet.bleed = sheet.crop_marks ? BX_PT(6) : 0;
    return sheet;
}
