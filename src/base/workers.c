/* A pool that lives as long as one call. */
#include "base/workers.h"

#include "base/array.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

typedef struct added_piece {
    bx_piece *work;
    void *context;
    size_t index;
} added_piece;

struct bx_workers {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* something was added, or all is done */
    size_t next, count;     /* pieces that were there from the start */
    bx_piece *work;
    void *context;
    BX_ARRAY(added_piece) added;
    size_t taken; /* of the added ones */
    unsigned busy;
};

/* Takes a piece, and waits for one while others may still add some; false when all is done. The
 * lock is held. */
static bool take(bx_workers *w, added_piece *piece)
{
    for (;;) {
        if (w->taken < w->added.count) {
            *piece = w->added.items[w->taken++];
            if (w->taken == w->added.count) w->taken = w->added.count = 0;
            return true;
        }
        if (w->next < w->count) {
            *piece = (added_piece){w->work, w->context, w->next++};
            return true;
        }
        if (w->busy == 0) return false;
        pthread_cond_wait(&w->changed, &w->lock);
    }
}

static void *run(void *argument)
{
    bx_workers *w = argument;
    added_piece piece;
    pthread_mutex_lock(&w->lock);
    while (take(w, &piece)) {
        w->busy++;
        pthread_mutex_unlock(&w->lock);
        piece.work(w, piece.context, piece.index);
        pthread_mutex_lock(&w->lock);
        if (--w->busy == 0) pthread_cond_broadcast(&w->changed);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

static unsigned processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (unsigned)count;
}

static void run_on(unsigned threads, bx_workers *w)
{
    enum { MOST_THREADS = 256 };
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, NULL);
    pthread_t handles[MOST_THREADS];
    unsigned started = 0;
    /* A thread that cannot be had is no error: the others do its work. */
    while (started + 1 < threads && pthread_create(&handles[started], NULL, run, w) == 0)
        started++;
    run(w);
    for (unsigned i = 0; i < started; i++)
        pthread_join(handles[i], NULL);
    bx_array_release(&w->added);
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
}

void bx_workers_run_pieces(unsigned threads, size_t count, bx_piece *work, void *context)
{
    bx_workers w = {.count = count, .work = work, .context = context};
    run_on(threads == 0 ? processors() : threads, &w);
}

void bx_workers_add(bx_workers *w, bx_piece *work, void *context, size_t index)
{
    pthread_mutex_lock(&w->lock);
    bx_array_push(&w->added, ((added_piece){work, context, index}));
    pthread_cond_signal(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

/* Work that adds none. */
typedef struct plain_work {
    void (*work)(void *context, size_t index);
    void *context;
} plain_work;

static void do_plain(bx_workers *workers, void *context, size_t index)
{
    const plain_work *plain = context;
    (void)workers;
    plain->work(plain->context, index);
}

void bx_workers_run(unsigned threads, size_t count, void (*work)(void *context, size_t index),
                    void *context)
{
    plain_work plain = {work, context};
    bx_workers w = {.count = count, .work = do_plain, .context = &plain};
    if (threads == 0) threads = processors();
    run_on(threads > count ? (unsigned)count : threads, &w);
}
