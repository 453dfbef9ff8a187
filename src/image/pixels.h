/* Pixels in memory: scaled while read, turned, converted to print colour. */
#ifndef BX_IMAGE_PIXELS_H
#define BX_IMAGE_PIXELS_H

#include "image/profile.h"
#include "image/reader.h"

typedef struct bx_pixels {
    bx_pixel_space space;
    uint32_t width, height;
    uint8_t *data; /* rows without padding; bitmaps: rows padded to bytes */
} bx_pixels;

/* Bytes of one row. */
size_t bx_pixels_row_size(const bx_pixels *pixels);

/* Reads the part [x, x + width) × [y, y + height) of a reader (stored orientation), averaged down
 * to at most max_width × max_height. What cannot be read stays white; reader->damaged says so. */
bx_pixels bx_pixels_read(bx_row_reader *reader, uint32_t x, uint32_t y, uint32_t width,
                         uint32_t height, uint32_t max_width, uint32_t max_height);

/* Turns stored pixels to what the Exif orientation says. */
void bx_pixels_turn(bx_pixels *pixels, uint8_t orientation);

/* RGB to CMYK by the transform, or to grey when every pixel is neutral. */
void bx_pixels_to_print(bx_pixels *pixels, cmsHTRANSFORM transform);

/* RGB or CMYK to grey by luminance. */
void bx_pixels_to_gray(bx_pixels *pixels);

/* Separates pixels above the ink limit again through the profile; returns how many. */
size_t bx_pixels_limit_ink(bx_pixels *pixels, const bx_profile *profile, uint32_t percent);

/* Whether there are at most 64 different pixel values: line art. */
bool bx_pixels_few_colors(const bx_pixels *pixels);

#endif
