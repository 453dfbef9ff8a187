/* Source files with line indexes built when first asked. */
#include "base/source.h"

#include "base/array.h"
#include "base/file.h"
#include "base/recovery.h"

#include <stdlib.h>
#include <string.h>

/* A place in a file that is not there. */
typedef struct known_place {
    uint32_t offset;
    bx_position position;
} known_place;

typedef struct source {
    bx_arena *arena;
    bx_string path, text;
    unsigned views;      /* that have it; under the store's lock */
    size_t last;         /* the view, counted, that had it last */
    bool file;           /* read from a file without a message: */
    int kind;            /* as what, */
    bx_file_state state; /* which was this */
    void *parsed;        /* what was made of the text, on */
    bx_heap *heap;       /* a heap of its own; NULL: nothing */
    int parsed_as;
    bool absent;
    bool sorted;                  /* `places`, by offset */
    BX_ARRAY(known_place) places; /* of an absent file */
    uint32_t *line_starts;        /* NULL until needed */
    uint32_t line_count;
    uint32_t *characters; /* before every BLOCK bytes, so that a column in a long line needs no walk
                             from its start */
} source;

enum { BLOCK = 1024 };

/* Views begun after the last one that had a text, before the text is dropped. */
enum { KEPT_VIEWS = 16 };

struct bx_source_store {
    bx_heap *heap; /* texts belong to it */
    pthread_mutex_t lock;
    source **items; /* by number − 1; NULL when dropped */
    size_t count, capacity;
    size_t views; /* begun so far */
};

struct bx_sources {
    bx_source_store *store;
    bool own;       /* the store is this view's alone */
    size_t view;    /* which one of the store's */
    source **items; /* by number − 1; NULL: not of this view. Under the store's lock */
    size_t count, capacity;
};

bx_source_store *bx_source_store_new(void)
{
    bx_source_store *store = bx_alloc(sizeof *store);
    store->heap = bx_heap_current();
    pthread_mutex_init(&store->lock, NULL);
    return store;
}

static void free_source(source *item)
{
    if (!item) return;
    bx_array_release(&item->places);
    bx_heap_free(item->heap);
    bx_arena_free(item->arena);
}

void bx_source_store_free(bx_source_store *store)
{
    if (!store) return;
    for (size_t i = 0; i < store->count; i++)
        free_source(store->items[i]);
    pthread_mutex_destroy(&store->lock);
    bx_free(store->items);
    bx_free(store);
}

/* Takes the store's lock and enters its heap. */
static bx_heap *enter(bx_source_store *store)
{
    bx_lock(&store->lock);
    return bx_heap_enter(store->heap);
}

static void leave(bx_source_store *store, bx_heap *before)
{
    bx_heap_enter(before);
    bx_unlock(&store->lock);
}

/* Gives the texts of a view back, and drops those that no late view had. */
static void end_view(void *object)
{
    bx_sources *sources = object;
    bx_source_store *store = sources->store;
    if (sources->own) return;
    bx_heap *before = enter(store);
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->items[i]) sources->items[i]->views--;
    }
    for (size_t i = 0; i < store->count; i++) {
        source *item = store->items[i];
        if (!item || item->views > 0 || item->last + KEPT_VIEWS > store->views) continue;
        free_source(item);
        store->items[i] = NULL;
    }
    leave(store, before);
}

bx_sources *bx_sources_view(bx_source_store *store)
{
    bx_sources *sources = bx_alloc(sizeof *sources);
    sources->own = store == NULL;
    sources->store = store ? store : bx_source_store_new();
    bx_lock(&sources->store->lock);
    sources->view = ++sources->store->views;
    bx_unlock(&sources->store->lock);
    return bx_hold(sources, end_view);
}

bx_sources *bx_sources_new(void)
{
    return bx_sources_view(NULL);
}

void bx_sources_free(bx_sources *sources)
{
    if (!sources) return;
    bx_drop(sources, end_view);
    if (sources->own) bx_source_store_free(sources->store);
    bx_free(sources->items);
    bx_free(sources);
}

