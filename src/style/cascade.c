/* The cascade: matching rules, sorting declarations, computing styles. */
#include "style/computed.h"
#include "style/variables.h"

#include "style/codes.h"

#include <stdlib.h>

/* A computed style with what only the cascade needs. */
typedef struct computed {
    bx_computed style;
    const bx_variable *variables;
    bx_length page_em, page_line;
    const struct computed *unfitted; /* what fitting began with; NULL: itself */
} computed;

/* Styles of the nodes from an index on, each list by the index from there. */
struct bx_restyle {
    size_t first, count;
    const computed **elements, **before, **after, **first_letter;
};

struct bx_styles {
    bx_restyle own;
    const bx_styles *below; /* of the nodes that are not in `own`; NULL: all are */
    uint64_t work;          /* steps that styling took */
};

/* A matching declaration block with its weight. */
typedef struct match {
    const bx_declaration *declarations;
    size_t count;
    uint64_t weight; /* origin, layer, specificity, order */
    uint32_t origin;
    const void *identity;
} match;

typedef BX_ARRAY(match) match_list;

typedef struct cascade {
    const bx_style_set *set;
    bx_arena *arena;
    bx_diagnostics *diagnostics;
    bx_styles *styles;
    bx_map cache; /* parent and matched rules → computed style */
    BX_ARRAY(const computed *) cached;
    bx_style_work work;
    bx_matching matching;
} cascade;

static int compare_matches(const void *a, const void *b)
{
    const match *x = a, *y = b;
    return x->weight < y->weight ? -1 : x->weight > y->weight;
}

static void match_rules(cascade *c, const bx_rule_list *list, const bx_node *node,
                        bx_pseudo_element pseudo, match_list *matches)
{
    for (size_t i = 0; list && i < list->count; i++) {
        const bx_rule_selector *entry = &list->items[i];
        if (entry->selector->pseudo != pseudo) continue;
        if (!bx_selector_matches(&c->matching, entry->selector, node)) continue;
        uint64_t specificity = entry->selector->specificity;
        if (specificity > 0xFFFFFF) specificity = 0xFFFFFF;
        uint64_t weight = (uint64_t)entry->rule->origin << 61 | (uint64_t)entry->rule->layer << 44 |
                          specificity << 20 | (entry->rule->order & 0xFFFFF);
        bx_array_push(matches, (match){entry->rule->declarations, entry->rule->count, weight,
                                       entry->rule->origin, entry->rule});
    }
}

static const bx_rule_list *list_of(const bx_style_set *set, const bx_map *map, bx_string name)
{
    size_t index = bx_map_find(map, name);
    return index == BX_MAP_NONE ? NULL : set->lists.items[index];
}

static void match_all(cascade *c, const bx_node *node, bx_pseudo_element pseudo,
                      match_list *matches)
{
    const bx_style_set *set = c->set;
    bx_string id = bx_node_value(node, "id"), classes = bx_node_value(node, "class");
    if (id.size > 0) match_rules(c, list_of(set, &set->ids, id), node, pseudo, matches);
    size_t at = 0;
    while (at < classes.size) {
        size_t end = at;
        while (end < classes.size && classes.data[end] != ' ')
            end++;
        if (end > at)
            match_rules(c, list_of(set, &set->classes, bx_string_slice(classes, at, end)), node,
                        pseudo, matches);
        at = end + 1;
    }
    match_rules(c, &set->types[node->element], node, pseudo, matches);
    match_rules(c, &set->others, node, pseudo, matches);
}

static bool is_keyword(const bx_token *tokens, size_t count, const char *word)
{
    return count == 1 && tokens[0].type == BX_TOKEN_IDENT &&
           bx_string_equal_ignore_case(tokens[0].text, word);
}

typedef struct applying {
    cascade *c;
    const match_list *matches;
    const computed *parent; /* NULL at the root */
    computed *own;
    bx_value_context context;
} applying;

static void apply_value(applying *a, const bx_declaration *d, uint32_t origin);

