/* Growable typed arrays on the heap.
 *
 *     BX_ARRAY(int) numbers = {0};
 *     bx_array_push(&numbers, 7);
 *     for (size_t i = 0; i < numbers.count; i++) use(numbers.items[i]);
 *     bx_array_release(&numbers);
 *
 * A zeroed struct is an empty array. Pushing may move the items.
 */
#ifndef BX_BASE_ARRAY_H
#define BX_BASE_ARRAY_H

#include "base/memory.h"

#define BX_ARRAY(type)                                                                             \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

/* Makes room for at least `wanted` items (capacity grows by doubling). Returns the items. */
void *bx_array_grow(void *items, size_t *capacity, size_t wanted, size_t item_size);

#define bx_array_reserve(array, wanted)                                                            \
    ((array)->capacity < (wanted)                                                                  \
         ? (void)((array)->items = bx_array_grow((array)->items, &(array)->capacity, (wanted),     \
                                                 sizeof *(array)->items))                          \
         : (void)0)

#define bx_array_push(array, ...)                                                                  \
    (bx_array_reserve((array), (array)->count + 1),                                                \
     (void)((array)->items[(array)->count++] = (__VA_ARGS__)))

#define bx_array_last(array) ((array)->items[(array)->count - 1])

#define bx_array_release(array)                                                                    \
    (bx_free((array)->items), (array)->items = NULL, (array)->count = 0, (array)->capacity = 0)

#endif
