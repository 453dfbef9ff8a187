/* Names of faces, pictures and files in dumps. */
#include "app/naming.h"

#include "base/array.h"
#include "base/file.h"
#include "base/map.h"
#include "base/recovery.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

static const char DATA[] = "data:";

struct bx_naming {
    bx_string folder; /* of the issue, with its slash */
    bx_string data;   /* without one */
    bx_font_library *fonts;
    bx_sources *sources;
    pthread_mutex_t lock; /* guards what follows */
    bx_arena *arena;
    bx_map hashes; /* path → index into `digits` */
    BX_ARRAY(char *) digits;
    bx_map files; /* path as in the dump → source number, of files that spans name */
};

bx_naming *bx_naming_new(bx_string issue, bx_string data, bx_font_library *fonts,
                         bx_sources *sources)
{
    bx_naming *n = bx_alloc(sizeof *n);
    *n = (bx_naming){
        .folder = bx_path_directory(issue), .data = data, .fonts = fonts, .sources = sources};
    pthread_mutex_init(&n->lock, NULL);
    n->arena = bx_arena_new();
    return n;
}

void bx_naming_free(bx_naming *n)
{
    if (!n) return;
    bx_map_release(&n->hashes);
    bx_map_release(&n->files);
    bx_array_release(&n->digits);
    bx_arena_free(n->arena);
    pthread_mutex_destroy(&n->lock);
    bx_free(n);
}

static bool begins(bx_string text, bx_string with)
{
    return with.size > 0 && text.size > with.size && memcmp(text.data, with.data, with.size) == 0;
}

/* Whether going up from a relative folder leads to where it was named from. */
static bool is_plain(bx_string folder)
{
    bool start = true;
    for (size_t i = 0; i < folder.size; i++) {
        if (start && folder.data[i] == '.') return false;
        start = folder.data[i] == '/';
    }
    return folder.size > 0 && folder.data[0] != '/';
}

/* A relative path that was named on the command line, as seen from the issue's folder. */
static bx_string go_up(bx_naming *n, bx_string path)
{
    bx_buffer up = {0};
    for (size_t i = 0; i < n->folder.size; i++) {
        if (n->folder.data[i] == '/') bx_buffer_append_literal(&up, "../");
    }
    bx_buffer_append_string(&up, path);
    bx_string named = bx_string_copy(n->arena, bx_buffer_string(&up));
    bx_buffer_release(&up);
    return named;
}

static bx_string name_path(bx_naming *n, bx_string path)
{
    bool in_data = begins(path, n->data) && path.data[n->data.size] == '/';
    if (begins(path, n->folder) && !(in_data && n->data.size > n->folder.size))
        return bx_string_slice(path, n->folder.size, path.size);
    if (!in_data)
        return path.size > 0 && path.data[0] != '/' && is_plain(n->folder) ? go_up(n, path) : path;
    return bx_string_format(n->arena, "%s%.*s", DATA, (int)(path.size - n->data.size - 1),
                            path.data + n->data.size + 1);
}

/* The way back; NUL-ended. */
static bx_string open_path(bx_naming *n, bx_string named)
{
    size_t prefix = sizeof DATA - 1;
    if (begins(named, (bx_string){DATA, prefix}))
        return bx_string_format(n->arena, "%.*s/%.*s", BX_STRING_ARGS(n->data),
                                (int)(named.size - prefix), named.data + prefix);
    if (named.size > 0 && named.data[0] == '/') return bx_string_copy(n->arena, named);
    return bx_string_format(n->arena, "%.*s%.*s", BX_STRING_ARGS(n->folder), BX_STRING_ARGS(named));
}

