/* What every unit test shares: one suite, run in this process or forked as Check decides. */
#ifndef BX_TESTS_RUNNER_H
#define BX_TESTS_RUNNER_H

#include <check.h>
#include <stdlib.h>
#include <sys/resource.h>

/* Seconds of CPU time of one program: a busy machine does not change them, as it does the wall
 * clock's. BX_SWEEP in the environment asks for the long form of a test, and gives it more. */
enum { BX_TEST_SECONDS = 120, BX_SWEEP_SECONDS = 3600 };

/* Runs one test case; the exit code of main. SIGXCPU ends it when it takes too much CPU time. */
static inline int run_tests(const char *name, TCase *tests)
{
    rlim_t seconds = getenv("BX_SWEEP") ? BX_SWEEP_SECONDS : BX_TEST_SECONDS;
    setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds + 5});
    tcase_set_timeout(tests, 0);
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
