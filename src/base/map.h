/* A hash map from strings to unsigned numbers that iterates in the order of insertion (the order of
 * a hash must never reach the output). A zeroed struct is empty. Keys are not copied. */
#ifndef BX_BASE_MAP_H
#define BX_BASE_MAP_H

#include "base/string.h"

typedef struct bx_map_entry {
    bx_string key;
    uint64_t hash;
    size_t value;
} bx_map_entry;

typedef struct bx_map {
    bx_map_entry *entries; /* in order of insertion */
    size_t count;
    size_t capacity;
    uint32_t *slots; /* index + 1 into entries, or 0 */
    size_t slot_count;
} bx_map;

/* Value returned by bx_map_find for a missing key. */
#define BX_MAP_NONE SIZE_MAX

/* The value of a key, or BX_MAP_NONE. */
size_t bx_map_find(const bx_map *map, bx_string key);

/* Sets or replaces. The key's bytes must outlive the map. */
void bx_map_set(bx_map *map, bx_string key, size_t value);

/* Frees entries and slots; the map is empty again. */
void bx_map_release(bx_map *map);

/* A hash of bytes, eight at a time; the same in every run on machines of one byte order. */
uint64_t bx_hash(const void *data, size_t size);

#endif
