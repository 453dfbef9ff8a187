/* Memory that runs out anywhere in a run: the run ends with its code and message, the process goes
 * on, nothing is lost and no output is a part of one. The allocator of the library is wrapped (see
 * the link options of this test). */
#include "banxin/banxin.h"
#include "base/recovery.h"
#include "runner.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_ulong calls;
static unsigned long failing; /* the call that fails; 0: none */
static bool forever;          /* and all after it */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static bool fails(void)
{
    unsigned long call = atomic_fetch_add(&calls, 1) + 1;
    return failing && (call == failing || (forever && call > failing));
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails() ? NULL : __real_realloc(block, size);
}

/* %s: the folder of the sources. */
static const char ISSUE[] =
    "<issue title='试' date='2026-11-24'><style>"
    "@page { size: 120mm 160mm; margin: 10mm }"
    "page { grid-template-areas: 'a b'; grid-template-columns: 1fr 1fr; grid-template-rows: 1fr }"
    "p { hyphens: auto }"
    "</style><page number='1'>"
    "<article area='a' id='one'><headline>一篇带英文的稿件</headline>"
    "<p>汉字与 internationalization 相间，<em>着重</em>，（标点）。</p>"
    "<figure src='%s/samples/specimen/specimen.png'><caption>图</caption></figure></article>"
    "<article area='b' id='two'><headline>表格与码</headline>"
    "<table><tr><td>甲</td><td>乙</td></tr></table>"
    "<infobox><qr value='https://example.org/'/></infobox><p>𠮷字在此。</p></article></page>"
    "<page number='2'><article area='a'><headline>又一版</headline><p>文字。</p></article></page>"
    "</issue>";

static char folder[] = "/tmp/banxin-recovery-XXXXXX";
static char issue[64], output[64], dump[64], report[64], pages[64];

static void prepare(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(issue, sizeof issue, "%s/i.xml", folder);
    snprintf(output, sizeof output, "%s/o.pdf", folder);
    snprintf(dump, sizeof dump, "%s/d.json", folder);
    snprintf(report, sizeof report, "%s/r.json", folder);
    snprintf(pages, sizeof pages, "%s/pages", folder);
    FILE *file = fopen(issue, "w");
    fprintf(file, ISSUE, BANXIN_SOURCE_DIR);
    fclose(file);
}

static void clean_up(void)
{
    char command[80];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

typedef struct told {
    unsigned count;
    char last[8];
} told;

static void tell(void *context, const bx_message *message)
{
    told *t = context;
    t->count++;
    strncpy(t->last, message->code, sizeof t->last - 1);
}

static int set(unsigned long fail, bool on, unsigned jobs, told *t)
{
    bx_build_options options = {.issue = issue,
                                .output = output,
                                .per_page = pages,
                                .dump = dump,
                                .report = report,
                                .jobs = jobs,
                                .data = BANXIN_SOURCE_DIR,
                                .message = tell,
                                .context = t};
    *t = (told){0};
    atomic_store(&calls, 0);
    failing = fail;
    forever = on;
    int code = bx_build(&options, NULL);
    failing = 0;
    return code;
}

/* The hash of the PDF; 0 when there is none. */
static unsigned long contents(void)
{
    FILE *file = fopen(output, "rb");
    unsigned long hash = 5381;
    int c;
    if (!file) return 0;
    while ((c = fgetc(file)) != EOF)
        hash = hash * 33 + (unsigned)c;
    fclose(file);
    return hash;
}

/* Runs fail at calls spread over the whole run. */
static void fail_all_over(bool on, unsigned jobs, unsigned long runs)
{
    told t;
    int code = set(0, false, jobs, &t);
    unsigned long total = atomic_load(&calls), good = contents(), broken = 0;
    ck_assert_int_le(code, BX_EXIT_CONTENT);
    ck_assert_uint_ne(good, 0);
    for (unsigned long i = 0; i < runs; i++) {
        unlink(output);
        int ended = set(1 + total * i / runs, on, jobs, &t);
        broken += ended == BX_EXIT_BUG;
        if (ended == BX_EXIT_BUG)
            ck_assert_str_eq(t.last, "E0190");
        else
            ck_assert_int_eq(ended, code);
        ck_assert(contents() == good || (ended == BX_EXIT_BUG && contents() == 0));
    }
    ck_assert_uint_ge(broken, runs * 9 / 10);
    ck_assert_int_eq(set(0, false, jobs, &t), code);
    ck_assert_uint_eq(contents(), good);
}

START_TEST(one_call_fails)
{
    fail_all_over(false, 1, 60);
}
END_TEST

START_TEST(one_call_of_several_threads_fails)
{
    fail_all_over(false, 2, 30);
}
END_TEST

START_TEST(all_calls_from_one_on_fail)
{
    fail_all_over(true, 1, 30);
}
END_TEST

static void require(void *context)
{
    BX_REQUIRE(context != NULL);
}

static void lock_and_fail(void *context)
{
    bx_lock(context);
    require(NULL);
}

START_TEST(a_bug_is_broken_off_too)
{
    bx_failure failure;
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    ck_assert(bx_guarded(require, &lock, &failure));
    ck_assert(!bx_guarded(lock_and_fail, &lock, &failure));
    ck_assert_str_eq(failure.what, "context != NULL");
    ck_assert_int_eq(pthread_mutex_trylock(&lock), 0);
    pthread_mutex_unlock(&lock);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_unchecked_fixture(cases, prepare, clean_up);
    tcase_add_test(cases, a_bug_is_broken_off_too);
    tcase_add_test(cases, one_call_fails);
    tcase_add_test(cases, one_call_of_several_threads_fails);
    tcase_add_test(cases, all_calls_from_one_on_fail);
    return run_tests("app_recovery", cases);
}
