/* Computed style: pictures and their captions. */
#ifndef BX_STYLE_PICTURE_STYLE_H
#define BX_STYLE_PICTURE_STYLE_H

#include "style/values.h"

/* caption-side: where the texts of a figure stand; -bx-over: on its picture, at the foot 压图. */
typedef enum bx_caption_side {
    BX_CAPTION_BLOCK_END,
    BX_CAPTION_BLOCK_START,
    BX_CAPTION_INLINE_START,
    BX_CAPTION_INLINE_END,
    BX_CAPTION_OVER
} bx_caption_side;

typedef enum bx_object_fit { BX_FIT_COVER, BX_FIT_CONTAIN, BX_FIT_FILL } bx_object_fit;

/* -bx-image-intent: what becomes of CMYK pictures that were separated for another printing
 * condition, as their profile says. */
typedef enum bx_image_intent {
    BX_IMAGE_INTENT_AUTO, /* converted, relative colorimetric */
    BX_IMAGE_INTENT_KEEP  /* printed with the inks they have */
} bx_image_intent;

typedef struct bx_picture_style {
    bx_object_fit object_fit;
    bx_image_intent image_intent;
    bx_dimension object_position[2]; /* focus point: x, y */
    bx_dimension
        crop_limit; /* -bx-crop-limit: share of width or height that a crop may take; auto: any */
    bx_caption_side caption_side;
    bx_dimension caption_size; /* -bx-caption-size: measure of texts beside their picture; auto: a
                                  quarter, 8 characters at least */
    bx_dimension caption_gap;  /* -bx-caption-gap: white between a picture and the em boxes of texts
                                  above or below it; auto: what the grid and margins leave */
} bx_picture_style;

#endif
