/* Every story of all samples asked in random shapes: twice, in random order, by four threads, with
 * a memo and without; all answers are the same, and nothing but the asker's memo changes. BX_SWEEP
 * in the environment asks in 50 shapes, and a million times. */
#include "app/job.h"
#include "app/units.h"
#include "asked.h"
#include "base/workers.h"
#include "page/page.h"
#include "runner.h"
#include "settings.h"
#include "style/box_style.h"
#include "style/fit_style.h"
#include "style/grid_style.h"
#include "style/line_style.h"
#include "style/place_style.h"
#include "style/text_style.h"
#include "text/text.h"

#include <stdio.h>

enum { THREADS = 4, FEW_SHAPES = 3, MANY_SHAPES = 50, MOST_STRIPS = 5 };

static const char *const SAMPLES[] = {"daily", "evening", "forms", "service", "shibao", "specimen"};

typedef struct shape {
    bx_strip strips[MOST_STRIPS];
    size_t count;
} shape;

/* What all threads share: a page, its stories, the questions. */
typedef struct asking {
    const bx_job *job;
    const bx_page *page;
    BX_ARRAY(const bx_story *) stories;
    shape *shapes; /* of a story: from its index times the shapes */
    size_t question_count;
    uint64_t *answers[THREADS];
    size_t contradictions[THREADS];
} asking;

static size_t shapes_of_story(void)
{
    return getenv("BX_SWEEP") ? MANY_SHAPES : FEW_SHAPES;
}

/* Columns of one width side by side, most of them rectangles, some with a step. */
static shape random_shape(const bx_ask *ask, uint32_t *state)
{
    shape s = {.count = 1 + asked_random(state) % MOST_STRIPS};
    bx_length em = ask->page->em;
    bx_length width = (bx_length)(6 + asked_random(state) % 20) * em, x = ask->axes.area.x;
    int32_t top = (int32_t)(asked_random(state) % 4), lines = (int32_t)(asked_random(state) % 50);
    bool stepped = asked_random(state) % 4 == 0;
    for (size_t i = 0; i < s.count; i++, x += width + em) {
        int32_t step = stepped ? (int32_t)(asked_random(state) % 8) : 0;
        s.strips[i] = (bx_strip){x, width, top + step, top + lines + step / 2};
    }
    return s;
}

static void gather(asking *a, const bx_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].story) bx_array_push(&a->stories, items[i].story);
        gather(a, items[i].members, items[i].member_count);
    }
}

static bx_asker *new_asker(const asking *a)
{
    bx_shaper *shaper = bx_shaper_new(a->job->fonts, a->job->sources);
    bx_shaper_set_page(shaper, a->job->issue, a->page->context.number);
    return bx_asker_new(shaper);
}

static void free_asker(bx_asker *asker)
{
    bx_shaper *shaper = bx_asker_shaper(asker);
    bx_asker_free(asker);
    bx_shaper_free(shaper);
}

/* Asks one question; every third one for a trial alone. */
static uint64_t ask_one(const asking *a, const bx_ask *ask, size_t question)
{
    const shape *s = &a->shapes[question];
    const bx_story *story = a->stories.items[question / shapes_of_story()];
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    uint64_t answer = settings_hash(bx_story_fill(ask, story, (bx_strips){s->strips, s->count},
                                                  question % 3 ? BX_FILL_WHOLE : BX_FILL_TRIAL));
    bx_arena_reset(ask->arena, mark);
    return answer;
}

/* All questions twice, in an order of its own; the last thread forgets all answers between. */
static void ask_all(void *context, size_t thread)
{
    asking *a = context;
    bx_ask ask = a->page->ask;
    ask.asker = new_asker(a);
    ask.arena = bx_arena_new();
    uint32_t state = 77 + (uint32_t)thread;
    size_t *order = bx_alloc_array(a->question_count, sizeof *order);
    for (int round = 0; round < 2; round++) {
        asked_shuffle(order, a->question_count, &state);
        for (size_t i = 0; i < a->question_count; i++) {
            if (thread + 1 == THREADS) bx_asker_clear(ask.asker);
            uint64_t answer = ask_one(a, &ask, order[i]), *known = &a->answers[thread][order[i]];
            a->contradictions[thread] += round > 0 && *known != answer;
            *known = answer;
        }
    }
    bx_free(order);
    bx_arena_free(ask.arena);
    free_asker(ask.asker);
}

