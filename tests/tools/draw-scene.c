/* draw-scene: paints the pictures of the sample papers as layered landscapes: sky, ridges in haze,
 * water, silhouettes, grain.
 *
 *     draw-scene SCENE WIDTH HEIGHT OUT.ppm
 *
 * No input and no randomness beyond a fixed hash, so the result is always the same. Coordinates: x
 * to the right from 0 to the aspect ratio, y down from 0 to 1.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "paint.h"

typedef struct {
    double r, g, b;
} color;

static int width, height;
static double aspect;
static color *canvas;

static color mix(color a, color b, double t)
{
    return (color){a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}
static color shade(color c, double k)
{
    return (color){c.r * k, c.g * k, c.b * k};
}

static color *at(int x, int y)
{
    return &canvas[y * width + x];
}
static double px(int x)
{
    return (x + 0.5) / height;
}
static double py(int y)
{
    return (y + 0.5) / height;
}

/* Sky from top to horizon with a sun, or moon, and clouds. */
static void sky(color top, color low, double horizon, double sun_x, double sun_y, color sun,
                double cover, int seed)
{
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            double u = px(x), v = py(y), t = clamp(v / horizon, 0, 1);
            color c = mix(top, low, pow(t, 1.4));
            double d = hypot(u - sun_x, v - sun_y);
            double glow = exp(-d * 3.2) * 0.7 + 1.4 * smooth(0.035, 0.028, d);
            c = (color){c.r + sun.r * glow, c.g + sun.g * glow, c.b + sun.b * glow};
            double depth = 0.12 + (horizon - v) * 1.1;
            double cloud =
                depth > 0.1 ? fbm(u * 1.4 / depth * 0.5, v * 3 / depth * 0.6, 6, seed) : 0;
            double a = cover * smooth(0.45, 0.75, cloud) * smooth(0, 0.25, horizon - v + 0.05);
            *at(x, y) = mix(c, mix((color){0.85, 0.84, 0.86}, sun, 0.35 * exp(-d * 2)), a);
        }
    }
}

/* A ridge of hills: everything below its outline, textured, with mist at its foot. */
static void ridge(double base, double rise, double scale, int seed, color c, color mist, double fog)
{
    for (int x = 0; x < width; x++) {
        double u = px(x), top = base - rise * (fbm(u * scale + seed, 3, 6, seed) - 0.35) * 2;
        for (int y = 0; y < height; y++) {
            double v = py(y);
            if (v < top) continue;
            double texture = 0.82 + 0.36 * fbm(u * 60, v * 90, 3, seed + 5);
            double edge = smooth(top, top + 1.5 / height, v);
            color body = mix(shade(c, texture), mist, fog * smooth(0, rise * 2.2 + 0.05, v - top));
            *at(x, y) = mix(*at(x, y), body, edge);
        }
    }
}

/* Rows on a slope: terraces of tea, rows of seats, waves of sand. */
static void rows(double base, double rise, double pitch, double bend, int seed, color light,
                 color dark)
{
    for (int x = 0; x < width; x++) {
        double u = px(x), top = base - rise * fbm(u * 1.3 + seed, 1, 3, seed) * 2;
        for (int y = 0; y < height; y++) {
            double v = py(y);
            if (v < top) continue;
            double w = v - top, near = 1 + w * 4,
                   k = (w + bend * sin(u * 3 + seed)) / (pitch * near) +
                       0.15 * fbm(u * 8, v * 8, 3, seed);
            double band = 0.5 + 0.5 * sin(k * 6.2831853), leaf = fbm(u * 160, v * 160, 3, seed + 3);
            *at(x, y) = mix(*at(x, y), mix(dark, light, clamp(band * 0.8 + leaf * 0.5 - 0.2, 0, 1)),
                            smooth(top, top + 2.0 / height, v));
        }
    }
}

/* Water below a line mirrors what stands above it. */
static void water(double line, color tint, double rough, int seed)
{
    int edge = (int)(line * height);
    for (int y = edge; y < height; y++) {
        double v = py(y), depth = (v - line) / (1 - line + 1e-9);
        for (int x = 0; x < width; x++) {
            double u = px(x), near = 0.08 + depth;
            double wave = fbm(u * 9 / near, v * 130 * (1.2 - depth), 4, seed) - 0.47;
            int sy = (int)clamp(2 * edge - y + wave * rough * height * (0.06 + depth * 0.5), 0,
                                edge - 1);
            int sx = (int)clamp(x + wave * rough * height * 0.12, 0, width - 1);
            double spark = smooth(0.25, 0.42, wave) * 0.25;
            color c = mix(shade(*at(sx, sy), 0.86 + spark), tint, 0.25 + 0.35 * depth);
            *at(x, y) = c;
        }
    }
}

static void blend(int x, int y, color c, double a)
{
    if (x >= 0 && y >= 0 && x < width && y < height) *at(x, y) = mix(*at(x, y), c, clamp(a, 0, 1));
}

/* A convex or simple polygon, even-odd, four samples a pixel. */
static void polygon(const double *points, int count, color c, double alpha)
{
    double low_x = 1e9, low_y = 1e9, high_x = -1e9, high_y = -1e9;
    for (int i = 0; i < count; i++) {
        low_x = fmin(low_x, points[2 * i]), high_x = fmax(high_x, points[2 * i]);
        low_y = fmin(low_y, points[2 * i + 1]), high_y = fmax(high_y, points[2 * i + 1]);
    }
    for (int y = (int)(low_y * height) - 1; y <= (int)(high_y * height) + 1; y++) {
        for (int x = (int)(low_x * height) - 1; x <= (int)(high_x * height) + 1; x++) {
            int inside = 0;
            for (int s = 0; s < 4; s++) {
                double u = (x + 0.25 + 0.5 * (s & 1)) / height,
                       v = (y + 0.25 + 0.5 * (s >> 1)) / height;
                int in = 0;
                for (int i = 0, j = count - 1; i < count; j = i++) {
                    double xi = points[2 * i], yi = points[2 * i + 1], xj = points[2 * j],
                           yj = points[2 * j + 1];
                    if ((yi > v) != (yj > v) && u < (xj - xi) * (v - yi) / (yj - yi) + xi) in = !in;
                }
                inside += in;
            }
            if (inside) blend(x, y, c, alpha * inside / 4.0);
        }
    }
}

static void quad(double x0, double y0, double x1, double y1, color c)
{
    double p[] = {x0, y0, x1, y0, x1, y1, x0, y1};
    polygon(p, 4, c, 1);
}

static void line(double x0, double y0, double x1, double y1, double w, color c)
{
    double d = hypot(x1 - x0, y1 - y0) + 1e-9, nx = -(y1 - y0) / d * w / 2,
           ny = (x1 - x0) / d * w / 2;
    double p[] = {x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny};
    polygon(p, 4, c, 1);
}

static void ellipse(double cx, double cy, double rx, double ry, color c, double alpha, double soft)
{
    for (int y = (int)((cy - ry * (1 + soft)) * height) - 1;
         y <= (int)((cy + ry * (1 + soft)) * height) + 1; y++)
        for (int x = (int)((cx - rx * (1 + soft)) * height) - 1;
             x <= (int)((cx + rx * (1 + soft)) * height) + 1; x++) {
            double d = hypot((px(x) - cx) / rx, (py(y) - cy) / ry);
            blend(x, y, c, alpha * smooth(1 + soft + 1 / (rx * height), 1 - soft, d));
        }
}

static void light(double x, double y, double r, color c)
{
    ellipse(x, y, r * 7, r * 7, c, 0.22, 0.98);
    ellipse(x, y, r, r, (color){fmin(c.r * 1.3, 1.4), fmin(c.g * 1.3, 1.4), fmin(c.b * 1.2, 1.3)},
            1, 0.3);
}

/* Somebody seen against the light: height h, feet at x, y. step opens the legs; lean bends the
 * body. */
