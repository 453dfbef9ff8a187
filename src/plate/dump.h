/* The layout dump: plates as JSON with fixed key order and integer units (1/65536 pt). The format is
 * documented in README and carries a format number. */
#ifndef BX_PLATE_DUMP_H
#define BX_PLATE_DUMP_H

#include "plate/plate.h"

#define BX_DUMP_FORMAT 1

/* Names of faces for the dump: the PostScript name of a face id. */
typedef const char *(*bx_face_name)(const void *context, uint32_t face);

/* Appends one page as a JSON object (pages of a worker are joined by the caller in page order). */
void bx_plate_dump(const bx_plate *plate, const bx_sources *sources, bx_face_name face_name,
                   const void *context, bx_buffer *out);

#endif
