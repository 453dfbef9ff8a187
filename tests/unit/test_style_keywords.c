/* initial, inherit, unset and revert of every property: the whole computed style is compared. */
#include "runner.h"
#include "style/box_style.h"
#include "style/computed.h"
#include "style/font_style.h"
#include "style/place_style.h"
#include "style/property.h"

#include <stdio.h>
#include <string.h>

/* Values that are tried on every property besides the keywords of its syntax: each has some that
 * fit it, lists of several lengths. */
static const char *const VALUES[] = {
    "none",
    "auto",
    "normal",
    "0",
    "2",
    "3",
    "0.5",
    "30%",
    "80%",
    "110%",
    "90% 120%",
    "5mm",
    "2pt",
    "-0.1em 0.1em",
    "3pt 1pt",
    "1em 2em 3em 4em",
    "20pt 18pt 16pt",
    "9pt 8pt",
    "red",
    "device-cmyk(0 0 0 50%)",
    "2pt dashed red",
    "1pt 1pt device-cmyk(0 0 0 20%)",
    "solid dotted",
    "bold",
    "italic",
    "KaiTi, \"Noto Sans\", serif",
    "sans-serif",
    "italic bold 12pt/18pt KaiTi, serif",
    "10pt sans-serif",
    "\"palt\"",
    "\"甲乙\" \"丙\" \"丁\"",
    "\"甲乙\" attr(id) \"丁\"",
    "\"a a b\" \"c c b\"",
    "\".\" center",
    "1fr 2fr 3fr 4fr",
    "10pt auto",
    "1 / 1 / 3 / 2, 3 / 1 / 4 / 3, 4 / 2 / 5 / 3",
    "2 / 2 / 4 / 3",
    "name",
    "1 / 3",
    "span 2",
    "2 10pt",
    "3 20pt",
    "2 30%",
    "10% 20%",
    "inset(1mm 2mm)",
    "polygon(0 0, 100% 0, 50% 100%)",
    "n04 off, n25 warning",
    "all error",
    "no-autospace",
    "ideograph-alpha insert",
    "first allow-end",
    "force-end",
    "underline wavy",
    "digits 3",
    "all",
    "stroke fill",
};

enum { VALUE_COUNT = sizeof VALUES / sizeof *VALUES };

/* page > article > p. */
typedef struct fixture {
    bx_arena *arena;
    bx_node *page, *article, *p;
    bx_computed article_style, p_style;
    size_t messages;
} fixture;

static bx_style_set *read_sheets(bx_sources *sources, bx_diagnostics *diagnostics, const char *base,
                                 const char *house)
{
    bx_style_set *set = bx_style_set_new(50);
    const char *texts[] = {base, house};
    for (int i = 0; i < 2; i++) {
        uint32_t source = bx_sources_add(sources, BX_STRING("t.css"), bx_string_of(texts[i]));
        bx_style_set_add(set, sources, source, (bx_origin)(BX_ORIGIN_BASE + i), diagnostics);
    }
    return set;
}

/* Styles of the article and its paragraph; `arena` keeps the lists of both. */
static void compute(fixture *f, const char *base, const char *house)
{
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_style_set *set = read_sheets(sources, diagnostics, base, house);
    bx_styles *styles = bx_style_cascade(set, f->page, f->arena, diagnostics);
    f->article_style = *(const bx_computed *)bx_style_of(styles, f->article);
    f->p_style = *(const bx_computed *)bx_style_of(styles, f->p);
    bx_computed_link(&f->article_style);
    bx_computed_link(&f->p_style);
    f->messages = bx_diagnostics_count(diagnostics);
    bx_style_set_free(set);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
}

static void make(fixture *f)
{
    *f = (fixture){.arena = bx_arena_new()};
    f->page = bx_node_new(f->arena, NULL, BX_ELEMENT_PAGE, (bx_span){0});
    f->article = bx_node_new(f->arena, f->page, BX_ELEMENT_ARTICLE, (bx_span){0});
    f->p = bx_node_new(f->arena, f->article, BX_ELEMENT_P, (bx_span){0});
    bx_node_number(f->page);
}

/* Lists are compared by their places: a copy shares them. */
static bool equal(const bx_computed *a, const bx_computed *b)
{
    bx_computed copy = *a; /* its groups are where those of `a` are not compared */
    bx_style links = b->root;
    links.font_size = a->root.font_size;
    links.line_height = a->root.line_height;
    links.line_height_number = a->root.line_height_number;
    links.writing_mode = a->root.writing_mode;
    copy.root = links;
    return memcmp(&copy, b, sizeof copy) == 0 && a->root.font_size == b->root.font_size &&
           a->root.line_height == b->root.line_height &&
           a->root.line_height_number == b->root.line_height_number &&
           a->root.writing_mode == b->root.writing_mode;
}

