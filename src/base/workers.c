/* A pool that lives as long as one call. */
#include "base/workers.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct pool {
    atomic_size_t next;
    size_t count;
    void (*work)(void *context, size_t index);
    void *context;
} pool;

static void *run(void *argument)
{
    pool *p = argument;
    for (;;) {
        size_t index = atomic_fetch_add(&p->next, 1);
        if (index >= p->count) return NULL;
        p->work(p->context, index);
    }
}

static unsigned processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (unsigned)count;
}

void bx_workers_run(unsigned threads, size_t count, void (*work)(void *context, size_t index),
                    void *context)
{
    enum { MOST_THREADS = 256 };
    if (threads == 0) threads = processors();
    if (threads > count) threads = (unsigned)count;
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    pool p = {.count = count, .work = work, .context = context};
    atomic_init(&p.next, 0);
    pthread_t handles[MOST_THREADS];
    unsigned started = 0;
    /* A thread that cannot be had is no error: the others do its work. */
    while (started + 1 < threads && pthread_create(&handles[started], NULL, run, &p) == 0)
        started++;
    run(&p);
    for (unsigned i = 0; i < started; i++)
        pthread_join(handles[i], NULL);
}
