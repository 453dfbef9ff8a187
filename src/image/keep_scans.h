/* JPEGs that go to the press as they are. */
#ifndef BX_IMAGE_KEEP_SCANS_H
#define BX_IMAGE_KEEP_SCANS_H

#include "image/pixels.h"

/* Takes over the scan data of a CMYK JPEG whose pixels are what would be printed: of baseline or
 * progressive Huffman coding, with the inks of the output, whole, sound, neither turned nor scaled,
 * within the ink limit. `pixels` are those that were read of `part`. Metadata stay behind. False:
 * it must be encoded anew. */
bool bx_image_keep_scans(const bx_pixels *pixels, const bx_pixel_part *part,
                         const bx_row_reader *reader, const bx_image_request *request,
                         const bx_profile *profile, bx_encoded_image *image);

/* Copies a JPEG's frame, tables, scans and Adobe's marker from `data` to `out` (appended), up to
 * its end marker, which is added when it is missing. False when it is no sound sequence of markers,
 * or of a coding that DCTDecode does not read (ISO 32000-1, 7.4.8). */
bool bx_jpeg_strip(const uint8_t *data, size_t size, bx_buffer *out);

#endif
