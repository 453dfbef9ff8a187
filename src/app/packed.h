/* Files packed with gzip (RFC 1952): the same bytes for the same text. */
#ifndef BX_APP_PACKED_H
#define BX_APP_PACKED_H

#include "base/string.h"

/* Appends a text as one member; members may follow each other and are read as one text. */
void bx_gzip_append(bx_string text, bx_buffer *out);

/* Whether bytes are a file of gzip, by its beginning. */
bool bx_gzip_is(bx_string bytes);

/* Appends the text of all members; false when they are damaged, or together longer than `limit`. */
bool bx_gunzip_append(bx_string bytes, size_t limit, bx_buffer *out);

#endif
