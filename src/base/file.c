/* Whole-file reads and all-or-nothing writes. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int bx_file_read(const char *path, size_t limit, bx_buffer *out)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno;
    struct stat status;
    int error = fstat(file, &status) != 0 ? errno : 0;
    if (!error && S_ISDIR(status.st_mode)) error = EISDIR;
    if (!error && status.st_size > 0 && (uint64_t)status.st_size > limit) error = EFBIG;
    char chunk[65536];
    while (!error) {
        ssize_t count = read(file, chunk, sizeof chunk);
        if (count == 0) break;
        if (count < 0) {
            if (errno == EINTR) continue;
            error = errno;
            break;
        }
        if (out->size + (size_t)count > limit) error = EFBIG;
        else bx_buffer_append(out, chunk, (size_t)count);
    }
    close(file);
    return error;
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
};

bx_output *bx_output_open(const char *path, int *error)
{
    bx_output *output = bx_alloc(sizeof *output);
    size_t size = strlen(path);
    output->path = bx_alloc(size + 1);
    memcpy(output->path, path, size);
    output->temporary = bx_alloc(size + 16);
    struct stat status;
    bool exists = stat(path, &status) == 0;
    output->special = exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
    if (exists && S_ISDIR(status.st_mode)) {
        *error = EISDIR;
    } else if (output->special) {
        output->file = open(path, O_WRONLY | O_CLOEXEC);
        *error = output->file < 0 ? errno : 0;
    } else {
        snprintf(output->temporary, size + 16, "%s.XXXXXX", path);
        output->file = mkstemp(output->temporary);
        *error = output->file < 0 ? errno : 0;
        /* mkstemp makes a private file; a page for the press is as readable as any new file. */
        mode_t mask = umask(0);
        umask(mask);
        if (!*error) (void)fchmod(output->file, exists ? status.st_mode & 0777 : 0666 & ~mask);
    }
    if (*error) {
        bx_free(output->path);
        bx_free(output->temporary);
        bx_free(output);
        return NULL;
    }
    return output;
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

static void release(bx_output *output)
{
    bx_free(output->path);
    bx_free(output->temporary);
    bx_free(output);
}

int bx_output_commit(bx_output *output)
{
    int error = close(output->file) != 0 ? errno : 0;
    if (!output->special) {
        if (!error && rename(output->temporary, output->path) != 0) error = errno;
        if (error) unlink(output->temporary);
    }
    release(output);
    return error;
}

void bx_output_discard(bx_output *output)
{
    close(output->file);
    if (!output->special) unlink(output->temporary);
    release(output);
}

bx_string bx_path_directory(bx_string path)
{
    size_t end = path.size;
    while (end > 0 && path.data[end - 1] != '/') end--;
    return bx_string_slice(path, 0, end);
}

bx_string bx_path_resolve(bx_arena *arena, bx_string base_file, bx_string path)
{
    if (path.size > 0 && path.data[0] == '/') return bx_string_copy(arena, path);
    bx_string directory = bx_path_directory(base_file);
    return bx_string_format(arena, "%.*s%.*s", BX_STRING_ARGS(directory), BX_STRING_ARGS(path));
}
