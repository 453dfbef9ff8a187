/* Samples of TIFF, in every layout, to rows as readers give them. */
#ifndef BX_IMAGE_TIFF_SAMPLES_H
#define BX_IMAGE_TIFF_SAMPLES_H

#include "image/reader.h"

/* Most planes of a file that are read: four inks and alpha. */
enum { BX_TIFF_MOST_PLANES = 5 };

/* How the samples of a file lie and what they mean. */
typedef struct bx_tiff_samples {
    uint16_t bits;        /* of a sample: 1, 2, 4, 8, 16 */
    uint16_t count;       /* samples of a pixel that lie together: all, or 1 when in planes */
    uint16_t photometric; /* PHOTOMETRIC_… */
    uint16_t alpha;       /* which sample is alpha, when reader->alpha */
    uint16_t *map[3];     /* palette, 1 << bits entries each; the library's */
    bool map_of_bytes;    /* a palette written with 8 bits instead of 16 */
    bool planes;
} bx_tiff_samples;

/* Converts a row: lines[0] holds all samples, or lines[i] the samples of plane i, as libtiff gives
 * them. */
void bx_tiff_convert_row(const bx_row_reader *reader, const bx_tiff_samples *samples,
                         const uint8_t *const *lines, uint8_t *row);

#endif
