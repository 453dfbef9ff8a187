/* draw-photo: renders the pictures of the sample pages as if they were photographs.
 *
 *     draw-photo harbour WIDTH HEIGHT OUT.ppm
 *     draw-photo library WIDTH HEIGHT OUT.ppm
 *
 * A small ray tracer: boxes under a low sun, water with waves, haze, depth of field and film grain.
 * No input, no randomness beyond a fixed hash, so the result is always the same.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "paint.h"

typedef struct {
    double x, y, z;
} vec;

static vec v(double x, double y, double z)
{
    return (vec){x, y, z};
}
static vec add(vec a, vec b)
{
    return v(a.x + b.x, a.y + b.y, a.z + b.z);
}
static vec mul(vec a, double s)
{
    return v(a.x * s, a.y * s, a.z * s);
}
static vec times(vec a, vec b)
{
    return v(a.x * b.x, a.y * b.y, a.z * b.z);
}
static double dot(vec a, vec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
static vec unit(vec a)
{
    return mul(a, 1 / sqrt(dot(a, a)));
}
static vec mix(vec a, vec b, double t)
{
    return add(mul(a, 1 - t), mul(b, t));
}

typedef struct {
    vec low, high, color;
    double gloss;
} box;

static box boxes[4000];
static int box_count;
static vec sun_direction, sun_color, haze_color;
static int indoor;

static void put(double x0, double y0, double z0, double x1, double y1, double z1, vec color)
{
    boxes[box_count++] = (box){v(x0, y0, z0), v(x1, y1, z1), color, 0};
}

/* Nearest hit of a ray with the boxes: distance, or 1e30. */
static double trace(vec o, vec d, vec *normal, int *index)
{
    double best = 1e30;
    vec inverse = v(1 / d.x, 1 / d.y, 1 / d.z);
    for (int i = 0; i < box_count; i++) {
        const box *b = &boxes[i];
        double x0 = (b->low.x - o.x) * inverse.x, x1 = (b->high.x - o.x) * inverse.x;
        double y0 = (b->low.y - o.y) * inverse.y, y1 = (b->high.y - o.y) * inverse.y;
        double z0 = (b->low.z - o.z) * inverse.z, z1 = (b->high.z - o.z) * inverse.z;
        double nx = fmin(x0, x1), ny = fmin(y0, y1), nz = fmin(z0, z1);
        double near = fmax(nx, fmax(ny, nz)),
               far = fmin(fmax(x0, x1), fmin(fmax(y0, y1), fmax(z0, z1)));
        if (near > far || far < 1e-4 || near < 1e-4 || near >= best) continue;
        best = near;
        *index = i;
        if (near == nx)
            *normal = v(d.x > 0 ? -1 : 1, 0, 0);
        else if (near == ny)
            *normal = v(0, d.y > 0 ? -1 : 1, 0);
        else
            *normal = v(0, 0, d.z > 0 ? -1 : 1);
    }
    return best;
}

static vec sky(vec d)
{
    double up = clamp(d.y, 0, 1);
    vec c = mix(v(1.25, 0.80, 0.50), v(0.42, 0.55, 0.78), smooth(0.0, 0.30, up));
    c = mix(c, v(0.20, 0.32, 0.55), smooth(0.2, 0.9, up));
    double s = clamp(dot(d, sun_direction), 0, 1);
    c = add(c, mul(v(1.3, 0.75, 0.35), pow(s, 12) * 0.5));
    c = add(c, mul(v(2.2, 1.6, 1.0), pow(s, 160)));
    c = add(c, mul(v(12, 10, 7), smooth(0.99965, 0.9998, s)));
    if (d.y > 0.01) {
        double px = d.x / (d.y + 0.12), pz = d.z / (d.y + 0.12);
        double cover = smooth(0.47, 0.78, fbm(px * 0.9 + 3, pz * 1.9, 6, 11));
        vec lit = mix(v(0.62, 0.52, 0.56), v(1.55, 1.12, 0.82), pow(s, 3));
        c = mix(c, lit, cover * 0.75 * smooth(0.01, 0.12, d.y));
    }
    /* Hills behind the far bank. */
    double angle = atan2(d.x, d.z);
    double hill = 0.035 * fbm(angle * 5 + 4, 1, 5, 31) + 0.012,
           hill2 = 0.06 * fbm(angle * 3, 7, 5, 47) + 0.012;
    if (d.y < hill2) c = mix(c, mix(haze_color, v(0.36, 0.38, 0.48), 0.5), 0.75);
    if (d.y < hill) c = mix(c, v(0.34, 0.33, 0.39), 0.8);
    return c;
}

