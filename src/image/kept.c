/* A file is the block and a trailer with its key and check sum; its name is the key. */
#include "image/kept.h"

#include "base/array.h"
#include "base/file.h"
#include "base/recovery.h"
#include "image/codes.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <nettle/umac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char ENDING[] = ".banxin-kept";

/* Bytes of one block, and of all. */
#define LARGEST ((size_t)1 << 30)
#define MOST    ((uint64_t)1 << 30)

struct bx_kept {
    char *folder;
    pthread_mutex_t lock;
    int error; /* errno value: it cannot be written */
    bool said, wrote;
};

/* Behind a block, as it is in memory: a cache is read by the machine that wrote it. */
typedef struct trailer {
    char magic[8];
    bx_kept_key key;
    uint64_t size;
    uint32_t sum; /* CRC-32 of all before, block included */
    uint32_t end;
} trailer;

static const char MAGIC[8] = "BXKEPT\0\1";

struct bx_key_maker {
    struct umac128_ctx hash;
};

bx_key_maker *bx_key_begin(const char *kind, uint32_t version)
{
    static const uint8_t key[UMAC_KEY_SIZE] = "Banxin keeps it.";
    static const uint8_t nonce[16] = {0};
    bx_key_maker *maker = bx_alloc(sizeof *maker);
    umac128_set_key(&maker->hash, key);
    umac128_set_nonce(&maker->hash, sizeof nonce, nonce);
    bx_key_add_number(maker, version);
    bx_key_add(maker, kind, strlen(kind) + 1);
    return maker;
}

void bx_key_add(bx_key_maker *maker, const void *data, size_t size)
{
    umac128_update(&maker->hash, size, data);
}

void bx_key_add_number(bx_key_maker *maker, uint64_t number)
{
    bx_key_add(maker, &number, sizeof number);
}

bx_kept_key bx_key_end(bx_key_maker *maker)
{
    bx_kept_key key;
    umac128_digest(&maker->hash, sizeof key.bytes, key.bytes);
    bx_free(maker);
    return key;
}

/* Makes the folder, with those above it. Returns 0 or an errno value. */
static int make_folder(const char *folder)
{
    char *path = strcpy(bx_alloc(strlen(folder) + 1), folder);
    for (char *at = path + 1; *folder && *at; at++) {
        if (*at != '/') continue;
        *at = 0;
        mkdir(path, 0777); /* what matters is the last one */
        *at = '/';
    }
    int error = mkdir(path, 0777) ? errno : 0;
    struct stat info;
    if (error == EEXIST && stat(path, &info) == 0) error = S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
    bx_free(path);
    return error;
}

bx_kept *bx_kept_open(const char *folder)
{
    bx_kept *kept = bx_alloc(sizeof *kept);
    pthread_mutex_init(&kept->lock, NULL);
    kept->folder = strcpy(bx_alloc(strlen(folder) + 1), folder);
    return kept;
}

static char *path_of(const bx_kept *kept, const bx_kept_key *key)
{
    char *path = bx_alloc(strlen(kept->folder) + 1 + 2 * sizeof key->bytes + sizeof ENDING);
    char *at = path + sprintf(path, "%s/", kept->folder);
    for (size_t i = 0; i < sizeof key->bytes; i++)
        at += sprintf(at, "%02x", key->bytes[i]);
    strcpy(at, ENDING);
    return path;
}

static uint32_t sum_of(bx_string first, bx_string second, const trailer *t)
{
    uint32_t sum = libdeflate_crc32(0, first.data, first.size);
    if (second.size > 0)
        sum = libdeflate_crc32(sum, second.data, second.size); /* NULL: begins anew */
    return libdeflate_crc32(sum, t, offsetof(trailer, sum));
}

static trailer make_trailer(const bx_kept_key *key, bx_string first, bx_string second)
{
    trailer t;
    memset(&t, 0, sizeof t); /* padding too is summed */
    memcpy(t.magic, MAGIC, sizeof MAGIC);
    t.key = *key;
    t.size = first.size + second.size;
    t.sum = sum_of(first, second, &t);
    return t;
}

