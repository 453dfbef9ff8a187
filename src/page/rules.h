/* Rules of the page: between areas of different items, column rules upright, row rules across. They stop
 * where one item lies on both sides, so heads and pictures that span columns are not cut. */
#ifndef BX_PAGE_RULES_H
#define BX_PAGE_RULES_H

#include "page/item.h"

void bx_page_rules(bx_page_context *context, const bx_grid *grid, const bx_item *items,
                   size_t item_count);

/* Draws column rules 栏线 between slices of neighbouring text columns of a story, in the middle of the gutter and as far
 * as both reach: not beside heads and blocks. `pitch` is that of the slices' lines,
 * `gutter` the least white between the columns. */
void bx_slice_rules(bx_page_context *context, const bx_border *rule, const bx_slice *slices, size_t count, bx_length pitch,
                    bx_length gutter);

#endif
