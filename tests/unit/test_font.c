/* Faces that misbehave: each gives the documented fact or diagnostic. The fonts are made by
 * tests/tools. */
#include "font/cmap.h"
#include "font/codes.h"
#include "font/font.h"
#include "runner.h"

#define FONTS "tests/unit/fonts/"

static bx_font_library *library;
static bx_diagnostics *diagnostics;

static void open_library(void)
{
    diagnostics = bx_diagnostics_new();
    library = bx_font_library_new("fonts", diagnostics);
    ck_assert_ptr_nonnull(library);
}

static void close_library(void)
{
    bx_font_library_free(library);
    bx_diagnostics_free(diagnostics);
}

static const bx_face *match(bx_string family, int weight, uint32_t character)
{
    bx_font_query query = {&family, 1, weight, false, BX_STRING("zh-Hans")};
    return bx_font_match(library, &query, character);
}

static const bx_face *add(const char *path, unsigned index)
{
    bx_string family = BX_STRING("Tested");
    bx_font_library_add(library, family, 400, false, bx_string_of(path), index, (bx_span){0},
                        diagnostics);
    ck_assert_uint_eq(bx_diagnostics_count(diagnostics), 0);
    return match(family, 400, 0);
}

START_TEST(kinds_of_outlines_are_known)
{
    const bx_face *face = add(FONTS "cid.ttc", 1);
    ck_assert_int_eq(face->outlines, BX_OUTLINE_CFF_CID);
    ck_assert(bx_string_equal(face->postscript_name, BX_STRING("TestCIDB")));
    ck_assert(face->has_vert && !face->has_vertical_metrics);
    close_library();
    open_library();
    face = add(FONTS "name.otf", 0);
    ck_assert_int_eq(face->outlines, BX_OUTLINE_CFF_NAME);
    ck_assert(face->has_vert);
    close_library();
    open_library();
    face = add(FONTS "weights-regular.ttf", 0);
    ck_assert_int_eq(face->outlines, BX_OUTLINE_GLYF);
    ck_assert(!face->has_vert && !face->has_halt);
}
END_TEST

typedef struct walked {
    const bx_face *face;
    unsigned pairs, wrong;
} walked;

static void compare(void *context, uint32_t character, uint32_t glyph)
{
    walked *w = context;
    w->pairs += glyph != 0;
    w->wrong += bx_face_glyph(w->face, character) != glyph;
}

START_TEST(character_maps_are_walked_as_harfbuzz_reads_them)
{
    static const char *const families[] = {"Noto Serif SC", "Noto Sans SC", "Noto Serif TC",
                                           "Banxin Kai"};
    unsigned faces = 0;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        walked w = {.face = match(bx_string_of(families[i]), 400, 0x4E00)};
        if (!bx_cmap_walk(w.face->hb_face, compare, &w)) continue;
        hb_set_t *set = hb_set_create();
        hb_face_collect_unicodes(w.face->hb_face, set);
        ck_assert_uint_eq(w.wrong, 0);
        ck_assert_uint_eq(w.pairs, hb_set_get_population(set));
        hb_set_destroy(set);
        faces++;
    }
    ck_assert_uint_ge(faces, 2);
}
END_TEST

/* T-022: without BASE the em box lies from -0.12 em to 0.88 em. */
START_TEST(t022_frame_without_base)
{
    const bx_face *face = add(FONTS "weights-regular.ttf", 0);
    int ink[4];
    ck_assert_int_eq(face->ideographic_bottom_fu, -120);
    ck_assert_int_eq(face->axis_fu, 380);
    ck_assert(bx_face_ink(face, bx_face_glyph(face, 0x4E2D), ink));
    ck_assert_int_eq(ink[0], 100);
    ck_assert_int_eq(ink[3], 800);
    ck_assert_uint_eq(bx_face_glyph(face, 0x6587), 0);
}
END_TEST

START_TEST(unusable_files_are_reported)
{
    static const struct {
        const char *path;
        unsigned index;
        bx_code code;
    } cases[] = {{FONTS "variable.ttf", 0, BX_FONT_FILE_VARIABLE},
                 {FONTS "restricted.ttf", 0, BX_FONT_FILE_RESTRICTED},
                 {FONTS "web.woff", 0, BX_FONT_FILE_UNUSABLE},
                 {FONTS "none.ttf", 0, BX_FONT_FILE_UNUSABLE},
                 {FONTS "cid.ttc", 2, BX_FONT_FILE_UNUSABLE},
                 {"tests/unit/test_font.c", 0, BX_FONT_FILE_UNUSABLE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bx_font_library_add(library, BX_STRING("Bad"), 400, false, bx_string_of(cases[i].path),
                            cases[i].index, (bx_span){0}, diagnostics);
        ck_assert_uint_eq(bx_diagnostics_count(diagnostics), i + 1);
        ck_assert_ptr_eq(bx_diagnostics_at(diagnostics, i)->code, cases[i].code);
    }
}
END_TEST

/* The weight of the rule counts, not what the face says of itself: the bold test face says 400. */
START_TEST(weights_are_those_of_the_rules)
{
    static const struct {
        const char *path, *style;
        int weight;
    } faces[] = {{FONTS "weights-light.ttf", "Light", 300},
                 {FONTS "weights-regular.ttf", "Regular", 400},
                 {FONTS "weights-bold.ttf", "Bold", 700},
                 {FONTS "weights-black.ttf", "Black", 900}};
    static const struct {
        int wanted;
        size_t found;
    } cases[] = {{100, 0}, {300, 0}, {400, 1}, {500, 1}, {600, 2}, {700, 2}, {800, 3}, {900, 3}};
    bx_string family = BX_STRING("Weights");
    for (size_t i = 0; i < 4; i++)
        bx_font_library_add(library, family, faces[i].weight, false, bx_string_of(faces[i].path), 0,
                            (bx_span){0}, diagnostics);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bx_face *face = match(family, cases[i].wanted, 'A');
        bx_string style = bx_string_of(faces[cases[i].found].style);
        ck_assert_msg(bx_string_equal(face->style, style), "%d: %.*s", cases[i].wanted,
                      BX_STRING_ARGS(face->style));
    }
    /* What the family lacks comes from the default faces. */
    ck_assert(
        !bx_string_equal(match(family, 400, 0x6587)->family, match(family, 400, 'A')->family));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("font");
    tcase_add_checked_fixture(tests, open_library, close_library);
    tcase_add_test(tests, kinds_of_outlines_are_known);
    tcase_add_test(tests, character_maps_are_walked_as_harfbuzz_reads_them);
    tcase_add_test(tests, t022_frame_without_base);
    tcase_add_test(tests, unusable_files_are_reported);
    tcase_add_test(tests, weights_are_those_of_the_rules);
    return run_tests("font", tests);
}
