/* A spool in a file without a name. */
#include "base/spool.h"

#include "base/file.h"
#include "base/recovery.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct bx_spool {
    pthread_mutex_t lock; /* guards what follows */
    size_t most, in_memory;
    char *folder;
    int file;   /* −1: not made yet */
    bool fails; /* then nothing more goes there */
    uint64_t end;
};

static void close_spool(void *object)
{
    bx_spool *spool = object;
    if (spool->file >= 0) close(spool->file);
    pthread_mutex_destroy(&spool->lock);
}

bx_spool *bx_spool_new(const char *folder, size_t most)
{
    bx_spool *spool = bx_alloc(sizeof *spool);
    pthread_mutex_init(&spool->lock, NULL);
    spool->most = most;
    spool->file = -1;
    spool->folder = bx_alloc(strlen(folder) + 2);
    strcpy(spool->folder, *folder ? folder : ".");
    return bx_hold(spool, close_spool);
}

void bx_spool_free(bx_spool *spool)
{
    if (!spool) return;
    bx_drop(spool, close_spool);
    bx_free(spool->folder);
    bx_free(spool);
}

/* Appends to the file. False when that fails: then it is as it was. */
static bool append(bx_spool *spool, const char *data, size_t size)
{
    if (spool->file < 0) spool->file = bx_file_scratch(spool->folder);
    size_t done = 0;
    while (spool->file >= 0 && done < size) {
        ssize_t count = pwrite(spool->file, data + done, size - done, (off_t)(spool->end + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        done += (size_t)count;
    }
    if (done < size) return false;
    spool->end += size;
    return true;
}

bx_spooled bx_spool_keep(bx_spool *spool, void *data, size_t size)
{
    bx_spooled bytes = {.data = data, .size = size};
    if (!spool) return bytes;
    pthread_mutex_lock(&spool->lock);
    bytes.at = spool->end;
    bool stays = spool->fails || spool->in_memory + size <= spool->most;
    if (!stays && !append(spool, data, size)) stays = spool->fails = true;
    if (stays) spool->in_memory += size;
    pthread_mutex_unlock(&spool->lock);
    if (stays) return bytes;
    bx_free(data);
    bytes.data = NULL;
    return bytes;
}

int bx_spool_read(const bx_spool *spool, const bx_spooled *bytes, size_t from, void *out,
                  size_t size)
{
    if (bytes->data) {
        memcpy(out, (const char *)bytes->data + from, size);
        return 0;
    }
    size_t done = 0;
    while (done < size) {
        ssize_t count =
            pread(spool->file, (char *)out + done, size - done, (off_t)(bytes->at + from + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) return EIO;
        done += (size_t)count;
    }
    return 0;
}

void bx_spooled_release(bx_spooled *bytes)
{
    bx_free(bytes->data);
    *bytes = (bx_spooled){0};
}
