/* What a setting of a story is made of. A setting is a value: how one story stands in one shape.
 * All that a trial writes is in here, in the arena of who asked (story/fill.h); the story, its
 * document and its styles are the same before and after, so a setting that is not wanted goes with
 * its arena.
 *
 * Lengths and lines count in the layout of the area: along and across the lines of the page, or of
 * the story where it is turned against its page (`turn.axes`).
 */
#ifndef BX_STORY_SETTING_H
#define BX_STORY_SETTING_H

#include "grid/cells.h"
#include "grid/turn.h"
#include "story/flow_pour.h"
#include "story/rungs.h"
#include "story/story.h"

/* A block of the story in its place. */
typedef struct bx_set_block {
    const bx_story_block *block;
    int32_t extra;  /* lines that copyfit gives or takes */
    bool cut;       /* copyfit leaves the end of the caption out */
    int32_t wanted; /* lines by style or content */
    size_t column_begin, column_end;
    int32_t top, lines; /* that it takes; 0: it found none */
    bx_column place;    /* along the lines */
    bool cramped;       /* fewer lines than it wants */
    bool narrow;        /* heads: the form needs more columns */
    bool reserved;      /* heads: took its place before the columns were made */
    bx_box *box; /* as it is printed, at `at` within `area`; NULL: it found no lines. While a story
                    is filled: what the sizes of parts of the head follow */
    bx_rect area;
    bx_point at;
} bx_set_block;

typedef enum bx_jump_result {
    BX_JUMPED_NOT,     /* the story does not jump, or is too long although */
    BX_JUMPED_NOTHING, /* nothing is left for the other page */
    BX_JUMPED
} bx_jump_result;

/* A story that goes on on another page. */
typedef struct bx_story_jump {
    bool kept; /* the story is too long, and its last line is kept for the jump line */
    bx_jump_result result;
    bx_jump_cut cut;  /* where it is cut */
    uint32_t carried; /* characters that go to the other page */
} bx_story_jump;

typedef struct bx_story_setting {
    const bx_story *story;
    bx_strips strips;     /* the shape that was asked about */
    bx_set_block *blocks; /* of story->blocks */
    bx_set_flow flow;
    bx_turn turn;
    bx_cells page;  /* of a story that is turned: the page's columns without blocks */
    bx_cells cells; /* the story's columns without blocks */
    bx_slices slices;
    bool enough; /* room for every block */
    int32_t cut; /* lines by which all slices were shortened (column-fill: balance) */
    bx_flow_fit fit;
    bx_copyfit copyfit;
    bx_story_jump jump;
} bx_story_setting;

/* What is asked inside a setting: the layout counts the story's way. */
static inline bx_ask bx_story_inside(const bx_ask *ask, const bx_story_setting *setting)
{
    bx_ask inside = *ask;
    inside.axes = setting->turn.axes;
    return inside;
}

#endif
