/* A pool that lives as long as one call. */
#include "base/workers.h"

#include "base/array.h"
#include "base/recovery.h"

#include <unistd.h>

typedef struct added_piece {
    bx_piece *work;
    void *context;
    size_t index;
} added_piece;

struct bx_workers {
    bx_heap *heap; /* of the thread that began */
    pthread_mutex_t lock;
    pthread_cond_t changed; /* something was added, or all is done */
    size_t next, count;     /* pieces that were there from the start */
    bx_piece *work;
    void *context;
    BX_ARRAY(added_piece) added;
    size_t taken; /* of the added ones */
    unsigned busy;
    bool failed; /* no more is begun */
    bx_failure failure;
};

/* Takes a piece, and waits for one while others may still add some; false when all is done, or a
 * piece was broken off. The lock is held. */
static bool take(bx_workers *w, added_piece *piece)
{
    for (;;) {
        if (w->failed) return false;
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

typedef struct piece_run {
    bx_workers *workers;
    added_piece piece;
} piece_run;

static void do_piece(void *context)
{
    piece_run *r = context;
    r->piece.work(r->workers, r->piece.context, r->piece.index);
}

/* A piece that is broken off ends the work of all. */
static void *run(void *argument)
{
    bx_workers *w = argument;
    piece_run r = {.workers = w};
    bx_failure failure;
    bx_heap_enter(w->heap);
    pthread_mutex_lock(&w->lock);
    while (take(w, &r.piece)) {
        w->busy++;
        pthread_mutex_unlock(&w->lock);
        bool good = bx_guarded(do_piece, &r, &failure);
        pthread_mutex_lock(&w->lock);
        if (!good && !w->failed) {
            w->failed = true;
            w->failure = failure;
        }
        if (--w->busy == 0 || w->failed) pthread_cond_broadcast(&w->changed);
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
    w->heap = bx_heap_current();
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
    if (w->failed) bx_fail(w->failure);
}

void bx_workers_run_pieces(unsigned threads, size_t count, bx_piece *work, void *context)
{
    bx_workers w = {.count = count, .work = work, .context = context};
    run_on(threads == 0 ? processors() : threads, &w);
}

void bx_workers_add(bx_workers *w, bx_piece *work, void *context, size_t index)
{
    bx_lock(&w->lock);
    bx_array_push(&w->added, ((added_piece){work, context, index}));
    pthread_cond_signal(&w->changed);
    bx_unlock(&w->lock);
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
