/* Tables: rows and cells as in HTML, columns by content or style, rows in a unit of their own (6 pt
 * by the shipped styles), for results, prices and weather.
 *
 * Alignment by a mark (text-align: ".") puts the decimal points of a column below each other. A
 * table that is too wide is set condensed down to three quarters; columns or rows that do not fit
 * even so are cut and reported as overset.
 */
#ifndef BX_BOX_TABLE_H
#define BX_BOX_TABLE_H

#include "box/box_parts.h"

/* The box of a <table>; with a height that is given or styled rows that do not fit are cut, and
 * `align-content: stretch` shares spare room among the rows. */
bx_box *bx_table_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number);

/* A table in running text that no column holds is set in parts, a column each. bx_table_make
 * measures it for a width (border edge). bx_table_part is the part from row `begin` on, with the
 * head above it, that fits into `room`; *end is the first row of the next one, `begin` when nothing
 * fits. Texts above are in the first part, those below in the last. */
bx_table *bx_table_make(const bx_ask *ask, const bx_node *node, bx_length width);
bx_box *bx_table_part(const bx_ask *ask, const bx_table *table, size_t begin, bx_length room,
                      size_t *end, uint32_t *number);

/* Rows of a table, and the characters from row `begin` on. */
size_t bx_table_rows(const bx_table *table);
uint32_t bx_table_characters(const bx_ask *ask, const bx_table *table, size_t begin);

/* Width of the table when nothing is broken, without its edges. */
bx_length bx_table_natural_width(const bx_ask *ask, const bx_node *node);

#endif
