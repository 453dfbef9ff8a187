/* Heap and arenas. */
#include "base/memory.h"

#include "base/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void out_of_memory(void)
{
    fputs("banxin: out of memory\n", stderr);
    exit(70);
}

void *bx_alloc(size_t size)
{
    void *block = calloc(1, size ? size : 1);
    if (!block) out_of_memory();
    return block;
}

void *bx_alloc_array(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block) out_of_memory();
    return block;
}

void *bx_resize(void *block, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) out_of_memory();
    size_t bytes = count * size;
    void *moved = realloc(block, bytes ? bytes : 1);
    if (!moved) out_of_memory();
    return moved;
}

void bx_free(void *block)
{
    free(block);
}

_Noreturn void bx_bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "banxin: internal error at %s:%d: %s\n", file, line, what);
    exit(70);
}

void *bx_array_grow(void *items, size_t *capacity, size_t wanted, size_t item_size)
{
    size_t next = *capacity < 8 ? 8 : *capacity * 2;
    if (next < wanted) next = wanted;
    *capacity = next;
    return bx_resize(items, next, item_size);
}

enum { ARENA_BLOCK = 64 * 1024, ARENA_ALIGN = 16 };

typedef struct arena_block {
    struct arena_block *next;
    size_t size, used;
    _Alignas(16) unsigned char data[];
} arena_block;

struct bx_arena {
    arena_block *blocks;
    size_t used;
};

bx_arena *bx_arena_new(void)
{
    return bx_alloc(sizeof(bx_arena));
}

void bx_arena_free(bx_arena *arena)
{
    if (!arena) return;
    arena_block *block = arena->blocks;
    while (block) {
        arena_block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

static arena_block *add_block(bx_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(arena_block)) out_of_memory();
    arena_block *block = malloc(sizeof *block + size);
    if (!block) out_of_memory();
    block->size = size;
    block->used = 0;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

void *bx_arena_alloc(bx_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ARENA_ALIGN) out_of_memory();
    size_t rounded = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    arena->used += rounded;
#ifdef BX_ARENA_MALLOC
    /* Each object its own block of its exact size: sanitizers see every overrun. */
    arena_block *own = add_block(arena, size);
    own->used = size;
    memset(own->data, 0, size);
    return own->data;
#else
    arena_block *block = arena->blocks;
    if (!block || block->size - block->used < rounded) {
        if (rounded > ARENA_BLOCK / 4) {
            /* A large object gets a block of its own, behind the current one. */
            arena_block *large = add_block(arena, rounded);
            large->used = rounded;
            if (block) {
                arena->blocks = block;
                large->next = block->next;
                block->next = large;
            }
            memset(large->data, 0, rounded);
            return large->data;
        }
        block = add_block(arena, ARENA_BLOCK);
    }
    void *object = block->data + block->used;
    block->used += rounded;
    memset(object, 0, rounded);
    return object;
#endif
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

/* Frees a list of blocks up to one that stays. */
static void free_blocks(arena_block *block, const arena_block *stays)
{
    while (block != stays) {
        arena_block *next = block->next;
        free(block);
        block = next;
    }
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
    void *copy = bx_arena_alloc(arena, size);
    if (size > 0) memcpy(copy, data, size);
    return copy;
}
