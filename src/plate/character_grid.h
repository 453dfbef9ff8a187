/* The character grid 字身框: where every character of a line would stand if nothing were squeezed
 * or opened (T-141). */
#ifndef BX_PLATE_CHARACTER_GRID_H
#define BX_PLATE_CHARACTER_GRID_H

#include "plate/plate.h"

/* Adds the grid to the plate's rules, which lie under the text: the cells of every line's measure
 * with its baseline, or axis when vertical, and when the whole page is asked for (`page`), the type
 * area and the edges of the columns too. Without `page`, only lines whose style asks for it
 * (bx_plate_line.show_grid) get cells. Call once. */
void bx_plate_add_grid(bx_plate *plate, bool page);

/* Takes it away again: it is no part of the page for those who judge it. */
void bx_plate_remove_grid(bx_plate *plate);

/* How far the Han characters of a line stand from its grid at most: distance of a cell's start to
 * the nearest whole em, at most half an em. */
bx_length bx_plate_line_deviation(const bx_plate_line *line);

#endif
