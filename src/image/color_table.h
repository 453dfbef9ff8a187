/* RGB to CMYK by a table of nodes: what lcms interpolates, at a quarter of its cost. */
#ifndef BX_IMAGE_COLOR_TABLE_H
#define BX_IMAGE_COLOR_TABLE_H

#include "base/string.h"

#include <lcms2.h>

/* 33 nodes along each of red, green, blue. */
typedef struct bx_color_table bx_color_table;

/* Fills a table from a transform of TYPE_RGB_16 to TYPE_CMYK_16. The caller frees it with bx_free.
 */
bx_color_table *bx_color_table_make(cmsHTRANSFORM transform);

/* Its nodes, borrowed; and a table of such nodes, NULL when they are none. */
bx_string bx_color_table_nodes(const bx_color_table *table);
bx_color_table *bx_color_table_of_nodes(bx_string nodes);

/* Most ink of any colour, in per cent of one ink, rounding of 8 bits included. */
unsigned bx_color_table_most_ink(const bx_color_table *table);

/* Converts `count` pixels of 8 or 16 bits a component to CMYK of 8 bits; `rgb` and `cmyk` do not
 * overlap. Tetrahedral, as lcms does it; for 8 bits its result differs by at most 1. Thread-safe.
 */
void bx_color_table_apply_8(const bx_color_table *table, const uint8_t *rgb, uint8_t *cmyk,
                            size_t count);
void bx_color_table_apply_16(const bx_color_table *table, const uint16_t *rgb, uint8_t *cmyk,
                             size_t count);

#endif
