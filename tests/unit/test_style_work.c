/* Selectors against a matcher that tries every choice, and the work that hostile sheets take. */
#include "runner.h"
#include "style/codes.h"
#include "style/selector.h"
#include "style/style.h"

#include <stdio.h>
#include <string.h>

typedef struct trees {
    bx_arena *arena;
    bx_node *root;
    bx_node *nodes[16];
    int count;
    uint32_t random;
} trees;

static int pick(trees *t, int below)
{
    t->random = t->random * 1664525 + 1013904223;
    return (int)(t->random >> 16) % below;
}

static const bx_element ELEMENTS[] = {BX_ELEMENT_P, BX_ELEMENT_EM, BX_ELEMENT_STRONG};
static const char *const NAMES[] = {"p", "em", "strong"};

static void grow(trees *t)
{
    t->root = t->nodes[0] = bx_node_new(t->arena, NULL, BX_ELEMENT_BODY, (bx_span){0});
    t->count = 1 + pick(t, 15);
    for (int i = 1; i < t->count; i++)
        t->nodes[i] =
            bx_node_new(t->arena, t->nodes[pick(t, i)], ELEMENTS[pick(t, 3)], (bx_span){0});
    bx_node_number(t->root);
}

static bool naive(const bx_selector *s, size_t index, const bx_node *node)
{
    if (node->element != s->compounds[index].simples[0].element) return false;
    if (index == 0) return true;
    char c = s->compounds[index].combinator;
    bool siblings = c == '+' || c == '~';
    for (const bx_node *n = siblings ? node->previous : node->parent; n;
         n = siblings ? n->previous : n->parent) {
        if (naive(s, index - 1, n)) return true;
        if (c == '+' || c == '>') return false;
    }
    return false;
}

static bx_selector *parse(bx_arena *arena, const char *text)
{
    size_t count, selectors;
    const bx_token *bad;
    bx_token *tokens = bx_tokenize(bx_string_of(text), arena, &count);
    bx_selector *list = bx_selectors_parse(tokens, count, arena, &selectors, &bad);
    ck_assert_msg(list && selectors == 1, "%s", text);
    return list;
}

START_TEST(chains_match_as_every_choice_would)
{
    trees t = {.arena = bx_arena_new(), .random = 1};
    int matched = 0;
    for (int round = 0; round < 3000; round++) {
        grow(&t);
        char text[100] = "";
        int size = 2 + pick(&t, 5);
        for (int i = 0; i < size; i++)
            snprintf(text + strlen(text), 20, "%s%s",
                     i ? (const char *[]){" ", " > ", " + ", " ~ "}[pick(&t, 4)] : "",
                     NAMES[pick(&t, 3)]);
        bx_selector *selector = parse(t.arena, text);
        bx_style_work work = {0};
        bx_matching matching = {.work = &work, .arena = t.arena};
        for (int i = 0; i < t.count; i++) {
            bool wanted = naive(selector, selector->count - 1, t.nodes[i]);
            matched += wanted;
            ck_assert_msg(bx_selector_matches(&matching, selector, t.nodes[i]) == wanted,
                          "%s, round %d, node %d", text, round, i);
        }
        bx_matching_release(&matching);
    }
    ck_assert_int_gt(matched, 300);
    bx_arena_free(t.arena);
}
END_TEST

typedef struct styled {
    uint64_t steps;
    size_t messages;
    bool stopped, endless;
} styled;

