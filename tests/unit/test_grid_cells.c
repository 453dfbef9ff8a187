/* Cells, turning and axes, asked directly: the same question has the same answer, in whatever
 * order, and changes nothing that was given. */
#include "asked.h"
#include "grid/cells.h"
#include "grid/turn.h"
#include "runner.h"

enum { QUESTIONS = 60, MOST_STRIPS = 4 };

/* An area of columns, a block in it, and the style that breaks the columns. */
typedef struct question {
    bx_strip strips[MOST_STRIPS];
    size_t count;
    bx_cell_block block;
    size_t style;
} question;

static const char CSS[] = "page { line-height: 14pt; font-size: 9pt; column-gap: 9pt }"
                          "article { column-count: 3 } group { writing-mode: vertical-rl }"
                          "infobox { column-count: 2; column-gap: 12pt }";

static asked a;
static bx_node *elements[4];
static question questions[QUESTIONS];

static question random_question(uint32_t *state)
{
    question q = {.count = 1 + asked_random(state) % MOST_STRIPS, .style = asked_random(state) % 4};
    for (size_t i = 0; i < q.count; i++) {
        int32_t top = (int32_t)(asked_random(state) % 3);
        q.strips[i] = (bx_strip){(bx_length)i * BX_PT(120), BX_PT(108), top,
                                 top + 4 + (int32_t)(asked_random(state) % 30)};
    }
    q.block.place = (bx_column){(bx_length)(asked_random(state) % 300) * BX_ONE_PT,
                                (bx_length)(40 + asked_random(state) % 200) * BX_ONE_PT};
    q.block.lines = 1 + (int32_t)(asked_random(state) % 12);
    q.block.where = (bx_carve)(asked_random(state) % 3);
    q.block.offset = (int32_t)(asked_random(state) % 4);
    q.block.margin = ASKED_EM;
    return q;
}

static void open(void)
{
    uint32_t state = 20261129;
    a = asked_begin();
    elements[0] = asked_element(&a, a.root, BX_ELEMENT_ARTICLE);
    elements[1] = asked_element(&a, a.root, BX_ELEMENT_INFOBOX);
    elements[2] = asked_element(&a, a.root, BX_ELEMENT_GROUP);
    elements[3] = asked_element(&a, a.root, BX_ELEMENT_FIGURE);
    asked_style(&a, CSS);
    for (size_t i = 0; i < QUESTIONS; i++)
        questions[i] = random_question(&state);
}

static void close(void)
{
    asked_end(&a);
}

/* What is left of an area when its block has taken its cells. */
typedef struct answer {
    bx_slices slices;
    int32_t top, taken;
    bx_turn turn;
} answer;

static answer ask_for(const question *q)
{
    answer found = {0};
    const bx_style *style = bx_style_of(a.ask.styles, elements[q->style]);
    found.turn = bx_turn_enter(&a.ask, style, (bx_strips){q->strips, q->count});
    bx_ask inside = a.ask;
    inside.axes = found.turn.axes;
    bx_cells cells = bx_cells_make(&inside, style, found.turn.strips, BX_PT(12));
    if (cells.column_count > 0) found.top = bx_cells_take(&inside, &cells, &q->block, &found.taken);
    found.slices = bx_cells_slices(&inside, &cells, ASKED_PITCH);
    return found;
}

static void expect_equal(const answer *x, const answer *y)
{
    ck_assert_uint_eq(x->slices.count, y->slices.count);
    ck_assert_int_eq(x->top, y->top);
    ck_assert_int_eq(x->taken, y->taken);
    ck_assert(x->turn.turned == y->turn.turned && x->turn.strips.count == y->turn.strips.count);
    ck_assert(x->turn.axes.vertical == y->turn.axes.vertical);
    for (size_t i = 0; i < x->slices.count; i++) {
        const bx_slice *s = &x->slices.items[i], *t = &y->slices.items[i];
        ck_assert(s->x == t->x && s->width == t->width && s->top == t->top &&
                  s->lines == t->lines && s->column == t->column && s->band == t->band);
    }
}

START_TEST(asked_twice_in_random_order)
{
    static answer first[QUESTIONS];
    static question before[QUESTIONS];
    uint32_t state = 7;
    size_t order[QUESTIONS], slices = 0, blocks = 0;
    bx_ask ask = a.ask;
    memcpy(before, questions, sizeof before);
    for (size_t i = 0; i < QUESTIONS; i++) {
        first[i] = ask_for(&questions[i]);
        slices += first[i].slices.count;
        blocks += first[i].taken > 0;
    }
    asked_shuffle(order, QUESTIONS, &state);
    for (size_t i = 0; i < QUESTIONS; i++) {
        answer again = ask_for(&questions[order[i]]);
        expect_equal(&first[order[i]], &again);
    }
    ck_assert(memcmp(before, questions, sizeof before) == 0);
    ck_assert(a.ask.axes.vertical == ask.axes.vertical && a.ask.axes.grid == ask.axes.grid);
    ck_assert_msg(slices > 2 * QUESTIONS && blocks > QUESTIONS / 2,
                  "the questions are about next to nothing: %zu slices, %zu blocks", slices,
                  blocks);
}
END_TEST

/* No slice of a horizontal story reaches into the cells that its block has taken. */
START_TEST(slices_keep_clear_of_the_block)
{
    for (size_t i = 0; i < QUESTIONS; i++) {
        const question *q = &questions[i];
        answer found = ask_for(q);
        if (found.turn.turned || found.taken == 0) continue;
        bx_rect block = {q->block.place.x, bx_line_top(&a.ask, found.top), q->block.place.width,
                         found.taken * ASKED_PITCH};
        for (size_t s = 0; s < found.slices.count; s++) {
            bx_rect slice = {found.slices.items[s].x, found.slices.items[s].top,
                             found.slices.items[s].width,
                             found.slices.items[s].lines * ASKED_PITCH};
            ck_assert_msg(!bx_rect_overlap(slice, block), "question %zu, slice %zu", i, s);
        }
    }
}
END_TEST

START_TEST(axes_turn_there_and_back)
{
    bx_rect area = {BX_PT(40), BX_PT(50), BX_PT(500), BX_PT(700)};
    uint32_t state = 3;
    for (int i = 0; i < 200; i++) {
        bx_axes axes = bx_axes_of_page(i % 2 == 1, area);
        bx_rect rect = {(bx_length)(asked_random(&state) % 300) * BX_ONE_PT,
                        (bx_length)(asked_random(&state) % 300) * BX_ONE_PT, BX_PT(70), BX_PT(30)};
        bx_rect back = bx_axes_layout_rect(&axes, bx_axes_rect(&axes, rect));
        ck_assert(back.x == rect.x && back.y == rect.y && back.width == rect.width &&
                  back.height == rect.height);
        bx_axes turned = bx_axes_turned(&axes, rect);
        bx_rect page = bx_axes_rect(&axes, rect), whole = bx_axes_rect(&turned, turned.area);
        ck_assert(turned.vertical != axes.vertical && !turned.grid);
        ck_assert(whole.x == page.x && whole.y == page.y && whole.width == page.width &&
                  whole.height == page.height);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("cells");
    tcase_add_checked_fixture(tests, open, close);
    tcase_add_test(tests, asked_twice_in_random_order);
    tcase_add_test(tests, slices_keep_clear_of_the_block);
    tcase_add_test(tests, axes_turn_there_and_back);
    return run_tests("cells", tests);
}
