/* Tetrahedral interpolation: the point's cube is cut into six tetrahedra along its diagonal, and
 * four nodes with weights that sum up to 255 make the value. The four inks of a node stand as 16
 * bits in 32-bit lanes of two words, so that one multiplication weighs two of them. */
#include "image/color_table.h"

#include "base/memory.h"

enum { NODES = 33, CUBES = NODES - 1, BLUE = 1, GREEN = NODES, RED = NODES * NODES };

typedef struct node {
    uint64_t cm, yk;
} node;

struct bx_color_table {
    node nodes[NODES * NODES * NODES];
    /* Of an 8-bit component: its cube, and how far into it in 1/255. */
    uint8_t cube[256], part[256];
    uint32_t most_ink; /* of a node, in 1/65535 of one ink */
};

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
                uint32_t ink = (uint32_t)cmyk[b][0] + cmyk[b][1] + cmyk[b][2] + cmyk[b][3];
                table->most_ink = ink > table->most_ink ? ink : table->most_ink;
                to->cm = (uint64_t)cmyk[b][0] << 32 | cmyk[b][1];
                to->yk = (uint64_t)cmyk[b][2] << 32 | cmyk[b][3];
            }
        }
    }
    for (uint32_t v = 0; v < 256; v++) {
        table->cube[v] = (uint8_t)(v == 255 ? CUBES - 1 : v * CUBES / 255);
        table->part[v] = (uint8_t)(v == 255 ? 255 : v * CUBES % 255);
    }
    return table;
}

unsigned bx_color_table_most_ink(const bx_color_table *table)
{
    /* Between nodes there is no more than at the heaviest of them; each ink rounds by half a step.
     */
    return (unsigned)(((uint64_t)table->most_ink + 2 * 257) * 100 / 65535) + 1;
}

/* Two lanes from 255 times 16 bits to 8 bits, rounded: v / 65535. */
static inline uint64_t to_bytes(uint64_t lanes)
{
    lanes += UINT64_C(0x0000800000008000);
    lanes += lanes >> 16 & UINT64_C(0x0000FFFF0000FFFF);
    return lanes >> 16 & UINT64_C(0x000000FF000000FF);
}

static inline void interpolate(const node *base, uint32_t r, uint32_t g, uint32_t b, uint8_t *cmyk)
{
    /* The way from the near corner to the far one, along the longest part first. */
    uint32_t most, middle, least;
    const node *first, *second;
    if (r >= g) {
        if (g >= b)
            most = r, middle = g, least = b, first = base + RED, second = first + GREEN;
        else if (r >= b)
            most = r, middle = b, least = g, first = base + RED, second = first + BLUE;
        else
            most = b, middle = r, least = g, first = base + BLUE, second = first + RED;
    } else {
        if (r >= b)
            most = g, middle = r, least = b, first = base + GREEN, second = first + RED;
        else if (g >= b)
            most = g, middle = b, least = r, first = base + GREEN, second = first + BLUE;
        else
            most = b, middle = g, least = r, first = base + BLUE, second = first + GREEN;
    }
    const node *last = base + RED + GREEN + BLUE;
    uint64_t w0 = 255 - most, w1 = most - middle, w2 = middle - least, w3 = least;
    uint64_t cm = to_bytes(base->cm * w0 + first->cm * w1 + second->cm * w2 + last->cm * w3);
    uint64_t yk = to_bytes(base->yk * w0 + first->yk * w1 + second->yk * w2 + last->yk * w3);
    cmyk[0] = (uint8_t)(cm >> 32);
    cmyk[1] = (uint8_t)cm;
    cmyk[2] = (uint8_t)(yk >> 32);
    cmyk[3] = (uint8_t)yk;
}

void bx_color_table_apply_8(const bx_color_table *table, const uint8_t *rgb, uint8_t *cmyk,
                            size_t count)
{
    const uint8_t *cube = table->cube, *part = table->part;
    for (; count > 0; count--, rgb += 3, cmyk += 4) {
        const node *base = table->nodes + cube[rgb[0]] * RED + cube[rgb[1]] * GREEN + cube[rgb[2]];
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