/* revert: what the origins below the declaration's own make of the property; `unset` where they say
 * nothing. Their shorthands are read into a copy, of which only the property is taken. */
static void revert(applying *a, const bx_property *property, uint32_t origin)
{
    bx_computed own = a->own->style;
    for (size_t m = 0; m < a->matches->count; m++) {
        const match *below = &a->matches->items[m];
        for (size_t i = 0; below->origin < origin && i < below->count; i++) {
            const bx_declaration *d = &below->declarations[i];
            if (d->property && !d->important) apply_value(a, d, below->origin);
        }
    }
    bx_computed result = a->own->style;
    a->own->style = own;
    bx_property_copy(property, &a->own->style, &result);
}

static void apply_value(applying *a, const bx_declaration *d, uint32_t origin)
{
    const bx_token *tokens = d->tokens;
    size_t count = d->count;
    bx_short_text shown;
    if (d->has_variable) {
        bx_string missing = {NULL, 0};
        bool endless;
        tokens = bx_variables_expand(a->own->variables, tokens, count, &a->c->work, a->c->arena,
                                     &count, &missing, &endless);
        if (!tokens) {
            if (endless)
                bx_report(a->c->diagnostics, BX_VARIABLE_ENDLESS, d->span, d->property->name);
            else if (bx_style_work_is_left(&a->c->work))
                bx_report(a->c->diagnostics, BX_VARIABLE_UNDEFINED, d->span,
                          bx_short(&shown, missing));
            return;
        }
        while (count > 0 && tokens[0].type == BX_TOKEN_SPACE)
            tokens++, count--;
        while (count > 0 && tokens[count - 1].type == BX_TOKEN_SPACE)
            count--;
    }
    bool initial = is_keyword(tokens, count, "initial");
    bool reverted = is_keyword(tokens, count, "revert");
    bool unset = reverted || is_keyword(tokens, count, "unset");
    if (initial || unset || is_keyword(tokens, count, "inherit")) {
        bx_computed fresh;
        bx_property_initialize(&fresh);
        bool from_parent = a->parent && !initial && (!unset || d->property->inherited);
        bx_property_copy(d->property, &a->own->style, from_parent ? &a->parent->style : &fresh);
        if (reverted) revert(a, d->property, origin);
        return;
    }
    bx_values values = {tokens, 0, count, &a->context};
    bx_computed before = a->own->style;
    if (d->property->read(d->property, &values, &a->own->style) && bx_values_done(&values)) {
        if (a->own->style.font.font_families.names != before.font.font_families.names)
            a->own->style.font.font_families.span = d->span;
        return;
    }
    a->own->style = before;
    if (bx_color_range_report(NULL, a->c->diagnostics, d->span, tokens, count)) return;
    bx_report(a->c->diagnostics, BX_VARIABLE_VALUE_BAD, d->span, d->property->name,
              d->property->syntax);
}

/* Custom properties are read before all others. */
enum { PASS_VARIABLES = -1 };

static bool in_pass(const bx_declaration *d, int pass)
{
    return d->property ? (int)d->property->pass == pass : pass == PASS_VARIABLES;
}

/* Applies the declarations of one pass: normal ones by weight, then important ones. */
static void apply_pass(applying *a, int pass)
{
    const match_list *matches = a->matches;
    for (int important = 0; important < 2; important++) {
        for (size_t m = 0; m < matches->count; m++) {
            for (size_t i = 0; i < matches->items[m].count; i++) {
                const bx_declaration *d = &matches->items[m].declarations[i];
                if (d->important != (important == 1) || !in_pass(d, pass)) continue;
                if (pass != PASS_VARIABLES) {
                    apply_value(a, d, matches->items[m].origin);
                    continue;
                }
                bx_variable *variable = BX_NEW(a->c->arena, bx_variable);
                *variable = (bx_variable){d->custom, d->tokens, d->count, a->own->variables};
                a->own->variables = variable;
            }
        }
    }
}

