/* Whole-file reads and all-or-nothing writes. */
#include "base/file.h"

#include "base/recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* What a temporary name is longer than the final one. */
#define TEMPORARY_ROOM 40

static int check_kind(const struct stat *status)
{
    if (S_ISDIR(status->st_mode)) return EISDIR;
    return S_ISREG(status->st_mode) ? 0 : BX_FILE_SPECIAL;
}

int bx_file_check(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? check_kind(&status) : errno;
}

/* Opens a source; -1 with *error on failure. Looks before it opens, for opening a device can do
 * something, and afterwards, for it may be another file by then. */
static int open_source(const char *path, int *error)
{
    *error = bx_file_check(path);
    if (*error) return -1;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    *error = file < 0 || fstat(file, &status) != 0 ? errno : check_kind(&status);
    if (!*error) return file;
    if (file >= 0) close(file);
    return -1;
}

FILE *bx_file_stream(const char *path, int *error)
{
    int file = open_source(path, error);
    if (file < 0) return NULL;
    FILE *stream = fdopen(file, "rb");
    if (stream) return stream;
    *error = errno;
    close(file);
    return NULL;
}

/* A file as an object that can be held: its number, and 1. */
static void *object_of(int file)
{
    return (void *)((intptr_t)file + 1);
}

static void close_object(void *object)
{
    close((int)((intptr_t)object - 1));
}

int bx_file_read(const char *path, size_t limit, bx_buffer *out)
{
    int error;
    int file = open_source(path, &error);
    if (file < 0) return error;
    struct stat status;
    if (fstat(file, &status) != 0) error = errno;
    if (!error && status.st_size > 0 && (uint64_t)status.st_size > limit) error = EFBIG;
    bx_hold(object_of(file), close_object);
    size_t room = error || status.st_size <= 0 ? 0 : (size_t)status.st_size + 1; /* sees the end */
    while (!error) {
        if (room == 0) room = 65536; /* it has grown, or does not say its size */
        if (room > limit - out->size) room = limit - out->size + 1;
        ssize_t count = read(file, bx_buffer_room(out, room), room);
        if (count == 0) break;
        if (count < 0) {
            if (errno == EINTR) continue;
            error = errno;
            break;
        }
        if (out->size + (size_t)count > limit) {
            error = EFBIG;
        } else {
            out->size += (size_t)count;
            out->data[out->size] = '\0';
            room -= (size_t)count;
        }
    }
    bx_drop(object_of(file), close_object);
    return error;
}

int bx_file_scratch(const char *folder)
{
    int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/.banxin-XXXXXX", folder);
    if (size < 0 || size >= (int)sizeof path) return -1;
    file = mkostemp(path, O_CLOEXEC);
    if (file >= 0) unlink(path);
    return file;
}

bool bx_file_state_of(const char *path, bx_file_state *state)
{
    enum { SETTLED = 2 }; /* seconds */
    struct stat status;
    struct timespec now;
    if (stat(path, &status) != 0 || clock_gettime(CLOCK_REALTIME, &now) != 0) return false;
    *state = (bx_file_state){.device = status.st_dev,
                             .inode = status.st_ino,
                             .size = (uint64_t)status.st_size,
                             .modified = {status.st_mtim.tv_sec, status.st_mtim.tv_nsec},
                             .changed = {status.st_ctim.tv_sec, status.st_ctim.tv_nsec}};
    return S_ISREG(status.st_mode) && now.tv_sec - status.st_ctim.tv_sec > SETTLED &&
           now.tv_sec - status.st_mtim.tv_sec > SETTLED;
}

bool bx_file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, R_OK) == 0;
}

struct bx_output {
    int file;
    char *path, *temporary;
    bool special; /* a device: written in place */
    bool named;   /* the temporary file has its name */
};

/* Where a file without a name is found to be given one. */
#define OPEN_FILES "/proc/self/fd"

/* The next name to try for a file beside the final one. */
static void number_temporary(bx_output *output, unsigned number)
{
    snprintf(output->temporary, strlen(output->path) + TEMPORARY_ROOM, "%s.%ld-%u", output->path,
             (long)getpid(), number);
}

