/* A run that stops without a word is a fault of the program, and never a success. */
#include "app/job.h"
#include "runner.h"

#include <string.h>

/* Stands for the reader of issues (see the link options of this test): fails in silence. */
bx_issue *__wrap_bx_read_issue(const char *path, bool normalize, bx_sources *sources,
                               bx_arena *arena, bx_diagnostics *diagnostics);
bx_issue *__wrap_bx_read_issue(const char *path, bool normalize, bx_sources *sources,
                               bx_arena *arena, bx_diagnostics *diagnostics)
{
    (void)path, (void)normalize, (void)sources, (void)arena, (void)diagnostics;
    return NULL;
}

static void keep(void *context, const bx_message *message)
{
    strncpy(context, message->code, 7);
}

START_TEST(silence_is_a_bug)
{
    char code[8] = "";
    bx_build_options options = {.issue = "t.xml",
                                .output = "/nowhere/t.pdf",
                                .data = BANXIN_SOURCE_DIR,
                                .message = keep,
                                .context = code};
    ck_assert_int_eq(bx_build(&options, NULL), BX_EXIT_BUG);
    ck_assert_str_eq(code, "E0108");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, silence_is_a_bug);
    return run_tests("app_unfinished", cases);
}