static vec shade(vec o, vec d, int depth, double *distance);

static vec surface(vec p, vec n, vec color, vec d)
{
    vec normal;
    int index;
    double light = fmax(0, dot(n, sun_direction));
    if (light > 0 && trace(add(p, mul(n, 0.01)), sun_direction, &normal, &index) < 1e29) light = 0;
    double open = 0.5 + 0.5 * n.y;
    vec ambient =
        indoor ? v(0.20, 0.19, 0.18) : mix(v(0.20, 0.19, 0.22), v(0.42, 0.46, 0.56), open);
    double stain = 0.82 + 0.36 * fbm(p.x * 0.9 + p.z, p.y * 1.3 + p.z * 0.5, 4, 77);
    vec c = times(mul(color, stain), add(ambient, mul(sun_color, light)));
    (void)d;
    return c;
}

static vec shade(vec o, vec d, int depth, double *distance)
{
    vec n;
    int index = -1;
    double t = trace(o, d, &n, &index);
    double water = !indoor && d.y < 0 ? -o.y / d.y : 1e30;
    if (t > 1e29 && water > 1e29) {
        *distance = 1e6;
        return indoor ? v(0.1, 0.1, 0.1) : sky(d);
    }
    vec c;
    if (t < water) {
        *distance = t;
        vec p = add(o, mul(d, t));
        vec color = boxes[index].color;
        if (!indoor && boxes[index].high.y - boxes[index].low.y < 3 &&
            boxes[index].high.y - boxes[index].low.y > 2) {
            /* Corrugated sides of containers. */
            double wave = fabs(n.z) > 0.5 ? p.x : p.z;
            color = mul(color, 0.86 + 0.14 * (sin(wave * 14) > 0 ? 1 : 0));
        }
        c = surface(p, n, color, d);
    } else {
        *distance = water;
        vec p = add(o, mul(d, water));
        double fade = 1 / (1 + water * 0.010), e = 0.05 + water * 0.0006;
        double h0 = fbm(p.x * 0.35, p.z * 0.9, 5, 5), hx = fbm((p.x + e) * 0.35, p.z * 0.9, 5, 5),
               hz = fbm(p.x * 0.35, (p.z + e) * 0.9, 5, 5);
        vec normal = unit(v(-(hx - h0) / e * 0.55 * fade, 1, -(hz - h0) / e * 0.42 * fade));
        double cosine = clamp(-dot(d, normal), 0, 1);
        double fresnel = 0.03 + 0.97 * pow(1 - cosine, 5);
        vec r = add(d, mul(normal, 2 * cosine));
        r.y = fabs(r.y) + 0.002;
        double ignored;
        vec mirror =
            depth < 2 ? shade(add(p, v(0, 0.02, 0)), unit(r), depth + 1, &ignored) : sky(unit(r));
        mirror = v(fmin(mirror.x, 3.5), fmin(mirror.y, 3.2), fmin(mirror.z, 2.8));
        c = mix(v(0.05, 0.09, 0.11), mirror, clamp(fresnel * 1.05, 0, 1));
    }
    double haze = indoor ? 0 : 1 - exp(-*distance * 0.0010);
    double glow = pow(clamp(dot(d, sun_direction), 0, 1), 6);
    return mix(c, mix(haze_color, v(1.35, 0.95, 0.62), glow), haze);
}

/* A ship-to-shore crane whose legs stand at x, z. */
static void crane(double x, double z, double raised)
{
    vec red = v(0.62, 0.13, 0.06), dark = v(0.30, 0.08, 0.05);
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            put(x + i * 18 - 0.7, 2, z + j * 16 - 0.7, x + i * 18 + 0.7, 40, z + j * 16 + 0.7, red);
    for (int j = 0; j < 2; j++) {
        put(x, 12, z + j * 16 - 0.6, x + 18, 13.4, z + j * 16 + 0.6, red);
        put(x, 38.5, z + j * 16 - 0.8, x + 18, 40.5, z + j * 16 + 0.8, red);
    }
    put(x - 0.7, 24, z, x + 0.7, 25.2, z + 16, dark);
    put(x + 17.3, 24, z, x + 18.7, 25.2, z + 16, dark);
    put(x - 30, 41, z + 4, x + 30, 43, z + 5, red);
    put(x - 30, 41, z + 11, x + 30, 43, z + 12, red);
    for (int i = -6; i <= 6; i++)
        put(x + i * 5 - 0.25, 41.4, z + 5, x + i * 5 + 0.25, 42.6, z + 11, dark);
    put(x + 2, 43, z + 5, x + 13, 47, z + 11, v(0.75, 0.74, 0.70));
    put(x + 3, 47, z + 7, x + 4.4, 62, z + 9, red);
    for (int i = 0; i < 24; i++) {
        double t = i / 24.0;
        put(x + 3.6 - t * 30, 62 - t * 19, z + 7.8, x + 3.6 - t * 30 - 1.3, 62 - t * 19 + 0.5 - 0.9,
            z + 8.2, dark);
        put(x + 3.6 + t * 24, 62 - t * 19, z + 7.8, x + 3.6 + t * 24 + 1.1, 62 - t * 19 - 0.4,
            z + 8.2, dark);
    }
    put(x - 16, 39, z + 6, x - 12, 41, z + 10, v(0.80, 0.78, 0.72));
    put(x - 14.1, raised, z + 7.9, x - 13.9, 39, z + 8.1, v(0.1, 0.1, 0.1));
    put(x - 15.2, raised - 1, z + 5, x - 12.8, raised, z + 11, v(0.85, 0.65, 0.1));
}

