/* Picture files of the page: header facts, and which part of them fills a rectangle. */
#ifndef BX_BOX_PICTURE_H
#define BX_BOX_PICTURE_H

#include "base/diagnostic.h"
#include "box/box_parts.h"

typedef struct bx_picture {
    bx_string path;         /* resolved against the file that names it; NUL-ended */
    bx_span span;           /* of the src attribute */
    uint32_t width, height; /* pixels; 3 × 2 when missing */
    bool bitmap;            /* one bit a pixel */
    bool missing;
    bool unnamed; /* a figure without a file */
} bx_picture;

/* Looks at the file named by `src`. What is wrong with it goes to `diagnostics`; NULL: nobody wants
 * to know. */
bx_picture bx_picture_probe(const bx_ask *ask, const bx_node *node, bx_diagnostics *diagnostics);

/* Percent of a picture that may be cropped; `otherwise` when its style does not say. */
int bx_picture_crop_limit(const bx_style *style, int otherwise);

/* Lines that a figure of `lines` may lose and gain: its picture is then cropped by -bx-crop-limit
 * at most (auto: a quarter). For filling columns and stacks. */
void bx_picture_slack(const bx_style *style, int32_t lines, int32_t *fewer, int32_t *more);

/* The picture of an <image> or <figure>, `width` wide; height −1: by style or aspect ratio. */
bx_box *bx_box_image(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height);

/* The box of an <image>, and its natural width: its file's at 200 ppi. */
bx_box *bx_picture_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                          uint32_t *number);
bx_length bx_picture_natural_width(const bx_ask *ask, const bx_node *node);

#endif
