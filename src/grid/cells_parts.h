/* Shared between the files that make cells. */
#ifndef BX_GRID_CELLS_PARTS_H
#define BX_GRID_CELLS_PARTS_H

#include "grid/cells.h"

/* Bands of the polygon leave this many bits for bands below blocks. */
enum { BX_BAND_BITS = 12 };

/* Adds a strip; one without lines adds nothing. */
void bx_cells_add(const bx_ask *ask, bx_cells *cells, bx_cell_strip strip);

/* Adds a text column to the last row. */
void bx_cells_add_column(const bx_ask *ask, bx_cells *cells, bx_column column);

/* Begins a new row of text columns. */
void bx_cells_add_row(const bx_ask *ask, bx_cells *cells);

/* Different first and last lines of strips, in order. */
int32_t *bx_cells_corners(const bx_ask *ask, const bx_cell_strip *strips, size_t count,
                          size_t *corner_count);

/* Adds `count` broken columns over the polygon of `strips` (ordered by x, then top); the bands
 * begin at `band`. */
void bx_cells_break(const bx_ask *ask, const bx_style *style, size_t count,
                    const bx_cell_strip *strips, size_t strip_count, uint32_t band,
                    bx_cells *cells);

/* Numbers the bands of the polygon from `band` on, of the strips from `first` on (ordered by
 * column, then top), and cuts strips that go through a cut. */
void bx_cells_order(const bx_ask *ask, bx_cells *cells, size_t first, uint32_t band);

#endif
