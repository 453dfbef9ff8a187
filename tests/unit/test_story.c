/* Stories asked directly: how many lines, what copyfit does, what it costs; the same question has
 * the same answer in whatever order, and work grows with the characters. */
#include "asked.h"
#include "runner.h"
#include "settings.h"

static const char CSS[] =
    "page { line-height: 14pt; font-size: 9pt } page * { display: block } span "
    "{ display: inline } article { -bx-copyfit: all; column-fill: auto }"
    "head { -bx-head-placement: above } headline { line-height: 1.2; max-lines: 1;"
    " -bx-font-size-list: 42pt 36pt 28pt 24pt 21pt 18pt 16pt }"
    "subhead { -bx-font-size-grade: 2; line-height: 1.2 } p { text-indent: 2em }"
    ".apart subhead { -bx-head-placement: below }"
    "figure { block-size: 42pt; -bx-copyfit-range: 0 0 } #tall figure { block-size: auto }";

static const char SENTENCE[] =
    "据了解，这一项目总投资约十二亿元，预计两年后建成；届时可以满足三十万居民的用水需求。";

static asked a;
static bx_font_library *fonts;

static void open(void)
{
    a = asked_begin();
}

static void close(void)
{
    if (!a.arena) return;
    bx_font_library_free(fonts);
    fonts = NULL;
    asked_end(&a);
    a = (asked){0};
}

/* An article with paragraphs of one to three sentences. */
static bx_node *add_article(const char *headline, size_t paragraphs)
{
    bx_node *article = asked_element(&a, a.root, BX_ELEMENT_ARTICLE);
    if (headline) {
        bx_node *head = asked_element(&a, article, BX_ELEMENT_HEAD);
        asked_text(&a, head, BX_ELEMENT_HEADLINE, headline);
        asked_text(&a, head, BX_ELEMENT_SUBHEAD, "两年后建成");
    }
    bx_node *body = asked_element(&a, article, BX_ELEMENT_BODY);
    for (size_t i = 0; i < paragraphs; i++) {
        char text[4 * sizeof SENTENCE] = "";
        for (size_t k = 0; k <= i % 3; k++)
            strcat(text, SENTENCE + 3 * ((7 * i + k) % 9));
        asked_text(&a, body, BX_ELEMENT_P, text);
    }
    return article;
}

static void style(void)
{
    asked_style(&a, CSS);
    fonts = bx_font_library_new("fonts", a.diagnostics);
    ck_assert_ptr_nonnull(fonts);
}

static bx_ask new_ask(void)
{
    bx_ask ask = a.ask;
    bx_shaper *shaper = bx_shaper_new(fonts, a.sources);
    bx_shaper_set_page(shaper, &a.issue, 1);
    ask.asker = bx_asker_new(shaper);
    return ask;
}

static void free_ask(bx_ask *ask)
{
    bx_shaper *shaper = bx_asker_shaper(ask->asker);
    bx_asker_free(ask->asker);
    bx_shaper_free(shaper);
}

/* Equal columns of so many characters and lines, in the arena. */
static bx_strips columns(size_t count, int characters, int32_t lines)
{
    bx_strip *strips = BX_NEW_ARRAY(a.arena, bx_strip, count);
    for (size_t i = 0; i < count; i++)
        strips[i] = (bx_strip){a.ask.axes.area.x + (bx_length)i * (characters + 1) * ASKED_EM,
                               characters * ASKED_EM, 0, lines};
    return (bx_strips){strips, count};
}

/* The fewest lines of one column that hold a story. */
static int32_t lines_of(const bx_ask *ask, const bx_story *story, int characters)
{
    int32_t lines = 1;
    while (lines < 2000 && !bx_story_fits(ask, story, columns(1, characters, lines)))
        lines++;
    return lines;
}

START_TEST(what_fits_is_exact)
{
    bx_node *article = add_article(NULL, 9);
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    int32_t lines = lines_of(&ask, story, 17);
    const bx_story_setting *s = bx_story_fill(&ask, story, columns(1, 17, lines), BX_FILL_WHOLE);
    ck_assert(s->copyfit.exact && s->copyfit.step_count == 0 && s->copyfit.cost == 0);
    ck_assert_int_eq(s->fit.used[0], lines);
    ck_assert_int_eq(bx_story_cost(&ask, story, columns(1, 17, lines)), 0);
    /* Ten lines less are over, and counted; ten more stay empty. */
    s = bx_story_fill(&ask, story, columns(1, 17, lines - 10), BX_FILL_PLAIN);
    ck_assert(!s->copyfit.fits && s->fit.overset_lines == 10 && s->fit.overset_characters > 100);
    s = bx_story_fill(&ask, story, columns(1, 17, lines + 10), BX_FILL_PLAIN);
    ck_assert(s->copyfit.fits && s->fit.empty_lines == 10);
    free_ask(&ask);
}
END_TEST

