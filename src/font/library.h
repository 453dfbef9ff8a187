/* Inside of the font library, shared by the files of this folder. */
#ifndef BX_FONT_LIBRARY_H
#define BX_FONT_LIBRARY_H

#include "base/array.h"
#include "base/map.h"
#include "base/recovery.h"
#include "font/chain.h"
#include "font/font.h"

#include <stdlib.h>

enum { BX_MOST_FACES = 1024 };

/* A face that can be had: one name of one face of one file. */
typedef struct bx_font_source {
    bx_string family, path;
    unsigned index;
    int weight;
    int width; /* percent of normal, as fontconfig says */
    bool italic;
    bool system;             /* found on the machine, not among the default faces */
    bool rule;               /* named by @font-face: wins over all others */
    bx_font_problem problem; /* known before or since the face was opened */
} bx_font_source;

struct bx_font_library {
    bx_heap *heap;        /* what is found later belongs to it too */
    pthread_mutex_t lock; /* guards everything below but the faces themselves */
    bx_arena *arena;
    BX_ARRAY(bx_font_source) sources;
    bool system_scanned;
    bx_face *faces[BX_MOST_FACES];
    size_t face_count;
    bx_map opened;   /* "path#index" → face id */
    bx_map families; /* name → bx_font_problem */
    BX_ARRAY(bx_font_chain *) chains;
    bx_map chain_index;
};

/* Takes the library's lock and enters its heap; leaving enters the heap that entering returned. */
bx_heap *bx_font_library_enter(bx_font_library *library);
void bx_font_library_leave(bx_font_library *library, bx_heap *before);

/* Adds the faces of a folder, sorted, so that the order of a directory decides nothing. */
void bx_font_scan_folder(bx_font_library *library, const char *folder);

/* Adds the machine's own fonts, once. Under the lock. */
void bx_font_scan_system(bx_font_library *library);

/* Opens a face, or gives it again; NULL, with the source's problem set, when it cannot be used.
 * Under the lock. */
const bx_face *bx_font_open(bx_font_library *library, bx_font_source *source);

/* The source of a family that suits the query best and is not known to be unusable, or NULL.
 * @font-face rules win over default faces, those over the machine's. Under the lock. */
bx_font_source *bx_font_best_source(bx_font_library *library, bx_string family,
                                    const bx_font_query *query);

/* The default family that a generic name stands for, or an empty string. */
bx_string bx_font_generic(bx_string name, bx_string language);

/* Equality of family names, without regard to ASCII case. */
bool bx_font_same_family(bx_string a, bx_string b);

/* Reads a face file and its facts; NULL and *problem when it cannot be used. */
bx_face *bx_face_open(bx_arena *arena, const bx_font_source *source, uint32_t id,
                      bx_font_problem *problem);
void bx_face_close(bx_face *face);

/* What bx_face_code and bx_face_character keep of a face. */
struct bx_face_codes *bx_face_codes_new(void);
void bx_face_codes_free(struct bx_face_codes *codes);

/* NULL is allowed. */
void bx_font_chain_free(bx_font_chain *chain);

#endif
