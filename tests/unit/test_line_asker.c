/* Asking again: the answers of a memo are those of no memo, and it does not grow. */
#include "base/map.h"
#include "line/asker.h"
#include "line/measure.h"
#include "made_text.h"
#include "runner.h"

#include <pthread.h>
#include <stdio.h>

static const char *const TEXTS[] = {
    "会议强调，要把水利建设摆在重要位置；“十四五”期间，共投入资金12."
    "5亿元，新建水库37座，受益人口超过200万。",
    "老桥拆了，新桥通车。",
    "他说：“路修好了，汽车开到村口（以前要走两个小时），我们的苹果、梨、核桃都卖出去了。”\n记者看到"
    "，村口停着8辆货车。",
    "GDP growth reached 5.2% in 2024, officials said.",
};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS, EACH = 12 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* A paragraph of some lines. */
static text *make_long(size_t i)
{
    char *string = bx_alloc(strlen(TEXTS[i]) * EACH + 1);
    for (int k = 0; k < EACH; k++)
        strcat(string, TEXTS[i]);
    text *t = make(string, (int)i % 3);
    t->paragraph.text = bx_string_copy(t->arena, t->paragraph.text);
    bx_free(string);
    return t;
}

/* One question of a series. */
typedef struct question {
    size_t text, count;
    bx_measure measures[3];
    bx_line_options options;
} question;

static question random_question(uint32_t *state)
{
    question q = {.text = next_random(state) % TEXT_COUNT, .count = 1 + next_random(state) % 3};
    for (size_t i = 0; i < q.count; i++)
        q.measures[i] = (bx_measure){EM / 4 * (bx_length)(16 + next_random(state) % 100),
                                     1 + next_random(state) % 4};
    q.options.wrap = (bx_text_wrap)(next_random(state) % 2 ? BX_WRAP_AUTO : BX_WRAP_PRETTY);
    q.options.indent = (bx_length)(next_random(state) % 3) * EM;
    q.options.no_hanging = next_random(state) % 4 == 0;
    q.options.line_adjustment = (int)(next_random(state) % 8) - 1;
    if (q.options.line_adjustment > 1) q.options.line_adjustment = 0;
    return q;
}

static bool same_lines(const bx_lines *a, const bx_lines *b)
{
    if (a->count != b->count || a->cost != b->cost || a->lever != b->lever) return false;
    for (size_t i = 0; i < a->count; i++) {
        const bx_line *m = &a->lines[i], *n = &b->lines[i];
        if (m->cluster_begin != n->cluster_begin || m->cluster_end != n->cluster_end ||
            m->cluster_next != n->cluster_next || m->measure != n->measure ||
            m->text_indent != n->text_indent || m->indent != n->indent ||
            m->natural != n->natural || m->flags != n->flags || m->action != n->action ||
            m->relaxation != n->relaxation || m->lever != n->lever || m->deepest != n->deepest ||
            m->ratio != n->ratio)
            return false;
    }
    return true;
}

/* Asks a series twice, the second time backwards, beside plain breaking. */
static void *ask_series(void *made)
{
    enum { QUESTIONS = 150 };
    text **texts = made;
    bx_asker *asker = bx_asker_new(NULL);
    bx_arena *arena = bx_arena_new();
    question *questions = BX_NEW_ARRAY(arena, question, QUESTIONS);
    uint32_t state = 7;
    size_t different = 0;
    for (size_t i = 0; i < QUESTIONS; i++)
        questions[i] = random_question(&state);
    for (size_t i = 0; i < 2 * QUESTIONS; i++) {
        const question *q = &questions[i < QUESTIONS ? i : 2 * QUESTIONS - 1 - i];
        const bx_paragraph *p = &texts[q->text]->paragraph;
        bx_arena_mark mark = bx_arena_marked(arena);
        bx_lines asked = bx_lines_ask(asker, p, q->measures, q->count, q->options, arena);
        bx_lines broken = bx_lines_break(p, q->measures, q->count, q->options, arena);
        different += !same_lines(&asked, &broken);
        bx_arena_reset(arena, mark);
        if (i % 37 == 36) bx_asker_clear(asker);
    }
    bx_arena_free(arena);
    bx_asker_free(asker);
    return (void *)different;
}

/* Everything a paragraph points to, as one number. */
static uint64_t hash_of(const text *t)
{
    const bx_paragraph *p = &t->paragraph;
    size_t count = p->cluster_count;
    return bx_hash(p, sizeof *p) ^ bx_hash(p->clusters, count * sizeof *p->clusters) ^
           bx_hash(p->sums, sizeof *p->sums) ^
           bx_hash(p->sums->at, (count + 1) * sizeof *p->sums->at) ^
           bx_hash(p->sums->starts, count * sizeof *p->sums->starts) ^
           bx_hash(p->sums->ends, (count + 1) * sizeof *p->sums->ends) ^
           bx_hash(p->text.data, p->text.size) ^ bx_hash(&t->style, sizeof t->style);
}

