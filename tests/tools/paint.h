/* What draw-photo and draw-scene share: steps from 0 to 1, and noise that is the same on every run.
 */
#ifndef TOOLS_PAINT_H
#define TOOLS_PAINT_H

#include <math.h>

static double clamp(double x, double a, double b)
{
    return x < a ? a : x > b ? b : x;
}
static double smooth(double a, double b, double x)
{
    double t = clamp((x - a) / (b - a), 0, 1);
    return t * t * (3 - 2 * t);
}

/* A number from 0 to below 1 that depends on the point and nothing else. */
static double hash(int x, int y, int z)
{
    unsigned n = (unsigned)x * 73856093u ^ (unsigned)y * 19349663u ^ (unsigned)z * 83492791u;
    n = (n ^ n >> 15) * 2246822519u;
    n = (n ^ n >> 13) * 3266489917u;
    return (double)((n ^ n >> 16) & 0xFFFFFF) / 16777216.0;
}

/* The same between lattice points, without steps. */
static double noise(double x, double y, int seed)
{
    int ix = (int)floor(x), iy = (int)floor(y);
    double fx = x - ix, fy = y - iy;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    double a = hash(ix, iy, seed), b = hash(ix + 1, iy, seed), c = hash(ix, iy + 1, seed),
           d = hash(ix + 1, iy + 1, seed);
    return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
}

/* Noise of `octaves` sizes, each half as large and half as strong as the one before; from 0 to
 * below 1. */
static double fbm(double x, double y, int octaves, int seed)
{
    double sum = 0, size = 0.5;
    for (int i = 0; i < octaves; i++, size *= 0.5, x = x * 2.03 + 17.1, y = y * 2.03 + 9.7)
        sum += size * noise(x, y, seed + i);
    return sum;
}

#endif
