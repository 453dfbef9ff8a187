/* Sessions: what outlives a job. */
#ifndef BX_APP_SESSION_H
#define BX_APP_SESSION_H

#include "banxin/banxin.h"
#include "base/diagnostic.h"
#include "base/recovery.h"

/* What is kept, by kind. */
typedef enum bx_kept_kind {
    BX_KEPT_STYLES,  /* style sheets of an issue or a page, in their order */
    BX_KEPT_FONTS,   /* a library of faces */
    BX_KEPT_PROFILE, /* an output profile */
} bx_kept_kind;

/* How something that is kept is made: on a heap of its own. */
typedef struct bx_keeping {
    bx_kept_kind kind;
    bx_string key;                      /* what it is made of; borrowed */
    void *(*make)(void *context);       /* NULL: it could not be made; messages say why */
    bool (*is_good)(const void *made);  /* whether what was made may still be used; NULL: it may */
    bool (*is_sound)(const void *made); /* whether later jobs may have it; NULL: they may */
    void *context;
} bx_keeping;

/* What the session has of a kind and key, or what is made now; valid until the current heap is
 * freed. NULL when it could not be made. Things of one key that two jobs make at once may be made
 * twice. Thread-safe. */
void *bx_session_keep(bx_session *session, const bx_keeping *keeping);

/* The texts of files that the session has; NULL: none outlives the job. */
bx_source_store *bx_session_texts(bx_session *session);

/* Counts a build that begins; drops what none of the last 16 used. */
void bx_session_begin(bx_session *session);

#endif
