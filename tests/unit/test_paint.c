/* A page painted directly: painting changes no setting, says the same of it again, and every
 * message names its own story, once. */
#include "asked.h"
#include "paint/plate.h"
#include "runner.h"
#include "settings.h"

static const char CSS[] =
    "@page { size: 400pt 500pt; margin: 20pt } page { line-height: 14pt; font-size: 9pt;"
    " grid-template-columns: repeat(3, 12ric); column-gap: 9pt; grid-template-rows: 12rlh 12rlh;"
    " grid-template-areas: 'a b b' 'c c d' } page * { display: block } head { -bx-head-placement:"
    " above } headline { line-height: 1.2; font-size: 16pt } group { row-gap: 1rlh }"
    "#a { grid-area: a } #b { grid-area: b } #c { grid-area: c } #d { grid-area: d }";

static const char SENTENCE[] =
    "据了解，这一项目总投资约十二亿元，预计两年后建成；届时可以满足三十万居民的用水需求。";

static asked a;
static bx_font_library *fonts;
static bx_asker *asker;
static bx_page *page;

static bx_node *add_story(bx_node *parent, const char *id, size_t sentences)
{
    bx_node *article = asked_element(&a, parent, BX_ELEMENT_ARTICLE);
    asked_attribute(&a, article, "id", id);
    bx_node *head = asked_element(&a, article, BX_ELEMENT_HEAD);
    asked_text(&a, head, BX_ELEMENT_HEADLINE, "三号码头");
    bx_node *body = asked_element(&a, article, BX_ELEMENT_BODY);
    for (size_t i = 0; i < sentences; i++)
        asked_text(&a, body, BX_ELEMENT_P, SENTENCE);
    return article;
}

/* Two stories that are too long, one that is too short, and a group of two. */
static void open(void)
{
    a = asked_begin();
    add_story(a.root, "a", 9);
    add_story(a.root, "b", 40);
    add_story(a.root, "c", 1);
    bx_node *group = asked_element(&a, a.root, BX_ELEMENT_GROUP);
    asked_attribute(&a, group, "id", "d");
    add_story(group, "d1", 1);
    add_story(group, "d2", 1);
    asked_style(&a, CSS);
    fonts = bx_font_library_new("fonts", a.diagnostics);
    bx_shaper *shaper = bx_shaper_new(fonts, a.sources);
    asker = bx_asker_new(shaper);
    bx_page_input input = {.issue = &a.issue,
                           .page = a.root,
                           .style_set = a.set,
                           .styles = a.ask.styles,
                           .sources = a.sources,
                           .asker = asker,
                           .arena = a.arena};
    page = bx_page_lay_out(&input);
}

static void close(void)
{
    bx_shaper *shaper = bx_asker_shaper(asker);
    bx_asker_free(asker);
    bx_shaper_free(shaper);
    bx_font_library_free(fonts);
    asked_end(&a);
}

static uint64_t hash_items(const bx_item_setting *s)
{
    uint64_t hash = s->story ? settings_hash(s->story) : 1;
    for (size_t i = 0; s->group && i < s->item->member_count; i++)
        settings_add(&hash, (int64_t)hash_items(s->group->members[i].setting));
    return hash;
}

static uint64_t hash_page(void)
{
    uint64_t hash = 1;
    for (size_t i = 0; i < page->item_count; i++)
        settings_add(&hash, (int64_t)hash_items(page->settings[i]));
    return hash;
}

static void expect_same(const bx_plate *x, const bx_plate *y)
{
    ck_assert_uint_eq(x->story_count, y->story_count);
    for (size_t i = 0; i < x->story_count; i++) {
        const bx_plate_story *s = &x->stories[i], *t = &y->stories[i];
        ck_assert(s->characters == t->characters && s->placed == t->placed &&
                  s->overset_characters == t->overset_characters &&
                  s->hole_lines == t->hole_lines && s->block_count == t->block_count);
    }
}

START_TEST(painted_twice)
{
    bx_diagnostics *first = bx_diagnostics_new(), *second = bx_diagnostics_new();
    uint64_t before = hash_page();
    bx_plate *x = bx_page_paint(page, NULL, first);
    bx_plate *y = bx_page_paint(page, NULL, second);
    ck_assert(before == hash_page());
    expect_same(x, y);
    ck_assert_uint_eq(bx_diagnostics_count(first), bx_diagnostics_count(second));
    ck_assert_uint_eq(bx_diagnostics_count(a.diagnostics), 0); /* layout says nothing */
    bx_plate_free(x);
    bx_plate_free(y);
    bx_diagnostics_free(first);
    bx_diagnostics_free(second);
}
END_TEST

/* How often a code was said of a story. */
static size_t said(const bx_diagnostics *list, const char *code, const char *story)
{
    size_t count = 0;
    for (size_t i = 0; i < bx_diagnostics_count(list); i++) {
        const bx_diagnostic *d = bx_diagnostics_at(list, i);
        count += strcmp(d->code->text, code) == 0 && bx_string_equal_literal(d->story, story);
    }
    return count;
}

START_TEST(messages_name_their_story_once)
{
    bx_diagnostics *list = bx_diagnostics_new();
    bx_plate_free(bx_page_paint(page, NULL, list));
    static const char *const OVERSET = "E0601", *const HOLE = "E0602";
    ck_assert_uint_eq(said(list, OVERSET, "a"), 1);
    ck_assert_uint_eq(said(list, OVERSET, "b"), 1);
    ck_assert_uint_eq(said(list, OVERSET, "c"), 0);
    ck_assert_uint_eq(said(list, HOLE, "c"), 1);
    bx_diagnostics_free(list);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("paint");
    tcase_add_checked_fixture(tests, open, close);
    tcase_add_test(tests, painted_twice);
    tcase_add_test(tests, messages_name_their_story_once);
    return run_tests("paint", tests);
}
