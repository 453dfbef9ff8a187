/* Tetrahedral interpolation: the point's cube is cut into six tetrahedra along its diagonal, and
 * four nodes with weights that sum up to 255 make the value. The four inks of a node are weighed at
 * once where the processor can. */
#include "image/color_table.h"

#include "base/memory.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { NODES = 33, CUBES = NODES - 1, BLUE = 1, GREEN = NODES, RED = NODES * NODES };

/* Inks less half of all: signed, as the processor multiplies them. */
typedef struct node {
    int16_t ink[4];
} node;

enum { HALF = 32768 };

struct bx_color_table {
    node nodes[NODES * NODES * NODES];
    /* Of an 8-bit component: the nodes before its cube, and how far into it in 1/255. */
    uint32_t red[256], green[256], blue[256];
    uint8_t part[256];
    uint32_t most_ink; /* of a node, in 1/65535 of one ink */
};

/* What follows from the nodes. */
static void finish(bx_color_table *table)
{
    for (size_t i = 0; i < sizeof table->nodes / sizeof *table->nodes; i++) {
        uint32_t ink = 0;
        for (int c = 0; c < 4; c++)
            ink += (uint32_t)(table->nodes[i].ink[c] + HALF);
        table->most_ink = ink > table->most_ink ? ink : table->most_ink;
    }
    for (uint32_t v = 0; v < 256; v++) {
        uint32_t cube = v == 255 ? CUBES - 1 : v * CUBES / 255;
        table->red[v] = cube * RED;
        table->green[v] = cube * GREEN;
        table->blue[v] = cube * BLUE;
        table->part[v] = (uint8_t)(v == 255 ? 255 : v * CUBES % 255);
    }
}

bx_color_table *bx_color_table_make(cmsHTRANSFORM transform)
{
    bx_color_table *table = bx_alloc(sizeof *table);
    uint16_t rgb[NODES][3], cmyk[NODES][4];
    node *to = table->nodes;
    for (uint32_t r = 0; r < NODES; r++) {
        for (uint32_t g = 0; g < NODES; g++) {
            for (uint32_t b = 0; b < NODES; b++) {
                rgb[b][0] = (uint16_t)((r * 65535 + CUBES / 2) / CUBES);
                rgb[b][1] = (uint16_t)((g * 65535 + CUBES / 2) / CUBES);
                rgb[b][2] = (uint16_t)((b * 65535 + CUBES / 2) / CUBES);
            }
            cmsDoTransform(transform, rgb, cmyk, NODES);
            for (uint32_t b = 0; b < NODES; b++, to++) {
                for (int i = 0; i < 4; i++)
                    to->ink[i] = (int16_t)(cmyk[b][i] - HALF);
            }
        }
    }
    finish(table);
    return table;
}

bx_string bx_color_table_nodes(const bx_color_table *table)
{
    return (bx_string){(const char *)table->nodes, sizeof table->nodes};
}

bx_color_table *bx_color_table_of_nodes(bx_string nodes)
{
    bx_color_table *table = bx_alloc(sizeof *table);
    if (nodes.size != sizeof table->nodes) {
        bx_free(table);
        return NULL;
    }
    memcpy(table->nodes, nodes.data, nodes.size);
    finish(table);
    return table;
}

unsigned bx_color_table_most_ink(const bx_color_table *table)
{
    /* Between nodes there is no more than at the heaviest of them; each ink rounds by half a step.
     */
    return (unsigned)(((uint64_t)table->most_ink + 2 * 257) * 100 / 65535) + 1;
}

#ifdef __SSE2__
/* Two nodes, ink by ink in pairs. */
static inline __m128i pair(const node *a, const node *b)
{
    __m128i low = _mm_loadl_epi64((const __m128i *)(const void *)a);
    return _mm_unpacklo_epi16(low, _mm_loadl_epi64((const __m128i *)(const void *)b));
}

/* Weights of a pair of nodes, for each ink. */
static inline __m128i weigh(uint32_t a, uint32_t b)
{
    return _mm_set1_epi32((int)(b << 16 | a));
}

static inline void mix(const node *const n[4], const uint32_t w[4], uint8_t *cmyk)
{
    __m128i sum = _mm_add_epi32(_mm_madd_epi16(pair(n[0], n[1]), weigh(w[0], w[1])),
                                _mm_madd_epi16(pair(n[2], n[3]), weigh(w[2], w[3])));
    sum = _mm_add_epi32(sum, _mm_set1_epi32(255 * HALF + HALF));
    sum = _mm_srli_epi32(_mm_add_epi32(sum, _mm_srli_epi32(sum, 16)), 16);
    sum = _mm_packs_epi32(sum, sum);
    int inks = _mm_cvtsi128_si32(_mm_packus_epi16(sum, sum));
    memcpy(cmyk, &inks, sizeof inks);
}
#else
static inline void mix(const node *const n[4], const uint32_t w[4], uint8_t *cmyk)
{
    for (int i = 0; i < 4; i++) {
        uint32_t sum = 255 * HALF + HALF; /* and half a step, to round */
        for (int k = 0; k < 4; k++)
            sum += (uint32_t)(n[k]->ink[i] * (int32_t)w[k]);
        cmyk[i] = (uint8_t)((sum + (sum >> 16)) >> 16); /* of 65535 parts */
    }
}
#endif

static inline void interpolate(const node *base, uint32_t r, uint32_t g, uint32_t b, uint8_t *cmyk)
{
    /* The way from the near corner to the far one, along the longest part first. */
    uint32_t most, middle, least;
    const node *first, *second;
    if (r >= g) {
        if (g >= b)
            most = r, middle = g, least = b, first = base + RED, second = base + RED + GREEN;
        else if (r >= b)
            most = r, middle = b, least = g, first = base + RED, second = base + RED + BLUE;
        else
            most = b, middle = r, least = g, first = base + BLUE, second = base + RED + BLUE;
    } else {
        if (r >= b)
            most = g, middle = r, least = b, first = base + GREEN, second = base + RED + GREEN;
        else if (g >= b)
            most = g, middle = b, least = r, first = base + GREEN, second = base + GREEN + BLUE;
        else
            most = b, middle = g, least = r, first = base + BLUE, second = base + GREEN + BLUE;
    }
    const node *const nodes[4] = {base, first, second, base + RED + GREEN + BLUE};
    const uint32_t weights[4] = {255 - most, most - middle, middle - least, least};
    mix(nodes, weights, cmyk);
}

void bx_color_table_apply_8(const bx_color_table *table, const uint8_t *rgb, uint8_t *cmyk,
                            size_t count)
{
    const uint8_t *part = table->part;
    for (; count > 0; count--, rgb += 3, cmyk += 4) {
        const node *base =
            table->nodes + table->red[rgb[0]] + table->green[rgb[1]] + table->blue[rgb[2]];
        interpolate(base, part[rgb[0]], part[rgb[1]], part[rgb[2]], cmyk);
    }
}

void bx_color_table_apply_16(const bx_color_table *table, const uint16_t *rgb, uint8_t *cmyk,
                             size_t count)
{
    for (; count > 0; count--, rgb += 3, cmyk += 4) {
        uint32_t cube[3], part[3];
        for (int i = 0; i < 3; i++) {
            uint32_t at = rgb[i] * (uint32_t)CUBES;
            cube[i] = rgb[i] == 65535 ? CUBES - 1 : at / 65535;
            part[i] = (at - cube[i] * 65535 + 128) / 257;
        }
        const node *base = table->nodes + cube[0] * RED + cube[1] * GREEN + cube[2];
        interpolate(base, part[0], part[1], part[2], cmyk);
    }
}