bool bx_kept_read(bx_kept *kept, const bx_kept_key *key, bx_buffer *out)
{
    if (!kept) return false;
    size_t before = out->size;
    char *path = path_of(kept, key);
    bool good = bx_file_read(path, LARGEST, out) == 0 && out->size - before >= sizeof(trailer);
    if (good) {
        bx_string block = {out->data + before, out->size - before - sizeof(trailer)};
        trailer t = make_trailer(key, block, (bx_string){NULL, 0});
        good = memcmp(block.data + block.size, &t, sizeof t) == 0;
        out->size -= sizeof t;
    }
    if (good)
        utimensat(AT_FDCWD, path, NULL, 0);
    else
        out->size = before;
    bx_free(path);
    return good;
}

static int write_block(const char *path, const trailer *t, bx_string first, bx_string second)
{
    int error;
    bx_output *output = bx_output_open(path, &error);
    if (!output) return error;
    error = bx_output_write(output, first.data, first.size);
    if (!error) error = bx_output_write(output, second.data, second.size);
    if (!error) error = bx_output_write(output, t, sizeof *t);
    if (!error) return bx_output_commit(output);
    bx_output_discard(output);
    return error;
}

void bx_kept_write(bx_kept *kept, const bx_kept_key *key, bx_string first, bx_string second)
{
    if (!kept) return;
    bx_lock(&kept->lock);
    if (!kept->wrote && !kept->error) kept->error = make_folder(kept->folder);
    bool usable = kept->error == 0;
    kept->wrote |= usable;
    bx_unlock(&kept->lock);
    if (!usable || first.size + second.size > LARGEST - sizeof(trailer)) return;
    trailer t = make_trailer(key, first, second);
    char *path = path_of(kept, key);
    int error = write_block(path, &t, first, second);
    bx_free(path);
    bx_lock(&kept->lock);
    if (error) kept->error = error;
    bx_unlock(&kept->lock);
}

void bx_kept_report(bx_kept *kept, bx_diagnostics *diagnostics)
{
    if (!kept) return;
    bx_lock(&kept->lock);
    int error = kept->said ? 0 : kept->error;
    kept->said |= error != 0;
    bx_unlock(&kept->lock);
    if (error)
        bx_report(diagnostics, BX_CACHE_UNUSABLE, (bx_span){0}, kept->folder, strerror(error));
}

typedef struct kept_file {
    char *name;
    uint64_t size;
    struct timespec used;
} kept_file;

typedef struct file_list {
    BX_ARRAY(kept_file) files;
    uint64_t total;
} file_list;

/* Lists blocks, and what interrupted runs left of them. */
static void list_files(DIR *directory, file_list *list)
{
    for (struct dirent *e = readdir(directory); e; e = readdir(directory)) {
        struct stat info;
        if (!strstr(e->d_name, ENDING) ||
            fstatat(dirfd(directory), e->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISREG(info.st_mode))
            continue;
        kept_file file = {strcpy(bx_alloc(strlen(e->d_name) + 1), e->d_name),
                          (uint64_t)info.st_size, info.st_mtim};
        list->total += file.size;
        bx_array_push(&list->files, file);
    }
}

static int by_use(const void *a, const void *b)
{
    const kept_file *x = a, *y = b;
    if (x->used.tv_sec != y->used.tv_sec) return x->used.tv_sec < y->used.tv_sec ? -1 : 1;
    if (x->used.tv_nsec != y->used.tv_nsec) return x->used.tv_nsec < y->used.tv_nsec ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void close_folder(void *directory)
{
    closedir(directory);
}

/* Another run may do the same meanwhile. */
static void trim(const char *folder)
{
    DIR *directory = bx_hold(opendir(folder), close_folder);
    if (!directory) return;
    file_list list = {0};
    list_files(directory, &list);
    if (list.total > MOST)
        qsort(list.files.items, list.files.count, sizeof *list.files.items, by_use);
    for (size_t i = 0; i < list.files.count; i++) {
        const kept_file *file = &list.files.items[i];
        if (list.total > MOST && unlinkat(dirfd(directory), file->name, 0) == 0)
            list.total -= file->size;
        bx_free(file->name);
    }
    bx_array_release(&list.files);
    bx_drop(directory, close_folder);
}

void bx_kept_close(bx_kept *kept)
{
    if (!kept) return;
    if (kept->wrote) trim(kept->folder);
    pthread_mutex_destroy(&kept->lock);
    bx_free(kept->folder);
    bx_free(kept);
}
