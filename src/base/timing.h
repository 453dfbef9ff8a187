/* Timings per stage, for --timings. Clocks never reach the output. Thread-safe (atomic adds). */
#ifndef BX_BASE_TIMING_H
#define BX_BASE_TIMING_H

#include <stdint.h>

typedef enum bx_stage {
    BX_STAGE_INPUT,
    BX_STAGE_STYLE,
    BX_STAGE_FONTS,
    BX_STAGE_TEXT,
    BX_STAGE_LINES,
    BX_STAGE_PAGE,
    BX_STAGE_LINT,
    BX_STAGE_IMAGES,
    BX_STAGE_STREAMS,
    BX_STAGE_SUBSET,
    BX_STAGE_DEFLATE,
    BX_STAGE_WRITE,
    BX_STAGE_COUNT
} bx_stage;

/* Nanoseconds of a monotonic clock. */
uint64_t bx_clock(void);

/* Adds the time since `started` to a stage (process-wide totals). */
void bx_timing_add(bx_stage stage, uint64_t started);

/* Total of a stage in nanoseconds, and its English name. */
uint64_t bx_timing_total(bx_stage stage);
const char *bx_timing_name(bx_stage stage);

#endif
