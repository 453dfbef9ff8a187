/* Files: whole reads, and writes that replace the old file only when everything is on disk. */
#ifndef BX_BASE_FILE_H
#define BX_BASE_FILE_H

#include "base/string.h"

#include <stdio.h>

/* Not an errno value: a FIFO, socket or device, which could block or never end. */
enum { BX_FILE_SPECIAL = -1 };

/* Whether a source can be read without waiting: 0 for a regular file, else an errno value (EISDIR
 * for a directory) or BX_FILE_SPECIAL. For libraries that open files by name. */
int bx_file_check(const char *path);

/* Opens a regular file for reading, and never waits. NULL on failure, with *error as of
 * bx_file_check. The caller closes it with fclose. */
FILE *bx_file_stream(const char *path, int *error);

/* Reads a whole regular file into `out` (appended). Returns 0, or an error as of bx_file_check
 * (EFBIG above `limit` bytes). */
int bx_file_read(const char *path, size_t limit, bx_buffer *out);

/* An open file without a name in a folder, to be written and read back; −1 when none can be had.
 * The caller closes it. */
int bx_file_scratch(const char *folder);

/* What tells that a file is as it was. Compared as bytes. */
typedef struct bx_file_state {
    uint64_t device, inode, size;
    int64_t modified[2], changed[2]; /* seconds and nanoseconds */
} bx_file_state;

/* The state of a regular file. False when there is none, or when it may change unseen: one that was
 * changed within the last two seconds can be changed again without another time. */
bool bx_file_state_of(const char *path, bx_file_state *state);

/* Whether a regular file exists and can be read. */
bool bx_file_exists(const char *path);

/* A file being written beside its final place. */
typedef struct bx_output bx_output;

/* Creates a temporary file in the folder of `path`, without a name where the file system can: a run
 * that is interrupted leaves nothing behind, and the old file is still there. On failure returns
 * NULL and sets *error to an errno value. */
bx_output *bx_output_open(const char *path, int *error);

/* Writes all bytes. Returns 0 or an errno value. */
int bx_output_write(bx_output *output, const void *data, size_t size);

/* Gives the temporary file its name beside the final one, which may fail, so that of several files
 * none is replaced when one has no name (a full disk). Returns 0 or an errno value. */
int bx_output_name(bx_output *output);

/* Names it if it has none yet, closes, and when that reports no error renames over the final path.
 * Frees `output` in every case. Returns 0 or an errno value (then the old file is untouched). */
int bx_output_commit(bx_output *output);

/* Closes and removes the temporary file. */
void bx_output_discard(bx_output *output);

/* Directory of a path with its slash ("a/b.xml" → "a/", "b.xml" → ""). */
bx_string bx_path_directory(bx_string path);

/* The one name of a file, free of links and dots; the path itself when there is no such file. */
bx_string bx_path_real(bx_arena *arena, const char *path);

/* Joins a relative path to the directory of the file that names it; an absolute one stays. */
bx_string bx_path_resolve(bx_arena *arena, bx_string base_file, bx_string path);

#endif
