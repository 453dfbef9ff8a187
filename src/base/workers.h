/* Workers: runs numbered pieces of independent work on several threads. */
#ifndef BX_BASE_WORKERS_H
#define BX_BASE_WORKERS_H

#include <stddef.h>

/* Calls work(context, index) once for every index below `count`, on at most `threads` threads (0 =
 * one per processor), the calling one included; pieces are taken in order. Returns when all are
 * done. The results must not depend on which thread did what. */
void bx_workers_run(unsigned threads, size_t count, void (*work)(void *context, size_t index),
                    void *context);

#endif
