/* Initial letters sunk into whole lines 首字下沉: ::first-letter with initial-letter. The text
 * beside them keeps the grid: whole characters to the end of the measure (CSS Inline 3,
 * initial-letter; newspaper.md 6, row 38). */
#ifndef BX_STORY_INITIAL_H
#define BX_STORY_INITIAL_H

#include "grid/ask.h"
#include "line/asker.h"

typedef struct bx_initial {
    bx_paragraph *letter; /* opening marks, if there are some, and one letter */
    bx_lines line;
    int32_t lines;       /* that it is sunk into */
    bx_length width, em; /* of the letter; body size of the text beside it */
    bool western; /* stands on the last line's baseline instead of filling the lines' em boxes */
} bx_initial;

/* The initial letter of a block whose lines have this pitch; NULL when its style has none. Its text
 * is then shaped with bx_shape_after_initial. */
bx_initial *bx_initial_make(const bx_ask *ask, const bx_node *block, bx_length pitch);

/* `measures` with the lines beside the letter as a measure of their own, of one character at least;
 * *count grows by one. */
const bx_measure *bx_initial_measures(const bx_ask *ask, const bx_initial *initial,
                                      const bx_measure *measures, size_t *count);

/* What a measure leaves beside the letter: whole characters, a quarter of one away at least. */
bx_length bx_initial_rest(const bx_initial *initial, bx_length measure);

#endif
