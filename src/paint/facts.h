/* Facts for checks of the finished page: what attributes, styles and inline elements say beside
 * their text. They go to the plate as data; nothing in layout depends on them. */
#ifndef BX_PAINT_FACTS_H
#define BX_PAINT_FACTS_H

#include "grid/grid.h"
#include "paint/painter.h"

/* Of the page: edition, spread, severities of page lint, basic columns. */
void bx_facts_page(const bx_painter *painter, const bx_node *page, bx_plate *plate,
                   const bx_grid *grid);

/* Of the open story, made from `node`: priority, kind, bylines, datelines, credits, references. */
void bx_facts_story(const bx_painter *painter, const bx_node *node);

/* Opens a part for a box of an element that is one (head, figure, infobox, furniture, anything
 * framed); false when it is none. `rect` is its border edge in the layout. */
bool bx_facts_part(const bx_painter *painter, const bx_node *node, bx_rect rect);

/* Of the open block of lines of an element. */
void bx_facts_block(const bx_painter *painter, const bx_node *node);

#endif
