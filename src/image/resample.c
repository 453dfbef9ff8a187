/* Area averages with true weights: every item counts by how much of it an output covers. */
#include "image/resample.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/* Rounds weights so that they sum up to a quarter of ONE. */
static void pair_up(const uint32_t *weights, uint32_t span, uint32_t *pairs)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < span; i++) {
        uint32_t before = sum / 4, weight = (sum += weights[i]) / 4 - before;
        pairs[i / 2] |= weight << (i % 2 ? 16 : 0);
    }
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
    r.pairs = bx_alloc_array(count, most * sizeof *r.pairs);
    uint32_t at = 0;
    for (uint32_t o = 0; o < count; o++) {
        uint64_t from = (uint64_t)begin * count + (uint64_t)length * o;
        r.offset[o] = at;
        r.first[o] = cover(&r, from, from + length, size, items, r.weight + at);
        if (o == 0) r.begin = r.first[o];
        r.span[o] = r.end - r.first[o];
        pair_up(r.weight + at, r.span[o], r.pairs + at);
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
    bx_free(r->pairs);
    *r = (bx_resampling){0};
}

void bx_resample_add_8(const uint8_t *restrict row, size_t count, uint32_t weight, bool first,
                       uint32_t *restrict sums)
{
    uint16_t narrow = (uint16_t)weight; /* both factors in 16 bits: several at once */
    if (weight == ONE) {
        for (size_t i = 0; i < count; i++)
            sums[i] = (uint32_t)row[i] << 16;
    } else if (first) {
        for (size_t i = 0; i < count; i++)
            sums[i] = (uint32_t)row[i] * narrow;
    } else {
        for (size_t i = 0; i < count; i++)
            sums[i] += (uint32_t)row[i] * narrow;
    }
}

void bx_resample_add_16(const uint16_t *restrict row, size_t count, uint32_t weight, bool first,
                        uint32_t *restrict sums)
{
    for (size_t i = 0; i < count; i++)
        sums[i] = (first ? 0 : sums[i]) + row[i] * weight;
}

enum { HALF = 32768, ROUND = 1 << 21 };

/* 8-bit means with 8 more bits, less half of all: signed, as the processor multiplies them. */
static void means_of(const uint32_t *restrict sums, size_t count, int16_t *restrict means)
{
    for (size_t i = 0; i < count; i++)
        means[i] = (int16_t)((int32_t)(sums[i] >> 8) - HALF);
}

#ifdef __SSE2__
/* One output of 3 or 4 components: two items at a time. */
static inline uint32_t average(const int16_t *pixel, unsigned n, const uint32_t *pair,
                               uint32_t span)
{
    __m128i sum = _mm_set1_epi32(ROUND);
    for (uint32_t i = 0; i < span; i += 2, pixel += 2 * n, pair++) {
        __m128i first = _mm_loadl_epi64((const __m128i *)(const void *)pixel);
        __m128i second = _mm_loadl_epi64((const __m128i *)(const void *)(pixel + n));
        sum = _mm_add_epi32(
            sum, _mm_madd_epi16(_mm_unpacklo_epi16(first, second), _mm_set1_epi32((int)*pair)));
    }
    sum = _mm_packs_epi32(_mm_srai_epi32(sum, 22), sum);
    sum = _mm_add_epi16(sum, _mm_set1_epi16(128));
    return (uint32_t)_mm_cvtsi128_si32(_mm_packus_epi16(sum, sum));
}
#else
static inline uint32_t average(const int16_t *pixel, unsigned n, const uint32_t *pair,
                               uint32_t span)
{
    uint8_t value[4];
    for (unsigned c = 0; c < n; c++) {
        int32_t sum = ROUND;
        for (uint32_t i = 0; i < span; i += 2) {
            uint32_t both = pair[i / 2];
            sum += pixel[i * n + c] * (int32_t)(both & 0xFFFF);
            sum += pixel[(i + 1) * n + c] * (int32_t)(both >> 16);
        }
        value[c] = (uint8_t)((sum >> 22) + 128);
    }
    uint32_t packed = 0;
    memcpy(&packed, value, n);
    return packed;
}
#endif

/* The same loop for each number of components, so that the compiler knows it. */
#define AVERAGE(n)                                                                                 \
    for (uint32_t o = 0; o < r->count; o++, to += (n)) {                                           \
        const int16_t *pixel = means + (size_t)(r->first[o] - r->begin) * (n);                     \
        uint32_t value = average(pixel, (n), r->pairs + r->offset[o], r->span[o]);                 \
        memcpy(to, &value, (n));                                                                   \
    }

void bx_resample_across_8(const bx_resampling *r, unsigned n, const uint32_t *sums, int16_t *means,
                          uint8_t *to)
{
    size_t count = (size_t)(r->end - r->begin) * n;
    if (r->copy) {
        for (size_t i = 0; i < count; i++)
            to[i] = (uint8_t)((sums[i] + (1u << 15)) >> 16);
        return;
    }
    means_of(sums, count, means);
    memset(means + count, 0, BX_RESAMPLE_ROOM); /* weighs nothing */
    switch (n) {
    case 1: AVERAGE(1); break;
    case 3: AVERAGE(3); break;
    default: AVERAGE(4); break;
    }
}

void bx_resample_across_16(const bx_resampling *r, unsigned n, const uint32_t *sums, int16_t *means,
                           uint16_t *to)
{
    size_t count = (size_t)(r->end - r->begin) * n;
    uint16_t *mean = (uint16_t *)means;
    for (size_t i = 0; i < count; i++)
        mean[i] = (uint16_t)(sums[i] >> 16);
    if (r->copy) {
        memcpy(to, mean, count * sizeof *to);
        return;
    }
    for (uint32_t o = 0; o < r->count; o++) {
        const uint16_t *pixel = mean + (size_t)(r->first[o] - r->begin) * n;
        const uint32_t *weight = r->weight + r->offset[o];
        uint32_t sum[5] = {0};
        for (uint32_t i = 0; i < r->span[o]; i++, pixel += n) {
            for (unsigned c = 0; c < n; c++)
                sum[c] += pixel[c] * weight[i];
        }
        for (unsigned c = 0; c < n; c++)
            *to++ = (uint16_t)(sum[c] >> 16);
    }
}
