/* Arabic numbers in text and their Chinese numerals. */
#include "runner.h"
#include "unicode/address.h"
#include "unicode/numeral.h"

#include <string.h>

/* Converts the first number of a text; NULL expected: it is a code and stays. */
static void check_script(const char *text, bool traditional, const char *expected)
{
    size_t at = strcspn(text, "0123456789");
    bx_string string = bx_string_of(text);
    bx_number_place n = bx_number_find(string, at);
    if (!expected) {
        ck_assert_msg(n.code, "%s", text);
        return;
    }
    ck_assert_msg(!n.code || n.year, "%s", text);
    bx_buffer out = {0};
    bx_number_append_chinese(string, &n, traditional, &out);
    bx_string got = bx_buffer_string(&out);
    ck_assert_msg(bx_string_equal(got, bx_string_of(expected)), "%s: %.*s, not %s", text,
                  (int)got.size, got.data, expected);
    bx_buffer_release(&out);
}

static void check_number(const char *text, const char *expected)
{
    check_script(text, false, expected);
}

START_TEST(t092_traditional_numerals)
{
    static const char *const cases[][2] = {{"21807號", "二萬一千八百零七"},
                                           {"100000001人", "一億零一"},
                                           {"-3.5%", "負百分之三點五"},
                                           {"2026年", "二〇二六"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_script(cases[i][0], true, cases[i][1]);
}
END_TEST

START_TEST(t092_chinese_numerals)
{
    static const char *const cases[][2] = {
        {"2025年", "二〇二五"},
        {"1949年", "一九四九"},
        {"2000年", "二〇〇〇"},
        {"1905—1949年", "一九〇五"},
        {"2024～2025年", "二〇二四"},
        {"25年", "二十五"},
        {"0个", "零"},
        {"1个", "一"},
        {"5个", "五"},
        {"10个", "十"},
        {"12月", "十二"},
        {"20日", "二十"},
        {"31日", "三十一"},
        {"99人", "九十九"},
        {"100人", "一百"},
        {"101人", "一百零一"},
        {"110人", "一百一十"},
        {"111人", "一百一十一"},
        {"200人", "二百"},
        {"999人", "九百九十九"},
        {"1000人", "一千"},
        {"1001人", "一千零一"},
        {"1010人", "一千零一十"},
        {"1100人", "一千一百"},
        {"2025人", "二千零二十五"},
        {"3,500人", "三千五百"},
        {"10000人", "一万"},
        {"10001人", "一万零一"},
        {"10010人", "一万零一十"},
        {"12000人", "一万二千"},
        {"100000人", "十万"},
        {"102000人", "十万二千"},
        {"100200人", "十万零二百"},
        {"250000人", "二十五万"},
        {"1000000人", "一百万"},
        {"10000000人", "一千万"},
        {"100000000人", "一亿"},
        {"100000001人", "一亿零一"},
        {"120000000人", "一亿二千万"},
        {"1234567890元", "十二亿三千四百五十六万七千八百九十"},
        {"1000000000000元", "一万亿"},
        {"1,234,567元", "一百二十三万四千五百六十七"},
        {"1\u2009234\u2009567元", "一百二十三万四千五百六十七"},
        {"3.5亿", "三点五"},
        {"0.05亩", "零点零五"},
        {"12.50元", "十二点五零"},
        {"30%", "百分之三十"},
        {"0.5%", "百分之零点五"},
        {"100%", "百分之一百"},
        {"8‰", "千分之八"},
        {"-5℃", "负五"},
        {"\u221212.5℃", "负十二点五"},
        {"+3.2%", "正百分之三点二"},
        {"007号", "〇〇七"},
        {"12345678901234567", "一二三四五六七八九〇一二三四五六七"},
        {"9999999999999999", "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"},
    };
    ck_assert_int_ge(sizeof cases / sizeof *cases, 40);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_number(cases[i][0], cases[i][1]);
}
END_TEST

START_TEST(t092_codes_stay)
{
    static const char *const cases[] = {"A380客机",  "COVID-19", "8:30开会", "010-65363333",
                                        "1.2.3版",   "5km",      "5 km",     "4K电视",
                                        "iPhone 15", "1/2"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_number(cases[i], NULL);
}
END_TEST

START_TEST(t050_addresses)
{
    static const struct {
        const char *text;
        bool is_address;
    } cases[] = {
        {"https://a.cn/b", true}, {"www.example.com", true}, {"a@b.com", true}, {"and/or", false},
        {"@name", false},         {"3.14", false},           {"A@B", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bx_address a;
        bx_address_find(bx_string_of(cases[i].text), 1, &a);
        ck_assert_msg(a.is_address == cases[i].is_address, "%s", cases[i].text);
    }
    /* It is of printing ASCII signs without the space, and ends where they do. */
    for (int c = 1; c < 256; c++) {
        char run[] = {(char)c, 'a', (char)c, 0};
        bx_address a;
        bx_address_find(bx_string_of(run), 1, &a);
        bool part = c > 0x20 && c < 0x7F;
        ck_assert_msg(a.begin == (part ? 0 : 1) && a.end == (part ? 3 : 2), "%d", c);
    }
    /* A line may begin at b, c, d and at cn; never inside the rest. */
    bx_string text = BX_STRING("\u89c1http://a.cn/b?c=d");
    uint8_t marks[32];
    memset(marks, 1, sizeof marks);
    bx_address_break_marks(text, marks);
    for (size_t i = 4; i < text.size; i++)
        ck_assert_msg(marks[i] == (strchr("/?=.", text.data[i - 1]) != NULL && text.data[i] != '/'),
                      "%zu", i);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("numeral");
    tcase_add_test(tests, t092_chinese_numerals);
    tcase_add_test(tests, t092_traditional_numerals);
    tcase_add_test(tests, t092_codes_stay);
    tcase_add_test(tests, t050_addresses);
    return run_tests("numeral", tests);
}
