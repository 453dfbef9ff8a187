/* Copyfit: a story fills its slices exactly by steps of whole lines, taken from a ladder in a fixed
 * order and logged. Leading and body size never change.
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
 *
 * Within a rung the cheapest step comes first (line/cost.h); a step that does not bring the story
 * nearer to its slices is taken back. When all steps together do not lengthen a story enough, none
 * is taken: the hole is reported as it is.
 */
#ifndef BX_STORY_COPYFIT_H
#define BX_STORY_COPYFIT_H

#include "grid/grid.h"
#include "line/line.h"

typedef struct bx_story bx_story;

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

/* The name of a rung in dumps, and whether its steps change blocks, not items of the flow. */
const char *bx_rung_name(bx_rung rung);
bool bx_rung_is_block(bx_rung rung);

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

/* Fits a story into strips; the steps stay in force until the next call. Work: one pour, and when
 * there is something to do three breakings of about as many paragraphs as lines are wanted and a
 * pour for each step that is tried. A `trial`, for the cost alone, gives up when there cannot be
 * enough steps. */
const bx_copyfit *bx_copyfit_story(const bx_ask *ask, bx_story *story, const bx_strip *strips,
                                   size_t count, bool trial);

/* Takes all steps back. */
void bx_copyfit_reset(bx_story *story);

#endif
