/* Colours of a picture to inks. */
#ifndef BX_IMAGE_CONVERT_H
#define BX_IMAGE_CONVERT_H

#include "image/pixels.h"
#include "image/profile.h"

/* Turns pixels of any space and depth into grey or CMYK of 8 bits, laid on request->background,
 * within the ink limit; bitmaps are left alone. Neutral pictures become black ink alone, CMYK
 * without a profile, or with the output's own, keeps its inks. `reader` says what the file holds.
 * Messages: a profile that is unusable, inks that were limited. */
void bx_convert(bx_pixels *pixels, const bx_row_reader *reader, const bx_image_request *request,
                const bx_profile *profile, bx_diagnostics *diagnostics);

#endif
