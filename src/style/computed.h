/* The values of all groups in one place, as the cascade computes them. */
#ifndef BX_STYLE_COMPUTED_H
#define BX_STYLE_COMPUTED_H

#include "style/box_style.h"
#include "style/fit_style.h"
#include "style/font_style.h"
#include "style/grid_style.h"
#include "style/line_style.h"
#include "style/page_style.h"
#include "style/picture_style.h"
#include "style/place_style.h"
#include "style/style.h"
#include "style/text_style.h"

/* Rows of the property table say where in it a value lies. */
typedef struct bx_computed {
    bx_style root; /* its pointers lead to the groups below: bx_computed_link */
    bx_font_style font;
    bx_text_style text;
    bx_line_style line;
    bx_box_style box;
    bx_place_style place;
    bx_grid_style grid;
    bx_fit_style fit;
    bx_picture_style picture;
    bx_page_style page;
} bx_computed;

/* Lets the root point to its groups, at the place where both now are. */
void bx_computed_link(bx_computed *computed);

#endif
