/* Text asked directly: what is gathered of a block, white space, fields, language, shaped clusters
 * and remarks. */
#include "runner.h"
#include "text/gather.h"
#include "text/zhuyin.h"

#include <string.h>

static const char CSS[] =
    "page { font: 9pt serif } page * { display: block } span { display: inline }"
    " rt { font-size: 4.5pt }";

typedef struct setup {
    bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_arena *arena;
    bx_style_set *set;
    bx_styles *styles;
    bx_font_library *fonts;
    bx_shaper *shaper;
    bx_node *root, *block;
    bx_issue issue;
} setup;

/* A page with one block, to be filled. */
static setup begin(void)
{
    setup s = {.sources = bx_sources_new(),
               .diagnostics = bx_diagnostics_new(),
               .arena = bx_arena_new(),
               .set = bx_style_set_new(50)};
    s.root = bx_node_new(s.arena, NULL, BX_ELEMENT_PAGE, (bx_span){0});
    s.block = bx_node_new(s.arena, s.root, BX_ELEMENT_P, (bx_span){0});
    s.issue = (bx_issue){
        .title = BX_STRING("试报"), .number = BX_STRING("8"), .year = 2025, .month = 4, .day = 23};
    return s;
}

static bx_node *add(setup *s, bx_node *parent, bx_element element)
{
    return bx_node_new(s->arena, parent, element, (bx_span){0});
}

static void add_text(setup *s, bx_node *parent, const char *text)
{
    bx_node_new_text(s->arena, parent, bx_string_of(text), (bx_span){.begin = 1});
}

static void attribute(setup *s, bx_node *node, const char *name, const char *value)
{
    bx_attribute *attribute = BX_NEW(s->arena, bx_attribute);
    *attribute = (bx_attribute){.name = bx_string_of(name), .value = bx_string_of(value)};
    node->attributes = attribute;
    node->attribute_count = 1;
}

static void add_field(setup *s, const char *name)
{
    attribute(s, add(s, s->block, BX_ELEMENT_FIELD), "name", name);
}

/* Styles what was made; `css` comes behind a plain sheet. */
static void style(setup *s, const char *css)
{
    const char *sheets[] = {CSS, css};
    bx_node_number(s->root);
    for (int i = 0; i < 2; i++) {
        uint32_t source = bx_sources_add(s->sources, BX_STRING("t.css"), bx_string_of(sheets[i]));
        bx_style_set_add(s->set, s->sources, source, BX_ORIGIN_HOUSE, s->diagnostics);
    }
    s->styles = bx_style_cascade(s->set, s->root, s->arena, s->diagnostics);
    ck_assert_uint_eq(bx_diagnostics_count(s->diagnostics), 0);
}

static bx_paragraph *shape(setup *s)
{
    s->fonts = bx_font_library_new("fonts", s->diagnostics);
    ck_assert_ptr_nonnull(s->fonts);
    s->shaper = bx_shaper_new(s->fonts, s->sources);
    bx_shaper_set_page(s->shaper, &s->issue, 5);
    return bx_shape_block(s->shaper, s->styles, s->block, NULL, NULL, s->arena);
}

static void end(setup *s)
{
    bx_shaper_free(s->shaper);
    bx_font_library_free(s->fonts);
    bx_style_set_free(s->set);
    bx_diagnostics_free(s->diagnostics);
    bx_sources_free(s->sources);
    bx_arena_free(s->arena);
}

/* The text that is gathered of one text node. */
static void expect_gathered(const char *text, const char *css, const char *wanted)
{
    setup s = begin();
    add_text(&s, s.block, text);
    style(&s, css);
    bx_gathered gathered = {0};
    bx_field_dates dates = {.arena = s.arena};
    bx_gather_context context = {s.styles, &s.issue, 5, s.arena, &dates};
    bx_gather(&context, s.block, NULL, NULL, &gathered);
    bx_string found = bx_string_copy(s.arena, bx_buffer_string(&gathered.text));
    ck_assert_str_eq(found.data, wanted);
    bx_array_release(&dates.items);
    bx_gathered_release(&gathered);
    end(&s);
}

