/* Grey component replacement that grows with the excess: no threshold, so no contour. */
#include "image/ink_limit.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* `excess` of a pixel above the limit. */
static void limit_pixel(uint8_t *p, unsigned excess, unsigned limit)
{
    /* A step of all three colours and one of black in their place: two steps of ink less. */
    unsigned gray = least(p[0], least(p[1], p[2]));
    unsigned steps = least((excess + 1) / 2, least(gray, 255u - p[3]));
    for (int c = 0; c < 3; c++)
        p[c] = (uint8_t)(p[c] - steps);
    p[3] = (uint8_t)(p[3] + steps);
    unsigned colours = (unsigned)p[0] + p[1] + p[2];
    if (colours + p[3] <= limit) return;
    unsigned room = limit > p[3] ? limit - p[3] : 0;
    for (int c = 0; c < 3; c++)
        p[c] = (uint8_t)(p[c] * room / colours);
    if (p[3] > limit) p[3] = (uint8_t)limit;
}

size_t bx_ink_limit(bx_pixels *pixels, uint32_t percent)
{
    if (pixels->space != BX_PIXEL_CMYK) return 0;
    size_t count = (size_t)pixels->width * pixels->height, limited = 0;
    unsigned limit = percent * 255 / 100;
    for (uint8_t *p = pixels->data, *end = p + 4 * count; p < end; p += 4) {
        unsigned sum = (unsigned)p[0] + p[1] + p[2] + p[3];
        if (sum <= limit) continue;
        limit_pixel(p, sum - limit, limit);
        /* Half a step of each component is rounding, not ink. */
        if (sum > limit + 2) limited++;
    }
    return limited;
}
