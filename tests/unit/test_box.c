/* Boxes of every kind, asked directly: the same question has the same answer, in whatever order,
 * and with an empty memo. */
#include "asked.h"
#include "box/box_parts.h"
#include "runner.h"

enum { WIDTHS = 4, HEIGHTS = 2, MOST_ELEMENTS = 16 };

static const char CSS[] =
    "page { line-height: 14pt; font-size: 9pt } page * { display: block }"
    "headline { line-height: 1.2; -bx-font-size-list: 28pt 24pt 20pt 16pt 12pt; max-lines: 1;"
    " -bx-text-scale-limits: 80% 110% }"
    "kicker { -bx-font-size-grade: 4 } head { align-content: center }"
    "infobox { padding: 4pt; border: 1pt solid black } note { display: grid;"
    " grid-template-columns: auto 1fr; column-gap: 6pt } ear { writing-mode: vertical-rl }"
    "label { float: inline-start } table { display: block } tr { display: block }"
    "td { display: block } standfirst { min-block-size: 40pt }";

static asked a;
static bx_font_library *fonts;
static bx_node *elements[MOST_ELEMENTS];
static size_t element_count;

static bx_node *add(bx_element element)
{
    return elements[element_count++] = asked_element(&a, a.root, element);
}

static void add_elements(void)
{
    bx_node *head = add(BX_ELEMENT_HEAD);
    asked_text(&a, head, BX_ELEMENT_LABEL, "要闻");
    asked_text(&a, head, BX_ELEMENT_KICKER, "市政府常务会议研究部署");
    asked_text(&a, head, BX_ELEMENT_HEADLINE, "全力以赴做好防汛抗旱各项工作");
    bx_node *box = add(BX_ELEMENT_INFOBOX);
    asked_text(&a, box, BX_ELEMENT_HEADLINE, "新闻链接");
    for (int i = 0; i < 3; i++)
        asked_text(&a, box, BX_ELEMENT_P, "据了解，这一项目总投资约12.5亿元，预计两年后建成。");
    bx_node *note = add(BX_ELEMENT_NOTE);
    asked_text(&a, note, BX_ELEMENT_P, "时间");
    asked_text(&a, note, BX_ELEMENT_P, "每周二至周日九时到十七时，周一闭馆。");
    bx_node *figure = add(BX_ELEMENT_FIGURE);
    asked_text(&a, figure, BX_ELEMENT_CAPTION, "市民在新开放的滨江步道上散步。");
    bx_node *table = add(BX_ELEMENT_TABLE);
    for (int row = 0; row < 3; row++) {
        bx_node *tr = asked_element(&a, table, BX_ELEMENT_TR);
        asked_text(&a, tr, BX_ELEMENT_TD, "最高气温");
        asked_text(&a, tr, BX_ELEMENT_TD, "28.5");
    }
    asked_attribute(&a, add(BX_ELEMENT_QR), "value", "https://example.org/a");
    asked_attribute(&a, add(BX_ELEMENT_BARCODE), "value", "4006381333931");
    bx_node *ear = add(BX_ELEMENT_EAR);
    asked_text(&a, ear, BX_ELEMENT_P, "今日十六版");
    elements[element_count++] =
        asked_text(&a, a.root, BX_ELEMENT_STANDFIRST, "本报讯（记者）昨天下午，全市会议召开。");
    add(BX_ELEMENT_IMAGE);
    add(BX_ELEMENT_RULE);
}

static void open(void)
{
    element_count = 0;
    a = asked_begin();
    add_elements();
    asked_style(&a, CSS);
    fonts = bx_font_library_new("fonts", a.diagnostics);
    ck_assert_ptr_nonnull(fonts);
}

static bx_asker *new_asker(void)
{
    bx_shaper *shaper = bx_shaper_new(fonts, a.sources);
    bx_shaper_set_page(shaper, &a.issue, 1);
    return bx_asker_new(shaper);
}

static void free_asker(bx_asker *asker)
{
    bx_shaper *shaper = bx_asker_shaper(asker);
    bx_asker_free(asker);
    bx_shaper_free(shaper);
}

static void close(void)
{
    bx_font_library_free(fonts);
    asked_end(&a);
}

/* Question i of all elements, widths and heights. */
static bx_box *ask_for(bx_asker *asker, size_t i)
{
    static const int widths[WIDTHS] = {400, 183, 96, 41}, heights[HEIGHTS] = {-1, 70};
    uint32_t number = 0;
    bx_ask ask = a.ask;
    ask.asker = asker;
    bx_length width = widths[i % WIDTHS] * BX_ONE_PT, height = heights[i / WIDTHS % HEIGHTS];
    if (height > 0) height *= BX_ONE_PT;
    return bx_box_layout(&ask, elements[i / WIDTHS / HEIGHTS], width, height,
                         (bx_length)(i % 3) * BX_PT(5), &number);
}

static void expect_equal(const bx_box *x, const bx_box *y, size_t question)
{
    for (; x && y; x = x->next, y = y->next) {
        ck_assert_msg(
            x->kind == y->kind && x->node == y->node && x->content_height == y->content_height &&
                x->number == y->number && memcmp(&x->rect, &y->rect, sizeof x->rect) == 0 &&
                x->lines.count == y->lines.count && x->style->font_size == y->style->font_size,
            "question %zu: <%s> differs", question, bx_element_tag(x->node->element));
        if (x->paragraph) ck_assert_int_eq(x->paragraph->style->font_size, x->style->font_size);
        expect_equal(x->first_child, y->first_child, question);
    }
    ck_assert_ptr_null(x);
    ck_assert_ptr_null(y);
}