bool bx_sources_keep(const bx_sources *sources)
{
    return !sources->own;
}

/* Gives a view a text of the store. Under the lock; on the view's heap. */
static uint32_t take(bx_sources *sources, size_t index)
{
    bx_array_reserve(sources, index + 1);
    while (sources->count <= index)
        sources->items[sources->count++] = NULL;
    source *item = sources->store->items[index];
    if (!sources->items[index]) item->views++;
    if (item->last < sources->view) item->last = sources->view;
    sources->items[index] = item;
    return (uint32_t)index + 1;
}

static bool has(const bx_sources *sources, size_t index)
{
    return index < sources->count && sources->items[index];
}

/* Adds a text to the store. Under the lock. */
static size_t add_item(bx_source_store *store, bx_string path, bx_string text)
{
    bx_heap *before = bx_heap_enter(store->heap);
    bx_array_reserve(store, store->count + 1);
    bx_arena *arena = bx_arena_new();
    source *item = BX_NEW(arena, source);
    item->arena = arena;
    item->path = bx_string_copy(arena, path);
    item->text = bx_string_copy(arena, text);
    store->items[store->count] = item;
    bx_heap_enter(before);
    return store->count++;
}

uint32_t bx_sources_add(bx_sources *sources, bx_string path, bx_string text)
{
    bx_source_store *store = sources->store;
    bx_lock(&store->lock);
    size_t index = 0;
    for (; !sources->own && index < store->count; index++) {
        const source *item = store->items[index];
        if (item && !item->absent && !has(sources, index) && bx_string_equal(item->path, path) &&
            bx_string_equal(item->text, text))
            break;
    }
    if (sources->own || index == store->count) index = add_item(store, path, text);
    uint32_t number = take(sources, index);
    bx_unlock(&store->lock);
    return number;
}

static bool same_state(const source *item, const bx_file_state *state)
{
    return item->file && memcmp(&item->state, state, sizeof *state) == 0;
}

uint32_t bx_sources_again(bx_sources *sources, const char *path, int kind)
{
    bx_file_state state;
    if (sources->own || !bx_file_state_of(path, &state)) return 0;
    bx_string name = bx_string_of(path);
    bx_source_store *store = sources->store;
    uint32_t number = 0;
    bx_lock(&store->lock);
    const source *known = NULL;
    for (size_t i = 0; i < store->count && !number; i++) {
        const source *item = store->items[i];
        if (!item || item->kind != kind || !same_state(item, &state) ||
            !bx_string_equal(item->path, name))
            continue;
        known = item;
        if (!has(sources, i)) number = take(sources, i);
    }
    if (known && !number) {
        size_t index = add_item(store, known->path, known->text);
        store->items[index]->file = true;
        store->items[index]->kind = kind;
        store->items[index]->state = state;
        number = take(sources, index);
    }
    bx_unlock(&store->lock);
    return number;
}

void bx_sources_note_file(bx_sources *sources, uint32_t number, int kind)
{
    bx_file_state state;
    if (sources->own) return;
    bx_lock(&sources->store->lock);
    source *item = sources->items[number - 1];
    if (!item->file && bx_file_state_of(item->path.data, &state)) {
        item->file = true;
        item->kind = kind;
        item->state = state;
    }
    bx_unlock(&sources->store->lock);
}

bool bx_sources_unchanged(const bx_sources *sources)
{
    bool unchanged = true;
    bx_lock(&sources->store->lock);
    for (size_t i = 0; i < sources->count && unchanged; i++) {
        bx_file_state state;
        const source *item = sources->items[i];
        if (item) unchanged = bx_file_state_of(item->path.data, &state) && same_state(item, &state);
    }
    bx_unlock(&sources->store->lock);
    return unchanged;
}

void bx_sources_adopt(bx_sources *sources, const bx_sources *from)
{
    bx_lock(&sources->store->lock);
    for (size_t i = 0; i < from->count; i++) {
        if (from->items[i]) take(sources, i);
    }
    bx_unlock(&sources->store->lock);
}

