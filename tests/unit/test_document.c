/* Nodes: places of text in the source. */
#include "document/document.h"
#include "runner.h"

/* Text whose pieces stand apart in the source: of every range, where it begins and ends. */
START_TEST(text_spans)
{
    static const bx_text_origin origins[] = {{0, 10}, {5, 40}, {6, 50}, {9, 90}};
    enum { SIZE = 12 };
    bx_arena *arena = bx_arena_new();
    bx_node *node = bx_node_new_text(arena, NULL, BX_STRING("abcdefghijkl"), (bx_span){3, 10, 93});
    node->origins = bx_arena_copy(arena, origins, sizeof origins);
    node->origin_count = sizeof origins / sizeof *origins;
    for (size_t begin = 0; begin < SIZE; begin++) {
        for (size_t end = begin + 1; end <= SIZE; end++) {
            size_t first = 0, last = 0;
            for (size_t i = 0; i < node->origin_count; i++) {
                if (origins[i].text <= begin) first = i;
                if (origins[i].text < end) last = i;
            }
            bx_span span = bx_node_text_span(node, begin, end);
            ck_assert_uint_eq(span.source, 3);
            ck_assert_uint_eq(span.begin, origins[first].source + begin - origins[first].text);
            ck_assert_uint_eq(span.end, origins[last].source + end - origins[last].text);
        }
    }
    bx_arena_free(arena);
}
END_TEST

START_TEST(elements_have_tags)
{
    for (int i = 1; i < BX_ELEMENT_COUNT; i++)
        ck_assert_int_eq(bx_element_of(bx_string_of(bx_element_tag((bx_element)i))), i);
    ck_assert_int_eq(bx_element_of(BX_STRING("")), BX_ELEMENT_NONE);
    ck_assert_int_eq(bx_element_of(BX_STRING("artcle")), BX_ELEMENT_NONE);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, text_spans);
    tcase_add_test(cases, elements_have_tags);
    return run_tests("document", cases);
}
