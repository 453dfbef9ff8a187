/* Copyfit: the ladder of story/rungs.h, climbed.
 *
 * Within a rung the cheapest step comes first (line/cost.h); a step that does not bring the story
 * nearer to its slices is taken back. When all steps together do not lengthen a story enough, none
 * is taken: the hole is reported as it is.
 */
#ifndef BX_STORY_COPYFIT_H
#define BX_STORY_COPYFIT_H

#include "story/setting.h"

/* How far copyfit goes. */
typedef enum bx_copyfit_effort {
    BX_EFFORT_TRIAL, /* for the cost alone: gives up when there cannot be enough steps */
    BX_EFFORT_WHOLE
} bx_copyfit_effort;

/* Fits a new setting to its strips; the steps are in force in it. Work: one pour, and when there is
 * something to do three breakings of about as many paragraphs as lines are wanted and a pour for
 * each step that is tried. */
void bx_copyfit_story(const bx_ask *ask, bx_story_setting *setting, bx_copyfit_effort effort);

#endif
