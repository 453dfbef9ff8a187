/* The rungs of copyfit, and the steps that were taken on them. A story fills its slices exactly by
 * steps of whole lines, taken from a ladder in a fixed order and logged. Leading and body size
 * never change.
 *
 * | rung      | too long                       | too short             | from -bx-copyfit |
 * | --------- | ------------------------------ | --------------------- | ---------------- |
 * | marks     | a paragraph one line less      |                       | lines            |
 * | gaps      |                                | a paragraph one more  | lines            |
 * | crosshead | less white round it            | more white            | all              |
 * | head      | lower                          | higher                | all              |
 * | picture   | lower                          | higher                | all              |
 * | caption   | ends before what has cut="ok"  |                       | all              |
 * | drop      | a paragraph with cut="ok" goes |                       | all              |
 * | tail      |                                | white above the end   | all              |
 */
#ifndef BX_STORY_RUNGS_H
#define BX_STORY_RUNGS_H

#include "style/fit_style.h"

typedef enum bx_rung {
    BX_RUNG_MARKS,
    BX_RUNG_GAPS,
    BX_RUNG_CROSSHEAD,
    BX_RUNG_HEAD,
    BX_RUNG_PICTURE,
    BX_RUNG_CAPTION,
    BX_RUNG_DROP,
    BX_RUNG_TAIL,
    BX_RUNG_COUNT
} bx_rung;

typedef struct bx_rung_row {
    const char *name; /* in dumps */
    bool shortens, lengthens;
    bool block;     /* its steps change blocks, not items of the flow */
    bool paragraph; /* they break a paragraph anew */
    bx_copyfit_level level;
    int64_t cost; /* of one step, beside what lines cost */
} bx_rung_row;

extern const bx_rung_row bx_rungs[BX_RUNG_COUNT];

/* One step that was taken: part `target` of the story (an item of its flow, or a block) had
 * `before` lines and has `after`. */
typedef struct bx_copyfit_step {
    bx_rung rung;
    bool widow; /* MARKS: the last line had three characters at most */
    size_t target;
    int32_t before, after;
    int64_t cost;
} bx_copyfit_step;

typedef struct bx_copyfit {
    bool exact;             /* every line of the slices is filled and nothing is left over */
    bool fits;              /* nothing is left over */
    int64_t cost;           /* of the steps and of what they could not mend; 0: nothing to do */
    bx_copyfit_step *steps; /* in the order in which they were taken */
    size_t step_count;
} bx_copyfit;

/* What a line is worth that stays empty, or is over: more than any steps. No white is worth a line
 * of text lost. */
enum { BX_COST_UNFILLED = 1000000, BX_COST_OVERSET = 50000000 };

#endif