static char *hash_file(bx_arena *arena, const char *path)
{
    static const size_t most = (size_t)2 << 30;
    char *digits = bx_arena_alloc(arena, 2 * SHA256_DIGEST_SIZE + 1);
    bx_buffer content = {0};
    if (bx_file_read(path, most, &content) == 0) {
        struct sha256_ctx hash;
        uint8_t digest[SHA256_DIGEST_SIZE];
        sha256_init(&hash);
        sha256_update(&hash, content.size, (const uint8_t *)content.data);
        sha256_digest(&hash, sizeof digest, digest);
        for (size_t i = 0; i < sizeof digest; i++)
            snprintf(digits + 2 * i, 3, "%02x", digest[i]);
    }
    bx_buffer_release(&content);
    return digits;
}

static const char *kept_hash(bx_naming *n, bx_string path)
{
    size_t found = bx_map_find(&n->hashes, path);
    if (found != BX_MAP_NONE) return n->digits.items[found];
    bx_string key = bx_string_copy(n->arena, path);
    bx_map_set(&n->hashes, key, n->digits.count);
    bx_array_push(&n->digits, hash_file(n->arena, key.data));
    return bx_array_last(&n->digits);
}

static bx_string path_of(void *context, bx_string path)
{
    bx_naming *n = context;
    bx_lock(&n->lock);
    bx_string named = name_path(n, path);
    bx_unlock(&n->lock);
    return named;
}

static const char *hash_of(void *context, bx_string path)
{
    bx_naming *n = context;
    bx_lock(&n->lock);
    const char *digits = kept_hash(n, path);
    bx_unlock(&n->lock);
    return digits;
}

static bx_plate_face face_of(void *context, uint32_t id)
{
    bx_naming *n = context;
    const bx_face *face = bx_font_library_face(n->fonts, id);
    bx_lock(&n->lock);
    bx_plate_face named = {.name = face->postscript_name.data,
                           .sha256 = kept_hash(n, face->path),
                           .index = face->index,
                           .family = face->family};
    if (begins(face->path, n->folder)) named.path = name_path(n, face->path);
    bx_unlock(&n->lock);
    return named;
}

bx_plate_names bx_naming_names(bx_naming *n)
{
    return (bx_plate_names){n, face_of, path_of, hash_of};
}

typedef struct wanted_file {
    bx_naming *naming;
    const char *sha256;
} wanted_file;

static bool is_wanted(void *context, bx_string path)
{
    const wanted_file *wanted = context;
    return strcmp(kept_hash(wanted->naming, path), wanted->sha256) == 0;
}

static bool find_face(void *context, const bx_plate_face *face, uint32_t *id)
{
    bx_naming *n = context;
    wanted_file wanted = {n, face->sha256};
    bx_lock(&n->lock);
    bx_string path = face->path.size > 0 ? open_path(n, face->path) : face->path;
    bool found =
        bx_font_library_find(n->fonts, face->family, path, face->index, is_wanted, &wanted, id);
    bx_unlock(&n->lock);
    return found;
}

static uint32_t find_source(void *context, bx_string path)
{
    bx_naming *n = context;
    bx_lock(&n->lock);
    size_t found = bx_map_find(&n->files, path);
    if (found == BX_MAP_NONE) {
        bx_string key = bx_string_copy(n->arena, path);
        found = bx_sources_add_absent(n->sources, open_path(n, key));
        bx_map_set(&n->files, key, found);
    }
    bx_unlock(&n->lock);
    return (uint32_t)found;
}

static void note_position(void *context, uint32_t source, uint32_t offset, bx_position position)
{
    bx_naming *n = context;
    bx_sources_note_position(n->sources, source, offset, position);
}

static bool find_file(void *context, bx_string path, const char *sha256, bx_string *found)
{
    bx_naming *n = context;
    bx_lock(&n->lock);
    *found = open_path(n, path);
    bool same = strcmp(kept_hash(n, *found), sha256) == 0;
    bx_unlock(&n->lock);
    return same;
}

bx_plate_finder bx_naming_finder(bx_naming *n)
{
    return (bx_plate_finder){n, find_face, find_source, note_position, find_file};
}