static void harbour(void)
{
    static const double colors[][3] = {{0.55, 0.10, 0.07}, {0.06, 0.20, 0.42}, {0.62, 0.32, 0.06},
                                       {0.10, 0.34, 0.26}, {0.60, 0.58, 0.54}, {0.36, 0.10, 0.12},
                                       {0.10, 0.36, 0.52}, {0.50, 0.44, 0.30}};
    sun_direction = unit(v(-0.42, 0.12, 1));
    sun_color = v(1.9, 1.25, 0.72);
    haze_color = v(0.80, 0.70, 0.66);
    /* The ship. */
    for (int i = 0; i < 30; i++) {
        double t = i / 30.0, bow = t < 0.15 ? (0.15 - t) * 50 : 0;
        put(-62 + i * 4.2, 0.2, 96 + bow * 0.5, -62 + (i + 1) * 4.2, 9 + bow * 0.25,
            114 - bow * 0.5, v(0.07, 0.11, 0.20));
        put(-62 + i * 4.2, 0.0, 95.9 + bow * 0.5, -62 + (i + 1) * 4.2, 1.6, 114.1 - bow * 0.5,
            v(0.35, 0.06, 0.05));
    }
    for (int i = 0; i < 15; i++)
        for (int k = 0; k < 3; k++) {
            int tiers = 2 + (int)(hash(i, k, 3) * 4.4) - (i < 2);
            for (int y = 0; y < tiers; y++) {
                const double *c = colors[(int)(hash(i, y, k + 9) * 8)];
                put(-52 + i * 6.4, 9 + y * 2.65, 97 + k * 5.4, -52 + i * 6.4 + 6.1,
                    9 + y * 2.65 + 2.55, 97 + k * 5.4 + 5.2, v(c[0], c[1], c[2]));
            }
        }
    put(46, 9, 99, 55, 31, 111, v(0.82, 0.80, 0.76));
    for (int i = 0; i < 5; i++)
        put(45.9, 12 + i * 3.6, 100, 46, 13.4 + i * 3.6, 110, v(0.05, 0.07, 0.09));
    for (int i = 0; i < 5; i++)
        put(46.6, 12 + i * 3.6, 98.9, 54.4, 13.4 + i * 3.6, 99, v(0.05, 0.07, 0.09));
    put(48, 31, 98, 54, 34, 112, v(0.78, 0.76, 0.72));
    put(51, 34, 104, 52, 44, 105, v(0.7, 0.7, 0.68));
    put(56, 9, 101, 61, 26, 109, v(0.50, 0.12, 0.07));
    /* The quay with its cranes and stacks. */
    put(-400, -1, 117, 500, 2, 400, v(0.40, 0.38, 0.36));
    for (int i = 0; i < 60; i++)
        put(-200 + i * 7, 0.2, 116.4, -199 + i * 7, 1.8, 117, v(0.08, 0.08, 0.08));
    crane(-46, 120, 27);
    crane(2, 120, 21);
    crane(70, 120, 33);
    crane(128, 120, 30);
    crane(-118, 120, 34);
    for (int i = 0; i < 30; i++)
        for (int k = 0; k < 3; k++) {
            int tiers = 1 + (int)(hash(i, k, 21) * 4);
            for (int y = 0; y < tiers; y++) {
                const double *c = colors[(int)(hash(i + 5, y, k + 40) * 8)];
                put(-180 + i * 13, 2 + y * 2.65, 160 + k * 12, -180 + i * 13 + 12.2,
                    2 + y * 2.65 + 2.55, 164 + k * 12, v(c[0], c[1], c[2]));
            }
        }
    /* A tug in the foreground. */
    put(-24, 0.1, 38, -12, 1.7, 42, v(0.10, 0.10, 0.12));
    put(-24.1, 0.1, 37.9, -11.9, 0.5, 42.1, v(0.45, 0.08, 0.05));
    put(-21.5, 1.7, 38.7, -16, 4.0, 41.3, v(0.86, 0.84, 0.80));
    put(-20.8, 4.0, 39, -17.6, 5.9, 41, v(0.86, 0.84, 0.80));
    put(-20.9, 4.6, 38.9, -17.5, 5.5, 41.1, v(0.04, 0.05, 0.07));
    put(-17.3, 4.0, 39.6, -16.5, 6.8, 40.4, v(0.62, 0.12, 0.06));
    put(-19.3, 5.9, 39.9, -19.1, 8.8, 40.1, v(0.2, 0.2, 0.2));
    for (int i = 0; i < 5; i++)
        put(-23 + i * 2.4, 0.7, 37.6, -22 + i * 2.4, 1.5, 38, v(0.03, 0.03, 0.03));
}

