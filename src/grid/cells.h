/* Cells of a story: column strips from which heads, figures and boxes are carved; what is left are
 * the slices of the text, in legal reading order.
 *
 * An area is any rectilinear polygon: rectangle, L, T, U, step, Z. How it is read (走文):
 *
 *  1. Column by column, И: down a column, then up and right to the top of the next one, as long
 *     as every column is one piece and touches the next. That holds for rectangles, all L, T, ⊥,
 *     U, ∩, H, steps, Z and S.
 *  2. A column in two pieces with foreign matter between them ([ ] E and the like) would make text
 *     jump (跳文). The polygon is then cut across, at its own corners, into the fewest bands in
 *     each of which (1) holds; bands are read from the first down. Of equally few, the cuts are
 *     taken where the last slice above ends at the cut and the first one below begins there, so
 *     that the eye goes back along the cut and crosses nothing.
 *  3. A block of the story over all columns of a band starts a new band under it; one over some of
 *     them does not: text goes on below it in its column.
 *  4. Broken columns 破栏 stand over the whole width where no step of the polygon goes through one
 *     of them. Else each maximal band has a row of columns, in proportion to its width, and rows
 *     are read from the first down; where a band has two arms (U, H), the polygon is cut downwards
 *     at its steps instead, each part has its own columns, and (1) holds.
 *  5. Where text stands on both sides of a block within one column, the near side is read first,
 *     then the far one.
 *
 * Vertical text is the same with the axes exchanged: tiers from top to bottom, lines from right to
 * left.
 */
#ifndef BX_GRID_CELLS_H
#define BX_GRID_CELLS_H

#include "grid/contour.h"
#include "grid/grid.h"

/* A part of a text column: what cells leave, and flows fill. */
typedef struct bx_slice {
    bx_length x, width;
    bx_length top; /* page coordinate */
    int32_t lines; /* capacity in lines of the text's pitch */
    size_t column; /* text column, from 0 */
    uint32_t band; /* number of full-width blocks above it in its story */
} bx_slice;

/* The slices of a story, in reading order. */
typedef struct bx_slices {
    bx_slice *items;
    size_t count;
} bx_slices;

/* As many of `count` columns, `gap` apart, as have BX_LEAST_CHARACTERS of the page in `room`; one
 * at least. */
size_t bx_fitting_columns(const bx_ask *ask, int64_t room, bx_length gap, size_t count);

/* A strip with its text column, while blocks are carved out of it. */
typedef struct bx_cell_strip {
    size_t column;
    bx_length x, width;
    int32_t top, bottom;
    uint32_t band; /* read one after the other: the polygon's in the upper bits, those below blocks
                      under them */
    int32_t beside; /* first of the lines in which text stands on both sides of a block; −1: none */
    bool behind;    /* on the far side of it */
} bx_cell_strip;

/* Columns that stand side by side. */
typedef struct bx_cell_row {
    size_t first, count;
} bx_cell_row;

typedef struct bx_cells {
    bx_cell_strip *strips;
    size_t count, capacity;
    bx_column *columns; /* text columns, row by row, in the direction of reading */
    size_t column_count;
    bx_cell_row *rows; /* of text columns, one unless columns are broken by bands */
    size_t row_count;
    bx_length gap;        /* between text columns */
    size_t wanted, given; /* broken columns: as styled, and as many as have five characters */
    bool jumps;           /* no order of reading was found that crosses nothing */
} bx_cells;

/* Text columns of strips: the basic columns themselves, or broken columns 破栏 by the style's
 * column-count and remainder rule. `gap` is the page's gutter. Strips narrower than one character
 * hold no text. */
bx_cells bx_cells_make(const bx_ask *ask, const bx_style *style, bx_strips strips, bx_length gap);

/* Sets the first free lines over other columns than the rest (变栏), by -bx-lead-columns, one line
 * above them: call it when the head has its cells. Does nothing without that property. */
void bx_cells_lead(const bx_ask *ask, const bx_style *style, bx_cells *cells);

typedef enum bx_carve { BX_CARVE_TOP, BX_CARVE_BOTTOM, BX_CARVE_AT } bx_carve;

/* A block that takes cells: where it stands along the lines, how many lines it wants, and where. */
typedef struct bx_cell_block {
    bx_column place;
    int32_t lines;
    bx_carve where;
    int32_t offset;   /* BX_CARVE_AT: below the highest line that is free in all of its columns */
    bx_length margin; /* to text beside it, at least */
    const bx_shape *shape; /* shape-outside; NULL: the rectangle */
} bx_cell_block;

/* Takes the lines of a block: at the highest place where all columns that it touches are free, at
 * the lowest, or `offset` lines below the highest, or at the foot when that would be too low. What
 * it leaves of a column beside it stays for text, in whole characters, where there are five of them
 * (T-142). Returns the first line taken; *taken says how many lines there were (fewer than wanted
 * when no place is high enough). */
int32_t bx_cells_take(const bx_ask *ask, bx_cells *cells, const bx_cell_block *block,
                      int32_t *taken);

/* Adds the columns and strips of `more` beside those of `cells`. */
void bx_cells_append(const bx_ask *ask, bx_cells *cells, const bx_cells *more);

/* Resolves grid-column in the row of text columns where a block stands: the last one for
 * BX_CARVE_BOTTOM, else the first. Ends that are not given are `begin` and `end` of the row; false
 * when both are not. */
bool bx_cells_columns(const bx_cells *cells, const bx_grid_line lines[2], bx_carve where,
                      size_t *begin, size_t *end);

/* Columns from the first on that begin at the same line: where a head without a place of its own
 * stands. */
size_t bx_cells_level_columns(const bx_cells *cells);

/* Lines that are free in all of the columns [begin, end), from the highest place on. */
int32_t bx_cells_free_lines(const bx_cells *cells, size_t begin, size_t end);

/* Highest first line and lowest end of all strips. */
void bx_cells_extent(const bx_cells *cells, int32_t *top, int32_t *bottom);

/* Width of the columns [begin, end) with the gaps between them. */
bx_length bx_cells_width(const bx_cells *cells, size_t begin, size_t end);

/* Shortens every strip that ends at the lowest line by `lines`. */
void bx_cells_shorten(bx_cells *cells, int32_t lines);

/* The slices in reading order, of a line of `pitch` at least. */
bx_slices bx_cells_slices(const bx_ask *ask, const bx_cells *cells, bx_length pitch);

/* Whether text jumps from one slice to a lower one in the same place, over what is not in the
 * strips of the area: blocks may take the columns that would have been read between. `used`: lines
 * with text, per slice. */
bool bx_cells_text_jumps(const bx_ask *ask, bx_strips strips, bx_slices slices, const int32_t *used,
                         bx_length pitch);

#endif
