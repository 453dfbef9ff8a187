/* Rules between the text columns of a story 栏线. */
#ifndef BX_PAINT_COLUMN_RULES_H
#define BX_PAINT_COLUMN_RULES_H

#include "grid/cells.h"
#include "paint/painter.h"

/* Draws rules between slices of neighbouring text columns of a story, in the middle of the gutter
 * and as far as both reach: not beside heads and blocks. `pitch` is that of the slices' lines,
 * `gutter` the least white between the columns. */
void bx_slice_rules(const bx_painter *painter, const bx_border *rule, const bx_slice *slices,
                    size_t count, bx_length pitch, bx_length gutter);

#endif