const void *bx_sources_parsed(const bx_sources *sources, uint32_t number, int as)
{
    bx_lock(&sources->store->lock);
    const source *item = sources->items[number - 1];
    const void *parsed = item->heap && item->parsed_as == as ? item->parsed : NULL;
    bx_unlock(&sources->store->lock);
    return parsed;
}

bool bx_sources_keep_parsed(bx_sources *sources, uint32_t number, int as, void *parsed,
                            bx_heap *heap)
{
    bx_lock(&sources->store->lock);
    source *item = sources->items[number - 1];
    bool keep = !item->heap;
    if (keep) {
        item->parsed = parsed;
        item->parsed_as = as;
        item->heap = heap;
    }
    bx_unlock(&sources->store->lock);
    return keep;
}

static source *find(const bx_sources *sources, uint32_t number)
{
    bx_lock(&sources->store->lock);
    source *item = number >= 1 && number <= sources->count ? sources->items[number - 1] : NULL;
    bx_unlock(&sources->store->lock);
    return item;
}

uint32_t bx_sources_count(const bx_sources *sources)
{
    bx_lock(&sources->store->lock);
    uint32_t count = (uint32_t)sources->count;
    bx_unlock(&sources->store->lock);
    return count;
}

uint32_t bx_sources_add_absent(bx_sources *sources, bx_string path)
{
    bx_source_store *store = sources->store;
    bx_lock(&store->lock);
    size_t index = add_item(store, path, (bx_string){"", 0});
    store->items[index]->absent = true;
    uint32_t number = take(sources, index);
    bx_unlock(&store->lock);
    return number;
}

void bx_sources_note_position(bx_sources *sources, uint32_t number, uint32_t offset,
                              bx_position position)
{
    source *item = find(sources, number);
    if (!item || !item->absent) return;
    bx_heap *before = enter(sources->store);
    if (item->places.count == 0 || bx_array_last(&item->places).offset != offset) {
        bx_array_push(&item->places, (known_place){offset, position});
        item->sorted = false;
    }
    leave(sources->store, before);
}

static int compare_places(const void *a, const void *b)
{
    const known_place *x = a, *y = b;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

/* {1, 1} for a place that nobody noted. */
static bx_position known_position(const bx_sources *sources, source *item, uint32_t offset)
{
    bx_lock(&sources->store->lock);
    if (!item->sorted && item->places.count > 1)
        qsort(item->places.items, item->places.count, sizeof *item->places.items, compare_places);
    item->sorted = true;
    known_place wanted = {.offset = offset}, *found = NULL;
    if (item->places.count > 0)
        found = bsearch(&wanted, item->places.items, item->places.count, sizeof *item->places.items,
                        compare_places);
    bx_position position = found ? found->position : (bx_position){1, 1};
    bx_unlock(&sources->store->lock);
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
    bx_lock(&sources->store->lock);
    if (!item->line_starts) {
        uint32_t lines = 1;
        for (size_t i = 0; i < item->text.size; i++)
            lines += item->text.data[i] == '\n';
        uint32_t *starts = BX_NEW_ARRAY(item->arena, uint32_t, lines);
        uint32_t line = 1;
        for (size_t i = 0; i < item->text.size; i++) {
            if (item->text.data[i] == '\n') starts[line++] = (uint32_t)i + 1;
        }
        item->line_count = lines;
        item->characters = BX_NEW_ARRAY(item->arena, uint32_t, item->text.size / BLOCK + 1);
        item->line_starts = starts;
        for (size_t i = 1; i <= item->text.size / BLOCK; i++) {
            bx_string block = bx_string_slice(item->text, (i - 1) * BLOCK, i * BLOCK);
            item->characters[i] = item->characters[i - 1] + (uint32_t)bx_utf8_count(block);
        }
    }
    bx_unlock(&sources->store->lock);
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
