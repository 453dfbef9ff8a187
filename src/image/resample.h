/* Averaging rows down while they are read. */
#ifndef BX_IMAGE_RESAMPLE_H
#define BX_IMAGE_RESAMPLE_H

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>

/* How one direction is averaged: `count` outputs, each the mean of the items it covers, by how much
 * it covers of them. Without reduction all is copied. */
typedef struct bx_resampling {
    uint32_t count;
    bool copy;        /* output o is item begin + o */
    uint32_t begin;   /* first item that is read, */
    uint32_t end;     /* and behind the last one */
    uint32_t *first;  /* first item of an output */
    uint32_t *span;   /* how many items it covers */
    uint32_t *offset; /* where its weights begin */
    uint32_t *weight; /* those of an output sum up to 65536 */
    uint32_t *pairs;  /* the same two by two: the first in the lower half, in 1/16384 */
} bx_resampling;

/* Outputs 0 to `count` for the part [begin, begin + length) of a direction, in units of which an
 * item is `unit` long; there are `items`. The caller releases it. */
bx_resampling bx_resampling_make(uint32_t begin, uint32_t length, uint32_t unit, uint32_t items,
                                 uint32_t count);
void bx_resampling_release(bx_resampling *resampling);

/* Averaging begins downwards, as it is the cheaper direction. Adds `count` samples of a row, times
 * its weight; `first`: of the rows of an output, so that the sums begin anew. */
void bx_resample_add_8(const uint8_t *row, size_t count, uint32_t weight, bool first,
                       uint32_t *sums);
void bx_resample_add_16(const uint16_t *row, size_t count, uint32_t weight, bool first,
                        uint32_t *sums);

/* Bytes that may be read behind the sums' means. */
enum { BX_RESAMPLE_ROOM = 32 };

/* Averages sums of rows across, to samples of 8 or 16 bits with `n` components: item i stands at
 * sums[(i − begin) × n]. `means` has room for 2 bytes each of the sums, and BX_RESAMPLE_ROOM. */
void bx_resample_across_8(const bx_resampling *resampling, unsigned n, const uint32_t *sums,
                          int16_t *means, uint8_t *to);
void bx_resample_across_16(const bx_resampling *resampling, unsigned n, const uint32_t *sums,
                           int16_t *means, uint16_t *to);

#endif
