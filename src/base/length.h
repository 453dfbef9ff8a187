/* Lengths: integers of 1/65536 pt, so that layout gives the same bytes on every machine.
 *
 * A bx_length holds ±32,767 pt (11.5 m). Sums along a paragraph, areas and costs are int64_t.
 */
#ifndef BX_BASE_LENGTH_H
#define BX_BASE_LENGTH_H

#include <stdint.h>

typedef int32_t bx_length;

#define BX_LENGTH_MAX INT32_MAX
#define BX_ONE_PT     65536

/* A whole number of points. */
#define BX_PT(n) ((bx_length)((n)*BX_ONE_PT))

/* a × b ÷ c rounded to nearest, halves away from zero: the one rounding rule. c > 0. */
static inline int64_t bx_multiply_divide(int64_t a, int64_t b, int64_t c)
{
    int64_t product = a * b;
    return product >= 0 ? (product + c / 2) / c : -((-product + c / 2) / c);
}

/* Font units to a length at a font size. */
static inline bx_length bx_length_from_font_units(int32_t units, bx_length size,
                                                  uint32_t units_per_em)
{
    return (bx_length)bx_multiply_divide(units, size, (int64_t)units_per_em);
}

/* Keeps a 64-bit sum inside the range of a length. */
static inline bx_length bx_length_clamp(int64_t value)
{
    if (value > INT32_MAX) return INT32_MAX;
    if (value < -INT32_MAX) return -INT32_MAX;
    return (bx_length)value;
}

static inline bx_length bx_length_max(bx_length a, bx_length b)
{
    return a > b ? a : b;
}
static inline bx_length bx_length_min(bx_length a, bx_length b)
{
    return a < b ? a : b;
}

/* Millimetres × 1000 to a length (1 mm = 72/25.4 pt). */
static inline bx_length bx_length_from_micrometres(int64_t micrometres)
{
    return bx_length_clamp(bx_multiply_divide(micrometres, (int64_t)72 * BX_ONE_PT, 25400));
}

#endif
