/* Pixels in memory: scaled while read, turned. */
#ifndef BX_IMAGE_PIXELS_H
#define BX_IMAGE_PIXELS_H

#include "image/reader.h"

typedef struct bx_pixels {
    bx_pixel_space space;
    uint8_t depth; /* bits of a component: 1, 8, 16 */
    bool alpha;    /* one more component; colours are multiplied by it; always 16 bits */
    uint32_t width, height;
    uint8_t *data; /* rows without padding; bitmaps: rows padded to bytes */
} bx_pixels;

/* Part of a stored picture at full size, and the pixels to make of it at most. */
typedef struct bx_pixel_part {
    uint32_t x, y, width, height, max_width, max_height;
} bx_pixel_part;

/* Bytes of one row. */
size_t bx_pixels_row_size(const bx_pixels *pixels);

/* Reads a part of a picture from a reader that was started, averaged down; bitmaps are not scaled.
 * What cannot be read stays white; reader->damaged says so. */
bx_pixels bx_pixels_read(bx_row_reader *reader, const bx_pixel_part *part);

/* Turns stored pixels to what the Exif orientation says. */
void bx_pixels_turn(bx_pixels *pixels, uint8_t orientation);

/* Whether there are at most 64 different values among grey or CMYK pixels of 8 bits: line art. */
bool bx_pixels_few_colors(const bx_pixels *pixels);

#endif
