/* Heap memory that never returns NULL, and arenas.
 *
 * Running out of memory breaks off the work (base/recovery.h): a typesetter has nothing useful to
 * do without memory, and the old output file is untouched (output is renamed last).
 */
#ifndef BX_BASE_MEMORY_H
#define BX_BASE_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/* Returns `size` zeroed bytes; the caller frees them with bx_free. Size 0 is allowed. */
void *bx_alloc(size_t size);

/* Returns `count` × `size` zeroed bytes; an overflow of the product counts as no memory. */
void *bx_alloc_array(size_t count, size_t size);

/* Resizes a block (contents kept, new bytes undefined). */
void *bx_resize(void *block, size_t count, size_t size);

/* Frees a block; NULL is allowed. */
void bx_free(void *block);

/* Breaks off the work for a broken invariant of our own (base/recovery.h). The texts are kept. */
_Noreturn void bx_bug(const char *file, int line, const char *what);

/* Checks an invariant of our own code (never user input) in every build type. */
#define BX_REQUIRE(condition) ((condition) ? (void)0 : bx_bug(__FILE__, __LINE__, #condition))

/* An arena: many small objects with one end of life. Not shared between threads.
 * In builds with BX_ARENA_MALLOC each object is a block of its own, so that sanitizers see inside.
 */
typedef struct bx_arena bx_arena;

/* An empty arena; the caller frees it. */
bx_arena *bx_arena_new(void);

/* Frees the arena and everything in it; NULL is allowed. */
void bx_arena_free(bx_arena *arena);

/* Returns `size` zeroed bytes, aligned for any type, that live as long as the arena. */
void *bx_arena_alloc(bx_arena *arena, size_t size);

/* Returns `count` × `size` zeroed bytes that live as long as the arena. */
void *bx_arena_alloc_array(bx_arena *arena, size_t count, size_t size);

/* Copies `size` bytes into the arena. */
void *bx_arena_copy(bx_arena *arena, const void *data, size_t size);

/* Bytes that have been asked for and not given back. */
size_t bx_arena_used(const bx_arena *arena);

/* A point in the life of an arena; zeroed: when it was empty. */
typedef struct bx_arena_mark {
    void *block, *below;
    size_t filled, used;
} bx_arena_mark;

/* The present point. It is good until the arena is reset to an earlier one. */
bx_arena_mark bx_arena_marked(const bx_arena *arena);

/* Frees everything that was allocated since a point: what a trial left behind. */
void bx_arena_reset(bx_arena *arena, bx_arena_mark mark);

#define BX_NEW(arena, type) ((type *)bx_arena_alloc((arena), sizeof(type)))
#define BX_NEW_ARRAY(arena, type, count)                                                           \
    ((type *)bx_arena_alloc_array((arena), (count), sizeof(type)))

#endif
