/* Builds in one session: one after the other and at once, the same bytes as without one; a file
 * that changes is read again. */
#include "banxin/banxin.h"
#include "runner.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 3, BUILDS = 2 };

static char folder[] = "/tmp/banxin-session-XXXXXX";

static const char *path(char room[64], const char *name, int number)
{
    snprintf(room, 64, "%s/%s%d", folder, name, number);
    return room;
}

static void write_file(const char *name, int number, const char *text)
{
    char room[64];
    FILE *file = fopen(path(room, name, number), "w");
    fputs(text, file);
    fclose(file);
}

static void prepare(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file("sheet", 0, "p { font-size: 9pt }");
    write_file("article", 0, "<article><headline>题目</headline><p>文字，文字。</p></article>");
    write_file(
        "issue", 0,
        "<issue title='试' date='2026-11-24'><style src='sheet0'/><style>"
        "@page { size: 120mm 160mm; margin: 10mm }"
        "page { grid-template-areas: 'a'; grid-template-columns: 1fr; grid-template-rows: 1fr }"
        "</style><page number='1'><article area='a' src='article0'/></page>"
        "<page number='2'><style>p { color: red }</style><article area='a' "
        "src='article0'/></page></issue>");
}

static void clean_up(void)
{
    char command[80];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

typedef struct seen {
    unsigned messages;
    unsigned long hash; /* of the PDF */
} seen;

static void count(void *context, const bx_message *message)
{
    (void)message;
    ((seen *)context)->messages++;
}

/* Sets the issue, in a session or without one. */
static seen set(bx_session *session, int number)
{
    char issue[64], output[64];
    seen s = {.hash = 5381};
    bx_build_options options = {.issue = path(issue, "issue", 0),
                                .output = path(output, "output", number),
                                .data = BANXIN_SOURCE_DIR,
                                .message = count,
                                .context = &s};
    int code = session ? bx_session_build(session, &options, NULL) : bx_build(&options, NULL);
    ck_assert_int_le(code, BX_EXIT_CONTENT);
    FILE *file = fopen(output, "rb");
    ck_assert_ptr_nonnull(file);
    for (int c; (c = fgetc(file)) != EOF;)
        s.hash = s.hash * 33 + (unsigned)c;
    fclose(file);
    return s;
}

static bool same(seen a, seen b)
{
    return a.hash == b.hash && a.messages == b.messages;
}

START_TEST(bytes_and_messages_are_those_of_a_build_alone)
{
    seen alone = set(NULL, 0);
    bx_session *session = bx_session_new();
    for (int i = 0; i < 3; i++)
        ck_assert(same(set(session, 1), alone));
    bx_session_free(session);
}
END_TEST

START_TEST(a_file_that_changes_is_read_again)
{
    bx_session *session = bx_session_new();
    seen before = set(session, 1);
    write_file("article", 0, "<article><headline>别题</headline><p>别的文字。</p></article>");
    seen article = set(session, 1), alone = set(NULL, 0);
    ck_assert(!same(before, article));
    ck_assert(same(article, alone));
    write_file("sheet", 0, "p { font-size: 12pt }");
    seen sheet = set(session, 1);
    ck_assert(!same(article, sheet));
    alone = set(NULL, 0);
    ck_assert(same(sheet, alone));
    bx_session_free(session);
}
END_TEST

typedef struct job {
    bx_session *session;
    int number;
    seen seen[BUILDS];
} job;

static void *run(void *context)
{
    job *j = context;
    for (int i = 0; i < BUILDS; i++)
        j->seen[i] = set(j->session, j->number);
    return NULL;
}

START_TEST(builds_may_run_at_once)
{
    seen alone = set(NULL, 0);
    bx_session *session = bx_session_new();
    pthread_t threads[THREADS];
    job jobs[THREADS];
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (job){.session = session, .number = i + 1};
        ck_assert_int_eq(pthread_create(&threads[i], NULL, run, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        for (int b = 0; b < BUILDS; b++)
            ck_assert(same(jobs[i].seen[b], alone));
    }
    bx_session_free(session);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_unchecked_fixture(cases, prepare, clean_up);
    tcase_add_test(cases, bytes_and_messages_are_those_of_a_build_alone);
    tcase_add_test(cases, a_file_that_changes_is_read_again);
    tcase_add_test(cases, builds_may_run_at_once);
    return run_tests("app_session", cases);
}
