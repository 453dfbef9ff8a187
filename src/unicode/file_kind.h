/* What a file is that is no text, by its first bytes. */
#ifndef BX_UNICODE_FILE_KIND_H
#define BX_UNICODE_FILE_KIND_H

#include "base/string.h"

/* The kind of file in English, with its article ("a Word document"), or NULL when the bytes may be
 * text. Borrowed, for ever. */
const char *bx_file_kind(bx_string bytes);

#endif
