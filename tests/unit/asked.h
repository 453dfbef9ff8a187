/* A small page that layout is asked with: elements, a style sheet, and what a bx_ask holds. */
#ifndef BX_TESTS_ASKED_H
#define BX_TESTS_ASKED_H

#include "grid/ask.h"

#include <check.h>
#include <string.h>

typedef struct asked {
    bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_arena *arena;
    bx_style_set *set;
    bx_node *root;
    bx_issue issue;
    bx_page_context page;
    bx_ask ask; /* without an asker */
} asked;

enum { ASKED_PITCH = BX_ONE_PT * 14, ASKED_EM = BX_ONE_PT * 9 };

static inline bx_node *asked_element(asked *a, bx_node *parent, bx_element element)
{
    return bx_node_new(a->arena, parent, element, (bx_span){0});
}

static inline bx_node *asked_text(asked *a, bx_node *parent, bx_element element, const char *text)
{
    bx_node *node = asked_element(a, parent, element);
    bx_node_new_text(a->arena, node, bx_string_of(text), (bx_span){0});
    return node;
}

static inline void asked_attribute(asked *a, bx_node *node, const char *name, const char *value)
{
    bx_attribute *attribute = BX_NEW(a->arena, bx_attribute);
    *attribute = (bx_attribute){.name = bx_string_of(name), .value = bx_string_of(value)};
    node->attributes = attribute;
    node->attribute_count = 1;
}

/* Begins with a <page>; its elements are made before asked_style. */
static inline asked asked_begin(void)
{
    asked a = {.sources = bx_sources_new(),
               .diagnostics = bx_diagnostics_new(),
               .arena = bx_arena_new(),
               .set = bx_style_set_new(50)};
    a.root = asked_element(&a, NULL, BX_ELEMENT_PAGE);
    return a;
}

/* Styles the tree; then a->ask can be asked with, as long as `a` stays where it is. */
static inline void asked_style(asked *a, const char *css)
{
    bx_node_number(a->root);
    uint32_t source = bx_sources_add(a->sources, BX_STRING("t.css"), bx_string_of(css));
    bx_style_set_add(a->set, a->sources, source, BX_ORIGIN_HOUSE, a->diagnostics);
    bx_styles *styles = bx_style_cascade(a->set, a->root, a->arena, a->diagnostics);
    ck_assert_uint_eq(bx_diagnostics_count(a->diagnostics), 0);
    a->page = (bx_page_context){.issue = &a->issue,
                                .style = bx_style_of(styles, a->root),
                                .sources = a->sources,
                                .number = 1,
                                .type_area = {BX_PT(40), BX_PT(50), BX_PT(500), BX_PT(700)},
                                .pitch = ASKED_PITCH,
                                .em = ASKED_EM};
    a->ask = (bx_ask){.page = &a->page, .styles = styles, .arena = a->arena};
    a->ask.axes = bx_axes_of_page(false, a->page.type_area);
}

static inline void asked_end(asked *a)
{
    bx_style_set_free(a->set);
    bx_diagnostics_free(a->diagnostics);
    bx_sources_free(a->sources);
    bx_arena_free(a->arena);
}

/* Random numbers that are the same everywhere (xorshift). */
static inline uint32_t asked_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Numbers from 0 to count − 1 in a random order. */
static inline void asked_shuffle(size_t *order, size_t count, uint32_t *state)
{
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (size_t i = count; i > 1; i--) {
        size_t j = asked_random(state) % i, swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

#endif
