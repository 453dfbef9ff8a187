/* Insertion-ordered hash map with open addressing. */
#include "base/map.h"

#include "base/array.h"

#include <string.h>

uint64_t bx_hash(const void *data, size_t size)
{
    const unsigned char *bytes = data;
    uint64_t hash = 0xcbf29ce484222325u ^ size;
    for (; size >= sizeof hash; bytes += sizeof hash, size -= sizeof hash) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static size_t find_slot(const bx_map *map, bx_string key, uint64_t hash)
{
    size_t slot = (size_t)hash & (map->slot_count - 1);
    while (map->slots[slot]) {
        const bx_map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && bx_string_equal(entry->key, key)) break;
        slot = (slot + 1) & (map->slot_count - 1);
    }
    return slot;
}

size_t bx_map_find(const bx_map *map, bx_string key)
{
    if (map->slot_count == 0) return BX_MAP_NONE;
    size_t slot = find_slot(map, key, bx_hash(key.data, key.size));
    return map->slots[slot] ? map->entries[map->slots[slot] - 1].value : BX_MAP_NONE;
}

static void rehash(bx_map *map)
{
    size_t count = map->slot_count ? map->slot_count * 2 : 16;
    uint32_t *slots = bx_alloc_array(count, sizeof *slots);
    bx_free(map->slots);
    map->slots = slots;
    map->slot_count = count;
    for (size_t i = 0; i < map->count; i++) {
        size_t slot = find_slot(map, map->entries[i].key, map->entries[i].hash);
        map->slots[slot] = (uint32_t)i + 1;
    }
}

void bx_map_set(bx_map *map, bx_string key, size_t value)
{
    if ((map->count + 1) * 2 > map->slot_count) rehash(map);
    uint64_t hash = bx_hash(key.data, key.size);
    size_t slot = find_slot(map, key, hash);
    if (map->slots[slot]) {
        map->entries[map->slots[slot] - 1].value = value;
        return;
    }
    if (map->count == map->capacity)
        map->entries =
            bx_array_grow(map->entries, &map->capacity, map->count + 1, sizeof *map->entries);
    map->entries[map->count++] = (bx_map_entry){key, hash, value};
    map->slots[slot] = (uint32_t)map->count;
}

void bx_map_release(bx_map *map)
{
    bx_free(map->entries);
    bx_free(map->slots);
    *map = (bx_map){0};
}
