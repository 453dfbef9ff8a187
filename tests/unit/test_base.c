/* Strings, maps, diagnostics, files. */
#include "base/array.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/length.h"
#include "base/map.h"
#include "base/workers.h"
#include "runner.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const bx_code_row UNKNOWN[1] = {
    {"E0301", BX_WARNING, "unknown property “%1”", "did you mean “%2”?"}};

START_TEST(utf8_decodes_and_refuses)
{
    static const struct {
        const char *bytes;
        uint32_t characters[4];
    } cases[] = {
        {"a", {'a', UINT32_MAX}},
        {"\xE7\x89\x88", {0x7248, UINT32_MAX}},
        {"\xF0\xA0\xAE\xB7", {0x20BB7, UINT32_MAX}},
        {"\xC0\x80", {0xFFFD, 0xFFFD, UINT32_MAX}},             /* overlong */
        {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD, UINT32_MAX}}, /* surrogate */
        {"\xE7\x89", {0xFFFD, 0xFFFD, UINT32_MAX}},             /* cut short */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        for (int k = 0; k < 4; k++) {
            uint32_t c = bx_utf8_next(bx_string_of(cases[i].bytes), &at);
            ck_assert_uint_eq(c, cases[i].characters[k]);
            if (c == UINT32_MAX) break;
        }
    }
}
END_TEST

START_TEST(distance_counts_edits)
{
    ck_assert_uint_eq(bx_string_distance(BX_STRING("colour"), BX_STRING("color"), 9), 1);
    ck_assert_uint_eq(bx_string_distance(BX_STRING("版心"), BX_STRING("版面"), 9), 1);
    ck_assert_uint_eq(bx_string_distance(BX_STRING("abc"), BX_STRING("xyz"), 1), 2);
    ck_assert_uint_eq(bx_string_distance(BX_STRING("aera"), BX_STRING("area"), 9), 1);
    ck_assert_uint_eq(bx_string_distance(BX_STRING("ca"), BX_STRING("abc"), 9), 3);
    ck_assert_uint_eq(bx_string_slips(BX_STRING("桥梁")), 0);
    ck_assert_uint_eq(bx_string_slips(BX_STRING("江上桥梁")), 1);
    ck_assert_uint_eq(bx_string_slips(BX_STRING("cannal")), 2);
}
END_TEST

START_TEST(map_keeps_order_and_replaces)
{
    bx_map map = {0};
    char keys[300][16];
    for (int i = 0; i < 300; i++) {
        snprintf(keys[i], sizeof keys[i], "k%d", i);
        bx_map_set(&map, bx_string_of(keys[i]), (size_t)i);
    }
    bx_map_set(&map, BX_STRING("k7"), 1000);
    ck_assert_uint_eq(map.count, 300);
    ck_assert_uint_eq(bx_map_find(&map, BX_STRING("k7")), 1000);
    ck_assert_uint_eq(bx_map_find(&map, BX_STRING("none")), BX_MAP_NONE);
    for (int i = 0; i < 300; i++)
        ck_assert(bx_string_equal_literal(map.entries[i].key, keys[i]));
    bx_map_release(&map);
}
END_TEST

START_TEST(lengths_round_halves_away)
{
    ck_assert_int_eq(bx_multiply_divide(5, 1, 2), 3);
    ck_assert_int_eq(bx_multiply_divide(-5, 1, 2), -3);
    ck_assert_int_eq(bx_length_from_font_units(500, BX_PT(9), 1000), BX_PT(9) / 2);
    ck_assert_int_eq(bx_length_clamp(INT64_C(1) << 40), INT32_MAX);
}
END_TEST

START_TEST(human_message_points_at_wide_text)
{
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *list = bx_diagnostics_new();
    uint32_t source =
        bx_sources_add(sources, BX_STRING("a.css"), BX_STRING("p {\n  版: colour;\n}\n"));
    bx_span span = {source, 11, 17};
    bx_report(list, UNKNOWN, span, "colour", "color");
    bx_report(list, UNKNOWN, span, "colour", "color"); /* kept once */
    ck_assert_uint_eq(bx_diagnostics_count(list), 1);
    bx_buffer out = {0};
    bx_diagnostic_print(&out, sources, bx_diagnostics_at(list, 0), BX_FORMAT_HUMAN, false, NULL);
    ck_assert_str_eq(out.data, "a.css:2:6: warning: unknown property “colour” [E0301]\n"
                               "      版: colour;\n"
                               "          ^~~~~~\n"
                               "    hint: did you mean “color”?\n");
    out.size = 0;
    bx_diagnostic_print(&out, sources, bx_diagnostics_at(list, 0), BX_FORMAT_JSON, false, NULL);
    ck_assert_ptr_nonnull(strstr(out.data, "\"line\": 2, \"column\": 6"));
    bx_buffer_release(&out);
    bx_diagnostics_free(list);
    bx_sources_free(sources);
}
END_TEST