static void person(double x, double y, double h, double step, double lean, color c)
{
    double head = h * 0.075, hip = y - h * 0.48, neck = y - h * 0.85, top = x + lean * h * 0.3;
    ellipse(top + lean * h * 0.05, y - h * 0.92, head * 0.85, head, c, 1, 0.1);
    double body[] = {x - h * 0.075,  hip,  x + h * 0.075,  hip,  top + h * 0.10, neck + h * 0.03,
                     top + h * 0.03, neck, top - h * 0.03, neck, top - h * 0.10, neck + h * 0.03};
    polygon(body, 6, c, 1);
    line(x - h * 0.03, hip - h * 0.02, x - step * h * 0.2 - h * 0.02, y, h * 0.075, c);
    line(x + h * 0.03, hip - h * 0.02, x + step * h * 0.2 + h * 0.02, y, h * 0.075, c);
    line(top - h * 0.085, neck + h * 0.05, x - h * 0.11 - step * h * 0.1, hip + h * 0.02, h * 0.045,
         c);
    line(top + h * 0.085, neck + h * 0.05, x + h * 0.11 + step * h * 0.1, hip + h * 0.02, h * 0.045,
         c);
}

static void bird(double x, double y, double s, double flap, color c)
{
    line(x, y, x - s, y - s * flap, s * 0.12, c);
    line(x, y, x + s, y - s * flap, s * 0.12, c);
    line(x - s, y - s * flap, x - s * 1.6, y - s * flap * 0.6, s * 0.08, c);
    line(x + s, y - s * flap, x + s * 1.6, y - s * flap * 0.6, s * 0.08, c);
}

static void tower(double x, double w, double top, double base, color wall, color lit, double chance,
                  int seed)
{
    quad(x, top, x + w, base, wall);
    double cell = w / 5;
    for (int i = 0; i < 5; i++)
        for (int j = 0; top + (j + 1) * cell * 1.4 < base; j++)
            if (hash(i, j, seed) < chance)
                quad(x + i * cell + cell * 0.2, top + cell * 0.5 + j * cell * 1.4,
                     x + i * cell + cell * 0.75, top + cell * 1.3 + j * cell * 1.4,
                     shade(lit, 0.5 + 0.6 * hash(i, j, seed + 1)));
}

static void skyline(double base, double most, color wall, color lit, double chance, int seed)
{
    for (double x = -0.05; x < aspect + 0.05;) {
        double w = 0.03 + 0.06 * hash((int)(x * 1000), 1, seed),
               h = most * (0.25 + 0.75 * pow(hash((int)(x * 1000), 2, seed), 1.6));
        tower(x, w, base - h, base, wall, lit, chance, seed + (int)(x * 1000));
        x += w + 0.012 * hash((int)(x * 1000), 3, seed);
    }
}

static void rain(double strength, int seed)
{
    for (int i = 0; i < 2600; i++) {
        double x = hash(i, 1, seed) * aspect, y = hash(i, 2, seed),
               l = 0.015 + 0.03 * hash(i, 3, seed);
        for (int k = 0; k < (int)(l * height); k++)
            blend((int)(x * height + k * 0.22), (int)(y * height) + k, (color){0.9, 0.92, 0.95},
                  strength * 0.28);
    }
}

/* --- Scenes --- */

static void bridge(void)
{
    color steel = {0.16, 0.18, 0.22}, mist = {0.82, 0.84, 0.86};
    sky((color){0.45, 0.60, 0.80}, (color){0.93, 0.88, 0.80}, 0.7, aspect * 0.75, 0.25,
        (color){0.5, 0.38, 0.22}, 0.6, 3);
    ridge(0.62, 0.16, 1.6, 11, (color){0.55, 0.62, 0.70}, mist, 0.8);
    ridge(0.72, 0.20, 2.1, 23, (color){0.36, 0.45, 0.50}, mist, 0.8);
    double deck = 0.56;
    for (int t = 0; t < 2; t++) {
        double x = aspect * (0.30 + 0.40 * t);
        line(x - 0.022, 0.86, x - 0.006, 0.16, 0.012, steel);
        line(x + 0.022, 0.86, x + 0.006, 0.16, 0.012, steel);
        quad(x - 0.012, 0.22, x + 0.012, 0.235, steel);
        quad(x - 0.02, deck + 0.02, x + 0.02, deck + 0.035, steel);
        for (int i = 1; i <= 16; i++)
            for (int s = -1; s <= 1; s += 2)
                line(x, 0.17 + i * 0.010, x + s * i * aspect * 0.0125, deck, 0.0016,
                     shade(steel, 1.6));
    }
    quad(-0.1, deck, aspect + 0.1, deck + 0.018, steel);
    quad(-0.1, deck - 0.004, aspect + 0.1, deck, (color){0.55, 0.55, 0.55});
    line(aspect * 0.5, deck - 0.07, aspect * 0.5, deck, 0.004, (color){0.7, 0.2, 0.1});
    line(aspect * 0.46, deck - 0.065, aspect * 0.55, deck - 0.065, 0.004, (color){0.7, 0.2, 0.1});
    ridge(0.90, 0.16, 2.6, 37, (color){0.20, 0.29, 0.22}, mist, 0.35);
    ridge(1.02, 0.10, 3.2, 51, (color){0.10, 0.16, 0.10}, mist, 0.1);
    for (int i = 0; i < 9; i++)
        person(0.08 + i * 0.045 + 0.01 * hash(i, 1, 4), 0.955 + 0.01 * hash(i, 2, 4), 0.07, 0.2, 0,
               (color){0.06, 0.06, 0.07});
    for (int i = 0; i < 9; i++)
        ellipse(0.08 + i * 0.045 + 0.01 * hash(i, 1, 4), 0.885 + 0.01 * hash(i, 2, 4), 0.007, 0.005,
                (color){0.9, 0.7, 0.1}, 1, 0.1);
}

static void stadium(void)
{
    color grass = {0.16, 0.42, 0.14}, white = {1.05, 1.08, 1.1};
    sky((color){0.02, 0.03, 0.07}, (color){0.08, 0.10, 0.18}, 0.4, -1, -1, (color){0, 0, 0}, 0.1,
        5);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            double v = py(y), u = px(x);
            if (v > 0.16 && v < 0.46) {
                double seat = hash((int)(u * 150), (int)(v * 110), 3),
                       stripe = fbm(u * 5, v * 9, 3, 9);
                color c = seat < 0.33  ? (color){0.55, 0.10, 0.08}
                          : seat < 0.6 ? (color){0.60, 0.58, 0.55}
                                       : (color){0.10, 0.14, 0.28};
                *at(x, y) = shade(c, (0.25 + 0.9 * stripe) * (0.4 + 1.4 * (v - 0.16)));
            } else if (v >= 0.46) {
                double k = (v - 0.46) / 0.54,
                       band = sin((u - aspect / 2) / (0.25 + k) * 14) > 0 ? 1.08 : 0.9;
                *at(x, y) = shade(grass, (0.75 + 0.5 * k) * band *
                                             (0.9 + 0.2 * fbm(u * 200, v * 200, 2, 7)));
            }
        }
    quad(-0.1, 0.435, aspect + 0.1, 0.475, (color){0.10, 0.12, 0.20});
    for (int i = 0; i < 9; i++)
        quad(0.05 + i * aspect / 9, 0.442, 0.05 + i * aspect / 9 + aspect / 13, 0.468,
             (color){0.15 + 0.1 * (i % 3), 0.18, 0.5 - 0.15 * (i % 3)});
    for (int t = 0; t < 4; t++) {
        double x = aspect * (0.08 + 0.28 * t);
        line(x, 0.22, x, 0.05, 0.006, (color){0.3, 0.3, 0.33});
        for (int i = 0; i < 4; i++)
            light(x - 0.03 + 0.02 * i, 0.045, 0.007, white);
    }
    double gx = aspect * 0.70;
    color post = {0.95, 0.95, 0.95};
    line(gx, 0.40, gx, 0.62, 0.008, post), line(gx + 0.42, 0.40, gx + 0.42, 0.62, 0.008, post),
        line(gx, 0.40, gx + 0.42, 0.40, 0.008, post);
    for (int i = 1; i < 20; i++)
        line(gx + i * 0.021, 0.40, gx + i * 0.021, 0.60, 0.0012, (color){0.7, 0.7, 0.7});
    for (int i = 1; i < 10; i++)
        line(gx, 0.40 + i * 0.02, gx + 0.42, 0.40 + i * 0.02, 0.0012, (color){0.7, 0.7, 0.7});
    line(-0.1, 0.66, aspect + 0.1, 0.66, 0.006, post);
    color red = {0.75, 0.10, 0.08}, blue = {0.12, 0.22, 0.55};
    person(gx + 0.20, 0.63, 0.20, 1.6, -0.6, (color){0.2, 0.6, 0.3});
    person(aspect * 0.44, 0.84, 0.36, 1.5, 0.35, red);
    ellipse(aspect * 0.44 + 0.115, 0.508 + 0.0, 0.02, 0.02, (color){0.25, 0.16, 0.1}, 0, 0.1);
    ellipse(aspect * 0.56, 0.74, 0.018, 0.018, post, 1, 0.1);
    person(aspect * 0.57, 0.80, 0.30, 0.9, -0.2, blue);
    person(aspect * 0.25, 0.72, 0.24, 1.1, 0.2, blue);
    person(aspect * 0.12, 0.77, 0.27, 0.8, 0.1, red);
    person(aspect * 0.84, 0.73, 0.25, 0.6, -0.1, blue);
}

