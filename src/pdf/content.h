/* Content streams: PDF operators from integers. No floating point: the same bytes everywhere. */
#ifndef BX_PDF_CONTENT_H
#define BX_PDF_CONTENT_H

#include "base/geometry.h"
#include "base/string.h"

/* A page's content under construction. The page's height flips y: lengths in, points out. */
typedef struct bx_content_stream {
    bx_buffer buffer;
    bx_length left, bottom; /* of the media box: page x and y of PDF's origin */
} bx_content_stream;

/* A number of `scale`-ths with at most 4 decimals: 65536 for lengths. */
void bx_content_number(bx_buffer *out, int64_t value, int64_t scale);

/* A length in points, followed by a space. */
void bx_content_length(bx_content_stream *content, bx_length length);

/* A point of the page, flipped, followed by a space. */
void bx_content_point(bx_content_stream *content, bx_length x, bx_length y);

/* An operator and a line end. */
void bx_content_operator(bx_content_stream *content, const char *operator);

#endif
