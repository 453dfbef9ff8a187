/* Page lint on plates built by hand: faults that the layout does not make, and severities. */
#include "lint/codes.h"
#include "lint/inside.h"
#include "lint/lint.h"
#include "runner.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 8 };

typedef struct fixture {
    bx_plate *plate;
    bx_diagnostics *diagnostics;
} fixture;

static bx_rect points(int x, int y, int width, int height)
{
    return (bx_rect){BX_PT(x), BX_PT(y), BX_PT(width), BX_PT(height)};
}

/* A page of four columns of 135 pt with gutters of 9 pt, type area 567 × 780 pt, 9 pt on 13 pt. */
static fixture make(void)
{
    bx_arena *arena = bx_arena_new();
    fixture f = {BX_NEW(arena, bx_plate), bx_diagnostics_new()};
    bx_plate *p = f.plate;
    *p = (bx_plate){.arena = arena,
                    .number = 1,
                    .page_count = 1,
                    .width = BX_PT(600),
                    .height = BX_PT(820),
                    .type_area = points(10, 10, 567, 780),
                    .grid_pitch = BX_PT(13),
                    .em = BX_PT(9),
                    .column_count = 4};
    p->columns = BX_NEW_ARRAY(arena, bx_rect, 4);
    for (int i = 0; i < 4; i++)
        p->columns[i] = points(10 + 144 * i, 10, 135, 780);
    p->stories = BX_NEW_ARRAY(arena, bx_plate_story, MOST);
    p->rules = BX_NEW_ARRAY(arena, bx_plate_rule, MOST);
    p->images = BX_NEW_ARRAY(arena, bx_plate_image, MOST);
    return f;
}

static void release(fixture *f)
{
    bx_diagnostics_free(f->diagnostics);
    bx_plate_free(f->plate);
}

static bx_plate_story *add_story(fixture *f, const char *id, const char *role, bx_rect area)
{
    bx_arena *arena = f->plate->arena;
    bx_plate_story *s = &f->plate->stories[f->plate->story_count++];
    *s = (bx_plate_story){
        .id = bx_string_of(id), .title = bx_string_of(id), .role = role, .polygon_count = 1};
    s->polygon = BX_NEW(arena, bx_rect);
    s->polygon[0] = area;
    s->parts = BX_NEW_ARRAY(arena, bx_plate_part, MOST);
    s->slices = BX_NEW_ARRAY(arena, bx_plate_slice, MOST);
    s->blocks = BX_NEW_ARRAY(arena, bx_plate_block, MOST);
    s->statements = BX_NEW_ARRAY(arena, bx_plate_statement, MOST);
    return s;
}

static bx_plate_block *add_block(fixture *f, bx_plate_story *s, const char *role, uint32_t part,
                                 bx_rect rect, int lines, int size, const char *text)
{
    bx_arena *arena = f->plate->arena;
    bx_plate_block *b = &s->blocks[s->block_count++];
    *b = (bx_plate_block){.role = role,
                          .part = part,
                          .rect = rect,
                          .paragraph = (uint32_t)s->block_count,
                          .line_count = (size_t)lines};
    b->lines = BX_NEW_ARRAY(arena, bx_plate_line, (size_t)lines);
    for (int i = 0; i < lines; i++) {
        bx_plate_line *line = &b->lines[i];
        line->origin = (bx_point){rect.x, rect.y + (rect.height / lines) * i + BX_PT(size)};
        line->measure = rect.width;
        line->ascent = BX_PT(size) * 88 / 100;
        line->descent = BX_PT(size) - line->ascent;
        line->text = bx_string_of(text);
        line->runs = BX_NEW(arena, bx_plate_run);
        line->runs[0] =
            (bx_plate_run){.size = BX_PT(size), .scale_x = 65536, .color = BX_COLOR_BLACK};
        line->run_count = 1;
    }
    return b;
}

static void add_head(fixture *f, bx_plate_story *s, bx_rect rect, int size)
{
    s->parts[s->part_count] = (bx_plate_part){.role = "head", .rect = rect};
    add_block(f, s, "headline", (uint32_t)s->part_count++, rect, 1, size, "标题");
}