static void runners(void)
{
    sky((color){0.45, 0.62, 0.85}, (color){0.95, 0.90, 0.82}, 0.55, aspect * 0.2, 0.3,
        (color){0.5, 0.4, 0.25}, 0.5, 8);
    skyline(0.52, 0.22, (color){0.62, 0.66, 0.72}, (color){0.75, 0.78, 0.8}, 0.4, 21);
    for (int i = 0; i < 3; i++) {
        double x = aspect * (0.55 + 0.16 * i);
        line(x, 0.52, x, 0.27, 0.007, (color){0.55, 0.22, 0.15}),
            line(x + 0.05, 0.52, x + 0.05, 0.27, 0.007, (color){0.55, 0.22, 0.15});
        line(x - 0.10, 0.28, x + 0.12, 0.28, 0.008, (color){0.55, 0.22, 0.15}),
            line(x + 0.02, 0.20, x - 0.09, 0.28, 0.003, (color){0.4, 0.2, 0.15});
    }
    for (int y = (int)(0.52 * height); y < height; y++)
        for (int x = 0; x < width; x++) {
            double v = py(y), u = px(x), k = (v - 0.52) / 0.48;
            color road = shade((color){0.42, 0.42, 0.44},
                               0.85 + 0.25 * fbm(u * 90, v * 60 / (0.2 + k), 3, 4));
            *at(x, y) = mix((color){0.7, 0.7, 0.7}, road, smooth(0, 0.2, k));
        }
    static const color shirts[] = {{0.80, 0.15, 0.12}, {0.15, 0.35, 0.70}, {0.90, 0.75, 0.15},
                                   {0.15, 0.55, 0.35}, {0.85, 0.85, 0.85}, {0.85, 0.40, 0.15}};
    for (int row = 0; row < 9; row++) {
        double y = 0.57 + row * row * 0.0048 + row * 0.008, h = 0.07 + row * row * 0.0042;
        int count = 26 - row * 2;
        for (int i = 0; i < count; i++) {
            double x = (i + 0.3 + 0.5 * hash(i, row, 3)) * aspect / count;
            color c = shirts[(int)(hash(i, row, 7) * 6)];
            color skin = {0.62, 0.44, 0.34};
            person(x, y, h, 0.5 + 0.9 * hash(i, row, 5), 0.12,
                   shade(skin, 0.6 + 0.3 * hash(i, row, 6)));
            double top = y - h * 0.84, hip = y - h * 0.46;
            double body[] = {x - h * 0.09,  hip, x + h * 0.09, hip,
                             x + h * 0.135, top, x - h * 0.06, top};
            polygon(body, 4, shade(c, 0.85), 1);
            quad(x - h * 0.03, top + h * 0.08, x + h * 0.07, top + h * 0.2,
                 (color){0.95, 0.95, 0.95});
        }
    }
}

static void tea(void)
{
    sky((color){0.60, 0.72, 0.85}, (color){0.96, 0.93, 0.88}, 0.45, aspect * 0.3, 0.2,
        (color){0.35, 0.3, 0.2}, 0.7, 12);
    ridge(0.34, 0.14, 1.4, 5, (color){0.58, 0.66, 0.70}, (color){0.92, 0.93, 0.92}, 0.9);
    ridge(0.44, 0.12, 2.0, 15, (color){0.38, 0.50, 0.44}, (color){0.90, 0.92, 0.90}, 0.8);
    rows(0.62, 0.10, 0.016, 0.02, 4, (color){0.42, 0.58, 0.22}, (color){0.13, 0.24, 0.10});
    rows(0.86, 0.10, 0.030, 0.03, 9, (color){0.48, 0.64, 0.22}, (color){0.10, 0.20, 0.07});
    for (int i = 0; i < 5; i++) {
        double x = aspect * (0.15 + 0.17 * i), y = 0.80 + 0.05 * hash(i, 3, 3),
               h = 0.10 + 0.03 * hash(i, 5, 5);
        person(x, y, h, 0.1, 0.3, (color){0.25, 0.22, 0.35});
        double hat[] = {x - h * 0.1,  y - h * 0.92, x + h * 0.30,
                        y - h * 0.92, x + h * 0.10, y - h * 1.06};
        polygon(hat, 3, (color){0.80, 0.68, 0.42}, 1);
        ellipse(x - h * 0.15, y - h * 0.45, h * 0.12, h * 0.15, (color){0.55, 0.38, 0.2}, 1, 0.1);
    }
}

static void wetland(void)
{
    sky((color){0.55, 0.50, 0.62}, (color){1.05, 0.72, 0.42}, 0.55, aspect * 0.62, 0.42,
        (color){0.9, 0.6, 0.25}, 0.7, 31);
    ridge(0.53, 0.05, 3, 8, (color){0.40, 0.34, 0.40}, (color){0.9, 0.65, 0.45}, 0.5);
    water(0.56, (color){0.30, 0.24, 0.26}, 0.5, 4);
    for (int i = 0; i < 70; i++)
        bird(aspect * hash(i, 1, 9), 0.08 + 0.36 * pow(hash(i, 2, 9), 1.3),
             0.008 + 0.014 * hash(i, 3, 9), 0.2 + 0.7 * hash(i, 4, 9), (color){0.12, 0.10, 0.12});
    for (int i = 0; i < 520; i++) {
        double x = aspect * hash(i, 1, 17), y = 0.86 + 0.16 * hash(i, 2, 17),
               h = 0.10 + 0.16 * hash(i, 3, 17), bend = 0.06 * (hash(i, 4, 17) - 0.4);
        if (x > aspect * 0.3 && x < aspect * 0.75) h *= 0.4;
        color c = shade((color){0.20, 0.14, 0.08}, 0.6 + 0.8 * hash(i, 5, 17));
        line(x, y, x + bend, y - h, 0.0028, c);
        ellipse(x + bend * 1.05, y - h - 0.012, 0.005, 0.02, shade(c, 1.8), 0.9, 0.4);
    }
    for (int i = 0; i < 4; i++) {
        double x = aspect * (0.40 + 0.08 * i), y = 0.80 + 0.02 * hash(i, 1, 2);
        ellipse(x, y - 0.05, 0.022, 0.013, (color){0.92, 0.88, 0.84}, 1, 0.15);
        line(x + 0.015, y - 0.055, x + 0.024, y - 0.095, 0.005, (color){0.92, 0.88, 0.84});
        line(x + 0.022, y - 0.095, x + 0.040, y - 0.088, 0.003, (color){0.1, 0.1, 0.1});
        line(x, y - 0.04, x, y, 0.002, (color){0.1, 0.1, 0.1}),
            line(x + 0.008, y - 0.04, x + 0.008, y, 0.002, (color){0.1, 0.1, 0.1});
    }
}

