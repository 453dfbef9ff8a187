/* The limit of total ink in a picture. */
#ifndef BX_IMAGE_INK_LIMIT_H
#define BX_IMAGE_INK_LIMIT_H

#include "image/pixels.h"

/* Brings CMYK pixels of 8 bits down to `percent` of ink; returns how many were above it. A
 * continuous map of the inks: what is at or below the limit stays as it is; above it grey of three
 * inks gives way to black, then colours become lighter. Other spaces are left alone. */
size_t bx_ink_limit(bx_pixels *pixels, uint32_t percent);

#endif
