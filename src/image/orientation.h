/* Exif orientation, for every kind of picture. */
#ifndef BX_IMAGE_ORIENTATION_H
#define BX_IMAGE_ORIENTATION_H

#include <stdbool.h>
#include <stdint.h>

/* How the shown picture comes from the stored one: sides swapped, then the stored columns and rows
 * counted from their ends. */
typedef struct bx_image_orientation {
    bool swap, from_right, from_bottom;
} bx_image_orientation;

/* By Exif's number, 1 to 8; 1 for any other. */
bx_image_orientation bx_image_orientation_of(uint8_t number);

#endif
