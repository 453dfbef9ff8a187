/* Source files with line indexes built when first asked. */
#include "base/source.h"

#include "base/array.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A place in a file that is not there. */
typedef struct known_place {
    uint32_t offset;
    bx_position position;
} known_place;

typedef struct source {
    bx_string path, text;
    bool absent;
    bool sorted;                  /* `places`, by offset */
    BX_ARRAY(known_place) places; /* of an absent file */
    uint32_t *line_starts;        /* NULL until needed */
    uint32_t line_count;
    uint32_t *characters; /* before every BLOCK bytes, so that a column in a long line needs no walk
                             from its start */
} source;

enum { BLOCK = 1024 };

struct bx_sources {
    pthread_mutex_t lock;
    bx_arena *arena;
    source **items; /* pointers stay valid while the list grows */
    size_t count, capacity;
};

bx_sources *bx_sources_new(void)
{
    bx_sources *sources = bx_alloc(sizeof *sources);
    pthread_mutex_init(&sources->lock, NULL);
    sources->arena = bx_arena_new();
    return sources;
}

void bx_sources_free(bx_sources *sources)
{
    if (!sources) return;
    pthread_mutex_destroy(&sources->lock);
    for (size_t i = 0; i < sources->count; i++)
        bx_array_release(&sources->items[i]->places);
    bx_arena_free(sources->arena);
    bx_free(sources->items);
    bx_free(sources);
}

uint32_t bx_sources_add(bx_sources *sources, bx_string path, bx_string text)
{
    pthread_mutex_lock(&sources->lock);
    if (sources->count == sources->capacity) {
        sources->capacity = sources->capacity ? sources->capacity * 2 : 16;
        sources->items = bx_resize(sources->items, sources->capacity, sizeof *sources->items);
    }
    source *item = BX_NEW(sources->arena, source);
    item->path = bx_string_copy(sources->arena, path);
    item->text = bx_string_copy(sources->arena, text);
    sources->items[sources->count++] = item;
    uint32_t number = (uint32_t)sources->count;
    pthread_mutex_unlock(&sources->lock);
    return number;
}

static source *find(const bx_sources *sources, uint32_t number)
{
    pthread_mutex_t *lock = (pthread_mutex_t *)&sources->lock;
    pthread_mutex_lock(lock);
    source *item = number >= 1 && number <= sources->count ? sources->items[number - 1] : NULL;
    pthread_mutex_unlock(lock);
    return item;
}

uint32_t bx_sources_count(const bx_sources *sources)
{
    pthread_mutex_t *lock = (pthread_mutex_t *)&sources->lock;
    pthread_mutex_lock(lock);
    uint32_t count = (uint32_t)sources->count;
    pthread_mutex_unlock(lock);
    return count;
}

uint32_t bx_sources_add_absent(bx_sources *sources, bx_string path)
{
    uint32_t number = bx_sources_add(sources, path, (bx_string){"", 0});
    find(sources, number)->absent = true;
    return number;
}

void bx_sources_note_position(bx_sources *sources, uint32_t number, uint32_t offset,
                              bx_position position)
{
    source *item = find(sources, number);
    if (!item || !item->absent) return;
    pthread_mutex_lock(&sources->lock);
    if (item->places.count == 0 || bx_array_last(&item->places).offset != offset) {
        bx_array_push(&item->places, (known_place){offset, position});
        item->sorted = false;
    }
    pthread_mutex_unlock(&sources->lock);
}

static int compare_places(const void *a, const void *b)
{
    const known_place *x = a, *y = b;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

/* {1, 1} for a place that nobody noted. */
static bx_position known_position(const bx_sources *sources, source *item, uint32_t offset)
{
    pthread_mutex_t *lock = (pthread_mutex_t *)&sources->lock;
    pthread_mutex_lock(lock);
    if (!item->sorted && item->places.count > 1)
        qsort(item->places.items, item->places.count, sizeof *item->places.items, compare_places);
    item->sorted = true;
    known_place wanted = {.offset = offset}, *found = NULL;
    if (item->places.count > 0)
        found = bsearch(&wanted, item->places.items, item->places.count, sizeof *item->places.items,
                        compare_places);
    bx_position position = found ? found->position : (bx_position){1, 1};
    pthread_mutex_unlock(lock);
    return position;
}

bx_string bx_sources_path(const bx_sources *sources, uint32_t number)
{
    const source *item = find(sources, number);
    return item ? item->path : (bx_string){"", 0};
}

bx_string bx_sources_text(const bx_sources *sources, uint32_t number)
{
    const source *item = find(sources, number);
    return item ? item->text : (bx_string){"", 0};
}

static void index_lines(const bx_sources *sources, source *item)
{
    pthread_mutex_t *lock = (pthread_mutex_t *)&sources->lock;
    pthread_mutex_lock(lock);
    if (!item->line_starts) {
        uint32_t lines = 1;
        for (size_t i = 0; i < item->text.size; i++)
            lines += item->text.data[i] == '\n';
        uint32_t *starts = BX_NEW_ARRAY(sources->arena, uint32_t, lines);
        uint32_t line = 1;
        for (size_t i = 0; i < item->text.size; i++) {
            if (item->text.data[i] == '\n') starts[line++] = (uint32_t)i + 1;
        }
        item->line_count = lines;
        item->line_starts = starts;
        item->characters = BX_NEW_ARRAY(sources->arena, uint32_t, item->text.size / BLOCK + 1);
        for (size_t i = 1; i <= item->text.size / BLOCK; i++) {
            bx_string block = bx_string_slice(item->text, (i - 1) * BLOCK, i * BLOCK);
            item->characters[i] = item->characters[i - 1] + (uint32_t)bx_utf8_count(block);
        }
    }
    pthread_mutex_unlock(lock);
}

static uint32_t characters_before(const source *item, uint32_t offset)
{
    uint32_t block = offset / BLOCK;
    bx_string rest = bx_string_slice(item->text, (size_t)block * BLOCK, offset);
    return item->characters[block] + (uint32_t)bx_utf8_count(rest);
}

/* Index of the line that holds an offset. */
static uint32_t line_of(const bx_sources *sources, source *item, uint32_t offset)
{
    index_lines(sources, item);
    uint32_t low = 0, high = item->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (item->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bx_position bx_sources_position(const bx_sources *sources, uint32_t number, uint32_t offset)
{
    source *item = find(sources, number);
    if (!item) return (bx_position){0, 0};
    if (item->absent) return known_position(sources, item, offset);
    if (offset > item->text.size) offset = (uint32_t)item->text.size;
    uint32_t line = line_of(sources, item, offset);
    uint32_t column =
        characters_before(item, offset) - characters_before(item, item->line_starts[line]);
    return (bx_position){line + 1, column + 1};
}

bx_string bx_sources_line(const bx_sources *sources, uint32_t number, uint32_t offset)
{
    source *item = find(sources, number);
    if (!item) return (bx_string){"", 0};
    if (offset > item->text.size) offset = (uint32_t)item->text.size;
    uint32_t line = line_of(sources, item, offset);
    size_t begin = item->line_starts[line];
    size_t end = line + 1 < item->line_count ? item->line_starts[line + 1] - 1 : item->text.size;
    return bx_string_slice(item->text, begin, end);
}
