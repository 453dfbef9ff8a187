/* A run that stops without a word is a fault of the program, and never a success. */
#include "app/job.h"
#include "runner.h"

#include <string.h>

static bool silent;

/* Stands for the reader of issues (see the link options of this test): fails in silence, or breaks
 * an invariant. */
bx_issue *__wrap_bx_read_issue(const char *path, bool normalize, bx_sources *sources,
                               bx_arena *arena, bx_diagnostics *diagnostics);
bx_issue *__wrap_bx_read_issue(const char *path, bool normalize, bx_sources *sources,
                               bx_arena *arena, bx_diagnostics *diagnostics)
{
    (void)path, (void)normalize, (void)sources, (void)arena, (void)diagnostics;
    BX_REQUIRE(silent);
    return NULL;
}

static void keep(void *context, const bx_message *message)
{
    strncpy(context, message->code, 7);
}

static int build(char *code)
{
    bx_build_options options = {.issue = "t.xml",
                                .output = "/nowhere/t.pdf",
                                .data = BANXIN_SOURCE_DIR,
                                .message = keep,
                                .context = code};
    return bx_build(&options, NULL);
}

START_TEST(silence_is_a_bug)
{
    char code[8] = "";
    silent = true;
    ck_assert_int_eq(build(code), BX_EXIT_BUG);
    ck_assert_str_eq(code, "E0108");
}
END_TEST

START_TEST(a_broken_invariant_is_said)
{
    char code[8] = "";
    silent = false;
    ck_assert_int_eq(build(code), BX_EXIT_BUG);
    ck_assert_str_eq(code, "E0191");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, silence_is_a_bug);
    tcase_add_test(cases, a_broken_invariant_is_said);
    return run_tests("app_unfinished", cases);
}