START_TEST(white_space)
{
    const char *keep = "p { white-space-collapse: preserve-spaces }";
    expect_gathered("  天  地 \n", "", "天地");
    expect_gathered("  two  words \n", "", "two words");
    expect_gathered("天\n地", "", "天地");
    expect_gathered("天\n  editor", "", "天editor");
    expect_gathered("two\n words", "", "two words");
    expect_gathered("天，\n地", "", "天，地");
    expect_gathered("天\xE3\x80\x80地", keep, "天\xE3\x80\x80地");
    expect_gathered("天  地", keep, "天 地");
    expect_gathered(" \n ", "", "");
}
END_TEST

START_TEST(fields)
{
    static const char *const names[][2] = {{"title", "试报"},
                                           {"number", "8"},
                                           {"date", "2025年4月23日"},
                                           {"weekday", "星期三"},
                                           {"page", "5"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        setup s = begin();
        add_text(&s, s.block, "第");
        add_field(&s, names[i][0]);
        add_text(&s, s.block, "号");
        style(&s, "field { display: inline }");
        bx_paragraph *p = shape(&s);
        const char *wanted = bx_string_format(s.arena, "第%s号", names[i][1]).data;
        ck_assert_msg(!strcmp(p->text.data, wanted), "%s: %s", names[i][0], p->text.data);
        /* Each part of the text knows where it comes from. */
        size_t size = strlen(names[i][1]);
        ck_assert_uint_eq(p->source_count, 3);
        ck_assert_uint_eq(p->sources[1].text_begin, 3);
        ck_assert_uint_eq(p->sources[2].text_begin, 3 + size);
        ck_assert_int_eq(p->sources[1].node->element, BX_ELEMENT_FIELD);
        end(&s);
    }
}
END_TEST

/* Clusters cover the text without gaps and in order, and glyphs belong to one each. */
static void expect_whole(const bx_paragraph *p)
{
    uint32_t at = 0, glyphs = 0;
    for (size_t i = 0; i < p->cluster_count; i++) {
        const bx_cluster *c = &p->clusters[i];
        ck_assert_uint_eq(c->text_begin, at);
        ck_assert_uint_gt(c->text_end, at);
        ck_assert_uint_ge(c->first_glyph, glyphs);
        ck_assert_uint_lt(c->run, p->run_count);
        at = c->text_end;
        glyphs = c->first_glyph + c->glyph_count;
    }
    ck_assert_uint_eq(at, p->text.size);
    ck_assert_uint_eq(glyphs, p->glyph_count);
}

START_TEST(clusters)
{
    static const struct {
        const char *text;
        size_t count;
        bx_class first, last;
    } texts[] = {{"天地", 2, BX_CLASS_HAN, BX_CLASS_HAN},
                 {"——", 1, BX_CLASS_DASH, BX_CLASS_DASH},
                 {"……", 1, BX_CLASS_ELLIPSIS, BX_CLASS_ELLIPSIS},
                 {"（天。", 3, BX_CLASS_OPEN, BX_CLASS_PERIOD},
                 {"12%", 3, BX_CLASS_DIGIT, BX_CLASS_SUFFIX},
                 {"e\xCC\x81t", 2, BX_CLASS_LATIN, BX_CLASS_LATIN},
                 {"天 editor", 7, BX_CLASS_HAN, BX_CLASS_LATIN},
                 {"\xF0\xA0\xAE\xB7", 1, BX_CLASS_HAN, BX_CLASS_HAN}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        setup s = begin();
        add_text(&s, s.block, texts[i].text);
        style(&s, "");
        bx_paragraph *p = shape(&s);
        expect_whole(p);
        ck_assert_msg(p->cluster_count == texts[i].count, "%s: %zu", texts[i].text,
                      p->cluster_count);
        ck_assert_int_eq(p->clusters[0].class, texts[i].first);
        ck_assert_int_eq(p->clusters[p->cluster_count - 1].class, texts[i].last);
        if (texts[i].first == BX_CLASS_HAN) ck_assert_int_eq(p->clusters[0].advance, BX_PT(9));
        end(&s);
    }
}
END_TEST

/* The language decides where stops stand and which marks are narrow: the same text is set in
 * another way. */
START_TEST(language)
{
    bx_length blanks[2];
    static const char *const tags[] = {"zh-Hans", "zh-Hant-TW"};
    for (int i = 0; i < 2; i++) {
        setup s = begin();
        attribute(&s, s.block, "lang", tags[i]);
        add_text(&s, s.block, "天，地");
        style(&s, "");
        blanks[i] = shape(&s)->clusters[1].blank_before;
        end(&s);
    }
    ck_assert_int_eq(blanks[0], 0);
    ck_assert_int_gt(blanks[1], 0);
}
END_TEST

/* Each character that no face has is said once, however many there are. */
START_TEST(remarks)
{
    enum { MISSING = 3000 };
    setup s = begin();
    bx_buffer text = {0};
    for (int twice = 0; twice < 2; twice++) {
        for (uint32_t i = 0; i < MISSING; i++)
            bx_buffer_append_utf8(&text, 0xF0000 + i);
    }
    bx_buffer_append_byte(&text, '\0');
    add_text(&s, s.block, text.data);
    style(&s, "");
    bx_paragraph *p = shape(&s);
    ck_assert_uint_eq(p->cluster_count, 2 * MISSING);
    ck_assert_uint_eq(p->remark_count, MISSING);
    for (size_t i = 0; i < MISSING; i++)
        ck_assert_str_eq(p->remarks[i].arguments[1],
                         bx_string_format(s.arena, "U+%04X", 0xF0000 + (unsigned)i).data);
    /* A block shaped after it has its own. */
    bx_paragraph *again = bx_shape_block(s.shaper, s.styles, s.block, NULL, NULL, s.arena);
    ck_assert_uint_eq(again->remark_count, MISSING);
    bx_buffer_release(&text);
    end(&s);
}
END_TEST

/* An annotation without a base leaves no characters, but a remark. */
START_TEST(remarks_without_characters)
{
    setup s = begin();
    bx_node *ruby = add(&s, s.block, BX_ELEMENT_RUBY);
    add_text(&s, add(&s, ruby, BX_ELEMENT_RT), "注");
    style(&s, "ruby, rt { display: inline }");
    bx_paragraph *p = shape(&s);
    ck_assert_uint_eq(p->cluster_count, 0);
    ck_assert_uint_eq(p->remark_count, 1);
    end(&s);
}
END_TEST

/* A vertical line turns what its face has no vertical form for, where Unicode wants a form or a
 * turned character; brackets have one. */
START_TEST(vertical_forms)
{
    setup s = begin();
    add_text(&s, s.block, "天〰（地");
    style(&s, "page { writing-mode: vertical-rl }");
    bx_paragraph *p = shape(&s);
    static const bx_setting wanted[] = {BX_SET_UPRIGHT, BX_SET_ROTATED, BX_SET_UPRIGHT,
                                        BX_SET_UPRIGHT};
    ck_assert_uint_eq(p->cluster_count, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(p->runs[p->clusters[i].run].setting, wanted[i]);
    end(&s);
}
END_TEST

START_TEST(zhuyin_is_checked_from_its_first_character)
{
    ck_assert(bx_zhuyin_is_valid(BX_STRING("ㄍㄨㄛˊ ㄐㄧㄚ")));
    ck_assert(!bx_zhuyin_is_valid(BX_STRING("xㄍㄨㄛˊ")));
    ck_assert(!bx_zhuyin_is_valid(BX_STRING("ㄍㄨㄛˊx")));
    ck_assert(!bx_zhuyin_is_valid(BX_STRING("ㄍˊˊ")));
}
END_TEST

/* What follows the first letter; a text of opening marks alone has none, and stays. */
static void expect_rest(const char *text, const char *wanted)
{
    setup s = begin();
    add_text(&s, s.block, text);
    style(&s, "");
    bx_gathered gathered = {0};
    bx_field_dates dates = {.arena = s.arena};
    bx_gather_context context = {s.styles, &s.issue, 5, s.arena, &dates};
    bx_gather(&context, s.block, NULL, NULL, &gathered);
    bx_gather_initial(&gathered, NULL);
    ck_assert_str_eq(bx_string_copy(s.arena, bx_buffer_string(&gathered.text)).data, wanted);
    bx_gathered_release(&gathered);
    end(&s);
}

START_TEST(initial_letters)
{
    expect_rest("天地玄", "地玄");
    expect_rest("“天”地", "地");
    expect_rest("天", "");
    expect_rest("（（", "（（");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("text");
    tcase_add_test(tests, white_space);
    tcase_add_test(tests, fields);
    tcase_add_test(tests, clusters);
    tcase_add_test(tests, language);
    tcase_add_test(tests, remarks);
    tcase_add_test(tests, remarks_without_characters);
    tcase_add_test(tests, vertical_forms);
    tcase_add_test(tests, zhuyin_is_checked_from_its_first_character);
    tcase_add_test(tests, initial_letters);
    return run_tests("text", tests);
}
