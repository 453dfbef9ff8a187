/* Copyfit of a page: rows of `auto` and `fr` give and take lines until the stories that share
 * columns all fill. */
#ifndef BX_PAGE_ROW_FIT_H
#define BX_PAGE_ROW_FIT_H

#include "page/item.h"

/* Changes the heights of a grid whose rows all have one. A story that cannot fill its rows exactly
 * starts a search: as long as it makes the page cheaper (the sum of bx_item_cost), one of its rows
 * takes one or two lines from another row, or gives them to it; a page without `fr` rows has its
 * foot as a further row. The cheapest move wins, the first of equals; BX_ROW_ROUNDS moves are made
 * at most, and the text of the page is fitted 100 times at most. What an item costs in rows of
 * certain heights is computed once. */
void bx_rows_fit(const bx_ask *ask, bx_grid *grid, const bx_item *items, size_t count,
                 int32_t page_lines);

enum { BX_ROW_ROUNDS = 12 };

#endif
