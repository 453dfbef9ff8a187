/* Where heads stand against the text of their story 题文关系: above it, over a part of it, beside
 * it, inside it, in its corners, or in two parts. The forms are those of newspaper practice
 * (-bx-head-placement); each takes whole body lines out of the story's columns and leaves slices
 * that read in the legal order: columns in the order of the lines' direction, each downwards.
 * Directions are those of the layout (grid/axes.h): on a vertical page “above” is at the right.
 */
#ifndef BX_STORY_HEAD_H
#define BX_STORY_HEAD_H

#include "story/setting.h"

/* Decides a head's columns and its place along the lines from its form, grid-column and
 * inline-size. A form that the story has too few columns for becomes `above`, and `b->narrow` says
 * so. */
void bx_head_columns(const bx_ask *ask, const bx_cells *cells, bx_set_block *b);

/* The name of a form in style sheets. */
const char *bx_head_form_name(bx_head_placement form);

/* Whether a head stands in columns that have to be carved by its form: all but `above` over whole
 * columns. */
bool bx_head_has_form(const bx_ask *ask, const bx_set_block *b);

/* Takes `lines` lines (or all, for forms of full height) out of the columns. False when there are
 * too few. */
bool bx_head_carve(const bx_ask *ask, bx_cells *cells, bx_set_block *b, int32_t lines);

/* Takes the places of the parts of a head that follow each other at one side with lines of the
 * other direction (the leg of a hook ┐ ┌), side by side. Returns how many of the `count` blocks
 * those are, 0: the first one is none. */
size_t bx_head_carve_legs(const bx_ask *ask, bx_cells *cells, bx_set_block *blocks, size_t count,
                          bool *enough);

/* Columns of a story whose head stands beside the text over its whole height and not on column
 * edges: the head takes its width first, the rest is broken into columns. False when this is no
 * such head. */
bool bx_head_reserve(const bx_ask *ask, const bx_style *style, bx_set_block *b, bx_strips strips,
                     bx_length gap, bx_cells *cells);

/* Whether vertical lines of a head on a horizontal page run from left to right: newspapers do so
 * left of the text. */
bool bx_head_reads_from_left(const bx_ask *ask, const bx_set_block *b);

#endif
