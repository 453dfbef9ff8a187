/* Character classes, regions, dates. */
#include "runner.h"
#include "unicode/boundary.h"
#include "unicode/calendar.h"
#include "unicode/character.h"

#include <string.h>

START_TEST(t001_language_tags_choose_the_region)
{
    static const struct {
        const char *tag;
        bx_region region;
    } cases[] = {
        {"zh-Hans", BX_REGION_GB},    {"zh", BX_REGION_GB},         {"zh-CN", BX_REGION_GB},
        {"zh-Hant", BX_REGION_TW},    {"zh-TW", BX_REGION_TW},      {"zh-HK", BX_REGION_HK},
        {"zh-Hant-HK", BX_REGION_HK}, {"zh-Hans-HK", BX_REGION_GB}, {"en", BX_REGION_GB}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(bx_region_of(bx_string_of(cases[i].tag)) == cases[i].region, "%s",
                      cases[i].tag);
}
END_TEST

START_TEST(t023_marks_have_class_cell_and_blank)
{
    static const struct {
        uint32_t character;
        bx_class class;
        int cell, before, after; /* GB, horizontal */
    } cases[] = {
        {0x4E2D, BX_CLASS_HAN, 1000, 0, 0},      {0x3007, BX_CLASS_HAN, 1000, 0, 0},
        {0x3002, BX_CLASS_PERIOD, 1000, 0, 500}, {0xFF0C, BX_CLASS_COMMA, 1000, 0, 500},
        {0xFF1A, BX_CLASS_COLON, 1000, 0, 500},  {0xFF1F, BX_CLASS_EXCLAIM, 1000, 0, 500},
        {0x2047, BX_CLASS_EXCLAIM, 1000, 0, 0},  {0x201C, BX_CLASS_OPEN, 1000, 500, 0},
        {0x300B, BX_CLASS_CLOSE, 1000, 0, 500},  {0x00B7, BX_CLASS_DOT, 500, 0, 0},
        {0x2013, BX_CLASS_CONNECTOR, 500, 0, 0}, {0xFF5E, BX_CLASS_CONNECTOR, 1000, 0, 0},
        {'/', BX_CLASS_SOLIDUS, 500, 0, 0},      {0x2460, BX_CLASS_HAN, 1000, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int before, after;
        bx_class class = bx_character_class(cases[i].character);
        ck_assert_int_eq(class, cases[i].class);
        ck_assert_int_eq(bx_character_cell(cases[i].character, class, BX_REGION_GB), cases[i].cell);
        bx_character_blank(cases[i].character, class, BX_REGION_GB, false, &before, &after);
        ck_assert_int_eq(before, cases[i].before);
        ck_assert_int_eq(after, cases[i].after);
    }
    int before, after;
    bx_character_blank(0x3002, BX_CLASS_PERIOD, BX_REGION_TW, false, &before, &after);
    ck_assert_int_eq(before, 250);
    bx_character_blank(0xFF1A, BX_CLASS_COLON, BX_REGION_GB, true, &before, &after);
    ck_assert_int_eq(after, 0);
}
END_TEST

START_TEST(dates_in_chinese)
{
    bx_arena *arena = bx_arena_new();
    bx_string lunar = bx_lunar_date(arena, 2025, 4, 23, (bx_string){NULL, 0});
    ck_assert_str_eq(lunar.data, "乙巳年三月廿六");
    bx_string day =
        bx_date_format(arena, 2026, 11, 24, BX_STRING("zh-Hans"), BX_STRING("yyyy年M月d日 EEEE"));
    ck_assert_str_eq(day.data, "2026年11月24日 星期二");
    bx_arena_free(arena);
}
END_TEST

/* An iterator is opened once for each kind, and remembers nothing of the text before. */
START_TEST(boundaries_are_kept)
{
    static const char *const texts[] = {"well-known words, of 20 km", "", "天地玄黄", "a",
                                        "中国足球队 beats e\xCC\x81lan (2:1)!"};
    enum { TEXTS = sizeof texts / sizeof *texts, MOST = 64 };
    bx_boundaries *kept = bx_boundaries_new();
    ck_assert_uint_eq(bx_boundaries_opened(kept), 0);
    unsigned lines = 0, words = 0;
    for (int round = 0; round < 2 * TEXTS; round++) {
        bx_string text = bx_string_of(texts[round % TEXTS]);
        uint8_t found[4][MOST] = {{0}};
        bx_boundaries *fresh = bx_boundaries_new();
        bx_line_break_marks(kept, text, found[0]);
        bx_line_break_marks(fresh, text, found[1]);
        bx_word_marks(fresh, text, found[2]);
        bx_word_marks(kept, text, found[3]);
        bx_boundaries_free(fresh);
        ck_assert(!memcmp(found[0], found[1], MOST) && !memcmp(found[2], found[3], MOST));
        for (size_t i = 0; i < MOST; i++) {
            lines += found[0][i];
            words += found[2][i];
        }
    }
    ck_assert_uint_eq(bx_boundaries_opened(kept), 2);
    ck_assert(lines > 10 && words > lines);
    bx_boundaries_free(kept);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("unicode");
    tcase_add_test(tests, t001_language_tags_choose_the_region);
    tcase_add_test(tests, t023_marks_have_class_cell_and_blank);
    tcase_add_test(tests, dates_in_chinese);
    tcase_add_test(tests, boundaries_are_kept);
    return run_tests("unicode", tests);
}
