/* Inside of the font library, shared by the files of this folder. */
#ifndef BX_FONT_LIBRARY_H
#define BX_FONT_LIBRARY_H

#include "base/array.h"
#include "base/map.h"
#include "font/chain.h"
#include "font/font.h"

#include <pthread.h>
#include <stdlib.h>

enum { BX_MOST_FACES = 1024 };

/* A face that can be had: one name of one face of one file. */
typedef struct bx_font_source {
    bx_string family, path;
    unsigned index;
    int weight;
    bool italic;
    bool system; /* found on the machine, not among the default faces */
    bool rule;   /* named by @font-face: wins over all others */
} bx_font_source;

struct bx_font_library {
    pthread_mutex_t lock; /* guards everything below but the faces themselves */
    bx_arena *arena;
    BX_ARRAY(bx_font_source) sources;
    bool system_scanned;
    bx_face *faces[BX_MOST_FACES];
    size_t face_count;
    bx_map opened;        /* "path#index" → face id + 1, or 0 */
    BX_ARRAY(bx_font_chain *) chains;
    bx_map chain_index;
};

/* Opens a face, or gives it again; NULL when the file is no usable face. Under the lock. */
const bx_face *bx_font_open(bx_font_library *library, const bx_font_source *source);

/* Adds the machine's own fonts, once. Under the lock. */
void bx_font_scan_system(bx_font_library *library);

/* Reads a face file and its facts; NULL when it is none or must not be embedded. */
bx_face *bx_face_open(bx_arena *arena, const bx_font_source *source, uint32_t id);
void bx_face_close(bx_face *face);

/* Frees what bx_face_code and bx_face_character keep of a face. */
void bx_face_forget_characters(const bx_face *face);

void bx_font_chain_free(bx_font_chain *chain);

#endif
