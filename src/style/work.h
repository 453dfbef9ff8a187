/* Work of styling one tree: counted, never timed, so that a bound is met at the same place on every
 * machine. */
#ifndef BX_STYLE_WORK_H
#define BX_STYLE_WORK_H

#include <stdbool.h>
#include <stdint.h>

/* Steps for one tree: compounds tried on an element, siblings counted for :nth-…, tokens that var()
 * unfolds. The samples need less than a tenth of it. */
enum { BX_MOST_STYLE_WORK = 100000000 };

/* A zeroed struct has done nothing. */
typedef struct bx_style_work {
    uint64_t steps;
} bx_style_work;

static inline bool bx_style_work_is_left(const bx_style_work *work)
{
    return work->steps < BX_MOST_STYLE_WORK;
}

/* Counts steps; false when no more may be done. */
static inline bool bx_style_work_spend(bx_style_work *work, uint64_t steps)
{
    work->steps += steps;
    return bx_style_work_is_left(work);
}

#endif
