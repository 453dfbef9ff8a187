/* Area averages with true weights: every item counts by how much of it an output covers. */
#include "image/resample.h"

#include <string.h>

enum { ONE = 65536 };

/* Weights of one output that covers [from, to), with items of `size`: rounded so that they sum up
 * to ONE. */
static uint32_t cover(bx_resampling *r, uint64_t from, uint64_t to, uint64_t size, uint32_t items,
                      uint32_t *weights)
{
    uint64_t length = to - from, covered = 0, given = 0;
    uint32_t item = (uint32_t)(from / size), count = 0;
    if (item >= items) item = items - 1;
    uint32_t first = item;
    for (; given < ONE; item++) {
        uint64_t begin = item * size > from ? item * size : from;
        uint64_t end = (item + 1) * size < to ? (item + 1) * size : to;
        covered += end > begin ? end - begin : 0;
        uint64_t all = item + 1 >= items || end >= to ? ONE : covered * ONE / length;
        weights[count++] = (uint32_t)(all - given);
        given = all;
    }
    r->end = item > r->end ? item : r->end;
    return first;
}

bx_resampling bx_resampling_make(uint32_t begin, uint32_t length, uint32_t unit, uint32_t items,
                                 uint32_t count)
{
    bx_resampling r = {.count = count, .begin = begin / unit};
    if (begin % unit == 0 && (uint64_t)count * unit == length && r.begin + count <= items) {
        r.copy = true;
        r.end = r.begin + count;
        return r;
    }
    uint64_t size = (uint64_t)unit * count, most = length / unit / count + 3;
    r.first = bx_alloc_array(count, sizeof *r.first);
    r.span = bx_alloc_array(count, sizeof *r.span);
    r.offset = bx_alloc_array(count, sizeof *r.offset);
    r.weight = bx_alloc_array(count, most * sizeof *r.weight);
    uint32_t at = 0;
    for (uint32_t o = 0; o < count; o++) {
        uint64_t from = (uint64_t)begin * count + (uint64_t)length * o;
        r.offset[o] = at;
        r.first[o] = cover(&r, from, from + length, size, items, r.weight + at);
        r.span[o] = r.end - r.first[o];
        at += r.span[o];
    }
    return r;
}

void bx_resampling_release(bx_resampling *r)
{
    bx_free(r->first);
    bx_free(r->span);
    bx_free(r->offset);
    bx_free(r->weight);
    *r = (bx_resampling){0};
}

/* The same loop for each number of components, so that the compiler knows it. */
#define AVERAGE(row, type, n, shift)                                                               \
    for (uint32_t o = 0; o < r->count; o++) {                                                      \
        const type *pixel = (row) + (size_t)r->first[o] * (n);                                     \
        const uint32_t *weight = r->weight + r->offset[o];                                         \
        uint32_t sum[5] = {0};                                                                     \
        for (uint32_t i = 0; i < r->span[o]; i++, pixel += (n)) {                                  \
            for (unsigned c = 0; c < (n); c++)                                                     \
                sum[c] += pixel[c] * weight[i];                                                    \
        }                                                                                          \
        for (unsigned c = 0; c < (n); c++)                                                         \
            *to++ = (uint16_t)(sum[c] >> (shift));                                                 \
    }

void bx_resample_row_8(const bx_resampling *r, unsigned n, const uint8_t *row, uint16_t *to)
{
    if (r->copy) {
        row += (size_t)r->begin * n;
        for (size_t i = 0; i < (size_t)r->count * n; i++)
            to[i] = (uint16_t)(row[i] << 8);
        return;
    }
    switch (n) {
    case 1: AVERAGE(row, uint8_t, 1, 8); break;
    case 3: AVERAGE(row, uint8_t, 3, 8); break;
    default: AVERAGE(row, uint8_t, 4, 8); break;
    }
}

void bx_resample_row_16(const bx_resampling *r, unsigned n, const uint16_t *row, uint16_t *to)
{
    if (r->copy) {
        memcpy(to, row + (size_t)r->begin * n, (size_t)r->count * n * sizeof *to);
        return;
    }
    AVERAGE(row, uint16_t, n, 16);
}
