/* What every unit test shares: one suite, run in this process or forked as Check decides. */
#ifndef BX_TESTS_RUNNER_H
#define BX_TESTS_RUNNER_H

#include <check.h>
#include <stdlib.h>

/* Runs one test case; the exit code of main. */
static inline int run_tests(const char *name, TCase *tests)
{
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
