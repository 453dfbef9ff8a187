/* Huffman tables of JPEG (ITU-T T.81). */
#ifndef BX_IMAGE_HUFFMAN_H
#define BX_IMAGE_HUFFMAN_H

#include <stdbool.h>
#include <stdio.h>

#include <jpeglib.h>

/* Makes a table that was measured on a part of a picture fit for the rest: every symbol of 8-bit
 * baseline has a code, and those of the part keep about theirs. `ac`: of AC coefficients. */
void bx_huffman_complete(JHUFF_TBL *table, bool ac);

#endif