static void library(void)
{
    indoor = 1;
    sun_direction = unit(v(-0.75, 0.62, -0.30));
    sun_color = v(4.2, 3.5, 2.5);
    haze_color = v(0.3, 0.28, 0.25);
    vec wood = v(0.34, 0.20, 0.11), wall = v(0.66, 0.60, 0.50);
    put(-6, -0.1, -3, 6, 0, 12, v(0.30, 0.19, 0.12));
    put(-6, 0, 9, 6, 5, 9.2, wall);
    put(4.2, 0, -3, 4.4, 5, 12, wall);
    /* Left wall with three windows. */
    put(-4.4, 0, -3, -4.2, 1.2, 12, wall);
    put(-4.4, 3.4, -3, -4.2, 5, 12, wall);
    for (int i = 0; i < 6; i++)
        put(-4.4, 1.2, -2.4 + i * 2.3, -4.2, 3.4, -1.2 + i * 2.3, wall);
    for (int i = 0; i < 6; i++)
        put(-4.34, 1.2, -0.72 + i * 2.3, -4.26, 3.4, -0.66 + i * 2.3, wood);
    put(-6, 5, -3, 6, 5.1, 12, v(0.45, 0.38, 0.30));
    for (int i = 0; i < 6; i++)
        put(-4.2, 4.6, -1 + i * 2, 4.2, 4.95, -0.7 + i * 2, wood);
    /* Shelves with books: back wall and right wall. */
    for (int shelf = 0; shelf < 8; shelf++) {
        double y = 0.25 + shelf * 0.52;
        put(-4, y - 0.05, 8.5, 4, y, 9, wood);
        put(3.7, y - 0.05, 0, 4.2, y, 9, wood);
        double x = -3.95;
        for (int b = 0; x < 3.9 && b < 110; b++) {
            double w = 0.05 + 0.06 * hash(b, shelf, 1), h = 0.28 + 0.16 * hash(b, shelf, 2),
                   pick = hash(b, shelf, 3), lit = 0.35 + 0.5 * hash(b, shelf, 4);
            vec c = pick < 0.3    ? v(0.55, 0.16, 0.10)
                    : pick < 0.5  ? v(0.14, 0.24, 0.36)
                    : pick < 0.7  ? v(0.62, 0.54, 0.38)
                    : pick < 0.85 ? v(0.16, 0.30, 0.20)
                                  : v(0.70, 0.66, 0.58);
            if (hash(b, shelf, 5) > 0.07)
                put(x, y, 8.52 + 0.05 * hash(b, shelf, 6), x + w * 0.93, y + h, 8.9, mul(c, lit));
            x += w;
        }
        double z = 0.1;
        for (int b = 0; z < 8.4 && b < 60; b++) {
            double w = 0.08 + 0.10 * hash(b, shelf, 51), h = 0.28 + 0.16 * hash(b, shelf, 52),
                   pick = hash(b, shelf, 53), lit = 0.35 + 0.5 * hash(b, shelf, 54);
            vec c = pick < 0.3   ? v(0.50, 0.15, 0.10)
                    : pick < 0.5 ? v(0.14, 0.24, 0.36)
                    : pick < 0.7 ? v(0.60, 0.52, 0.36)
                                 : v(0.18, 0.30, 0.22);
            if (hash(b, shelf, 55) > 0.07)
                put(3.74 + 0.05 * hash(b, shelf, 56), y, z, 4.1, y + h, z + w * 0.93, mul(c, lit));
            z += w;
        }
    }
    /* The long table, stools, open books, a lamp. */
    put(-1.6, 0.98, 1.5, 1.2, 1.06, 7.2, v(0.42, 0.25, 0.13));
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            put(-1.5 + i * 2.5, 0, 1.7 + j * 5.2, -1.36 + i * 2.5, 0.98, 1.84 + j * 5.2, wood);
    for (int i = 0; i < 4; i++) {
        put(-2.4, 0.52, 1.9 + i * 1.35, -1.9, 0.58, 2.4 + i * 1.35, wood);
        put(1.5, 0.52, 1.9 + i * 1.35, 2.0, 0.58, 2.4 + i * 1.35, wood);
        put(-2.2, 0, 2.1 + i * 1.35, -2.1, 0.52, 2.2 + i * 1.35, wood);
        put(1.7, 0, 2.1 + i * 1.35, 1.8, 0.52, 2.2 + i * 1.35, wood);
    }
    put(-1.1, 1.06, 2.2, -0.72, 1.09, 2.72, v(0.92, 0.89, 0.82));
    put(-0.70, 1.06, 2.2, -0.32, 1.10, 2.72, v(0.92, 0.89, 0.82));
    put(0.2, 1.06, 3.3, 0.62, 1.09, 3.9, v(0.90, 0.86, 0.78));
    for (int i = 0; i < 5; i++)
        put(0.35 + 0.02 * i, 1.06 + i * 0.06, 5.0, 0.85 - 0.03 * i, 1.115 + i * 0.06, 5.4,
            mul(v(0.5 + 0.1 * i, 0.25, 0.15 + 0.05 * i), 0.8));
    put(-0.9, 1.06, 4.7, -0.7, 1.09, 4.9, v(0.08, 0.08, 0.08));
    put(-0.82, 1.09, 4.78, -0.78, 1.55, 4.82, v(0.08, 0.08, 0.08));
    put(-1.0, 1.55, 4.6, -0.6, 1.72, 5.0, v(0.12, 0.36, 0.24));
}