static const computed *compute(cascade *c, const bx_node *node, const computed *parent,
                               const match_list *matches, bool generated)
{
    computed *own = BX_NEW(c->arena, computed);
    bx_property_initialize(&own->style);
    bx_computed_link(&own->style);
    if (parent) {
        bx_property_inherit_all(&own->style, &parent->style);
        own->variables = parent->variables;
        own->page_em = parent->page_em;
        own->page_line = parent->page_line;
    } else {
        own->page_em = own->style.root.font_size;
        own->page_line = own->style.root.line_height;
    }
    applying a = {c,
                  matches,
                  parent,
                  own,
                  {own->style.root.font_size, own->style.root.line_height, own->page_em,
                   own->page_line, own->style.font.color, c->arena, c->set->lint_rules}};
    apply_pass(&a, PASS_VARIABLES);
    apply_pass(&a, BX_PASS_FONT_SIZE);
    a.context.em = own->style.root.font_size;
    apply_pass(&a, BX_PASS_LINE_HEIGHT);
    if (own->style.root.line_height_number > 0)
        own->style.root.line_height = (bx_length)bx_multiply_divide(
            own->style.root.font_size, own->style.root.line_height_number, 65536);
    a.context.line = own->style.root.line_height;
    if (!generated && node->element == BX_ELEMENT_PAGE) {
        own->page_em = a.context.page_em = own->style.root.font_size;
        own->page_line = a.context.page_line = own->style.root.line_height;
    }
    a.context.color = own->style.font.color;
    apply_pass(&a, BX_PASS_COLOR);
    a.context.color = own->style.font.color;
    apply_pass(&a, BX_PASS_REST);
    return own;
}

/* Equal parents and equal rules give equal styles: they share one. */
static const computed *cached_compute(cascade *c, const bx_node *node, const computed *parent,
                                      match_list *matches, bool generated)
{
    if (matches->count > 1)
        qsort(matches->items, matches->count, sizeof *matches->items, compare_matches);
    size_t size = (matches->count + 2) * sizeof(void *);
    const void **key = bx_arena_alloc(c->arena, size);
    key[0] = parent;
    key[1] = !generated && node->element == BX_ELEMENT_PAGE ? node : NULL;
    for (size_t i = 0; i < matches->count; i++)
        key[i + 2] = matches->items[i].identity;
    bx_string text = {(const char *)key, size};
    size_t found = bx_map_find(&c->cache, text);
    if (found != BX_MAP_NONE) return c->cached.items[found];
    const computed *own = compute(c, node, parent, matches, generated);
    bx_map_set(&c->cache, text, c->cached.count);
    bx_array_push(&c->cached, own);
    return own;
}

/* The `style` attribute: as a rule of its own above all others. */
static void match_attribute(cascade *c, const bx_node *node, match_list *matches)
{
    const bx_attribute *attribute = bx_node_attribute(node, "style");
    if (!attribute) return;
    bx_sheet_text text = {.diagnostics = c->diagnostics,
                          .arena = c->arena,
                          .place = attribute->value_span,
                          .lint_rules = c->set->lint_rules,
                          .css = attribute->value};
    text.tokens = bx_tokenize(attribute->value, c->arena, &text.count);
    match m = {.weight = UINT64_MAX, .origin = BX_ORIGIN_ISSUE, .identity = attribute};
    m.declarations = bx_declarations_parse(&text, 0, text.count, &m.count);
    bx_array_push(matches, m);
}

static const computed *compute_pseudo(cascade *c, const bx_node *node, const computed *parent,
                                      bx_pseudo_element pseudo)
{
    match_list matches = {0};
    match_all(c, node, pseudo, &matches);
    const computed *own = NULL;
    if (matches.count > 0) own = cached_compute(c, node, parent, &matches, true);
    bx_array_release(&matches);
    if (own && pseudo != BX_PSEUDO_FIRST_LETTER && own->style.text.content.count == 0) return NULL;
    return own;
}