static void add_text(fixture *f, bx_plate_story *s, bx_rect rect, uint32_t band)
{
    uint32_t lines = (uint32_t)(rect.height / BX_PT(13)), slice = (uint32_t)s->slice_count;
    s->slices[s->slice_count++] = (bx_plate_slice){rect, band, lines, lines};
    add_block(f, s, "p", BX_PLATE_TEXT, rect, (int)lines, 9, "正文")->slice = slice;
}

/* Findings of a rule, and the severity of the first. */
static size_t find(fixture *f, const char *code, bx_severity *severity)
{
    bx_lint_summary *summary = bx_lint_page(f->plate, NULL, NULL, f->diagnostics);
    bx_lint_summary_free(summary);
    size_t count = 0;
    for (size_t i = 0; i < bx_diagnostics_count(f->diagnostics); i++) {
        const bx_diagnostic *d = bx_diagnostics_at(f->diagnostics, i);
        if (strcmp(d->code->text, code) != 0) continue;
        if (count++ == 0 && severity) *severity = d->severity;
    }
    return count;
}

/* Two headlines side by side, 100 pt apart. */
static fixture make_heads(int first, int second)
{
    fixture f = make();
    bx_plate_story *a = add_story(&f, "a", "article", points(10, 10, 279, 200));
    add_head(&f, a, points(10, 10, 100, 40), first);
    add_text(&f, a, points(10, 60, 279, 130), 0);
    bx_plate_story *b = add_story(&f, "b", "article", points(298, 10, 279, 200));
    add_head(&f, b, points(210, 10, 100, 40), second);
    add_text(&f, b, points(298, 60, 279, 130), 0);
    return f;
}

START_TEST(n01_a_rule_and_two_grades_make_a_warning)
{
    bx_severity severity;
    fixture f = make_heads(36, 21);
    ck_assert_uint_eq(find(&f, "N01", &severity), 1);
    ck_assert_int_eq(severity, BX_ERROR);
    release(&f);
    f = make_heads(36, 21);
    f.plate->rules[f.plate->rule_count++] =
        (bx_plate_rule){{BX_PT(150), BX_PT(10)}, {BX_PT(150), BX_PT(60)}, BX_PT(1),
                        BX_RULE_SOLID,           BX_COLOR_BLACK,          "column-rule"};
    ck_assert_uint_eq(find(&f, "N01", &severity), 1);
    ck_assert_int_eq(severity, BX_WARNING);
    release(&f);
    f = make_heads(22, 21); /* one grade apart: the rule does not help */
    f.plate->rules[f.plate->rule_count++] =
        (bx_plate_rule){{BX_PT(150), BX_PT(10)}, {BX_PT(150), BX_PT(60)}, BX_PT(1),
                        BX_RULE_SOLID,           BX_COLOR_BLACK,          "column-rule"};
    ck_assert_uint_eq(find(&f, "N01", &severity), 1);
    ck_assert_int_eq(severity, BX_ERROR);
    release(&f);
}
END_TEST

START_TEST(severities_are_those_of_the_house)
{
    static const struct {
        bx_lint_level level;
        size_t count;
        bx_severity severity;
    } cases[] = {{BX_LINT_OFF, 0, BX_NOTE},
                 {BX_LINT_NOTE, 1, BX_NOTE},
                 {BX_LINT_WARNING, 1, BX_WARNING},
                 {BX_LINT_DEFAULT, 1, BX_ERROR}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = make_heads(36, 21);
        bx_lint_levels levels = {{0}};
        levels.level[1] = (uint8_t)cases[i].level;
        f.plate->stories[0].lint = &levels;
        bx_severity severity = BX_NOTE;
        ck_assert_uint_eq(find(&f, "N01", &severity), cases[i].count);
        ck_assert_int_eq(severity, cases[i].severity);
        release(&f);
    }
}
END_TEST

/* A gutter over 530 of 780 pt: through below a nameplate, for it is 70 % of what is left; not below
 * a folio. */
