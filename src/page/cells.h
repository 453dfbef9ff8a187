/* Cells of a story: column strips from which heads, figures and boxes are carved; what is left are the
 * slices of the text, in legal reading order. */
#ifndef BX_PAGE_CELLS_H
#define BX_PAGE_CELLS_H

#include "page/flow.h"
#include "page/grid.h"

/* A strip with its text column, while blocks are carved out of it. */
typedef struct bx_cell_strip {
    size_t column;
    bx_length x, width;
    int32_t top, bottom;
    uint32_t band;
} bx_cell_strip;

typedef struct bx_cells {
    bx_cell_strip *strips;
    size_t count, capacity;
    bx_column *columns;     /* text columns, left to right */
    size_t column_count;
    bx_length gap;          /* between text columns */
    uint32_t bands;         /* full-width blocks carved so far */
} bx_cells;

/* Text columns of strips: the basic columns themselves, or `count` broken columns over a rectangle
 * (破栏) with the remainder rule of the style. */
bx_cells bx_cells_make(bx_page_context *context, const bx_style *style, const bx_strip *strips,
                       size_t strip_count, bx_length gap);

typedef enum bx_carve { BX_CARVE_TOP, BX_CARVE_BOTTOM, BX_CARVE_AT } bx_carve;

/* Takes `lines` lines from the columns [begin, end): at the highest place that is free in all of them, at
 * the lowest, or `offset` lines below the highest. Returns the first line taken; *taken says how many
 * lines there were (fewer than wanted when the strips are too short). */
int32_t bx_cells_carve(bx_page_context *context, bx_cells *cells, size_t begin, size_t end,
                       int32_t lines, bx_carve where, int32_t offset, int32_t *taken);

/* The same in one column, for a block that leaves `rest` of the column beside it, from `x` on: text 串文. */
int32_t bx_cells_carve_beside(bx_page_context *context, bx_cells *cells, size_t column, int32_t lines, bx_carve where,
                              int32_t offset, bx_column rest, int32_t *taken);

/* The same for a stretch along the lines that need not end where columns do (破栏题): what it leaves of a column, a
 * gutter away, in whole characters and at least five of them, stays for text. */
int32_t bx_cells_carve_stretch(bx_page_context *context, bx_cells *cells, bx_column place, int32_t lines, bx_carve where,
                               int32_t offset, int32_t *taken);

/* Adds the columns and strips of `more` behind those of `cells`. */
void bx_cells_append(bx_page_context *context, bx_cells *cells, const bx_cells *more);

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

/* The slices in reading order: band by band, columns left to right, downwards. */
bx_slice *bx_cells_slices(const bx_page_context *context, const bx_cells *cells, bx_length pitch,
                          size_t *count);

#endif
