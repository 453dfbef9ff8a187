/* The page grid: basic columns in characters, rows in whole body lines, named areas of any
 * rectilinear shape (W(k) = k·b + (k−1)·g; fractional measures are allowed).
 *
 * Rows count in body lines from the top of the type area; columns are physical.
 */
#ifndef BX_GRID_GRID_H
#define BX_GRID_GRID_H

#include "grid/ask.h"

/* One column of the page, or of a box with columns. */
typedef struct bx_column {
    bx_length x, width;
} bx_column;

/* One row: its first line and its height in lines. Height −1: not known yet (auto, fr). */
typedef struct bx_row {
    bx_dimension size;
    int32_t top, lines;
} bx_row;

typedef struct bx_grid {
    bx_column *columns;
    size_t column_count;
    bx_row *rows;
    size_t row_count;
    int32_t gap_lines; /* between rows */
    bx_length gap;     /* between columns */
    int64_t over; /* by which the columns are wider than the page's type area; < 0: they are not */
    const bx_areas *areas; /* NULL: one area that is the whole page; columns that it draws beyond
                              those of the grid are left out */
} bx_grid;

/* Part of a column that an item owns: grid column and half-open range of rows. */
typedef struct bx_cell_range {
    size_t column;
    size_t row_begin, row_end;
} bx_cell_range;

/* Part of a column in lines: what an item is set into. Ordered by column, then downwards. */
typedef struct bx_strip {
    bx_length x, width;
    int32_t top, bottom; /* lines; bottom is behind the last */
} bx_strip;

/* An area, or what is left of one: its strips. */
typedef struct bx_strips {
    const bx_strip *items;
    size_t count;
} bx_strips;

/* Builds columns and rows of the page element; rows that need content stay open (lines −1). */
bx_grid bx_grid_make(const bx_ask *ask);

/* The cells of a named area, column by column. False when the grid has no such area. */
bool bx_grid_area(const bx_ask *ask, const bx_grid *grid, bx_string name, bx_cell_range **ranges,
                  size_t *count);

/* The cells given by grid-column and grid-row of a style, and by further rectangles of grid-area;
 * false when both are auto. Lines beyond the grid are moved to its edge (bx_area_beyond). */
bool bx_grid_placed(const bx_ask *ask, const bx_grid *grid, const bx_style *style,
                    bx_cell_range **ranges, size_t *count);

/* Gives rows their first lines, after heights are known up to `count` rows. */
void bx_grid_stack_rows(bx_grid *grid, size_t count);

/* Strips of cell ranges; all rows must have heights. In the arena. */
bx_strips bx_grid_strips(const bx_ask *ask, const bx_grid *grid, const bx_cell_range *ranges,
                         size_t count);

/* Sizes of tracks in `room`: lengths as they are, auto by `content[i]`, fr sharing what is left. */
void bx_track_sizes(const bx_track *tracks, size_t count, bx_length gap, bx_length room,
                    const bx_length *content, bx_length *sizes);

/* Resolves grid-column or grid-row ends to a half-open track range; false when both are auto. */
bool bx_grid_line_range(const bx_grid_line lines[2], size_t track_count, size_t *begin,
                        size_t *end);

#endif
