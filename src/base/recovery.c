/* Recovery points and locks. */
#include "base/recovery.h"

#include <setjmp.h>
#include <stdlib.h>

enum { MOST_LOCKS = 8 };

/* A recovery point. */
typedef struct recovery {
    struct recovery *outer;
    jmp_buf point;
    bx_failure failure;
    pthread_mutex_t *locks[MOST_LOCKS]; /* taken since, in order */
    unsigned lock_count;
} recovery;

static _Thread_local recovery *innermost;

bool bx_guarded(void (*work)(void *context), void *context, bx_failure *failure)
{
    bx_heap *const heap = bx_heap_current();
    recovery here = {.outer = innermost};
    innermost = &here;
    bool good = true;
    if (setjmp(here.point) == 0)
        work(context);
    else
        good = false;
    innermost = here.outer;
    bx_heap_enter(heap);
    if (!good) *failure = here.failure;
    return good;
}

_Noreturn void bx_fail(bx_failure failure)
{
    recovery *here = innermost;
    if (!here) abort();
    while (here->lock_count > 0)
        pthread_mutex_unlock(here->locks[--here->lock_count]);
    here->failure = failure;
    longjmp(here->point, 1);
}

void bx_lock(pthread_mutex_t *lock)
{
    pthread_mutex_lock(lock);
    recovery *here = innermost;
    if (!here) return;
    BX_REQUIRE(here->lock_count < MOST_LOCKS);
    here->locks[here->lock_count++] = lock;
}

void bx_unlock(pthread_mutex_t *lock)
{
    recovery *here = innermost;
    if (here && here->lock_count > 0 && here->locks[here->lock_count - 1] == lock)
        here->lock_count--;
    pthread_mutex_unlock(lock);
}

void bx_do_once(bx_once *once, void (*make)(void))
{
    if (atomic_load_explicit(&once->done, memory_order_acquire)) return;
    bx_lock(&once->lock);
    if (!atomic_load_explicit(&once->done, memory_order_relaxed)) {
        bx_heap *heap = bx_heap_enter(NULL);
        make();
        bx_heap_enter(heap);
        atomic_store_explicit(&once->done, true, memory_order_release);
    }
    bx_unlock(&once->lock);
}
