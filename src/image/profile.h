/* Inside of a profile: transforms and tables, shared by the files of this folder. */
#ifndef BX_IMAGE_PROFILE_H
#define BX_IMAGE_PROFILE_H

#include "base/array.h"
#include "base/recovery.h"
#include "image/color_table.h"
#include "image/image.h"
#include "image/kept.h"

/* A table made from an RGB profile, by the hash of its bytes; 0: sRGB. */
typedef struct bx_profile_table {
    uint64_t key;
    const bx_color_table *table;
} bx_profile_table;

enum { BX_GRAY_STEPS = 256 };

struct bx_profile {
    bx_buffer data;
    char description[128];
    cmsHPROFILE output;
    bx_heap *heap;        /* what is made later belongs to it too */
    pthread_mutex_t lock; /* guards what is made when first used */
    BX_ARRAY(bx_profile_table) tables;
    bx_kept *kept;                          /* tables of earlier runs; NULL: none */
    cmsHTRANSFORM srgb, to_lab;             /* sRGB to inks, inks to Lab; exact, 16 bits */
    double *black;                          /* L* of each step of black alone; NULL until used */
    cmsHPROFILE defaults[BX_PIXEL_LAB + 1]; /* of pixels without a profile; NULL until used */
};

/* The profile that pixels of a space are in: the embedded one where it fits, else sRGB, its grey,
 * CIE L*a*b* (D50), or none for CMYK. *unusable: an embedded one was left aside. The caller closes
 * it. */
cmsHPROFILE bx_profile_of_pixels(bx_pixel_space space, const void *icc, size_t size,
                                 bool *unusable);

/* The profile of pixels of a space that have none; not for CMYK. Lives as long as `profile`.
 * Thread-safe. */
cmsHPROFILE bx_profile_default(const bx_profile *profile, bx_pixel_space space);

/* The table of an RGB profile, made when first used: that costs tens of milliseconds. `icc` NULL:
 * sRGB. Lives as long as the profile. Thread-safe. */
const bx_color_table *bx_profile_table_of(const bx_profile *profile, cmsHPROFILE rgb,
                                          const void *icc, size_t size);

/* A transform to the inks of the output profile with black point compensation: from RGB, grey and
 * Lab perceptual, from CMYK relative colorimetric. `format` is lcms's of the input; the output has
 * 8 or 16 bits by `wide`, and is exact instead of fast when `exact`. The caller deletes it; NULL
 * when lcms cannot. */
cmsHTRANSFORM bx_profile_transform(const bx_profile *profile, cmsHPROFILE input,
                                   cmsUInt32Number format, bool wide, bool exact);

/* Black ink, in 1/65535, as light as what a transform to 16-bit CMYK makes of each of `count`
 * neutral pixels of 16 bits and `n` components; full black where black alone is not dark enough.
 * Thread-safe. */
void bx_profile_black(const bx_profile *profile, cmsHTRANSFORM transform, const uint16_t *neutral,
                      size_t count, unsigned n, uint16_t *ink);

/* The ICC profile of a PNG's gAMA and cHRM: `xy` are white, red, green, blue, or NULL for those of
 * sRGB. False when it is sRGB, or senseless. */
bool bx_profile_from_gamma(double gamma, const double *xy, bool gray, bx_buffer *icc);

#endif