START_TEST(asked_twice_in_random_order)
{
    static bx_box *first[MOST_ELEMENTS * WIDTHS * HEIGHTS];
    size_t order[MOST_ELEMENTS * WIDTHS * HEIGHTS], count = element_count * WIDTHS * HEIGHTS;
    uint32_t state = 11;
    bx_asker *asker = new_asker();
    for (size_t i = 0; i < count; i++)
        first[i] = ask_for(asker, i);
    asked_shuffle(order, count, &state);
    for (size_t i = 0; i < count; i++)
        expect_equal(first[order[i]], ask_for(asker, order[i]), order[i]);
    for (size_t i = 0; i < count; i++) {
        bx_asker *empty = new_asker();
        expect_equal(first[order[i]], ask_for(empty, order[i]), order[i]);
        free_asker(empty);
    }
    free_asker(asker);
    ck_assert_uint_eq(bx_diagnostics_count(a.diagnostics), 0);
}
END_TEST

/* A text stands on one line in its natural width, and on more in three quarters of it. */
START_TEST(natural_width_holds_the_text)
{
    bx_asker *asker = new_asker();
    bx_ask ask = a.ask;
    ask.asker = asker;
    const bx_node *text = elements[8];
    ck_assert_int_eq(text->element, BX_ELEMENT_STANDFIRST);
    bx_length natural = bx_box_natural_width(&ask, text);
    uint32_t number = 0;
    ck_assert_uint_eq(bx_box_layout(&ask, text, natural, -1, 0, &number)->lines.count, 1);
    bx_length narrower = natural / 4 * 3;
    ck_assert_uint_eq(bx_box_layout(&ask, text, narrower, -1, 0, &number)->lines.count, 2);
    free_asker(asker);
}
END_TEST

/* The em boxes of a caption above or below a picture stand as far from it as -bx-caption-gap says,
 * whether its lines keep the page's grid or not, and whether the figure's height is given or not.
 */
static void check_gap(bx_asker *asker, const bx_node *figure, bool above, int gap, int height)
{
    bx_ask ask = a.ask;
    ask.asker = asker;
    for (int phase = 0; phase < 14; phase += 3) {
        uint32_t number = 0;
        const bx_box *box = bx_box_layout(&ask, figure, BX_PT(120), height > 0 ? BX_PT(height) : -1,
                                          BX_PT(phase), &number);
        const bx_box *first = box->first_child, *second = first->next;
        const bx_box *picture = above ? second : first, *text = above ? first : second;
        ck_assert(picture->kind == BX_BOX_IMAGE && text->kind == BX_BOX_TEXT);
        bx_length em = text->paragraph->ascent + text->paragraph->descent;
        bx_length white = (text->style->line_height - em) / 2;
        bx_length found = above ? picture->rect.y - bx_rect_bottom(text->rect) + white
                                : text->rect.y + white - bx_rect_bottom(picture->rect);
        ck_assert_msg(found == BX_PT(gap), "%d pt wanted, %d found (phase %d, height %d)", gap,
                      found / BX_ONE_PT, phase, height);
        if (height < 0) continue;
        const bx_box *last = above ? picture : text;
        ck_assert_int_le(bx_rect_bottom(last->rect), BX_PT(height));
    }
}

START_TEST(captions_keep_their_gap)
{
    static const char *const styles[] = {
        "-bx-caption-gap: 0pt",
        "-bx-caption-gap: 3pt",
        "-bx-caption-gap: 17pt",
        "-bx-caption-gap: 3pt; line-height: 11pt",
        "-bx-caption-gap: 0pt; caption-side: block-start",
        "-bx-caption-gap: 7pt; caption-side: block-start; line-height: 11pt",
    };
    enum { STYLES = sizeof styles / sizeof *styles };
    static const int gaps[STYLES] = {0, 3, 17, 3, 0, 7};
    bx_node *figures[STYLES];
    close();
    a = asked_begin();
    for (size_t i = 0; i < STYLES; i++) {
        figures[i] = asked_text(&a, a.root, BX_ELEMENT_FIGURE, "市民在滨江步道上散步。");
        asked_attribute(&a, figures[i], "style", styles[i]);
    }
    asked_style(&a, CSS);
    fonts = bx_font_library_new("fonts", a.diagnostics);
    bx_asker *asker = new_asker();
    for (size_t i = 0; i < STYLES; i++) {
        check_gap(asker, figures[i], i >= 4, gaps[i], -1);
        check_gap(asker, figures[i], i >= 4, gaps[i], 150);
    }
    free_asker(asker);
}
END_TEST

/* Every text is shaped once for each size, however often it is asked for. */
START_TEST(texts_are_shaped_once)
{
    bx_asker *asker = new_asker();
    const bx_box *box = ask_for(asker, WIDTHS * HEIGHTS),
                 *again = ask_for(asker, WIDTHS * HEIGHTS + 1);
    const bx_box *p = box->first_child->next, *q = again->first_child->next;
    ck_assert_int_eq(p->node->element, BX_ELEMENT_P);
    ck_assert_ptr_eq(p->paragraph, q->paragraph);
    ck_assert(p->rect.width != q->rect.width);
    free_asker(asker);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("box");
    tcase_add_checked_fixture(tests, open, close);
    tcase_add_test(tests, asked_twice_in_random_order);
    tcase_add_test(tests, natural_width_holds_the_text);
    tcase_add_test(tests, texts_are_shaped_once);
    tcase_add_test(tests, captions_keep_their_gap);
    return run_tests("box", tests);
}