static void subway(void)
{
    double cx = aspect * 0.46, cy = 0.44;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            double u = px(x) - cx, v = py(y) - cy, a = fmax(fabs(u) * 0.72, fabs(v)),
                   z = 0.10 / (a + 0.004);
            double rib = pow(0.5 + 0.5 * cos(z * 30), 12), fog = smooth(0.02, 0.30, a);
            color wall = fabs(v) > fabs(u) * 0.72
                             ? (v > 0 ? (color){0.42, 0.41, 0.40} : (color){0.62, 0.63, 0.65})
                             : (color){0.50, 0.53, 0.57};
            color c = shade(wall, 0.65 + 0.35 * rib + 0.1 * fbm(u * 40, v * 40, 3, 2));
            *at(x, y) = mix((color){1.1, 1.1, 1.05}, c, fog);
        }
    for (int i = 1; i < 16; i++) {
        double k = 1.0 / i, y = cy - 0.42 * k * 1.1;
        double p[] = {
            cx - 0.22 * k, y, cx + 0.22 * k, y, cx + 0.21 * k, y + 0.016 * k, cx - 0.21 * k,
            y + 0.016 * k};
        polygon(p, 4, (color){1.2, 1.2, 1.15}, 1);
    }
    color body = {0.78, 0.80, 0.82};
    double train[] = {cx - 0.02,    cy - 0.06, cx + 0.10, cy - 0.10, aspect + 0.1, cy - 0.62,
                      aspect + 0.1, cy + 0.62, cx + 0.10, cy + 0.14, cx - 0.02,    cy + 0.08};
    polygon(train, 6, body, 1);
    double belt[] = {cx + 0.10,    cy + 0.05, aspect + 0.1, cy + 0.22,
                     aspect + 0.1, cy + 0.32, cx + 0.10,    cy + 0.075};
    polygon(belt, 4, (color){0.75, 0.12, 0.10}, 1);
    for (int i = 1; i < 8; i++) {
        double x0 = cx + 0.10 + 0.9 * pow(i / 8.0, 2.2),
               x1 = cx + 0.10 + 0.9 * pow((i + 0.72) / 8.0, 2.2), s0 = (x0 - cx) * 0.52,
               s1 = (x1 - cx) * 0.52;
        double w[] = {x0, cy - s0 * 0.72, x1, cy - s1 * 0.72,
                      x1, cy + s1 * 0.02, x0, cy + s0 * 0.02};
        polygon(w, 4, (color){0.98, 0.93, 0.76}, 1);
        for (int k = 0; k < 3; k++)
            ellipse(x0 + (x1 - x0) * (0.2 + 0.3 * k), cy - s0 * 0.12, (x1 - x0) * 0.10, s0 * 0.22,
                    (color){0.2, 0.18, 0.2}, 0.9, 0.1);
    }
    double nose[] = {cx - 0.02, cy - 0.06, cx + 0.10, cy - 0.10,
                     cx + 0.10, cy + 0.14, cx - 0.02, cy + 0.08};
    polygon(nose, 4, (color){0.25, 0.27, 0.30}, 1);
    light(cx + 0.02, cy + 0.05, 0.008, (color){1, 0.95, 0.8}),
        light(cx + 0.075, cy + 0.075, 0.010, (color){1, 0.95, 0.8});
    static const double crowd[][3] = {{0.08, 1.04, 0.62}, {0.20, 1.00, 0.52}, {0.30, 0.94, 0.42},
                                      {0.36, 0.86, 0.30}, {0.42, 0.78, 0.22}, {0.14, 0.92, 0.40},
                                      {0.26, 0.84, 0.28}};
    for (int i = 0; i < 7; i++)
        person(aspect * crowd[i][0], crowd[i][1], crowd[i][2], 0.15 + 0.1 * i, 0.03 * (i % 3),
               shade((color){0.16, 0.15, 0.18}, 0.7 + 0.2 * (i % 3)));
}

static void snow(void)
{
    sky((color){0.62, 0.62, 0.62}, (color){0.82, 0.82, 0.82}, 0.6, -1, -1, (color){0, 0, 0}, 0.4,
        6);
    skyline(0.60, 0.20, (color){0.55, 0.55, 0.55}, (color){0.35, 0.35, 0.35}, 0.25, 61);
    color iron = {0.20, 0.20, 0.20};
    for (int i = 0; i < 9; i++) {
        double x = aspect * (i - 0.5) / 8, w = aspect / 8;
        line(x, 0.56, x + w / 2, 0.30, 0.008, iron),
            line(x + w / 2, 0.30, x + w, 0.56, 0.008, iron), line(x, 0.56, x, 0.30, 0.005, iron);
    }
    line(-0.1, 0.30, aspect + 0.1, 0.30, 0.010, iron), quad(-0.1, 0.55, aspect + 0.1, 0.60, iron),
        quad(-0.1, 0.535, aspect + 0.1, 0.552, (color){0.95, 0.95, 0.95});
    ridge(0.74, 0.05, 1.5, 71, (color){0.92, 0.92, 0.92}, (color){0.98, 0.98, 0.98}, 0.3);
    double x = aspect * 0.45, y = 0.90;
    color dark = {0.12, 0.12, 0.12};
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 40; k++) {
            double a = k * 6.2831853 / 40, b = (k + 1) * 6.2831853 / 40, r = 0.062,
                   c = x + 0.03 + i * 0.17;
            line(c + r * cos(a), y - r + r * sin(a), c + r * cos(b), y - r + r * sin(b), 0.005,
                 dark);
        }
    line(x + 0.03, y - 0.062, x + 0.11, y - 0.062, 0.006, dark),
        line(x + 0.11, y - 0.062, x + 0.17, y - 0.17, 0.006, dark);
    line(x + 0.06, y - 0.15, x + 0.175, y - 0.16, 0.006, dark),
        line(x + 0.06, y - 0.15, x + 0.03, y - 0.062, 0.006, dark),
        line(x + 0.20, y - 0.062, x + 0.172, y - 0.20, 0.006, dark);
    person(x + 0.26, y + 0.01, 0.34, 0.9, -0.25, (color){0.16, 0.16, 0.17});
    person(x + 0.00, y - 0.075, 0.27, 0.3, 0.10, (color){0.24, 0.24, 0.25});
    for (int i = 0; i < 700; i++)
        ellipse(aspect * hash(i, 1, 3), hash(i, 2, 3), 0.002 + 0.003 * hash(i, 3, 3),
                0.002 + 0.003 * hash(i, 3, 3), (color){1, 1, 1}, 0.85, 0.4);
}

