/* Heap and arenas. */
#include "base/memory.h"

#include "base/array.h"
#include "base/recovery.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void out_of_memory(void)
{
    bx_fail((bx_failure){0});
}

_Noreturn void bx_bug(const char *file, int line, const char *what)
{
    bx_fail((bx_failure){what, file, line});
}

/* What stands before every block: its place among those of its heap, and what else is to be done
 * when the heap is freed. */
typedef struct heap_block {
    struct heap_block *older, *newer;
    bx_heap *heap; /* NULL: nobody's */
    void (*release)(void *data);
    _Alignas(16) unsigned char data[];
} heap_block;

struct bx_heap {
    pthread_mutex_t lock; /* guards the list */
    heap_block *newest;
};

static _Thread_local bx_heap *current;

bx_heap *bx_heap_new(void)
{
    bx_heap *heap = calloc(1, sizeof *heap);
    if (heap) pthread_mutex_init(&heap->lock, NULL);
    return heap;
}

void bx_heap_free(bx_heap *heap)
{
    if (!heap) return;
    for (heap_block *b = heap->newest; b; b = b->older) {
        if (b->release) b->release(b->data);
    }
    for (heap_block *b = heap->newest, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    pthread_mutex_destroy(&heap->lock);
    free(heap);
}

bx_heap *bx_heap_enter(bx_heap *heap)
{
    bx_heap *before = current;
    current = heap;
    return before;
}

bx_heap *bx_heap_current(void)
{
    return current;
}

static heap_block *block_of(void *data)
{
    return (heap_block *)((char *)data - offsetof(heap_block, data));
}

/* Under the heap's lock. */
static void link_block(heap_block *b)
{
    b->newer = NULL;
    b->older = b->heap->newest;
    if (b->older) b->older->newer = b;
    b->heap->newest = b;
}

static void unlink_block(heap_block *b)
{
    if (b->newer)
        b->newer->older = b->older;
    else
        b->heap->newest = b->older;
    if (b->older) b->older->newer = b->newer;
}

static void *new_block(size_t size)
{
    if (size > SIZE_MAX - sizeof(heap_block)) out_of_memory();
    heap_block *b = calloc(1, sizeof *b + size);
    if (!b) out_of_memory();
    b->heap = current;
    if (!b->heap) return b->data;
    pthread_mutex_lock(&b->heap->lock);
    link_block(b);
    pthread_mutex_unlock(&b->heap->lock);
    return b->data;
}

void *bx_alloc(size_t size)
{
    return new_block(size);
}

void *bx_alloc_array(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) out_of_memory();
    return new_block(count * size);
}

void *bx_resize(void *data, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) out_of_memory();
    size_t bytes = count * size;
    if (!data) return new_block(bytes);
    if (bytes > SIZE_MAX - sizeof(heap_block)) out_of_memory();
    heap_block *b = block_of(data);
    bx_heap *heap = b->heap;
    if (heap) pthread_mutex_lock(&heap->lock);
    heap_block *moved = realloc(b, sizeof *b + bytes);
    if (moved && heap) {
        if (moved->newer)
            moved->newer->older = moved;
        else
            heap->newest = moved;
        if (moved->older) moved->older->newer = moved;
    }
    if (heap) pthread_mutex_unlock(&heap->lock);
    if (!moved) out_of_memory();
    return moved->data;
}

void bx_free(void *data)
{
    if (!data) return;
    heap_block *b = block_of(data);
    bx_heap *heap = b->heap;
    if (heap) {
        pthread_mutex_lock(&heap->lock);
        unlink_block(b);
        pthread_mutex_unlock(&heap->lock);
    }
    free(b);
}

/* An object of another library. */
typedef struct held {
    void *object;
    void (*release)(void *object);
} held;

static void release_held(void *data)
{
    held *h = data;
    h->release(h->object);
}

static void register_held(void *data)
{
    held *h = bx_alloc(sizeof *h);
    *h = *(held *)data;
    block_of(h)->release = release_held;
}

void *bx_hold(void *object, void (*release)(void *object))
{
    if (!object || !current) return object;
    held wanted = {object, release};
    bx_failure failure;
    if (bx_guarded(register_held, &wanted, &failure)) return object;
    release(object);
    bx_fail(failure);
}

/* The registration of an object, taken out of the heap's list; NULL when there is none. */
static heap_block *take_held(bx_heap *heap, const void *object)
{
    pthread_mutex_lock(&heap->lock);
    heap_block *b = heap->newest;
    while (b && !(b->release == release_held && ((held *)b->data)->object == object))
        b = b->older;
    if (b) unlink_block(b);
    pthread_mutex_unlock(&heap->lock);
    return b;
}

