/* Colours of a picture to inks. */
#ifndef BX_IMAGE_CONVERT_H
#define BX_IMAGE_CONVERT_H

#include "image/pixels.h"
#include "image/profile.h"

/* Turns pixels of any space and depth into grey or CMYK of 8 bits, laid on request->background,
 * within the ink limit; bitmaps are left alone. Neutral pictures become black ink alone, CMYK
 * without a profile, or with the output's own, keeps its inks. `reader` says what the file holds.
 * Remarks: a profile that is unusable, inks that were converted or limited. */
void bx_convert(bx_pixels *pixels, const bx_row_reader *reader, const bx_image_request *request,
                const bx_profile *profile, bx_image_remarks *remarks);

/* Whether the inks of a CMYK picture are those of the output: it has no profile or the output's
 * own, or the request keeps them. */
bool bx_image_keeps_inks(const bx_row_reader *reader, const bx_image_request *request,
                         const bx_profile *profile);

#endif
