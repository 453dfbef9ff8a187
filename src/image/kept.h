/* Blocks of data that are kept in files, in a folder that many runs share. */
#ifndef BX_IMAGE_KEPT_H
#define BX_IMAGE_KEPT_H

#include "base/diagnostic.h"
#include "base/string.h"

typedef struct bx_kept bx_kept;

/* A hash of all that a block depends on. No protection against somebody who makes files that
 * collide: he would only choose which of his own pictures is printed. */
typedef struct bx_kept_key {
    uint8_t bytes[16];
} bx_kept_key;

/* Hashes data bit by bit into a key: begin with the kind of block and the number of its version,
 * then what it is made of, each with its size. */
typedef struct bx_key_maker bx_key_maker;
bx_key_maker *bx_key_begin(const char *kind, uint32_t version);
void bx_key_add(bx_key_maker *maker, const void *data, size_t size);
void bx_key_add_number(bx_key_maker *maker, uint64_t number);
/* The key; frees the maker. */
bx_kept_key bx_key_end(bx_key_maker *maker);

/* A folder, which is made with those above it when the first block is written. Never fails: one
 * that cannot be written is said by bx_kept_report, and no more is written. Thread-safe from here
 * on. */
bx_kept *bx_kept_open(const char *folder);

/* Removes the blocks that were used longest ago until the rest is within the bound, if this run
 * wrote any, and frees the handle. NULL is allowed. */
void bx_kept_close(bx_kept *kept);

/* Reads a block into `out` (appended) and marks it as used. False when there is none, or it is
 * damaged or foreign: then it is made anew. NULL keeps nothing. */
bool bx_kept_read(bx_kept *kept, const bx_kept_key *key, bx_buffer *out);

/* Writes a block of two parts, whole or not at all. NULL keeps nothing. */
void bx_kept_write(bx_kept *kept, const bx_kept_key *key, bx_string first, bx_string second);

/* Says once that the folder cannot be used, if so. */
void bx_kept_report(bx_kept *kept, bx_diagnostics *diagnostics);

#endif