/* Whether a name that could not be had leaves others to try. */
static bool try_next(unsigned number)
{
    return errno == EEXIST && number < 1000;
}

/* A file without a name in the folder of `path`: an interrupted run leaves nothing behind. Where
 * the file system has none, or none could be named later (no /proc), one with a name. As readable
 * as any new file, as the process's umask says. */
static int open_temporary(bx_output *output)
{
    bx_string folder = bx_path_directory(bx_string_of(output->path));
    snprintf(output->temporary, folder.size + TEMPORARY_ROOM, "%.*s.", BX_STRING_ARGS(folder));
    int file = -1;
    if (access(OPEN_FILES, X_OK) == 0)
        file = open(output->temporary, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) return file;
    output->named = true;
    for (unsigned number = 0;; number++) {
        number_temporary(output, number);
        file = open(output->temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
        if (file >= 0 || !try_next(number)) return file;
    }
}

/* Closes the file, and removes it when it has a name and is in no place of its own. */
static void remove_temporary(void *object)
{
    bx_output *output = object;
    if (output->file >= 0) close(output->file);
    if (!output->special && output->named) unlink(output->temporary);
}

static void release(bx_output *output)
{
    bx_free(output->path);
    bx_free(output->temporary);
    bx_free(output);
}

bx_output *bx_output_open(const char *path, int *error)
{
    bx_output *output = bx_alloc(sizeof *output);
    size_t size = strlen(path);
    output->path = bx_alloc(size + 1);
    memcpy(output->path, path, size);
    output->temporary = bx_alloc(size + TEMPORARY_ROOM);
    struct stat status;
    bool exists = stat(path, &status) == 0;
    output->special = exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
    if (exists && S_ISDIR(status.st_mode)) {
        *error = EISDIR;
    } else if (output->special) {
        output->file = open(path, O_WRONLY | O_CLOEXEC);
        *error = output->file < 0 ? errno : 0;
    } else {
        output->file = open_temporary(output);
        *error = output->file < 0 ? errno : 0;
        if (!*error && exists) (void)fchmod(output->file, status.st_mode & 0777);
    }
    if (!*error) return bx_hold(output, remove_temporary);
    release(output);
    return NULL;
}

int bx_output_write(bx_output *output, const void *data, size_t size)
{
    const char *bytes = data;
    while (size > 0) {
        ssize_t written = write(output->file, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

int bx_output_name(bx_output *output)
{
    if (output->special || output->named) return 0;
    char source[40];
    snprintf(source, sizeof source, OPEN_FILES "/%d", output->file);
    for (unsigned number = 0;; number++) {
        number_temporary(output, number);
        if (linkat(AT_FDCWD, source, AT_FDCWD, output->temporary, AT_SYMLINK_FOLLOW) == 0) break;
        if (!try_next(number)) return errno;
    }
    output->named = true;
    return 0;
}

int bx_output_commit(bx_output *output)
{
    int error = bx_output_name(output);
    if (close(output->file) != 0 && !error) error = errno;
    output->file = -1;
    if (!error && !output->special && rename(output->temporary, output->path) != 0) error = errno;
    if (!error) output->named = false;
    bx_drop(output, remove_temporary);
    release(output);
    return error;
}

void bx_output_discard(bx_output *output)
{
    bx_drop(output, remove_temporary);
    release(output);
}

bx_string bx_path_directory(bx_string path)
{
    size_t end = path.size;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return bx_string_slice(path, 0, end);
}

bx_string bx_path_real(bx_arena *arena, const char *path)
{
    char real[PATH_MAX];
    return bx_string_copy(arena, bx_string_of(realpath(path, real) ? real : path));
}

bx_string bx_path_resolve(bx_arena *arena, bx_string base_file, bx_string path)
{
    if (path.size > 0 && path.data[0] == '/') return bx_string_copy(arena, path);
    bx_string directory = bx_path_directory(base_file);
    return bx_string_format(arena, "%.*s%.*s", BX_STRING_ARGS(directory), BX_STRING_ARGS(path));
}