static void wall_market(void)
{
    sky((color){0.14, 0.18, 0.34}, (color){0.85, 0.58, 0.42}, 0.62, aspect * 0.85, 0.6,
        (color){0.5, 0.3, 0.15}, 0.6, 9);
    color brick = {0.30, 0.27, 0.27};
    for (int y = (int)(0.30 * height); y < (int)(0.78 * height); y++)
        for (int x = 0; x < (int)(aspect * 0.66 * height); x++) {
            double u = px(x), v = py(y), row = floor(v * 60),
                   joint = fmod(u * 30 + 0.5 * fmod(row, 2), 1) < 0.04 || fmod(v * 60, 1) < 0.08;
            if (v < 0.35 && fmod(u * 9, 1) < 0.42) continue;
            *at(x, y) = shade(
                brick,
                (joint ? 0.6 : 0.8 + 0.4 * hash((int)(u * 30 + 0.5 * fmod(row, 2)), (int)row, 5)) *
                    (1 - 0.25 * v));
        }
    double roof[] = {aspect * 0.10, 0.21, aspect * 0.36, 0.21,
                     aspect * 0.41, 0.26, aspect * 0.05, 0.26},
           roof2[] = {aspect * 0.13, 0.09, aspect * 0.33, 0.09,
                      aspect * 0.38, 0.14, aspect * 0.08, 0.14};
    quad(aspect * 0.12, 0.14, aspect * 0.34, 0.31, (color){0.26, 0.14, 0.11});
    polygon(roof, 4, (color){0.12, 0.12, 0.14}, 1), polygon(roof2, 4, (color){0.12, 0.12, 0.14}, 1);
    for (int i = 0; i < 6; i++)
        quad(aspect * (0.14 + 0.033 * i), 0.15, aspect * (0.16 + 0.033 * i), 0.205,
             (color){0.85, 0.60, 0.25});
    for (int y = (int)(0.78 * height); y < height; y++)
        for (int x = 0; x < width; x++)
            *at(x, y) =
                shade((color){0.34, 0.29, 0.27}, 0.7 + 0.5 * fbm(px(x) * 30, py(y) * 90, 3, 3));
    for (int i = 0; i < 9; i++) {
        double x = aspect * (0.02 + 0.11 * i), y = 0.66 + 0.02 * hash(i, 1, 5), w = aspect * 0.085;
        double tent[] = {x, y, x + w, y, x + w * 1.1, y + 0.05, x - w * 0.1, y + 0.05};
        polygon(tent, 4,
                i % 3 == 0   ? (color){0.55, 0.16, 0.12}
                : i % 3 == 1 ? (color){0.18, 0.30, 0.40}
                             : (color){0.60, 0.55, 0.45},
                1);
        quad(x, y + 0.13, x + w, y + 0.19, (color){0.28, 0.20, 0.14});
        for (int k = 0; k < 8; k++)
            ellipse(x + w * (0.1 + 0.11 * k), y + 0.125, w * 0.055, 0.014,
                    k % 3 ? (color){0.25, 0.50, 0.18} : (color){0.80, 0.35, 0.15}, 1, 0.2);
        light(x + w / 2, y + 0.065, 0.008, (color){1.0, 0.78, 0.42});
    }
    for (int i = 0; i < 22; i++) {
        double x = aspect * hash(i, 1, 41), y = 0.86 + 0.14 * (i / 22.0);
        person(x, y, 0.17 + 0.10 * (i / 22.0), 0.7 * hash(i, 3, 41), 0.1 * (hash(i, 4, 41) - 0.5),
               shade((color){0.20, 0.17, 0.18}, 0.6 + 0.7 * hash(i, 5, 41)));
    }
    for (int i = 0; i < 5; i++)
        ellipse(aspect * (0.12 + 0.2 * i), 0.60 - 0.04 * hash(i, 2, 2), 0.10, 0.05,
                (color){0.9, 0.85, 0.8}, 0.20, 0.95);
}

static void mountain_path(void)
{
    color mist = {0.80, 0.80, 0.82};
    sky((color){0.52, 0.56, 0.68}, (color){0.94, 0.80, 0.66}, 0.55, aspect * 0.22, 0.36,
        (color){0.6, 0.4, 0.25}, 0.5, 44);
    ridge(0.46, 0.18, 1.5, 4, (color){0.56, 0.58, 0.66}, mist, 0.9);
    ridge(0.60, 0.18, 1.9, 14, (color){0.42, 0.44, 0.50}, mist, 0.9);
    ridge(0.76, 0.16, 2.2, 29, (color){0.28, 0.30, 0.34}, mist, 0.7);
    color earth = {0.11, 0.11, 0.12};
    double slope[] = {-0.1,         0.86, aspect * 0.35, 0.80, aspect * 0.62, 0.70,
                      aspect + 0.1, 0.52, aspect + 0.1,  1.1,  -0.1,          1.1};
    polygon(slope, 6, earth, 1);
    for (int i = 0; i < 16; i++)
        quad(aspect * 0.36 + i * 0.034, 0.800 - i * 0.0125, aspect * 0.36 + i * 0.034 + 0.04,
             0.806 - i * 0.0125 + 0.01, earth);
    double x = aspect * 0.52, y = 0.742, h = 0.21;
    person(x, y, h, 0.9, 0.22, (color){0.06, 0.06, 0.07});
    double box[] = {x - h * 0.23, y - h * 0.78, x - h * 0.02, y - h * 0.80,
                    x - h * 0.02, y - h * 0.52, x - h * 0.23, y - h * 0.50};
    polygon(box, 4, (color){0.08, 0.07, 0.06}, 1);
    line(x + h * 0.30, y - h * 0.62, x + h * 0.36, y + 0.0, h * 0.025, (color){0.06, 0.06, 0.07});
    for (int i = 0; i < 9; i++) {
        double tx = aspect * (0.70 + 0.04 * i), ty = 0.66 - 0.02 * i,
               th = 0.14 + 0.12 * hash(i, 1, 6);
        for (int k = 0; k < 6; k++) {
            double w = th * 0.17 * (1 - k / 7.0), yy = ty - th * (0.15 + k * 0.14);
            double tree[] = {tx - w, yy, tx + w, yy, tx, yy - th * 0.24};
            polygon(tree, 3, (color){0.09, 0.11, 0.12}, 1);
        }
        line(tx, ty, tx, ty - th * 0.3, 0.005, earth);
    }
}

static void ferry(void)
{
    sky((color){0.05, 0.07, 0.16}, (color){0.30, 0.26, 0.38}, 0.55, aspect * 0.8, 0.16,
        (color){0.35, 0.36, 0.4}, 0.6, 19);
    skyline(0.52, 0.22, (color){0.07, 0.08, 0.14}, (color){1.0, 0.80, 0.45}, 0.42, 91);
    double x = aspect * 0.24, y = 0.555;
    color hull = {0.10, 0.16, 0.26}, white = {0.72, 0.72, 0.74};
    double body[] = {x - 0.06, y - 0.07,  x + 0.62, y - 0.07,
                     x + 0.58, y + 0.005, x - 0.02, y + 0.005};
    quad(x + 0.02, y - 0.13, x + 0.54, y - 0.07, white),
        quad(x + 0.08, y - 0.18, x + 0.40, y - 0.13, white),
        quad(x + 0.12, y - 0.235, x + 0.22, y - 0.18, white);
    quad(x + 0.32, y - 0.24, x + 0.36, y - 0.18, (color){0.6, 0.12, 0.1});
    polygon(body, 4, hull, 1);
    for (int i = 0; i < 13; i++)
        quad(x + 0.04 + i * 0.038, y - 0.118, x + 0.066 + i * 0.038, y - 0.085,
             (color){1.1, 0.88, 0.5});
    for (int i = 0; i < 8; i++)
        quad(x + 0.10 + i * 0.038, y - 0.170, x + 0.126 + i * 0.038, y - 0.143,
             (color){1.1, 0.88, 0.5});
    for (int i = 0; i < 4; i++)
        quad(x + 0.128 + i * 0.022, y - 0.222, x + 0.146 + i * 0.022, y - 0.2,
             (color){1.0, 0.9, 0.6});
    light(x + 0.17, y - 0.26, 0.006, (color){1, 0.4, 0.3}),
        light(x + 0.56, y - 0.10, 0.006, (color){0.4, 1, 0.5});
    for (int i = 0; i < 26; i++)
        person(x + 0.03 + i * 0.021, y - 0.068, 0.036, 0.1, 0, (color){0.05, 0.05, 0.07});
    water(0.56, (color){0.03, 0.05, 0.11}, 0.75, 23);
    for (int i = 0; i < 9; i++)
        person(aspect * (0.60 + 0.042 * i + 0.01 * hash(i, 1, 1)), 1.0, 0.26 + 0.06 * hash(i, 2, 1),
               0.1, 0.02, (color){0.03, 0.03, 0.05});
    line(aspect * 0.5, 0.90, aspect + 0.1, 0.90, 0.006, (color){0.05, 0.05, 0.06});
}