static void add_bytes(uint64_t *hash, const void *data, size_t size)
{
    settings_add(hash, (int64_t)bx_hash(data, size));
}

/* The document with its computed styles. */
static uint64_t hash_document(const bx_ask *ask, const bx_node *root)
{
    uint64_t hash = 1;
    for (const bx_node *n = root; n; n = bx_node_next(n, root)) {
        add_bytes(&hash, n, sizeof *n);
        const bx_style *s = bx_style_of(ask->styles, n);
        add_bytes(&hash, s, sizeof *s);
        add_bytes(&hash, s->font, sizeof *s->font);
        add_bytes(&hash, s->text, sizeof *s->text);
        add_bytes(&hash, s->line, sizeof *s->line);
        add_bytes(&hash, s->box, sizeof *s->box);
        add_bytes(&hash, s->place, sizeof *s->place);
        add_bytes(&hash, s->grid, sizeof *s->grid);
        add_bytes(&hash, s->fit, sizeof *s->fit);
    }
    return hash;
}

static void add_paragraph(uint64_t *hash, const bx_paragraph *p)
{
    add_bytes(hash, p, sizeof *p);
    add_bytes(hash, p->clusters, p->cluster_count * sizeof *p->clusters);
    add_bytes(hash, p->text.data, p->text.size);
}

/* Stories as they are prepared. */
static uint64_t hash_stories(const asking *a)
{
    uint64_t hash = 1;
    for (size_t i = 0; i < a->stories.count; i++) {
        const bx_story *s = a->stories.items[i];
        add_bytes(&hash, s, sizeof *s);
        add_bytes(&hash, s->blocks, s->block_count * sizeof *s->blocks);
        add_bytes(&hash, s->flow.items, s->flow.count * sizeof *s->flow.items);
        for (size_t k = 0; k < s->flow.count; k++) {
            if (s->flow.items[k].paragraph) add_paragraph(&hash, s->flow.items[k].paragraph);
            if (s->flow.items[k].initial) add_paragraph(&hash, s->flow.items[k].initial->letter);
        }
    }
    return hash;
}

static void make_questions(asking *a)
{
    uint32_t state = 5 + a->page->context.number;
    a->question_count = a->stories.count * shapes_of_story();
    a->shapes = bx_alloc_array(a->question_count, sizeof *a->shapes);
    for (size_t i = 0; i < a->question_count; i++)
        a->shapes[i] = random_shape(&a->page->ask, &state);
    for (int t = 0; t < THREADS; t++)
        a->answers[t] = bx_alloc_array(a->question_count, sizeof *a->answers[t]);
}

static void free_asking(asking *a)
{
    for (int t = 0; t < THREADS; t++)
        bx_free(a->answers[t]);
    bx_free(a->shapes);
    bx_array_release(&a->stories);
}

static size_t questions, different;

static void compare(asking *a, const bx_node *tree)
{
    uint64_t document = hash_document(&a->page->ask, tree), stories = hash_stories(a);
    bx_workers_run(THREADS, THREADS, ask_all, a);
    ck_assert_msg(document == hash_document(&a->page->ask, tree), "document or styles changed");
    ck_assert_msg(stories == hash_stories(a), "a story changed");
    for (int t = 0; t < THREADS; t++) {
        ck_assert_uint_eq(a->contradictions[t], 0);
        for (size_t q = 0; q < a->question_count; q++) {
            const bx_story *story = a->stories.items[q / shapes_of_story()];
            ck_assert_msg(a->answers[t][q] == a->answers[0][q], "page %u, “%.*s”, shape %zu",
                          a->page->context.number, BX_STRING_ARGS(story->id),
                          q % shapes_of_story());
        }
    }
    questions += a->question_count;
    for (size_t q = 1; q < a->question_count; q++)
        different += a->answers[0][q] != a->answers[0][q - 1];
}

