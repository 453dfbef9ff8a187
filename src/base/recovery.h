/* What is left when a piece of work ends before its end: no memory, or a broken invariant of our
 * own.
 *
 * The library never ends the process. bx_alloc and bx_bug leave by the recovery point of their
 * thread (bx_guarded): locks that were taken since are given back, and whoever set the point frees
 * the heap that the work was done on, with all that is in it: blocks, arenas, and what other
 * libraries made (bx_hold). Nothing in between cleans up, so what outlives the work must be whole
 * at every allocation: first allocate, then link.
 */
#ifndef BX_BASE_RECOVERY_H
#define BX_BASE_RECOVERY_H

#include "base/memory.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

/* Why work was broken off. */
typedef struct bx_failure {
    const char *what; /* NULL: no memory; else the invariant that was broken, */
    const char *file; /* and where */
    int line;
} bx_failure;

/* Runs work(context). False when it was broken off; *failure then says why. May be nested. */
bool bx_guarded(void (*work)(void *context), void *context, bx_failure *failure);

/* Breaks off the work of the innermost bx_guarded of this thread; without one the process aborts.
 */
_Noreturn void bx_fail(bx_failure failure);

/* An owner of blocks. What is allocated belongs to the current heap of the thread, until it is
 * freed or the heap is. A thread begins without one: then blocks belong to nobody. Blocks may be
 * freed by any thread. */
typedef struct bx_heap bx_heap;

/* A new heap; NULL when there is no memory. */
bx_heap *bx_heap_new(void);

/* Frees the heap and all that is in it, the newest first. NULL is allowed. */
void bx_heap_free(bx_heap *heap);

/* Makes a heap (or NULL) the current one; returns the one before, to be entered again. */
bx_heap *bx_heap_enter(bx_heap *heap);
bx_heap *bx_heap_current(void);

/* Registers an object that another library made with the current heap, which releases it when it is
 * freed. Returns it. NULL is not registered. When the registration fails the object is released. */
void *bx_hold(void *object, void (*release)(void *object));

/* Releases such an object, on the heap on which it was held; NULL is allowed. */
void bx_drop(void *object, void (*release)(void *object));

/* Takes an object out of the current heap without releasing it. */
void bx_unhold(void *object);

/* Locks and unlocks; a lock that is held when work is broken off is given back. */
void bx_lock(pthread_mutex_t *lock);
void bx_unlock(pthread_mutex_t *lock);

/* Something that the process makes once, when it is first wanted, and keeps; a zeroed one is to be
 * had by BX_ONCE. */
typedef struct bx_once {
    pthread_mutex_t lock;
    atomic_bool done;
} bx_once;
#define BX_ONCE                                                                                    \
    {                                                                                              \
        .lock = PTHREAD_MUTEX_INITIALIZER                                                          \
    }

/* Calls make() on no heap unless that was done; one that was broken off is called again. */
void bx_do_once(bx_once *once, void (*make)(void));

#endif