static bx_restyle make_lists(size_t first, size_t count, bx_arena *arena)
{
    return (bx_restyle){.first = first,
                        .count = count,
                        .elements = BX_NEW_ARRAY(arena, const computed *, count),
                        .before = BX_NEW_ARRAY(arena, const computed *, count),
                        .after = BX_NEW_ARRAY(arena, const computed *, count),
                        .first_letter = BX_NEW_ARRAY(arena, const computed *, count)};
}

bx_styles *bx_style_cascade(const bx_style_set *set, const bx_node *root, bx_arena *arena,
                            bx_diagnostics *diagnostics)
{
    bx_styles *styles = BX_NEW(arena, bx_styles);
    size_t count = 0;
    for (const bx_node *n = root; n; n = bx_node_next(n, root))
        count++;
    styles->own = make_lists(0, count, arena);
    cascade c = {.set = set, .arena = arena, .diagnostics = diagnostics, .styles = styles};
    c.matching = (bx_matching){.work = &c.work, .arena = arena};
    bool left = true;
    for (const bx_node *n = root; n; n = bx_node_next(n, root)) {
        const computed *parent =
            n->parent && n != root ? styles->own.elements[n->parent->index] : NULL;
        if (n->element == BX_ELEMENT_NONE) {
            styles->own.elements[n->index] = parent;
            continue;
        }
        match_list matches = {0};
        match_all(&c, n, BX_PSEUDO_NONE, &matches);
        match_attribute(&c, n, &matches);
        const computed *own = cached_compute(&c, n, parent, &matches, false);
        bx_array_release(&matches);
        styles->own.elements[n->index] = own;
        styles->own.before[n->index] = compute_pseudo(&c, n, own, BX_PSEUDO_BEFORE);
        styles->own.after[n->index] = compute_pseudo(&c, n, own, BX_PSEUDO_AFTER);
        styles->own.first_letter[n->index] = compute_pseudo(&c, n, own, BX_PSEUDO_FIRST_LETTER);
        if (left && !(left = bx_style_work_is_left(&c.work)))
            bx_report(diagnostics, BX_STYLE_WORK, n->span);
    }
    styles->work = c.work.steps;
    bx_matching_release(&c.matching);
    bx_map_release(&c.cache);
    bx_array_release(&c.cached);
    return styles;
}

uint64_t bx_style_steps(const bx_styles *styles)
{
    return styles->work;
}

/* The lists that hold the styles of a node, and its place in them. */
static const bx_restyle *lists_of(const bx_styles *styles, const bx_node *node, size_t *at)
{
    while (styles->below && node->index - styles->own.first >= styles->own.count)
        styles = styles->below;
    *at = node->index - styles->own.first;
    return &styles->own;
}

static const computed *computed_of(const bx_styles *styles, const bx_node *node)
{
    size_t at;
    const bx_restyle *lists = lists_of(styles, node, &at);
    return lists->elements[at];
}

const bx_style *bx_style_of(const bx_styles *styles, const bx_node *node)
{
    return &computed_of(styles, node)->style.root;
}

const bx_style *bx_style_generated(const bx_styles *styles, const bx_node *node, bool after)
{
    size_t at;
    const bx_restyle *lists = lists_of(styles, node, &at);
    const computed *own = (after ? lists->after : lists->before)[at];
    return own ? &own->style.root : NULL;
}

const bx_style *bx_style_first_letter(const bx_styles *styles, const bx_node *node)
{
    size_t at;
    const bx_restyle *lists = lists_of(styles, node, &at);
    return lists->first_letter[at] ? &lists->first_letter[at]->style.root : NULL;
}

/* What fitting changes in a style. */
typedef struct change {
    bx_length size, from;
    int32_t scale, tracking;
    bool hide;
} change;

static const computed *hide(const computed *own, const change *by, bx_arena *arena)
{
    (void)by;
    if (!own) return NULL;
    computed *hidden = bx_arena_copy(arena, own, sizeof *own);
    bx_computed_link(&hidden->style);
    hidden->style.box.display = BX_DISPLAY_NONE;
    return hidden;
}

