/* Inside of a profile: transforms, shared by the files of this folder. */
#ifndef BX_IMAGE_PROFILE_H
#define BX_IMAGE_PROFILE_H

#include "image/image.h"

#include <lcms2.h>
#include <pthread.h>

struct bx_profile {
    bx_buffer data;
    char description[128];
    cmsHPROFILE output;
    pthread_mutex_t lock;       /* guards the making of the transforms */
    cmsHTRANSFORM rgb_to_cmyk;  /* sRGB, 8 bits; NULL until used */
    cmsHTRANSFORM cmyk_to_cmyk; /* through the profile's own separation, 8 bits; likewise */
};

/* The shared transforms, made when first used: making one costs tens of milliseconds. Thread-safe.
 */
cmsHTRANSFORM bx_profile_rgb(const bx_profile *profile);
cmsHTRANSFORM bx_profile_cmyk(const bx_profile *profile);

/* A transform from an embedded RGB profile; NULL when it is unusable. The caller deletes it. */
cmsHTRANSFORM bx_profile_transform(const bx_profile *profile, const void *icc, size_t size);

#endif
