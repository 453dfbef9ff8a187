/* @page, and values that are refused: a bad one leaves what stood before. */
#include "runner.h"
#include "style/font_style.h"
#include "style/style.h"

#include <stdio.h>
#include <string.h>

#define GOOD "size: 100mm 80mm; margin: 6mm 7mm 8mm 9mm; bleed: 3mm; marks: crop"

/* The sheet of `@page { text }`; *code is that of the only message, NULL without one. */
static bx_sheet sheet_of(const char *text, const char **code)
{
    char css[512];
    snprintf(css, sizeof css, "@page { %s }", text);
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_arena *arena = bx_arena_new();
    bx_style_set *set = bx_style_set_new(50);
    bx_node *page = bx_node_new(arena, NULL, BX_ELEMENT_PAGE, (bx_span){0});
    uint32_t source = bx_sources_add(sources, BX_STRING("t.css"), bx_string_of(css));
    bx_style_set_add(set, sources, source, BX_ORIGIN_HOUSE, diagnostics);
    bx_sheet sheet = bx_style_set_sheet(set, page);
    size_t count = bx_diagnostics_count(diagnostics);
    ck_assert_msg(count < 2, "%s", text);
    *code = count ? bx_diagnostics_at(diagnostics, 0)->code->text : NULL;
    bx_style_set_free(set);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    bx_arena_free(arena);
    return sheet;
}

static bool equal(bx_sheet a, bx_sheet b)
{
    return a.width == b.width && a.height == b.height && a.bleed == b.bleed &&
           a.crop_marks == b.crop_marks && memcmp(a.margin, b.margin, sizeof a.margin) == 0;
}

START_TEST(bad_descriptors_change_nothing)
{
    static const char *const names[] = {"size",         "margin",        "margin-top",
                                        "margin-right", "margin-bottom", "margin-left",
                                        "bleed",        "marks"};
    static const char *const values[] = {
        "",
        "foo",
        "B7",
        "A4 sideways",
        "A4 landscape portrait",
        "-1mm",
        "100mm auto",
        "auto 100mm",
        "1mm 2mm foo",
        "1mm 2mm 3mm 4mm 5mm",
        "10foo",
        "20%",
        "crop none",
        "landscape A4 A3",
        "crop crop",
        "none none",
        "'3mm'",
        "3mm / 4mm",
        "red",
        "calc(1mm + 1)",
        "3mm, 4mm",
        "auto auto",
        "A4 100mm",
        "cross",
        "var(--x)",
    };
    const char *code;
    bx_sheet good = sheet_of(GOOD, &code);
    ck_assert_ptr_null(code);
    ck_assert_int_eq(good.width, bx_length_from_micrometres(100000));
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
            char text[256];
            snprintf(text, sizeof text, "%s; %s: %s", GOOD, names[n], values[v]);
            bx_sheet sheet = sheet_of(text, &code);
            ck_assert_msg(code != NULL, "%s", text);
            ck_assert_msg(equal(sheet, good), "%s", text);
        }
    }
}
END_TEST

START_TEST(impossible_sizes_are_said)
{
    static const char *const values[] = {
        "size: 0",       "size: 0 0",           "size: 100mm 0", "size: 0.9pt 100mm",
        "size: 14401pt", "size: 100mm 10000mm", "bleed: 300mm"};
    const char *code;
    bx_sheet good = sheet_of(GOOD, &code);
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
        char text[256];
        snprintf(text, sizeof text, "%s; %s", GOOD, values[v]);
        bx_sheet sheet = sheet_of(text, &code);
        ck_assert_msg(code && strcmp(code, "E0316") == 0, "%s", text);
        ck_assert_msg(equal(sheet, good), "%s", text);
    }
    ck_assert_int_eq(sheet_of("size: 14400pt 1pt", &code).width, BX_PT(14400));
    ck_assert_ptr_null(code);
}
END_TEST

