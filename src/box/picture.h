/* Picture files of the page: header facts, and which part of them fills a rectangle. */
#ifndef BX_BOX_PICTURE_H
#define BX_BOX_PICTURE_H

#include "grid/context.h"

typedef struct bx_picture {
    bx_string path;         /* resolved against the file that names it; NUL-ended */
    bx_span span;           /* of the src attribute */
    uint32_t width, height; /* pixels; 3 × 2 when missing */
    bool bitmap;            /* one bit a pixel */
    bool missing;
} bx_picture;

/* Looks at the file named by `src`. A missing or unusable one is a BX_ERROR, reported once. */
bx_picture bx_picture_probe(bx_page_context *context, const bx_node *node);

/* Puts the picture of `node` into a rectangle of the layout: `cover` crops around the focus point
 * (the focus attribute of a figure, else object-position), `contain` and `fill` show all of it.
 * Reports crops beyond -bx-crop-limit. */
void bx_picture_paint(bx_page_context *context, const bx_node *node, bx_rect rect);

/* Lines that a figure of `lines` may lose and gain: its picture is then cropped by -bx-crop-limit
 * at most (auto: a quarter). For filling columns and stacks. */
void bx_picture_slack(const bx_style *style, int32_t lines, int32_t *fewer, int32_t *more);

#endif
