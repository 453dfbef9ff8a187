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
    uint32_t begin;   /* first item that is read */
    uint32_t end;     /* behind the last one */
    uint32_t *first;  /* first item of an output */
    uint32_t *span;   /* how many items it covers */
    uint32_t *offset; /* where its weights begin */
    uint32_t *weight; /* those of an output sum up to 65536 */
} bx_resampling;

/* Outputs 0 to `count` for the part [begin, begin + length) of a direction, in units of which an
 * item is `unit` long; there are `items`. The caller releases it. */
bx_resampling bx_resampling_make(uint32_t begin, uint32_t length, uint32_t unit, uint32_t items,
                                 uint32_t count);
void bx_resampling_release(bx_resampling *resampling);

/* One row of `n` components, of 8 or 16 bits, to its outputs in 16 bits (8-bit values × 256). */
void bx_resample_row_8(const bx_resampling *resampling, unsigned n, const uint8_t *row,
                       uint16_t *to);
void bx_resample_row_16(const bx_resampling *resampling, unsigned n, const uint16_t *row,
                        uint16_t *to);

#endif
