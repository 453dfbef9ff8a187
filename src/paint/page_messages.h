/* What is said of a page's grid, and of the areas of its children. */
#ifndef BX_PAINT_PAGE_MESSAGES_H
#define BX_PAINT_PAGE_MESSAGES_H

#include "page/page.h"
#include "paint/painter.h"

/* A grid that is wider than the page, or drawn wider than it is; rows that are no whole lines. */
void bx_page_report_grid(const bx_painter *painter, const bx_page *page);

/* Rows that together are higher than the page. */
void bx_page_report_rows(const bx_painter *painter, const bx_page *page);

/* A child without an area, or whose area is taken, has parts or a hole, or is beyond the grid. */
void bx_page_report_place(const bx_painter *painter, const bx_page *page,
                          const bx_page_place *place);

/* An item in whose area nothing fits: `empty` are its first cells. */
void bx_page_report_empty(const bx_painter *painter, const bx_item *item,
                          const bx_cell_range *empty);

#endif
