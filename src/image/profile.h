/* Inside of a profile: transforms, shared by the files of this folder. */
#ifndef BX_IMAGE_PROFILE_H
#define BX_IMAGE_PROFILE_H

#include "image/image.h"

#include <lcms2.h>

struct bx_profile {
    bx_buffer data;
    char description[128];
    cmsHPROFILE output;
    cmsHTRANSFORM rgb_to_cmyk;  /* sRGB, 8 bits */
    cmsHTRANSFORM cmyk_to_cmyk; /* through the profile's own separation, 8 bits */
};

/* A transform from an embedded RGB profile; NULL when it is unusable. The caller deletes it. */
cmsHTRANSFORM bx_profile_transform(const bx_profile *profile, const void *icc, size_t size);

#endif