START_TEST(copyfit_takes_and_gives_lines)
{
    bx_node *article = add_article(NULL, 24);
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    int32_t lines = lines_of(&ask, story, 17);
    size_t exact = 0;
    for (int32_t change = -2; change <= 2; change++) {
        bx_strips shape = columns(1, 17, lines + change);
        const bx_story_setting *s = bx_story_fill(&ask, story, shape, BX_FILL_WHOLE);
        if (!s->copyfit.exact) continue;
        exact++;
        ck_assert_uint_eq(s->copyfit.step_count, (size_t)abs(change));
        for (size_t i = 0; i < s->copyfit.step_count; i++) {
            const bx_copyfit_step *step = &s->copyfit.steps[i];
            ck_assert_int_eq(step->rung, change < 0 ? BX_RUNG_MARKS : BX_RUNG_GAPS);
            ck_assert_int_eq(step->after - step->before, change < 0 ? -1 : 1);
        }
        ck_assert_int_eq(bx_story_cost(&ask, story, shape), s->copyfit.cost);
        ck_assert(change == 0 || (s->copyfit.cost > 0 && s->copyfit.cost < BX_COST_UNFILLED));
    }
    ck_assert_uint_ge(exact, 3);
    free_ask(&ask);
}
END_TEST

/* The end of a caption goes in the setting; the document keeps it. */
START_TEST(a_caption_ends_earlier_in_the_setting)
{
    bx_node *article = add_article(NULL, 1), *body = article->first_child;
    bx_node *figure = asked_element(&a, body, BX_ELEMENT_FIGURE);
    bx_node *caption = asked_text(&a, figure, BX_ELEMENT_CAPTION, SENTENCE);
    bx_node *end = asked_text(&a, caption, BX_ELEMENT_SPAN, SENTENCE);
    asked_attribute(&a, end, "cut", "ok");
    asked_attribute(&a, article, "id", "tall");
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    ck_assert_uint_eq(story->block_count, 1);
    ck_assert_ptr_eq(story->blocks[0].end, end);
    int32_t lines = lines_of(&ask, story, 17);
    const bx_story_setting *whole =
        bx_story_fill(&ask, story, columns(1, 17, lines), BX_FILL_WHOLE);
    const bx_story_setting *s =
        bx_story_fill(&ask, story, columns(1, 17, lines - 2), BX_FILL_WHOLE);
    ck_assert(!whole->blocks[0].cut && s->blocks[0].cut && s->copyfit.fits);
    ck_assert_ptr_eq(end->parent, caption);
    ck_assert(settings_hash(whole) ==
              settings_hash(bx_story_fill(&ask, story, columns(1, 17, lines), BX_FILL_WHOLE)));
    free_ask(&ask);
}
END_TEST

/* A subhead that stands apart has the size that follows the headline of the same setting. */
START_TEST(parts_follow_the_headline_of_their_setting)
{
    bx_node *article = add_article("江湾港三号码头今日开港", 12);
    asked_attribute(&a, article, "class", "apart");
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    ck_assert(story->graded && story->block_count == 2);
    bx_length sizes[2] = {0}, subheads[2] = {0};
    for (int i = 0; i < 40; i++) {
        const bx_story_setting *s =
            bx_story_fill(&ask, story, columns(2, i % 2 ? 24 : 11, 60), BX_FILL_WHOLE);
        ck_assert(s->blocks[0].box && s->blocks[1].box);
        bx_length size = s->blocks[0].box->first_child->style->font_size;
        bx_length subhead = s->blocks[1].box->style->font_size;
        ck_assert(size > subhead);
        ck_assert(i < 2 || (sizes[i % 2] == size && subheads[i % 2] == subhead));
        sizes[i % 2] = size;
        subheads[i % 2] = subhead;
    }
    ck_assert(sizes[0] < sizes[1] && subheads[0] < subheads[1]);
    free_ask(&ask);
}
END_TEST

START_TEST(a_story_that_jumps_keeps_its_last_line)
{
    bx_node *article = add_article(NULL, 12), *body = article->first_child;
    bx_node *line = asked_text(&a, body, BX_ELEMENT_JUMPLINE, "（下转第4版）");
    asked_attribute(&a, line, "class", "to");
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    ck_assert_uint_eq(story->jump_line, 12);
    int32_t lines = lines_of(&ask, story, 17);
    const bx_story_setting *s = bx_story_fill(&ask, story, columns(1, 17, lines), BX_FILL_WHOLE);
    ck_assert_int_eq(s->jump.result, BX_JUMPED_NOTHING);
    s = bx_story_fill(&ask, story, columns(1, 17, lines - 12), BX_FILL_WHOLE);
    const bx_flow_piece *last = &s->fit.pieces[s->fit.piece_count - 1];
    ck_assert_int_eq(s->jump.result, BX_JUMPED);
    ck_assert(last->item == 12 && last->slice_line == lines - 13);
    ck_assert(s->jump.carried > 12 * 15 && s->jump.cut.taken && s->fit.overset_lines == 0);
    /* The story still knows no page to go on to. */
    s = bx_story_fill(&ask, story, columns(1, 17, lines), BX_FILL_PLAIN);
    ck_assert(s->copyfit.fits && s->flow.items[12].dropped);
    free_ask(&ask);
}
END_TEST