START_TEST(sizes_have_names_and_orientations)
{
    static const struct {
        const char *value;
        int width, height; /* tenths of a millimetre */
    } cases[] = {
        {"A4", 2100, 2970},
        {"A4 landscape", 2970, 2100},
        {"landscape A4", 2970, 2100},
        {"A4 portrait", 2100, 2970},
        {"B5", 1760, 2500},
        {"b4 landscape", 3530, 2500},
        {"JIS-B5", 1820, 2570},
        {"jis-b4 landscape", 3640, 2570},
        {"A5", 1480, 2100},
        {"A3", 2970, 4200},
        {"A2 landscape", 5940, 4200},
        {"letter", 2159, 2794},
        {"legal landscape", 3556, 2159},
        {"ledger", 2794, 4318},
        {"tabloid", 2750, 3900},
        {"berliner", 3150, 4700},
        {"broadsheet landscape", 5500, 3900},
        {"auto", 3900, 5500},
        {"landscape", 5500, 3900},
        {"portrait", 3900, 5500},
        {"100mm", 1000, 1000},
        {"100mm 80mm", 1000, 800},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[128];
        const char *code;
        snprintf(text, sizeof text, "size: %s", cases[i].value);
        bx_sheet sheet = sheet_of(text, &code);
        ck_assert_msg(code == NULL, "%s", text);
        ck_assert_msg(sheet.width == bx_length_from_micrometres(cases[i].width * 100), "%s", text);
        ck_assert_msg(sheet.height == bx_length_from_micrometres(cases[i].height * 100), "%s",
                      text);
    }
}
END_TEST

START_TEST(bleed_and_marks)
{
    const char *code;
    ck_assert_int_eq(sheet_of("bleed: 3mm; bleed: auto", &code).bleed, 0);
    ck_assert_int_eq(sheet_of("bleed: auto; marks: crop", &code).bleed, BX_PT(6));
    ck_assert_int_eq(sheet_of("bleed: 0", &code).bleed, 0);
    ck_assert(sheet_of("marks: crop cross", &code).crop_marks);
    ck_assert(sheet_of("marks: cross crop", &code).crop_marks);
    ck_assert(!sheet_of("marks: crop; marks: none", &code).crop_marks);
    ck_assert_ptr_null(code);
}
END_TEST

/* The colour of an article after `color: red; color: value`. */
static bx_color color_of(const char *value, const char **code)
{
    char css[512];
    snprintf(css, sizeof css, "page { color: device-cmyk(0 0 0 0.3); color: %s }", value);
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_arena *arena = bx_arena_new();
    bx_style_set *set = bx_style_set_new(50);
    bx_node *page = bx_node_new(arena, NULL, BX_ELEMENT_PAGE, (bx_span){0});
    bx_node_number(page);
    uint32_t source = bx_sources_add(sources, BX_STRING("t.css"), bx_string_of(css));
    bx_style_set_add(set, sources, source, BX_ORIGIN_HOUSE, diagnostics);
    bx_color color =
        bx_style_of(bx_style_cascade(set, page, arena, diagnostics), page)->font->color;
    *code =
        bx_diagnostics_count(diagnostics) ? bx_diagnostics_at(diagnostics, 0)->code->text : NULL;
    bx_style_set_free(set);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    bx_arena_free(arena);
    return color;
}

START_TEST(components_out_of_range_are_refused)
{
    static const struct {
        const char *name;
        int components;
        const char *good[3], *bad[6];
    } functions[] = {
        {"device-cmyk", 4, {"0", "1", "100%"}, {"50", "1.01", "-0.1", "101%", "-1%", "200"}},
        {"rgb", 3, {"0", "255", "100%"}, {"256", "1000", "-1", "101%", "-1%", "255.5"}},
    };
    const char *code;
    bx_color former = color_of("device-cmyk(0 0 0 30%)", &code);
    for (size_t f = 0; f < 2; f++) {
        for (int at = 0; at < functions[f].components; at++) {
            for (int v = 0; v < 9; v++) {
                char text[128];
                int size = snprintf(text, sizeof text, "%s(", functions[f].name);
                for (int i = 0; i < functions[f].components; i++)
                    size += snprintf(text + size, sizeof text - (size_t)size, "%s%s", i ? " " : "",
                                     i != at ? "0"
                                     : v < 3 ? functions[f].good[v]
                                             : functions[f].bad[v - 3]);
                snprintf(text + size, sizeof text - (size_t)size, ")");
                bx_color color = color_of(text, &code);
                bool refused = code && strcmp(code, "E0317") == 0;
                ck_assert_msg(refused == (v >= 3) && (code != NULL) == refused, "%s", text);
                ck_assert_msg(bx_color_equal(color, former) == (v >= 3), "%s", text);
            }
        }
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("page");
    tcase_add_test(tests, bad_descriptors_change_nothing);
    tcase_add_test(tests, impossible_sizes_are_said);
    tcase_add_test(tests, sizes_have_names_and_orientations);
    tcase_add_test(tests, bleed_and_marks);
    tcase_add_test(tests, components_out_of_range_are_refused);
    return run_tests("style", tests);
}
