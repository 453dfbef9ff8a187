/* Process-wide stage totals. */
#include "base/timing.h"

#include <stdatomic.h>
#include <time.h>

static atomic_uint_fast64_t totals[BX_STAGE_COUNT];

static const char *const NAMES[BX_STAGE_COUNT] = {
    [BX_STAGE_INPUT] = "input",   [BX_STAGE_STYLE] = "style",     [BX_STAGE_FONTS] = "fonts",
    [BX_STAGE_TEXT] = "text",     [BX_STAGE_LINES] = "lines",     [BX_STAGE_PAGE] = "page",
    [BX_STAGE_LINT] = "lint",     [BX_STAGE_IMAGES] = "images",   [BX_STAGE_STREAMS] = "streams",
    [BX_STAGE_SUBSET] = "subset", [BX_STAGE_DEFLATE] = "deflate", [BX_STAGE_WRITE] = "write",
};

uint64_t bx_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void bx_timing_add(bx_stage stage, uint64_t started)
{
    atomic_fetch_add(&totals[stage], bx_clock() - started);
}

uint64_t bx_timing_total(bx_stage stage)
{
    return atomic_load(&totals[stage]);
}

const char *bx_timing_name(bx_stage stage)
{
    return NAMES[stage];
}
