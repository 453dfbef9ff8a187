/* A spool: bytes that wait for the end of a run, in memory as long as they are few, then in a file
 * without a name. */
#ifndef BX_BASE_SPOOL_H
#define BX_BASE_SPOOL_H

#include <stddef.h>
#include <stdint.h>

typedef struct bx_spool bx_spool;

/* Bytes that are kept: in memory, or in the spool's file. A zeroed struct is none. */
typedef struct bx_spooled {
    void *data;  /* heap block, owned; NULL: in the file, */
    uint64_t at; /* from this byte on */
    size_t size;
} bx_spooled;

/* A spool that holds `most` bytes in memory; its file is made in `folder` ("" is the working
 * directory) when there are more. The caller frees it. */
bx_spool *bx_spool_new(const char *folder, size_t most);
void bx_spool_free(bx_spool *spool);

/* Takes a heap block of `size` bytes. Where no file can be made or written, everything stays in
 * memory; so without a spool (NULL). Thread-safe. */
bx_spooled bx_spool_keep(bx_spool *spool, void *data, size_t size);

/* Copies `size` bytes from byte `from` on. Returns 0 or an errno value. Thread-safe. */
int bx_spool_read(const bx_spool *spool, const bx_spooled *bytes, size_t from, void *out,
                  size_t size);

/* Frees what is in memory. */
void bx_spooled_release(bx_spooled *bytes);

#endif
