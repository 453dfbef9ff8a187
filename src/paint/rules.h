/* Rules of the page: between areas of different items, column rules upright, row rules across. They
 * stop where one item lies on both sides, so heads and pictures that span columns are not cut. */
#ifndef BX_PAINT_RULES_H
#define BX_PAINT_RULES_H

#include "page/item.h"
#include "paint/painter.h"

/* Draws them between the items of a grid whose rows all have a height; which ones, the page's style
 * says. */
void bx_page_rules(const bx_painter *painter, const bx_grid *grid, const bx_item *items,
                   size_t item_count);

#endif
