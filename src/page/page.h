/* Pages: one page's document tree to items in the areas of its grid, whose rows all have a height.
 *
 * Order of work on a page: the grid gives areas; heads take lines, figures and boxes take cells;
 * what is left of an article's area is a list of column slices; its text is broken against them;
 * balance shortens slices.
 */
#ifndef BX_PAGE_PAGE_H
#define BX_PAGE_PAGE_H

#include "grid/area.h"
#include "page/setting.h"

/* A child of a page with a grid, and the area that it found. */
typedef struct bx_page_place {
    const bx_node *node;
    bx_string name;       /* of the area that it asks for */
    bool found, named;    /* it has cells; they are those of that name, not of lines of the grid */
    bool reduced;         /* it is no story, and they were no rectangle */
    bx_area_shape shape;  /* of stories */
    const bx_item *taken; /* by whom, in this cell: then it has no place; NULL: by nobody */
    size_t row, column;
    const bx_item *item; /* NULL: it has no place */
} bx_page_place;

typedef struct bx_page {
    const bx_node *node;
    bx_page_context context;
    bx_sheet sheet;
    bx_ask ask;      /* with the page's grid */
    uint64_t poured; /* blocks poured in all trials of it */
    bx_grid grid;
    bx_item *items;
    const bx_item_setting **settings; /* of the items; NULL: the area has no room for anything */
    size_t item_count;
    bx_page_place *places; /* in the document's order; none of a page that is one stack */
    size_t place_count;
    int32_t lines;         /* that the page has */
    int32_t lines_missing; /* that its rows want more */
} bx_page;

/* What laying out a page needs. All borrowed. */
typedef struct bx_page_input {
    const bx_issue *issue;
    const bx_node *page; /* the <page> element in its own numbered tree */
    const bx_style_set *style_set;
    const bx_styles *styles; /* of that tree */
    bx_sources *sources;
    bx_asker *asker; /* of this thread; the page's questions are not asked again after it */
    bx_arena *arena; /* of what is laid out */
} bx_page_input;

/* Lays out a page: what its items are, where, and the setting of each as it is printed. Lives in
 * the input's arena. */
bx_page *bx_page_lay_out(const bx_page_input *input);

#endif
