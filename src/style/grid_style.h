/* Computed style: columns, rows and the rules between them. */
#ifndef BX_STYLE_GRID_STYLE_H
#define BX_STYLE_GRID_STYLE_H

#include "style/values.h"

/* -bx-column-remainder: where spare characters of broken columns go when a story is broken over
 * them 破栏: fractional = equal columns of fractional width; gutter = whole characters, gutters
 * take the rest; unequal = whole characters, spare ones go to the first columns. */
typedef enum bx_column_remainder {
    BX_REMAINDER_FRACTIONAL,
    BX_REMAINDER_GUTTER,
    BX_REMAINDER_UNEQUAL
} bx_column_remainder;

/* column-fill: balance = equal slices; auto = first slices full. */
typedef enum bx_column_fill { BX_FILL_BALANCE, BX_FILL_AUTO } bx_column_fill;

/* -bx-lead-columns: so many columns over the first lines of a story; 0 = none. */
typedef struct bx_lead_columns {
    uint16_t count;
    bx_length lines; /* their height */
} bx_lead_columns;

typedef struct bx_tracks {
    const bx_track *tracks;
    size_t count;
} bx_tracks;

typedef struct bx_grid_style {
    uint16_t column_count;   /* 0 = auto: the basic columns of its area */
    bx_dimension column_gap; /* auto = that of the page grid */
    bx_dimension row_gap;
    bx_border column_rule;
    bx_length
        row_unit; /* -bx-row-unit: rows of a table are whole multiples of it; 0 = any height */
    bx_border row_rule; /* between grid rows and between members of a group */
    bx_column_fill column_fill;
    bx_column_remainder column_remainder;
    bx_lead_columns lead_columns; /* -bx-lead-columns: other columns first 变栏 */
    bx_tracks columns, rows;
    const bx_areas *areas; /* NULL = none */
} bx_grid_style;

#endif