static void night_bridge(void)
{
    color steel = {0.50, 0.50, 0.54}, gold = {1.05, 0.82, 0.45};
    sky((color){0.10, 0.14, 0.30}, (color){0.80, 0.52, 0.42}, 0.60, aspect * 0.15, 0.55,
        (color){0.5, 0.3, 0.15}, 0.7, 27);
    ridge(0.58, 0.06, 2.2, 18, (color){0.22, 0.20, 0.30}, (color){0.6, 0.45, 0.45}, 0.4);
    double deck = 0.50;
    for (int t = 0; t < 2; t++) {
        double x = aspect * (0.34 + 0.36 * t);
        line(x - 0.03, 0.62, x, 0.06, 0.014, steel), line(x + 0.03, 0.62, x, 0.06, 0.014, steel);
        for (int i = 1; i <= 14; i++)
            for (int s = -1; s <= 1; s += 2)
                line(x, 0.08 + i * 0.008, x + s * i * aspect * 0.0128, deck, 0.0018,
                     (color){0.80, 0.72, 0.60});
        light(x, 0.055, 0.006, (color){1, 0.3, 0.25});
    }
    quad(-0.1, deck, aspect + 0.1, deck + 0.016, (color){0.26, 0.26, 0.30});
    for (int i = 0; i < 40; i++)
        light(aspect * i / 39.0, deck - 0.012, 0.003, gold);
    for (int i = 0; i < 8; i++)
        if (i != 3 && i != 5)
            quad(aspect * i / 7.5, deck + 0.016, aspect * i / 7.5 + 0.014, 0.62,
                 (color){0.24, 0.24, 0.28});
    water(0.61, (color){0.08, 0.09, 0.18}, 0.7, 33);
    for (int i = 0; i < 24; i++)
        bird(aspect * (0.45 + 0.25 * hash(i, 1, 3)), 0.14 + 0.2 * hash(i, 2, 3),
             0.007 + 0.006 * hash(i, 3, 3), 0.3 + 0.5 * hash(i, 4, 3), (color){0.06, 0.06, 0.10});
}

static void street_rain(void)
{
    sky((color){0.30, 0.34, 0.42}, (color){0.62, 0.62, 0.64}, 0.5, -1, -1, (color){0, 0, 0}, 0.5,
        2);
    for (int side = 0; side < 2; side++)
        for (int i = 6; i >= 1; i--) {
            double k = 1.0 / i, x0 = side ? aspect * 0.5 + 0.11 * aspect * 5 * k * 0.85
                                          : aspect * 0.5 - 0.11 * aspect * 5 * k * 0.85;
            double x1 = side ? aspect + 0.4 : -0.4;
            color c = shade((color){0.34, 0.32, 0.33}, 0.55 + 0.09 * i);
            quad(fmin(x0, x1), 0.55 - 0.62 * k - 0.08 * hash(i, side, 4), fmax(x0, x1),
                 0.60 + 0.20 * k, c);
            for (int w = 0; w < 3; w++) {
                double wx = side ? x0 + 0.03 * k + w * 0.05 * k : x0 - 0.07 * k - w * 0.05 * k;
                quad(wx, 0.52 - 0.30 * k, wx + 0.035 * k, 0.52 - 0.18 * k,
                     hash(i, w, side + 7) < 0.5 ? (color){1.0, 0.80, 0.48}
                                                : (color){0.22, 0.24, 0.28});
            }
            quad(side ? x0 : x0 - 0.2 * k, 0.55 - 0.02 * k, side ? x0 + 0.2 * k : x0,
                 0.55 + 0.03 * k, i % 2 ? (color){0.66, 0.16, 0.12} : (color){0.16, 0.30, 0.36});
        }
    water(0.70, (color){0.22, 0.23, 0.26}, 0.6, 8);
    static const color umbrellas[] = {{0.75, 0.14, 0.12},
                                      {0.14, 0.22, 0.42},
                                      {0.82, 0.70, 0.20},
                                      {0.12, 0.12, 0.14},
                                      {0.20, 0.45, 0.38}};
    for (int i = 0; i < 9; i++) {
        double x = aspect * (0.10 + 0.1 * i + 0.02 * hash(i, 1, 8)),
               y = 0.78 + 0.20 * hash(i, 2, 8), h = 0.16 + (y - 0.76) * 0.9;
        person(x, y, h, 0.5, 0.03, (color){0.13, 0.12, 0.14});
        double top[24];
        for (int k = 0; k < 12; k++) {
            double a = 3.14159 * k / 11;
            top[2 * k] = x + cos(a) * h * 0.36, top[2 * k + 1] = y - h * 0.94 - sin(a) * h * 0.26;
        }
        polygon(top, 12, umbrellas[i % 5], 1);
        line(x, y - h * 1.2, x, y - h * 0.6, 0.003, (color){0.1, 0.1, 0.1});
    }
    rain(0.9, 5);
}

static void noodles(void)
{
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            double u = px(x), v = py(y),
                   grain = fbm(u * 3, v * 70 + 2 * fbm(u * 5, v * 5, 3, 3), 4, 7);
            *at(x, y) = shade((color){0.36, 0.22, 0.12}, 0.55 + 0.7 * grain);
        }
    double cx = aspect * 0.5, cy = 0.54;
    ellipse(cx + 0.03, cy + 0.06, 0.46, 0.37, (color){0.05, 0.03, 0.02}, 0.6, 0.3);
    ellipse(cx, cy, 0.44, 0.36, (color){0.86, 0.86, 0.84}, 1, 0.01),
        ellipse(cx, cy, 0.435, 0.355, (color){0.16, 0.28, 0.50}, 1, 0.01);
    ellipse(cx, cy, 0.42, 0.34, (color){0.93, 0.92, 0.89}, 1, 0.01),
        ellipse(cx, cy + 0.01, 0.37, 0.295, (color){0.60, 0.36, 0.14}, 1, 0.03);
    for (int i = 0; i < 70; i++) {
        double a = hash(i, 1, 3) * 6.28, r = 0.24 * sqrt(hash(i, 2, 3)), x = cx + cos(a) * r * 1.25,
               y = cy + sin(a) * r, t = 0.35 * (hash(i, 3, 3) - 0.5);
        for (int k = 0; k < 14; k++) {
            double s = (k - 7) * 0.018, bend = 0.02 * sin(k * 0.5 + i);
            line(x + s, y + s * t + bend, x + s + 0.019,
                 y + (s + 0.018) * t + 0.02 * sin((k + 1) * 0.5 + i), 0.009,
                 shade((color){0.95, 0.84, 0.58}, 0.75 + 0.3 * hash(i, 4, 3)));
        }
    }
    ellipse(cx + 0.10, cy - 0.06, 0.125, 0.10, (color){0.97, 0.96, 0.92}, 1, 0.08),
        ellipse(cx + 0.11, cy - 0.065, 0.05, 0.045, (color){0.98, 0.70, 0.15}, 1, 0.12);
    for (int i = 0; i < 60; i++)
        ellipse(cx - 0.14 + 0.14 * (hash(i, 1, 8) - 0.5), cy + 0.02 + 0.12 * (hash(i, 2, 8) - 0.5),
                0.009, 0.007, shade((color){0.30, 0.62, 0.20}, 0.7 + 0.5 * hash(i, 3, 8)), 1, 0.2);
    line(cx + 0.18, -0.02, cx + 0.52, 0.72, 0.016, (color){0.45, 0.18, 0.10}),
        line(cx + 0.24, -0.02, cx + 0.56, 0.69, 0.016, (color){0.48, 0.20, 0.11});
    for (int i = 0; i < 5; i++)
        ellipse(cx - 0.2 + 0.1 * i, 0.14 + 0.05 * hash(i, 2, 2), 0.10, 0.11,
                (color){0.95, 0.93, 0.9}, 0.14, 0.95);
}