void bx_unhold(void *object)
{
    if (object && current) free(take_held(current, object));
}

void bx_drop(void *object, void (*release)(void *object))
{
    if (!object) return;
    bx_unhold(object);
    release(object);
}

void *bx_array_grow(void *items, size_t *capacity, size_t wanted, size_t item_size)
{
    size_t next = *capacity < 8 ? 8 : *capacity * 2;
    if (next < wanted) next = wanted;
    void *grown = bx_resize(items, next, item_size);
    *capacity = next;
    return grown;
}

/* Blocks begin small, for many arenas hold some hundred bytes, and double. */
enum { FIRST_BLOCK = 1024, LARGEST_BLOCK = 64 * 1024, ARENA_ALIGN = 16 };

typedef struct arena_block {
    struct arena_block *next;
    size_t size, used;
    _Alignas(16) unsigned char data[];
} arena_block;

struct bx_arena {
    arena_block *blocks;
    size_t used;
    size_t next; /* bytes of the next heap_block */
};

/* Frees a list of blocks up to one that stays. */
static void free_blocks(arena_block *first, const arena_block *stays)
{
    while (first != stays) {
        arena_block *next = first->next;
        free(first);
        first = next;
    }
}

static void release_blocks(void *data)
{
    bx_arena *arena = data;
    free_blocks(arena->blocks, NULL);
}

bx_arena *bx_arena_new(void)
{
    bx_arena *arena = bx_alloc(sizeof *arena);
    arena->next = FIRST_BLOCK;
    block_of(arena)->release = release_blocks;
    return arena;
}

void bx_arena_free(bx_arena *arena)
{
    if (!arena) return;
    release_blocks(arena);
    bx_free(arena);
}

static arena_block *add_block(bx_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(arena_block)) out_of_memory();
    arena_block *added = malloc(sizeof *added + size);
    if (!added) out_of_memory();
    added->size = size;
    added->used = 0;
    added->next = arena->blocks;
    arena->blocks = added;
    return added;
}

#ifndef BX_ARENA_MALLOC
/* A block for small objects, of which the next one needs `size` bytes. */
static arena_block *next_block(bx_arena *arena, size_t size)
{
    while (arena->next < 4 * size)
        arena->next *= 2;
    arena_block *block = add_block(arena, arena->next);
    if (arena->next < LARGEST_BLOCK) arena->next *= 2;
    return block;
}
#endif

/* Room for an object, not cleared. */
static void *take(bx_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ARENA_ALIGN) out_of_memory();
    size_t rounded = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    arena->used += rounded;
#ifdef BX_ARENA_MALLOC
    /* Each object its own block of its exact size: sanitizers see every overrun. */
    arena_block *own = add_block(arena, size);
    own->used = size;
    return own->data;
#else
    arena_block *block = arena->blocks;
    if (!block || block->size - block->used < rounded) {
        if (rounded > LARGEST_BLOCK / 4) {
            /* A large object gets a block of its own, behind the current one. */
            arena_block *large = add_block(arena, rounded);
            large->used = rounded;
            if (block) {
                arena->blocks = block;
                large->next = block->next;
                block->next = large;
            }
            return large->data;
        }
        block = next_block(arena, rounded);
    }
    void *object = block->data + block->used;
    block->used += rounded;
    return object;
#endif
}

void *bx_arena_alloc(bx_arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

size_t bx_arena_used(const bx_arena *arena)
{
    return arena->used;
}

bx_arena_mark bx_arena_marked(const bx_arena *arena)
{
    arena_block *block = arena->blocks;
    if (!block) return (bx_arena_mark){0};
    return (bx_arena_mark){block, block->next, block->used, arena->used};
}

void bx_arena_reset(bx_arena *arena, bx_arena_mark mark)
{
    arena_block *block = mark.block;
    free_blocks(arena->blocks, block);
    arena->blocks = block;
    arena->used = mark.used;
    if (!block) return;
    /* Large objects went behind the block that was current. */
    free_blocks(block->next, mark.below);
    block->next = mark.below;
    block->used = mark.filled;
}

void *bx_arena_alloc_array(bx_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) out_of_memory();
    return bx_arena_alloc(arena, count * size);
}

void *bx_arena_copy(bx_arena *arena, const void *data, size_t size)
{
    void *copy = take(arena, size);
    if (size > 0) memcpy(copy, data, size);
    return copy;
}
