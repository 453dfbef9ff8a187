/* The edition plan: what the issue file says of its pages, checked before any page is set. */
#ifndef BX_INPUT_EDITION_H
#define BX_INPUT_EDITION_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Checks page numbers (each once, spreads on facing pages), templates (known, used, named once),
 * the number of pages of the sheets, the weekday of the date, and that every page has something to
 * read. Only a page number used twice is fatal. Sets issue->page_count: pages of this file, or the
 * attribute `pages`. */
void bx_edition_check(bx_issue *issue, bx_arena *arena, bx_diagnostics *diagnostics);

/* The template that a page names, or NULL. */
const bx_node *bx_edition_template(const bx_node *issue, const bx_node *page);

/* Whether a page brings something of its own in place of a child of its template: something in the
 * same area, where an element without `area` goes to the area of its own name (a folio, a
 * masthead). */
bool bx_edition_replaces(const bx_node *page, const bx_node *template_child);

#endif