/* The value of a property that stands on the article, and another one on its paragraph with a
 * keyword after it. */
static void try_keywords(fixture *f, const bx_property *row, const char *mode, const char *outer,
                         const char *inner)
{
    char sheet[1024];
    bx_computed plain;
    compute(f, mode, "");
    plain = f->p_style;
    static const char *const keywords[] = {"initial", "inherit", "unset", "revert"};
    for (int k = 0; k < 4; k++) {
        snprintf(sheet, sizeof sheet, "article { %s: %s } p { %s: %s; %s: %s }", row->name,
                 k == 0 ? "initial" : outer, row->name, inner, row->name, keywords[k]);
        compute(f, mode, sheet);
        ck_assert_msg(f->messages == 0, "%s", sheet);
        bool parent = k > 0 && (k == 1 || row->inherited);
        ck_assert_msg(equal(&f->p_style, parent ? &f->article_style : &plain), "%s %s", mode,
                      sheet);
    }
}

static bool fits(fixture *f, const bx_property *row, const char *mode, const char *value,
                 bool *changes)
{
    char sheet[512];
    compute(f, mode, "");
    bx_computed plain = f->p_style;
    snprintf(sheet, sizeof sheet, "p { %s: %s }", row->name, value);
    compute(f, mode, sheet);
    *changes = !equal(&plain, &f->p_style);
    return f->messages == 0;
}

typedef struct sweeping {
    fixture f;
    const bx_property *row;
    const char *mode, *before; /* the value tried before */
    unsigned tried;
} sweeping;

static void try_value(sweeping *s, const char *value)
{
    bool changes;
    if (!fits(&s->f, s->row, s->mode, value, &changes) || !changes) return;
    const char *before = s->before ? s->before : value;
    try_keywords(&s->f, s->row, s->mode, before, value);
    try_keywords(&s->f, s->row, s->mode, value, before);
    s->before = value;
    s->tried++;
}

/* The words of a syntax that may be keywords. */
static void try_syntax(sweeping *s, char words[static 1024])
{
    snprintf(words, 1024, "%s", s->row->syntax);
    for (char *word = strtok(words, " |[]?#"); word; word = strtok(NULL, " |[]?#")) {
        if (word[0] >= 'a' || word[0] == '-') try_value(s, word);
    }
}

static void sweep(const char *mode, const char *but)
{
    size_t count;
    const bx_property *rows = bx_property_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].name, but) == 0) continue;
        sweeping s = {.row = &rows[i], .mode = mode};
        char words[1024];
        make(&s.f);
        try_syntax(&s, words);
        for (int v = 0; v < VALUE_COUNT; v++)
            try_value(&s, VALUES[v]);
        ck_assert_msg(s.tried > 0, "no value for %s", rows[i].name);
        bx_arena_free(s.f.arena);
    }
}

START_TEST(keywords_set_the_whole_value)
{
    sweep("", "");
}
END_TEST

START_TEST(keywords_follow_the_direction_of_lines)
{
    sweep("page { writing-mode: vertical-rl }", "writing-mode");
}
END_TEST

START_TEST(revert_gives_what_the_sheets_below_say)
{
    fixture f;
    make(&f);
    const char *base = "p { font: 12pt/20pt KaiTi; margin: 1pt 2pt; grid-area: 1 / 2 / 3 / 4 }";
    compute(&f, base, "");
    bx_computed below = f.p_style;
    compute(
        &f, base,
        "p { font-size: 9pt; font-family: serif; line-height: 2; margin-left: 5pt; grid-area: a; "
        "color: red } "
        "p { font-size: revert; font-family: revert; line-height: revert; margin: revert; "
        "grid-area: revert; color: revert }");
    ck_assert_uint_eq(f.messages, 0);
    ck_assert_int_eq(f.p_style.root.font_size, below.root.font_size);
    ck_assert_int_eq(f.p_style.root.line_height, BX_PT(20));
    ck_assert_int_eq(f.p_style.box.margin[BX_LEFT].value, BX_PT(2));
    ck_assert_uint_eq(f.p_style.place.grid_area.name.size, 0);
    ck_assert_int_eq(f.p_style.place.grid_column[1].line, 4);
    ck_assert(bx_string_equal(f.p_style.font.font_families.names[0], BX_STRING("KaiTi")));
    ck_assert(bx_color_equal(f.p_style.font.color, BX_COLOR_BLACK));
    bx_arena_free(f.arena);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("keywords");
    tcase_add_test(tests, keywords_set_the_whole_value);
    tcase_add_test(tests, keywords_follow_the_direction_of_lines);
    tcase_add_test(tests, revert_gives_what_the_sheets_below_say);
    return run_tests("style", tests);
}