/* So many asks more, of the page's questions in turn: nothing grows by it. */
static void ask_on(const asking *a, size_t times)
{
    bx_ask ask = a->page->ask;
    ask.asker = new_asker(a);
    ask.arena = bx_arena_new();
    for (size_t i = 0; i < a->question_count; i++)
        ask_one(a, &ask, i);
    size_t before = bx_asker_size(ask.asker) + bx_arena_used(ask.arena);
    for (size_t i = 0; i < times; i++)
        ask_one(a, &ask, i % a->question_count);
    size_t after = bx_asker_size(ask.asker) + bx_arena_used(ask.arena);
    ck_assert_msg(after < before + (1 << 20), "%zu bytes, then %zu", before, after);
    bx_arena_free(ask.arena);
    free_asker(ask.asker);
}

static void with_page(bx_job *job, bx_job_page *page, bx_asker *asker,
                      void (*check)(asking *a, const bx_node *tree))
{
    bx_arena *arena = bx_arena_new();
    const bx_node *tree =
        bx_read_page(job->issue, page->node, job->cuts, job->sources, arena, page->diagnostics);
    ck_assert_ptr_nonnull(tree);
    const bx_style_set *set = bx_job_page_styles(job, page, arena);
    bx_page_input input = {.issue = job->issue,
                           .page = bx_node_child(tree, BX_ELEMENT_PAGE),
                           .style_set = set,
                           .styles = bx_style_cascade(set, tree, arena, page->diagnostics),
                           .sources = job->sources,
                           .asker = asker,
                           .arena = arena};
    asking a = {.job = job, .page = bx_page_lay_out(&input)};
    gather(&a, a.page->items, a.page->item_count);
    make_questions(&a);
    if (a.question_count > 0) check(&a, tree);
    free_asking(&a);
    bx_asker_clear(asker);
    bx_job_end_page_styles(job, set);
    bx_arena_free(arena);
}

static void ask_page(bx_job *job, bx_job_page *page, bx_asker *asker, bx_workers *workers)
{
    (void)workers;
    with_page(job, page, asker, compare);
}

static void open_sample(bx_job *job, bx_build_options *options, const char *sample, char *path)
{
    snprintf(path, 512, "%s/samples/%s/issue.xml", BANXIN_SOURCE_DIR, sample);
    *options = (bx_build_options){.issue = path, .data = BANXIN_SOURCE_DIR, .jobs = 1};
    bx_job_init(job, bx_session_new(), options);
    ck_assert(bx_job_open_data(job) && bx_job_read_issue(job) && bx_job_read_styles(job) &&
              bx_job_select_pages(job) && bx_job_open_fonts(job));
}

static void close_sample(bx_job *job)
{
    bx_session *session = job->session;
    bx_job_release(job);
    bx_session_free(session);
}

START_TEST(four_threads_have_one_answer)
{
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        char path[512];
        bx_job job;
        bx_build_options options;
        open_sample(&job, &options, SAMPLES[i], path);
        bx_job_run(&job, ask_page);
        close_sample(&job);
    }
    /* What is asked has answers that differ. */
    ck_assert_msg(questions > 200 * shapes_of_story() && different > questions / 2, "%zu of %zu",
                  different, questions);
}
END_TEST

static void ask_much(asking *a, const bx_node *tree)
{
    (void)tree;
    ask_on(a, getenv("BX_SWEEP") ? 250000 : 5000);
}

static void grow_page(bx_job *job, bx_job_page *page, bx_asker *asker, bx_workers *workers)
{
    (void)workers;
    with_page(job, page, asker, ask_much);
}

/* Four pages: 20,000 asks, or a million. */
START_TEST(asking_does_not_grow)
{
    char path[512];
    bx_job job;
    bx_build_options options;
    open_sample(&job, &options, "evening", path);
    bx_job_run(&job, grow_page);
    close_sample(&job);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("asked");
    tcase_add_test(tests, four_threads_have_one_answer);
    tcase_add_test(tests, asking_does_not_grow);
    return run_tests("asked", tests);
}