/* Styles `wide` paragraphs, the last of them with `deep` nested strong. */
static styled style(const char *css, int wide, int deep)
{
    bx_arena *arena = bx_arena_new();
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_style_set *set = bx_style_set_new(50);
    bx_node *root = bx_node_new(arena, NULL, BX_ELEMENT_BODY, (bx_span){0}), *inner = root;
    for (int i = 0; i < wide; i++)
        inner = bx_node_new(arena, root, BX_ELEMENT_P, (bx_span){0});
    for (int i = 0; i < deep; i++)
        inner = bx_node_new(arena, inner, BX_ELEMENT_STRONG, (bx_span){0});
    bx_node_number(root);
    uint32_t source = bx_sources_add(sources, BX_STRING("t.css"), bx_string_of(css));
    bx_style_set_add(set, sources, source, BX_ORIGIN_HOUSE, diagnostics);
    styled result = {.steps = bx_style_steps(bx_style_cascade(set, root, arena, diagnostics))};
    result.messages = bx_diagnostics_count(diagnostics);
    for (size_t i = 0; i < result.messages; i++) {
        result.stopped |= bx_diagnostics_at(diagnostics, i)->code == BX_STYLE_WORK;
        result.endless |= bx_diagnostics_at(diagnostics, i)->code == BX_VARIABLE_ENDLESS;
    }
    bx_style_set_free(set);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    bx_arena_free(arena);
    return result;
}

/* `first`, then `part` so many times, then `last`. */
static void repeat(bx_buffer *css, const char *first, const char *part, int times, const char *last)
{
    bx_buffer_append_literal(css, first);
    for (int i = 0; i < times; i++)
        bx_buffer_append_literal(css, part);
    bx_buffer_append_literal(css, last);
}

START_TEST(hostile_selectors)
{
    static const struct {
        const char *name, *first, *part, *last;
        int times;
    } sheets[] = {
        {"siblings", ".never ", "~ p ", "{color:black}", 20},
        {"siblings in :is", "p:is(.never ", "~ p ", "){color:black}", 20},
        {"descendants", ".never ", "strong ", "{color:black}", 14},
        {"both", ".never ", "~ p strong ", "{color:black}", 14},
        {":has in :has", "p", ":has(~ p", ":has(~ .never)))))){color:black}", 5},
        {":has of descendants", "strong", ":has(strong", ":has(.never)))))){color:black}", 5},
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        bx_buffer css = {0};
        repeat(&css, sheets[i].first, sheets[i].part, sheets[i].times, sheets[i].last);
        styled s = style(css.data, 300, 60);
        ck_assert_msg(s.steps < BX_MOST_STYLE_WORK / 10 && s.messages == 0,
                      "%s: %llu steps, %zu messages", sheets[i].name, (unsigned long long)s.steps,
                      s.messages);
        bx_buffer_release(&css);
    }
}
END_TEST

START_TEST(work_ends)
{
    styled s = style("p:nth-last-child(2n) { color: black }", 20000, 0);
    ck_assert(s.stopped && s.messages == 1);
    ck_assert_uint_lt(s.steps, BX_MOST_STYLE_WORK + 100000);
    s = style("p:nth-last-child(2n) { color: black }", 2000, 0);
    ck_assert(!s.stopped && s.messages == 0);
}
END_TEST

/* Variables that name the next one ten times: 10^14 empty values. */
START_TEST(empty_variables)
{
    bx_buffer css = {0};
    bx_buffer_append_literal(&css, "p{--v14:;");
    for (int i = 13; i >= 0; i--) {
        bx_buffer_format(&css, "--v%d:", i);
        for (int j = 0; j < 10; j++)
            bx_buffer_format(&css, "var(--v%d)", i + 1);
        bx_buffer_append_byte(&css, ';');
    }
    bx_buffer_append_literal(&css, "text-indent:var(--v0)}");
    styled s = style(css.data, 300, 0);
    ck_assert(s.endless && !s.stopped);
    ck_assert_uint_lt(s.steps, BX_MOST_STYLE_WORK / 10);
    bx_buffer_release(&css);
    s = style("p{--a:;--b:var(--a)var(--a) 2em;text-indent:var(--b)}", 3, 0);
    ck_assert_uint_eq(s.messages, 0);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_set_timeout(cases, 600);
    tcase_add_test(cases, chains_match_as_every_choice_would);
    tcase_add_test(cases, hostile_selectors);
    tcase_add_test(cases, work_ends);
    tcase_add_test(cases, empty_variables);
    return run_tests("style_work", cases);
}
