/* Workers: runs pieces of independent work on several threads. */
#ifndef BX_BASE_WORKERS_H
#define BX_BASE_WORKERS_H

#include <stddef.h>

/* A run of work, as its pieces see it. */
typedef struct bx_workers bx_workers;

/* Does one piece; `context` and `index` say which. */
typedef void bx_piece(bx_workers *workers, void *context, size_t index);

/* Calls work(context, index) once for every index below `count`, on at most `threads` threads (0 =
 * one per processor), the calling one included; pieces are taken in order. Returns when all are
 * done. When one is broken off (base/recovery.h) no more are begun, and the caller's work is broken
 * off too. The results must not depend on which thread did what. */
void bx_workers_run(unsigned threads, size_t count, void (*work)(void *context, size_t index),
                    void *context);

/* The same for pieces that add others while they run (bx_workers_add). */
void bx_workers_run_pieces(unsigned threads, size_t count, bx_piece *work, void *context);

/* Adds a piece to a run, from inside one of its pieces. Added ones are taken in the order in which
 * they were added, and before those of the count that are not begun: what is half done is finished
 * first. Thread-safe. */
void bx_workers_add(bx_workers *workers, bx_piece *work, void *context, size_t index);

#endif