static const int SHAPES[][3] = {{1, 17, 30}, {2, 12, 20}, {3, 9, 44},  {1, 30, 9},
                                {4, 7, 12},  {2, 23, 3},  {1, 6, 200}, {3, 14, 0}};
enum { SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES, WISHES = 3 };

static uint64_t ask_for(const bx_ask *ask, const bx_story *story, size_t question)
{
    const int *shape = SHAPES[question / WISHES];
    return settings_hash(bx_story_fill(ask, story, columns((size_t)shape[0], shape[1], shape[2]),
                                       (bx_fill)(question % WISHES)));
}

START_TEST(asked_twice_in_random_order)
{
    bx_node *article = add_article("江湾港三号码头今日开港", 14);
    asked_attribute(&a, article, "class", "apart");
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    uint64_t first[SHAPE_COUNT * WISHES];
    size_t order[SHAPE_COUNT * WISHES], differ = 0;
    uint32_t state = 3;
    for (size_t i = 0; i < SHAPE_COUNT * WISHES; i++)
        first[i] = ask_for(&ask, story, i);
    asked_shuffle(order, SHAPE_COUNT * WISHES, &state);
    for (size_t i = 0; i < SHAPE_COUNT * WISHES; i++) {
        size_t q = order[i];
        ck_assert_msg(ask_for(&ask, story, q) == first[q], "question %zu", q);
        bx_asker_clear(ask.asker);
        ck_assert_msg(ask_for(&ask, story, q) == first[q], "question %zu, empty memo", q);
        differ += q > 0 && first[q] != first[q - 1];
    }
    ck_assert_uint_ge(differ, SHAPE_COUNT * WISHES - SHAPE_COUNT);
    free_ask(&ask);
}
END_TEST

/* Work for a story of n paragraphs in a shape of so many lines for each; 0: of 20 lines in all. */
static uint64_t work_of(size_t paragraphs, double lines, bx_fill wish)
{
    open();
    bx_node *article = add_article(NULL, paragraphs);
    style();
    bx_ask ask = new_ask();
    const bx_story *story = bx_story_make(&ask, article, BX_STRING("t"));
    int32_t height = lines > 0 ? (int32_t)((double)paragraphs * lines) : 20;
    bx_story_fill(&ask, story, columns(1, 17, height), wish);
    const bx_work *work = bx_asker_work(ask.asker);
    uint64_t done = work->poured + work->lines_asked + work->lines_broken;
    free_ask(&ask);
    close();
    return done;
}

/* Twice the characters are at most a little more than twice the work: poured as they are, when most
 * of them are over, and with a copyfit that is asked for a line more or less. */
START_TEST(work_grows_with_the_characters)
{
    static const struct {
        double lines;
        bx_fill wish;
    } ways[] = {{0, BX_FILL_PLAIN},
                {9, BX_FILL_PLAIN},
                {0, BX_FILL_TRIAL},
                {0, BX_FILL_WHOLE},
                {20, BX_FILL_WHOLE}};
    close();
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        uint64_t before = work_of(60, ways[w].lines, ways[w].wish);
        for (size_t n = 120; n <= 480; n *= 2) {
            uint64_t work = work_of(n, ways[w].lines, ways[w].wish);
            ck_assert_msg(work <= before * 9 / 4, "way %zu, %zu paragraphs: %llu, then %llu", w, n,
                          (unsigned long long)before, (unsigned long long)work);
            before = work;
        }
    }
    open();
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("story");
    tcase_add_checked_fixture(tests, open, close);
    tcase_add_test(tests, what_fits_is_exact);
    tcase_add_test(tests, copyfit_takes_and_gives_lines);
    tcase_add_test(tests, a_caption_ends_earlier_in_the_setting);
    tcase_add_test(tests, parts_follow_the_headline_of_their_setting);
    tcase_add_test(tests, a_story_that_jumps_keeps_its_last_line);
    tcase_add_test(tests, asked_twice_in_random_order);
    tcase_add_test(tests, work_grows_with_the_characters);
    return run_tests("story", tests);
}
