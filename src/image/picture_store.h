/* Print-ready pictures, made once: kept in memory as long as the store, on disk where a folder is
 * given. */
#ifndef BX_IMAGE_PICTURE_STORE_H
#define BX_IMAGE_PICTURE_STORE_H

#include "image/image.h"
#include "image/kept.h"

typedef struct bx_picture_store bx_picture_store;

/* An empty store. `kept`, borrowed, holds pictures of earlier runs and takes new ones; NULL:
 * nothing on disk. */
bx_picture_store *bx_picture_store_new(bx_kept *kept);

/* Frees the store with all its pictures. NULL is allowed. */
void bx_picture_store_free(bx_picture_store *store);

/* The picture of a request, made now or kept: the bytes are the same. One content in one size is
 * made once, whatever its files are called; who asks meanwhile waits. `diagnostics` gets what there
 * is to say of it at each request; NULL: nothing is said. NULL when nothing could be read. The
 * picture lives as long as the store. Thread-safe. */
const bx_encoded_image *bx_picture_store_get(bx_picture_store *store,
                                             const bx_image_request *request,
                                             const bx_profile *profile,
                                             bx_diagnostics *diagnostics);

#endif