static void tree_cat(void)
{
    sky((color){0.40, 0.60, 0.86}, (color){0.86, 0.88, 0.88}, 0.9, -1, -1, (color){0, 0, 0}, 0.7,
        14);
    tower(0.0, aspect * 0.30, 0.18, 1.1, (color){0.66, 0.60, 0.54}, (color){0.34, 0.40, 0.46}, 0.9,
          3);
    color bark = {0.42, 0.39, 0.33};
    line(aspect * 0.62, 1.1, aspect * 0.58, 0.45, 0.085, bark),
        line(aspect * 0.58, 0.48, aspect * 0.40, 0.12, 0.05, bark),
        line(aspect * 0.585, 0.5, aspect * 0.80, 0.06, 0.05, bark);
    line(aspect * 0.47, 0.27, aspect * 0.25, 0.16, 0.022, bark),
        line(aspect * 0.71, 0.24, aspect * 0.95, 0.20, 0.022, bark);
    for (int i = 0; i < 900; i++) {
        double a = hash(i, 1, 6) * 6.28, r = sqrt(hash(i, 2, 6)),
               x = aspect * 0.58 + cos(a) * r * 0.62, y = 0.10 + sin(a) * r * 0.28;
        ellipse(x, y, 0.016, 0.011, shade((color){0.62, 0.52, 0.16}, 0.5 + 0.7 * hash(i, 3, 6)),
                0.95, 0.2);
    }
    double x = aspect * 0.60, y = 0.66;
    color cat = {0.86, 0.50, 0.16};
    ellipse(x, y, 0.035, 0.06, cat, 1, 0.08),
        ellipse(x - 0.012, y + 0.075, 0.026, 0.026, cat, 1, 0.08);
    double ears[] = {x - 0.036, y + 0.085, x - 0.030, y + 0.115, x - 0.014, y + 0.10},
           ears2[] = {x + 0.010, y + 0.085, x + 0.006, y + 0.115, x - 0.010, y + 0.10};
    polygon(ears, 3, cat, 1), polygon(ears2, 3, cat, 1);
    for (int i = 0; i < 12; i++)
        line(x + 0.01 + 0.02 * sin(i * 0.35), y - 0.05 - i * 0.009,
             x + 0.01 + 0.02 * sin((i + 1) * 0.35), y - 0.05 - (i + 1) * 0.009, 0.012, cat);
    color suit = {0.20, 0.22, 0.16};
    line(aspect * 0.86, 1.1, aspect * 0.72, 0.40, 0.010, (color){0.7, 0.7, 0.7}),
        line(aspect * 0.90, 1.1, aspect * 0.76, 0.40, 0.010, (color){0.7, 0.7, 0.7});
    for (int i = 0; i < 18; i++)
        line(aspect * (0.725 + 0.0075 * i), 0.42 + i * 0.0375, aspect * (0.765 + 0.0075 * i),
             0.42 + i * 0.0375, 0.006, (color){0.7, 0.7, 0.7});
    person(aspect * 0.755, 0.62, 0.30, 0.3, -0.25, suit);
    ellipse(aspect * 0.755 - 0.028, 0.335, 0.032, 0.025, (color){0.85, 0.70, 0.12}, 1, 0.06);
    line(aspect * 0.735, 0.42, aspect * 0.66, 0.50, 0.014, suit);
}

static void baseball(void)
{
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            double u = px(x), v = py(y);
            if (v < 0.30)
                *at(x, y) = shade((color){0.20, 0.30, 0.24}, 0.5 + 0.9 * fbm(u * 24, v * 24, 4, 3));
            else if (v < 0.58)
                *at(x, y) =
                    shade((color){0.30, 0.50, 0.20}, 0.85 + 0.3 * fbm(u * 140, v * 140, 2, 4));
            else
                *at(x, y) =
                    shade((color){0.62, 0.42, 0.27}, 0.8 + 0.35 * fbm(u * 60, v * 140, 4, 5));
        }
    quad(-0.1, 0.28, aspect + 0.1, 0.315, (color){0.12, 0.20, 0.34});
    line(aspect * 0.48, 0.88, aspect + 0.1, 0.52, 0.006, (color){0.95, 0.95, 0.95}),
        line(aspect * 0.44, 0.88, -0.1, 0.62, 0.006, (color){0.95, 0.95, 0.95});
    double base[] = {aspect * 0.44, 0.90,          aspect * 0.48, 0.90,           aspect * 0.495,
                     0.92,          aspect * 0.46, 0.945,         aspect * 0.425, 0.92};
    polygon(base, 5, (color){0.97, 0.97, 0.97}, 1);
    ellipse(aspect * 0.50, 0.95, 0.18, 0.04, (color){0.70, 0.52, 0.36}, 0.6, 0.9);
    person(aspect * 0.40, 0.94, 0.42, 1.3, 0.35, (color){0.86, 0.86, 0.84});
    line(aspect * 0.40 + 0.14, 0.62, aspect * 0.40 + 0.36, 0.52, 0.014, (color){0.60, 0.40, 0.2});
    ellipse(aspect * 0.40 + 0.145, 0.545, 0.035, 0.026, (color){0.10, 0.16, 0.38}, 1, 0.05);
    person(aspect * 0.24, 0.96, 0.28, 1.4, 0.5, (color){0.32, 0.32, 0.36});
    person(aspect * 0.14, 0.99, 0.38, 0.5, 0.1, (color){0.10, 0.11, 0.14});
    person(aspect * 0.72, 0.60, 0.17, 0.8, -0.1, (color){0.55, 0.14, 0.12});
    person(aspect * 0.90, 0.50, 0.12, 0.5, 0, (color){0.55, 0.14, 0.12});
    ellipse(aspect * 0.60, 0.40, 0.012, 0.012, (color){0.98, 0.98, 0.98}, 1, 0.1);
}

static void port_crane(double x, double y, double s, color c)
{
    for (int i = 0; i < 2; i++)
        line(x + i * s * 0.30, y, x + i * s * 0.30, y - s * 0.72, s * 0.030, c);
    line(x, y - s * 0.30, x + s * 0.30, y - s * 0.30, s * 0.025, c),
        line(x - s * 0.55, y - s * 0.70, x + s * 0.55, y - s * 0.70, s * 0.035, c);
    line(x + s * 0.08, y - s * 1.02, x - s * 0.50, y - s * 0.71, s * 0.012, c),
        line(x + s * 0.08, y - s * 1.02, x + s * 0.50, y - s * 0.71, s * 0.012, c);
    line(x + s * 0.05, y - s * 0.70, x + s * 0.08, y - s * 1.02, s * 0.025, c);
    line(x - s * 0.25, y - s * 0.70, x - s * 0.25, y - s * 0.45, s * 0.008, c),
        quad(x - s * 0.32, y - s * 0.45, x - s * 0.18, y - s * 0.40, c);
}

static void port_night(void)
{
    sky((color){0.02, 0.03, 0.08}, (color){0.24, 0.20, 0.30}, 0.6, aspect * 0.18, 0.14,
        (color){0.3, 0.3, 0.34}, 0.5, 52);
    for (int i = 0; i < 5; i++) {
        port_crane(aspect * (0.10 + 0.21 * i), 0.64, 0.48, (color){0.14, 0.08, 0.09});
        light(aspect * (0.10 + 0.21 * i) + 0.04, 0.15, 0.005, (color){1, 0.25, 0.2});
        for (int k = 0; k < 3; k++)
            light(aspect * (0.10 + 0.21 * i) + 0.145 * k / 1.5, 0.44, 0.005, (color){1, 0.9, 0.7});
    }
    for (int i = 0; i < 44; i++)
        for (int k = 0; k < 1 + (int)(4 * hash(i, 1, 5)); k++) {
            color c = hash(i, k, 7) < 0.4   ? (color){0.40, 0.14, 0.10}
                      : hash(i, k, 7) < 0.7 ? (color){0.10, 0.20, 0.34}
                                            : (color){0.34, 0.30, 0.24};
            quad(aspect * i / 44.0, 0.64 - (k + 1) * 0.028, aspect * (i + 0.9) / 44.0,
                 0.64 - k * 0.028 - 0.002, shade(c, 0.5 + 0.5 * hash(i, k, 9)));
        }
    quad(-0.1, 0.64, aspect + 0.1, 0.67, (color){0.10, 0.09, 0.10});
    water(0.67, (color){0.02, 0.03, 0.07}, 0.8, 53);
}

