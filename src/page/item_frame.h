/* Frames and tints of stories and groups 加框, 花边, 底纹: border, padding and background of a
 * rectangular area. The frame takes whole body lines above and below and its width at the sides;
 * what is left has as many columns as before, equally wide. Areas of other shapes get none.
 */
#ifndef BX_PAGE_ITEM_FRAME_H
#define BX_PAGE_ITEM_FRAME_H

#include "grid/grid.h"

typedef struct bx_item_frame {
    bx_strips strips; /* inside the frame; those given when there is none */
    int32_t lines;    /* that the frame takes, above and below together */
    bx_rect rect;     /* border edge; empty: none */
    bool shapeless;   /* it is wanted and the area has no rectangle for it */
} bx_item_frame;

/* The frame that a style draws round strips. */
bx_item_frame bx_item_frame_of(const bx_ask *ask, const bx_style *style, bx_strips strips);

#endif
