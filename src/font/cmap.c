/* Format 12 of the cmap table. */
#include "font/cmap.h"

enum {
    HEADER = 4,
    RECORD = 8,
    GROUPS = 16,
    GROUP = 12,
    SEGMENTED_COVERAGE = 12,
    LARGEST = 0x10FFFF
};

typedef struct table {
    const uint8_t *data;
    unsigned size;
} table;

/* A number of the table; 0 beyond its end. */
static uint32_t get(const table *t, uint64_t at, unsigned bytes)
{
    uint32_t value = 0;
    if (at + bytes > t->size) return 0;
    for (unsigned i = 0; i < bytes; i++)
        value = value << 8 | t->data[at + i];
    return value;
}

/* Where the subtable of a platform and encoding begins; 0: there is none. */
static uint32_t find_subtable(const table *t, uint32_t platform, uint32_t encoding)
{
    uint32_t count = get(t, 2, 2);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t record = HEADER + (uint64_t)i * RECORD;
        if (get(t, record, 2) == platform && get(t, record + 2, 2) == encoding)
            return get(t, record + 4, 4);
    }
    return 0;
}

/* The subtable that HarfBuzz would take of those of all of Unicode. */
static uint32_t full_subtable(const table *t)
{
    static const uint8_t wanted[][2] = {{3, 10}, {0, 6}, {0, 4}};
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        uint32_t at = find_subtable(t, wanted[i][0], wanted[i][1]);
        if (at) return at;
    }
    return 0;
}

bool bx_cmap_walk(hb_face_t *face, void (*use)(void *context, uint32_t character, uint32_t glyph),
                  void *context)
{
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('c', 'm', 'a', 'p'));
    table t = {0};
    t.data = (const uint8_t *)hb_blob_get_data(blob, &t.size);
    uint32_t at = full_subtable(&t);
    bool found = at && get(&t, at, 2) == SEGMENTED_COVERAGE;
    uint32_t groups = found ? get(&t, (uint64_t)at + 12, 4) : 0;
    for (uint32_t i = 0; i < groups; i++) {
        uint64_t group = at + GROUPS + (uint64_t)i * GROUP;
        if (group + GROUP > t.size) break;
        uint32_t first = get(&t, group, 4), last = get(&t, group + 4, 4),
                 glyph = get(&t, group + 8, 4);
        if (last > LARGEST) last = LARGEST;
        for (uint32_t c = first; c <= last; c++)
            use(context, c, glyph + (c - first));
    }
    hb_blob_destroy(blob);
    return found;
}