START_TEST(output_replaces_only_when_whole)
{
    char folder[] = "/tmp/banxin-test-XXXXXX", path[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/out", folder);
    int error;
    bx_output *output = bx_output_open(path, &error);
    ck_assert_int_eq(bx_output_write(output, "old", 3), 0);
    ck_assert_int_eq(bx_output_commit(output), 0);
    output = bx_output_open(path, &error);
    bx_output_write(output, "half", 4);
    bx_output_discard(output);
    bx_buffer text = {0};
    ck_assert_int_eq(bx_file_read(path, 100, &text), 0);
    ck_assert_str_eq(text.data, "old");
    ck_assert_int_eq(bx_file_read(path, 2, &text), EFBIG);
    bx_buffer_release(&text);
    ck_assert_ptr_null(bx_output_open("/nowhere/at/all/x", &error));
    ck_assert_int_eq(error, ENOENT);
    output = bx_output_open("/dev/full", &error);
    ck_assert_ptr_nonnull(output);
    error = bx_output_write(output, "x", 1);
    ck_assert_int_eq(error, ENOSPC);
    bx_output_discard(output);
    unlink(path);
    rmdir(folder);
}
END_TEST

static void mark(void *context, size_t index)
{
    ((int *)context)[index]++;
}

START_TEST(workers_do_each_piece_once)
{
    int done[1000] = {0};
    bx_workers_run(4, 1000, mark, done);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(done[i], 1);
}
END_TEST

typedef struct generations {
    atomic_size_t counts[6];
    bool alone; /* one thread: what was added comes before what is not begun */
} generations;

/* Counts itself and adds three of the next generation. */
static void add_more(bx_workers *workers, void *context, size_t generation)
{
    generations *g = context;
    atomic_fetch_add(&g->counts[generation], 1);
    for (int i = 0; i < 3 && generation < 5; i++)
        bx_workers_add(workers, add_more, context, generation + 1);
}

static void begin(bx_workers *workers, void *context, size_t index)
{
    generations *g = context;
    if (g->alone) ck_assert_uint_eq(atomic_load(&g->counts[5]), 243 * index);
    add_more(workers, context, 0);
}

START_TEST(workers_do_added_pieces)
{
    for (unsigned threads = 1; threads <= 4; threads++) {
        generations g = {.alone = threads == 1};
        bx_workers_run_pieces(threads, 10, begin, &g);
        for (size_t i = 0, wanted = 10; i < 6; i++, wanted *= 3)
            ck_assert_uint_eq(atomic_load(&g.counts[i]), wanted);
    }
}
END_TEST

static bool all_are(const unsigned char *bytes, size_t size, unsigned char value)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != value) return false;
    }
    return true;
}

/* Small and large objects, before and behind the mark, over the borders of blocks: what was before
 * stays as it was, what came later is given back, and the arena goes on. */
START_TEST(arena_goes_back_to_a_mark)
{
    static const size_t sizes[] = {1, 40, 70000, 16, 20000, 3000, 65536, 0};
    enum { SIZES = sizeof sizes / sizeof *sizes };
    for (size_t before = 0; before <= 40; before += 3) {
        bx_arena *arena = bx_arena_new();
        unsigned char *kept[40];
        for (size_t i = 0; i < before; i++) {
            kept[i] = bx_arena_alloc(arena, sizes[i % SIZES]);
            memset(kept[i], (int)i + 1, sizes[i % SIZES]);
        }
        bx_arena_mark mark = bx_arena_marked(arena);
        size_t used = bx_arena_used(arena);
        for (int round = 0; round < 3; round++) {
            for (size_t i = 0; i < 30; i++) {
                unsigned char *trial = bx_arena_alloc(arena, sizes[(i + before) % SIZES]);
                ck_assert(all_are(trial, sizes[(i + before) % SIZES], 0));
                memset(trial, 0xAA, sizes[(i + before) % SIZES]);
            }
            ck_assert_uint_gt(bx_arena_used(arena), used);
            bx_arena_reset(arena, mark);
            ck_assert_uint_eq(bx_arena_used(arena), used);
        }
        for (size_t i = 0; i < before; i++)
            ck_assert(all_are(kept[i], sizes[i % SIZES], (unsigned char)(i + 1)));
        bx_arena_reset(arena, (bx_arena_mark){0});
        ck_assert_uint_eq(bx_arena_used(arena), 0);
        bx_arena_free(arena);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("base");
    tcase_add_test(tests, utf8_decodes_and_refuses);
    tcase_add_test(tests, distance_counts_edits);
    tcase_add_test(tests, map_keeps_order_and_replaces);
    tcase_add_test(tests, lengths_round_halves_away);
    tcase_add_test(tests, human_message_points_at_wide_text);
    tcase_add_test(tests, output_replaces_only_when_whole);
    tcase_add_test(tests, arena_goes_back_to_a_mark);
    tcase_add_test(tests, workers_do_each_piece_once);
    tcase_add_test(tests, workers_do_added_pieces);
    return run_tests("base", tests);
}