START_TEST(answers_do_not_depend_on_the_memo)
{
    text *texts[TEXT_COUNT];
    uint64_t before[TEXT_COUNT];
    pthread_t threads[4];
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        texts[i] = make_long(i);
        before[i] = hash_of(texts[i]);
    }
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_series, texts), 0);
    for (int i = 0; i < 4; i++) {
        void *different;
        pthread_join(threads[i], &different);
        ck_assert_ptr_null(different);
    }
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        ck_assert_uint_eq(hash_of(texts[i]), before[i]);
        done(texts[i]);
    }
}
END_TEST

/* A question asked again is not answered anew, until its answer was dropped. */
START_TEST(what_is_known_is_not_broken_again)
{
    text *t = make_long(0);
    bx_asker *asker = bx_asker_new(NULL);
    bx_arena *arena = bx_arena_new();
    bx_measure measure = {EM * 18, 1};
    for (int i = 0; i < 10; i++)
        bx_lines_ask(asker, &t->paragraph, &measure, 1, (bx_line_options){0}, arena);
    ck_assert_uint_eq(bx_asker_work(asker)->lines_asked, 10);
    ck_assert_uint_eq(bx_asker_work(asker)->lines_broken, 1);
    measure.lines = 5; /* the last measure goes on for ever */
    bx_lines_ask(asker, &t->paragraph, &measure, 1, (bx_line_options){0}, arena);
    ck_assert_uint_eq(bx_asker_work(asker)->lines_broken, 1);
    bx_asker_clear(asker);
    bx_lines_ask(asker, &t->paragraph, &measure, 1, (bx_line_options){0}, arena);
    ck_assert_uint_eq(bx_asker_work(asker)->lines_broken, 2);
    bx_asker_free(asker);
    bx_arena_free(arena);
    done(t);
}
END_TEST

/* Answers of several kinds about one thing; passing ones make room, lasting ones stay. */
START_TEST(kinds_are_kept_apart)
{
    static const bx_memo_kind passing = {"passing", false}, lasting = {"lasting", true};
    bx_asker *asker = bx_asker_new(NULL);
    ck_assert_ptr_null(bx_asker_shaper(asker));
    for (uint32_t i = 0; i < 3000; i++) {
        bx_question short_one = {&passing, TEXTS, &i, sizeof i},
                    long_one = {&lasting, TEXTS, &i, sizeof i};
        ck_assert_ptr_null(bx_asker_find(asker, short_one));
        *(uint32_t *)bx_asker_keep(asker, short_one, 1000) = i;
        if (i % 100) continue;
        uint32_t **answer = bx_asker_keep(asker, long_one, sizeof *answer);
        *answer = bx_arena_copy(bx_asker_arena(asker, &lasting), &i, sizeof i);
    }
    uint32_t last = 2999;
    const uint32_t *found =
        bx_asker_find(asker, (bx_question){&passing, TEXTS, &last, sizeof last});
    ck_assert_uint_eq(*found, 2999);
    for (uint32_t i = 0; i < 3000; i += 100) {
        uint32_t *const *answer =
            bx_asker_find(asker, (bx_question){&lasting, TEXTS, &i, sizeof i});
        ck_assert_uint_eq(**answer, i);
    }
    ck_assert_uint_gt(bx_asker_work(asker)->dropped, 2);
    ck_assert_uint_lt(bx_asker_size(asker), 1 << 20);
    bx_asker_free(asker);
}
END_TEST

/* Sanitizers make each ask many times dearer, and see in fewer what they can see. */
#ifdef BX_ARENA_MALLOC
enum { MANY_ASKS = 50000 };
#else
enum { MANY_ASKS = 1000000 };
#endif

START_TEST(a_million_asks_take_no_room)
{
    text *texts[TEXT_COUNT];
    for (size_t i = 0; i < TEXT_COUNT; i++)
        texts[i] = make(TEXTS[i], 0);
    bx_asker *asker = bx_asker_new(NULL);
    bx_arena *arena = bx_arena_new();
    uint32_t state = 3;
    size_t most = 0;
    for (int i = 0; i < MANY_ASKS; i++) {
        bx_arena_mark mark = bx_arena_marked(arena);
        bx_measure measure = {EM * 5 + (bx_length)(next_random(&state) % (uint32_t)(EM * 30)), 1};
        bx_lines_ask(asker, &texts[i % TEXT_COUNT]->paragraph, &measure, 1, (bx_line_options){0},
                     arena);
        size_t size = bx_asker_size(asker) + bx_arena_used(arena);
        most = size > most ? size : most;
        bx_arena_reset(arena, mark);
    }
    ck_assert_uint_lt(most, 1 << 20);
    ck_assert_uint_gt(bx_asker_work(asker)->dropped, 0);
    bx_asker_free(asker);
    bx_arena_free(arena);
    for (size_t i = 0; i < TEXT_COUNT; i++)
        done(texts[i]);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("line asker");
    tcase_add_test(tests, answers_do_not_depend_on_the_memo);
    tcase_add_test(tests, what_is_known_is_not_broken_again);
    tcase_add_test(tests, kinds_are_kept_apart);
    tcase_add_test(tests, a_million_asks_take_no_room);
    return run_tests("line asker", tests);
}
