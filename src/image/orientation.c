/* Exif 2.32, tag 274: where the first row and column of the stored picture are shown. */
#include "image/orientation.h"

bx_image_orientation bx_image_orientation_of(uint8_t number)
{
    static const bx_image_orientation table[] = {
        {false, false, false}, /* 1: as stored */
        {false, true, false},  /* 2: mirrored */
        {false, true, true},   /* 3: half a turn */
        {false, false, true},  /* 4: upside down and mirrored */
        {true, false, false},  /* 5: rows are columns */
        {true, false, true},   /* 6: a quarter to the right */
        {true, true, true},    /* 7 */
        {true, true, false},   /* 8: a quarter to the left */
    };
    return table[number >= 1 && number <= 8 ? number - 1 : 0];
}
