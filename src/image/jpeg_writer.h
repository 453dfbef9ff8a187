/* JPEG streams for the PDF. */
#ifndef BX_IMAGE_JPEG_WRITER_H
#define BX_IMAGE_JPEG_WRITER_H

#include "image/pixels.h"

/* Most pixels a side of a JPEG that libjpeg writes; the format itself ends at 65,535. */
enum { BX_JPEG_LARGEST_SIDE = 65500 };

/* Encodes grey or CMYK pixels without subsampling, at a quality of 1 to 100. Components are ink as
 * PDF's DeviceCMYK has it: no Adobe marker, no Decode array. The caller frees `data` with bx_free.
 * False when the library refuses (a side above the limit). */
bool bx_jpeg_write(const bx_pixels *pixels, uint32_t quality, void **data, size_t *size);

#endif
