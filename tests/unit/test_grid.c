/* Lines of the page grid: what grid-column and grid-row give. */
#include "grid/grid.h"

#include "runner.h"

enum { MOST = 5, FAR = 8 };

/* The tracks that CSS Grid (§ 8) gives for two line numbers of a grid that does not grow: lines
 * outside count as the nearest one inside that leaves a track. */
static void expect(int32_t a, int32_t b, size_t tracks, size_t *begin, size_t *end)
{
    int32_t count = (int32_t)tracks;
    int32_t from = a < 0 ? a + count + 2 : a, to = b < 0 ? b + count + 2 : b;
    if (from > to) {
        int32_t swap = from;
        from = to;
        to = swap;
    }
    from = from < 1 ? 1 : from > count ? count : from;
    to = to <= from ? from + 1 : to > count + 1 ? count + 1 : to;
    *begin = (size_t)from - 1;
    *end = (size_t)to - 1;
}

START_TEST(every_pair_of_lines)
{
    for (size_t count = 1; count <= MOST; count++) {
        for (int16_t a = -FAR; a <= FAR; a++) {
            for (int16_t b = -FAR; b <= FAR; b++) {
                if (a == 0 || b == 0 || a + (int)count + 2 == 0 || b + (int)count + 2 == 0)
                    continue;
                size_t begin, end, first, last;
                expect(a, b, count, &first, &last);
                bx_grid_line lines[2] = {{.line = a}, {.line = b}};
                ck_assert(bx_grid_line_range(lines, count, &begin, &end));
                ck_assert_msg(begin == first && end == last, "%d / %d of %zu: %zu–%zu", a, b, count,
                              begin, end);
            }
        }
    }
}
END_TEST

START_TEST(every_span)
{
    for (size_t count = 1; count <= MOST; count++) {
        for (int16_t a = 1; a <= (int16_t)count; a++) {
            for (uint16_t span = 1; span <= FAR; span++) {
                size_t begin, end, last = (size_t)a - 1 + span;
                bx_grid_line lines[2] = {{.line = a}, {.span = span}};
                ck_assert(bx_grid_line_range(lines, count, &begin, &end));
                ck_assert_uint_eq(begin, (size_t)a - 1);
                ck_assert_uint_eq(end, last < count ? last : count);
            }
        }
    }
    size_t begin, end;
    ck_assert(!bx_grid_line_range((bx_grid_line[2]){{0}, {0}}, 3, &begin, &end));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("grid");
    tcase_add_test(tests, every_pair_of_lines);
    tcase_add_test(tests, every_span);
    return run_tests("grid", tests);
}