static void mist_ship(void)
{
    color mist = {0.86, 0.87, 0.88}, far = {0.66, 0.68, 0.71}, near = {0.38, 0.41, 0.46};
    sky((color){0.78, 0.81, 0.85}, (color){0.90, 0.89, 0.87}, 0.6, aspect * 0.3, 0.3,
        (color){0.14, 0.12, 0.08}, 0.3, 63);
    for (int i = 0; i < 4; i++)
        port_crane(aspect * (0.55 + 0.14 * i), 0.58, 0.30, mix(mist, far, 0.6));
    double x = aspect * 0.28, y = 0.60;
    double hull[] = {x - 0.30, y - 0.12, x + 0.34, y - 0.10, x + 0.30, y, x - 0.22, y};
    for (int i = 0; i < 14; i++)
        for (int k = 0; k < 2 + (int)(3 * hash(i, 1, 2)); k++)
            quad(x - 0.24 + i * 0.032, y - 0.15 - k * 0.03, x - 0.212 + i * 0.032,
                 y - 0.122 - k * 0.03, mix(near, far, hash(i, k, 3)));
    quad(x + 0.24, y - 0.30, x + 0.30, y - 0.10, near),
        quad(x + 0.23, y - 0.27, x + 0.31, y - 0.25, shade(near, 0.8)),
        polygon(hull, 4, shade(near, 0.8), 1);
    water(0.60, (color){0.74, 0.77, 0.79}, 0.3, 64);
    for (int y2 = 0; y2 < height; y2++)
        for (int x2 = 0; x2 < width; x2++) {
            double bank = fbm(px(x2) * 1.6, py(y2) * 7, 5, 65) * smooth(0.25, 0.52, py(y2)) *
                          smooth(0.86, 0.6, py(y2));
            *at(x2, y2) = mix(*at(x2, y2), mist, clamp(bank * 1.25, 0, 0.92));
        }
    line(aspect * 0.66, 0.98, aspect * 0.76, 0.94, 0.02, (color){0.25, 0.27, 0.30}),
        quad(aspect * 0.64, 0.93, aspect * 0.78, 0.965, (color){0.22, 0.24, 0.28});
    quad(aspect * 0.69, 0.89, aspect * 0.73, 0.93, (color){0.30, 0.32, 0.36}),
        person(aspect * 0.66, 0.935, 0.07, 0.2, 0, (color){0.16, 0.18, 0.20});
    for (int i = 0; i < 6; i++)
        bird(aspect * (0.6 + 0.3 * hash(i, 1, 66)), 0.25 + 0.15 * hash(i, 2, 66), 0.014, 0.5,
             (color){0.45, 0.47, 0.50});
}

static void promenade(void)
{
    sky((color){0.24, 0.28, 0.50}, (color){1.05, 0.62, 0.34}, 0.62, aspect * 0.5, 0.56,
        (color){0.9, 0.5, 0.2}, 0.6, 71);
    ridge(0.60, 0.04, 2.4, 73, (color){0.34, 0.26, 0.34}, (color){0.8, 0.5, 0.4}, 0.4);
    port_crane(aspect * 0.78, 0.62, 0.56, (color){0.13, 0.09, 0.11});
    for (int i = 0; i < 5; i++)
        person(aspect * 0.78 + 0.02 + 0.035 * i, 0.62 - 0.56 * 0.30 - 0.008, 0.055, 0.1, 0,
               (color){0.08, 0.06, 0.08});
    water(0.62, (color){0.24, 0.16, 0.20}, 0.6, 74);
    quad(-0.1, 0.86, aspect + 0.1, 1.1, (color){0.10, 0.08, 0.09}),
        line(-0.1, 0.80, aspect + 0.1, 0.80, 0.006, (color){0.08, 0.07, 0.08});
    for (int i = 0; i < 34; i++)
        line(aspect * i / 33.0, 0.80, aspect * i / 33.0, 0.88, 0.0035, (color){0.08, 0.07, 0.08});
    static const double walkers[][3] = {{0.10, 0.30, 0.5}, {0.155, 0.28, 0.5}, {0.33, 0.32, 0.8},
                                        {0.47, 0.20, 0.9}, {0.52, 0.30, 0.3},  {0.63, 0.29, 0.6},
                                        {0.88, 0.33, 0.7}};
    for (int i = 0; i < 7; i++)
        person(aspect * walkers[i][0], 0.94, walkers[i][1], walkers[i][2], 0.05,
               (color){0.05, 0.04, 0.05});
    ellipse(aspect * 0.36 + 0.09, 0.915, 0.04, 0.018, (color){0.05, 0.04, 0.05}, 1, 0.1),
        line(aspect * 0.36 + 0.06, 0.92, aspect * 0.36 + 0.06, 0.945, 0.006,
             (color){0.05, 0.04, 0.05});
    line(aspect * 0.36 + 0.115, 0.92, aspect * 0.36 + 0.115, 0.945, 0.006,
         (color){0.05, 0.04, 0.05}),
        ellipse(aspect * 0.36 + 0.132, 0.90, 0.016, 0.012, (color){0.05, 0.04, 0.05}, 1, 0.1);
}

/* clang-format off */
static const struct { const char *name; void (*paint)(void); double vignette; int grey; } SCENES[] = {
    {"bridge", bridge, 0.5, 0}, {"stadium", stadium, 0.6, 0}, {"runners", runners, 0.4, 0}, {"tea", tea, 0.4, 0},
    {"wetland", wetland, 0.5, 0}, {"subway", subway, 0.5, 0}, {"snow", snow, 0.9, 1}, {"wall-market", wall_market, 0.5, 0},
    {"mountain-path", mountain_path, 0.5, 0}, {"ferry", ferry, 0.5, 0}, {"night-bridge", night_bridge, 0.5, 0},
    {"street-rain", street_rain, 0.5, 0}, {"noodles", noodles, 0.6, 0}, {"tree-cat", tree_cat, 0.3, 0}, {"baseball", baseball, 0.5, 0},
    {"port-night", port_night, 0.5, 0}, {"mist-ship", mist_ship, 0.4, 0}, {"promenade", promenade, 0.5, 0}};

static void write_picture(FILE *out, double vignette, int grey)
{
    fprintf(out, "P6\n%d %d\n255\n", width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            color c = *at(x, y);
            double vx = (double)x / width - 0.5, vy = (double)y / height - 0.5, k = 1 - vignette * (vx * vx + vy * vy);
            double grain = (hash(x, y, 901) + hash(x, y, 902) - 1) * (grey ? 0.06 : 0.03);
            if (grey) c.r = c.g = c.b = 0.3 * c.r + 0.59 * c.g + 0.11 * c.b;
            double channels[3] = {c.r * k, c.g * k, c.b * k};
            for (int i = 0; i < 3; i++) {
                double t = channels[i];
                t = t < 0.8 ? t : 0.8 + 0.2 * (1 - exp(-(t - 0.8) / 0.2)); /* soft shoulder */
                fputc((int)(clamp(pow(clamp(t, 0, 1), 0.92) + grain, 0, 1) * 255 + 0.5), out);
            }
        }
}
/* clang-format on */

int main(int count, char **words)
{
    if (count != 5) return 2;
    width = atoi(words[2]), height = atoi(words[3]);
    aspect = (double)width / height;
    for (size_t i = 0; i < sizeof SCENES / sizeof *SCENES; i++) {
        if (strcmp(words[1], SCENES[i].name) != 0) continue;
        canvas = calloc((size_t)width * height, sizeof *canvas);
        FILE *out = fopen(words[4], "wb");
        if (!canvas || !out) return 1;
        SCENES[i].paint();
        write_picture(out, SCENES[i].vignette, SCENES[i].grey);
        return fclose(out) != 0;
    }
    return 2;
}