static const computed *refit(const computed *own, const change *by, bx_arena *arena)
{
    if (!own) return NULL;
    const computed *base = own->unfitted ? own->unfitted : own;
    computed *fitted = bx_arena_copy(arena, base, sizeof *base);
    bx_computed *s = &fitted->style;
    bx_computed_link(s);
    fitted->unfitted = base;
    bx_length size = by->size, from = by->from;
    s->root.font_size = (bx_length)bx_multiply_divide(s->root.font_size, size, from);
    s->root.line_height = (bx_length)bx_multiply_divide(s->root.line_height, size, from);
    if (s->root.line_height_number > 0)
        s->root.line_height =
            (bx_length)bx_multiply_divide(s->root.font_size, s->root.line_height_number, 65536);
    s->font.text_scale_x = (int32_t)bx_multiply_divide(s->font.text_scale_x, by->scale, 65536);
    s->text.letter_spacing =
        (bx_length)(bx_multiply_divide(s->text.letter_spacing, size, from) +
                    bx_multiply_divide(s->root.font_size, by->tracking, 65536));
    bx_length *lengths[] = {&s->font.effects.stroke, &s->font.effects.outline,
                            &s->font.effects.shadow_x, &s->font.effects.shadow_y};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        *lengths[i] = (bx_length)bx_multiply_divide(*lengths[i], size, from);
    s->font.fit_scale = by->scale;
    s->font.fit_tracking = by->tracking;
    return fitted;
}

/* Changed styles of a node and all below it. */
static const bx_restyle *restyle(const bx_styles *styles, const bx_node *node, const change *by,
                                 bx_arena *arena)
{
    bx_restyle *other = BX_NEW(arena, bx_restyle);
    size_t count = 0;
    for (const bx_node *n = node; n; n = bx_node_next(n, node))
        count = n->index - node->index + 1;
    *other = make_lists(node->index, count, arena);
    const computed *(*changed)(const computed *, const change *, bx_arena *) =
        by->hide ? hide : refit;
    for (const bx_node *n = node; n; n = bx_node_next(n, node)) {
        size_t at, to = n->index - node->index;
        if (n->element == BX_ELEMENT_NONE) {
            other->elements[to] = other->elements[n->parent->index - node->index];
            continue;
        }
        const bx_restyle *lists = lists_of(styles, n, &at);
        other->elements[to] = changed(lists->elements[at], by, arena);
        other->before[to] = changed(lists->before[at], by, arena);
        other->after[to] = changed(lists->after[at], by, arena);
        other->first_letter[to] = changed(lists->first_letter[at], by, arena);
    }
    return other;
}

const bx_restyle *bx_style_fitted(const bx_styles *styles, const bx_node *node, bx_fit fit,
                                  bx_arena *arena)
{
    const computed *own = computed_of(styles, node);
    change by = {.size = fit.size, .scale = fit.scale, .tracking = fit.tracking};
    by.from = bx_length_max((own->unfitted ? own->unfitted : own)->style.root.font_size, 1);
    return restyle(styles, node, &by, arena);
}

const bx_restyle *bx_style_hidden(const bx_styles *styles, const bx_node *node, bx_arena *arena)
{
    change by = {.hide = true};
    return restyle(styles, node, &by, arena);
}

const bx_styles *bx_styles_with(const bx_styles *styles, const bx_restyle *other, bx_arena *arena)
{
    bx_styles *with = BX_NEW(arena, bx_styles);
    *with = (bx_styles){.own = *other, .below = styles, .work = styles->work};
    return with;
}

bool bx_style_fit(const bx_styles *styles, const bx_node *node, bx_fit *fit)
{
    const computed *own = computed_of(styles, node);
    if (!own->unfitted) return false;
    *fit = (bx_fit){own->style.root.font_size, own->style.font.fit_scale,
                    own->style.font.fit_tracking};
    return true;
}