START_TEST(n05_a_nameplate_shortens_the_page)
{
    static const struct {
        const char *role;
        size_t count;
    } cases[] = {{"masthead", 1}, {"folio", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = make();
        add_story(&f, "top", cases[i].role, points(10, 10, 567, 30));
        add_text(&f, add_story(&f, "a", "article", points(10, 40, 279, 260)),
                 points(10, 40, 279, 260), 0);
        add_text(&f, add_story(&f, "b", "article", points(10, 310, 279, 247)),
                 points(10, 310, 279, 247), 0);
        add_text(&f, add_story(&f, "c", "article", points(298, 40, 279, 208)),
                 points(298, 40, 279, 208), 0);
        add_text(&f, add_story(&f, "d", "article", points(298, 258, 279, 299)),
                 points(298, 258, 279, 299), 0);
        add_text(&f, add_story(&f, "e", "article", points(10, 570, 567, 208)),
                 points(10, 570, 567, 208), 0);
        ck_assert_msg(find(&f, "N05", NULL) == cases[i].count, "%s", cases[i].role);
        release(&f);
    }
}
END_TEST

START_TEST(n07_a_foreign_block_between_the_lines)
{
    for (int inside = 0; inside < 2; inside++) {
        fixture f = make();
        bx_plate_story *a = add_story(&f, "a", "article", points(10, 10, 135, 390));
        add_text(&f, a, points(10, 10, 135, 390), 0);
        bx_plate_story *b = add_story(&f, "b", "figure", points(inside ? 10 : 154, 100, 135, 60));
        b->parts[b->part_count++] = (bx_plate_part){
            .role = "figure", .rect = b->polygon[0], .captioned = true, .credited = true};
        ck_assert_uint_eq(find(&f, "N07", NULL), (size_t)inside);
        release(&f);
    }
}
END_TEST

START_TEST(n08_columns_that_go_back)
{
    static const struct {
        int x[2];
        uint32_t band;
        size_t count;
    } cases[] = {{{154, 10}, 0, 1}, {{10, 154}, 0, 0}, {{154, 10}, 1, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = make();
        bx_plate_story *a = add_story(&f, "a", "article", points(10, 10, 135, 390));
        a->polygon = BX_NEW_ARRAY(f.plate->arena, bx_rect, 2);
        a->polygon[a->polygon_count - 1] = points(10, 10, 135, 390);
        a->polygon[a->polygon_count++] = points(154, 10, 135, 390);
        add_text(&f, a, points(cases[i].x[0], 10, 135, 130), 0);
        add_text(&f, a, points(cases[i].x[1], cases[i].band ? 160 : 10, 135, 130), cases[i].band);
        ck_assert_uint_eq(find(&f, "N08", NULL), cases[i].count);
        release(&f);
    }
}
END_TEST

START_TEST(n49_text_out_of_order)
{
    for (int wrong = 0; wrong < 2; wrong++) {
        fixture f = make();
        bx_plate_story *a = add_story(&f, "a", "article", points(10, 10, 279, 390));
        add_text(&f, a, points(10, 10, 135, 130), 0);
        add_text(&f, a, points(154, 10, 135, 130), 0);
        if (wrong) {
            a->blocks[0].slice = 1;
            a->blocks[1].slice = 0;
        }
        ck_assert_uint_eq(find(&f, "N49", NULL), (size_t)wrong);
        release(&f);
    }
}
END_TEST

START_TEST(n11_headline_and_text_apart)
{
    for (int apart = 0; apart < 2; apart++) {
        fixture f = make();
        bx_plate_story *a = add_story(&f, "a", "article", points(10, 10, 279, 390));
        add_head(&f, a, points(10, 10, 279, 40), 21);
        add_text(&f, a, points(10, apart ? 200 : 52, 135, 130), 0);
        ck_assert_uint_eq(find(&f, "N11", NULL), (size_t)apart);
        /* A picture of the story between the two parts nothing. */
        a->parts[a->part_count++] = (bx_plate_part){.role = "figure",
                                                    .rect = points(10, 55, 279, 140),
                                                    .captioned = true,
                                                    .credited = true};
        bx_diagnostics_free(f.diagnostics);
        f.diagnostics = bx_diagnostics_new();
        ck_assert_uint_eq(find(&f, "N11", NULL), 0);
        release(&f);
    }
}
END_TEST

START_TEST(n42_a_foreign_story_among_the_items_of_a_label)
{
    for (int foreign = 0; foreign < 2; foreign++) {
        fixture f = make();
        add_story(&f, "label", "label", points(10, 10, 135, 26))->group = 1;
        bx_plate_story *a = add_story(&f, "a", "article", points(10, 40, 135, 130));
        a->group = 1;
        add_text(&f, a, a->polygon[0], 0);
        bx_plate_story *x =
            add_story(&f, "x", "article", points(foreign ? 10 : 154, 180, 135, 130));
        add_text(&f, x, x->polygon[0], 0);
        bx_plate_story *b = add_story(&f, "b", "article", points(10, 320, 135, 130));
        b->group = 1;
        add_text(&f, b, b->polygon[0], 0);
        ck_assert_uint_eq(find(&f, "N42", NULL), (size_t)foreign);
        release(&f);
    }
}
END_TEST

START_TEST(n22_a_picture_looks_at_its_text)
{
    for (int facing = -1; facing <= 1; facing++) {
        fixture f = make();
        bx_plate_story *a = add_story(&f, "a", "article", points(154, 10, 279, 390));
        a->parts[a->part_count++] = (bx_plate_part){.role = "figure",
                                                    .rect = points(154, 10, 135, 100),
                                                    .captioned = true,
                                                    .credited = true,
                                                    .facing = (int8_t)facing};
        add_text(&f, a, points(298, 10, 135, 390), 0);
        ck_assert_uint_eq(find(&f, "N22", NULL), (size_t)(facing < 0));
        release(&f);
    }
}
END_TEST

START_TEST(n46_pictures_and_codes_on_the_fold)
{
    for (int on = 0; on < 2; on++) {
        fixture f = make();
        f.plate->height = BX_PT(1400);
        f.plate->type_area.height = BX_PT(1380);
        bx_plate_story *a = add_story(&f, "a", "figure", points(10, on ? 650 : 100, 135, 100));
        a->parts[a->part_count++] = (bx_plate_part){.role = "figure",
                                                    .rect = a->polygon[0],
                                                    .captioned = true,
                                                    .credited = true,
                                                    .avoid_fold = true};
        bx_plate_code code = {.kind = "qr", .rect = points(300, on ? 680 : 100, 60, 60)};
        f.plate->codes = &code;
        f.plate->code_count = 1;
        ck_assert_uint_eq(find(&f, "N46", NULL), on ? 2 : 0);
        release(&f);
    }
}
END_TEST

/* A page with one story and one statement, as the edition sees it. */
static bx_lint_summary *summarize(uint32_t number, const char *id, const char *text,
                                  bx_diagnostics *diagnostics)
{
    fixture f = make();
    f.plate->number = number;
    f.plate->page_count = 2;
    bx_plate_story *a = add_story(&f, id, "article", points(10, 10, 567, 390));
    add_head(&f, a, points(10, 10, 567, 40), 21);
    add_block(&f, a, "p", BX_PLATE_TEXT, points(10, 60, 135, 13), 1, 9, text);
    bx_lint_summary *summary = bx_lint_page(f.plate, NULL, NULL, diagnostics);
    release(&f);
    return summary;
}

START_TEST(n36_jumps_outlive_their_plates)
{
    static const struct {
        const char *first, *second;
        size_t count;
    } cases[] = {{"（下转第2版）", "（上接第1版）", 0}, {"（下转2版）", "（上接一版）", 0},
                 {"（下转第2版）", "正文", 1},          {"正文", "（上接第1版）", 1},
                 {"（下转第9版）", "正文", 1},          {"（下转第二版）", "（上接第2版）", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bx_diagnostics *d = bx_diagnostics_new(), *page = bx_diagnostics_new();
        bx_lint_summary *pages[] = {summarize(1, "a", cases[i].first, page),
                                    summarize(2, "a", cases[i].second, page)};
        bx_lint_edition(pages, 2, true, d);
        size_t count = 0;
        for (size_t n = 0; n < bx_diagnostics_count(d); n++)
            count += strcmp(bx_diagnostics_at(d, n)->code->text, "N36") == 0;
        ck_assert_msg(count == cases[i].count, "%s %s: %zu", cases[i].first, cases[i].second,
                      count);
        bx_lint_summary_free(pages[0]);
        bx_lint_summary_free(pages[1]);
        bx_diagnostics_free(page);
        bx_diagnostics_free(d);
    }
}
END_TEST

/* A last line of one character; marks and spaces beside it are none. */
START_TEST(n12_a_character_alone_with_any_mark)
{
    static const struct {
        const char *class;
        bool mark;
    } cases[] = {{"open", true},      {"close", true},   {"comma", true}, {"period", true},
                 {"colon", true},     {"exclaim", true}, {"space", true}, {"han", false},
                 {"latin", false},    {"digit", false},  {"dash", false}, {"dot", false},
                 {"ellipsis", false}, {"suffix", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = make();
        bx_plate_story *a = add_story(&f, "a", "article", points(10, 10, 135, 390));
        add_text(&f, a, points(10, 10, 135, 390), 0);
        bx_plate_line *last = &a->blocks[0].lines[a->blocks[0].line_count - 1];
        bx_plate_cluster clusters[] = {{.class_name = "han"}, {.class_name = cases[i].class}};
        last->last = true;
        last->clusters = clusters;
        last->cluster_count = 2;
        ck_assert_msg(find(&f, "N12", NULL) == cases[i].mark, "%s", cases[i].class);
        release(&f);
    }
}
END_TEST

START_TEST(rules_stand_in_order)
{
    const bx_lint_rule *rule;
    unsigned count = 0;
    for (; (rule = bx_lint_rule_at(count)) != NULL; count++)
        ck_assert_uint_eq(rule->number, count + 1);
    ck_assert_uint_eq(count, bx_lint_rule_count());
}
END_TEST

START_TEST(texts_belong_to_rules)
{
#undef BX_CODE
#define BX_CODE(name, code, severity, text, hint) BX_##name,
    const bx_code codes[] = {
#include "lint/codes.h"
    };
#undef BX_CODE
    size_t texts[BX_LINT_MOST_RULES] = {0};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const bx_lint_rule *rule = bx_lint_rule_of(codes[i]);
        ck_assert_msg(rule != NULL, "%s", codes[i]->text);
        char number[8];
        snprintf(number, sizeof number, "N%02u", rule->number);
        ck_assert_str_eq(codes[i]->text, number);
        texts[rule->number - 1]++;
    }
    for (size_t i = 0; i < bx_lint_rule_count(); i++)
        ck_assert_msg(texts[i] > 0, "rule %zu has no text", i + 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("lint");
    tcase_add_test(tests, n01_a_rule_and_two_grades_make_a_warning);
    tcase_add_test(tests, severities_are_those_of_the_house);
    tcase_add_test(tests, n05_a_nameplate_shortens_the_page);
    tcase_add_test(tests, n07_a_foreign_block_between_the_lines);
    tcase_add_test(tests, n08_columns_that_go_back);
    tcase_add_test(tests, n49_text_out_of_order);
    tcase_add_test(tests, n11_headline_and_text_apart);
    tcase_add_test(tests, n42_a_foreign_story_among_the_items_of_a_label);
    tcase_add_test(tests, n22_a_picture_looks_at_its_text);
    tcase_add_test(tests, n46_pictures_and_codes_on_the_fold);
    tcase_add_test(tests, n36_jumps_outlive_their_plates);
    tcase_add_test(tests, n12_a_character_alone_with_any_mark);
    tcase_add_test(tests, rules_stand_in_order);
    tcase_add_test(tests, texts_belong_to_rules);
    return run_tests("lint", tests);
}