int main(int count, char **words)
{
    if (count != 5) return 2;
    int width = atoi(words[2]), height = atoi(words[3]);
    int library_scene = strcmp(words[1], "library") == 0;
    if (library_scene)
        library();
    else
        harbour();
    vec eye = library_scene ? v(-2.5, 1.75, -2.4) : v(10, 6.5, -12),
        aim = library_scene ? v(0.9, 1.45, 6) : v(4, 20, 100);
    vec forward = unit(add(aim, mul(eye, -1))), right = unit(v(forward.z, 0, -forward.x));
    vec up = v(forward.y * right.z - forward.z * right.y, forward.z * right.x - forward.x * right.z,
               forward.x * right.y - forward.y * right.x);
    double zoom = library_scene ? 1.15 : 1.18;
    if (up.y < 0) up = mul(up, -1);
    FILE *out = fopen(words[4], "wb");
    if (!out) return 1;
    fprintf(out, "P6\n%d %d\n255\n", width, height);
    enum { SAMPLES = 6 };
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            vec sum = v(0, 0, 0);
            for (int s = 0; s < SAMPLES; s++) {
                double px = (x + hash(x, y, s * 2)) / height - 0.5 * width / height,
                       py = 0.5 - (y + hash(x, y, s * 2 + 1)) / height;
                vec d = unit(add(mul(forward, zoom), add(mul(right, px), mul(up, py))));
                double distance;
                vec c = shade(eye, d, 0, &distance);
                sum = add(sum, v(fmin(c.x, 6), fmin(c.y, 6), fmin(c.z, 6)));
            }
            vec c = mul(sum, 1.0 / SAMPLES);
            double vx = (double)x / width - 0.5, vy = (double)y / height - 0.5;
            double exposure = (library_scene ? 2.6 : 0.92) * (1 - 0.75 * (vx * vx + vy * vy));
            double grain = (hash(x, y, 901) + hash(x, y, 902) - 1) * 0.028;
            double channel[3] = {c.x, c.y, c.z};
            for (int k = 0; k < 3; k++) {
                double t = channel[k] * exposure;
                t = t * (2.51 * t + 0.03) / (t * (2.43 * t + 0.59) + 0.14); /* filmic curve */
                t = pow(clamp(t, 0, 1), 1 / 2.2) + grain;
                fputc((int)(clamp(t, 0, 1) * 255 + 0.5), out);
            }
        }
    }
    return fclose(out) != 0;
}
