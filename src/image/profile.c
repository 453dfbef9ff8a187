/* The output profile and its transforms (lcms2). */
#include "image/profile.h"

#include "base/codes.h"
#include "base/file.h"
#include "image/codes.h"

#include <string.h>

/* Shared transforms must not keep a cache: workers use them at once. */
#define FLAGS (cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION)

bx_profile *bx_profile_open(const char *path, bx_diagnostics *diagnostics)
{
    bx_profile *profile = bx_alloc(sizeof *profile);
    pthread_mutex_init(&profile->lock, NULL);
    int error = bx_file_read(path, (size_t)16 << 20, &profile->data);
    if (error) {
        bx_report(diagnostics, BX_FILE_UNREADABLE, (bx_span){0}, path, strerror(error));
        bx_profile_free(profile);
        return NULL;
    }
    profile->output =
        cmsOpenProfileFromMem(profile->data.data, (cmsUInt32Number)profile->data.size);
    bool good = profile->output && cmsGetColorSpace(profile->output) == cmsSigCmykData;
    if (good) {
        cmsGetProfileInfoASCII(profile->output, cmsInfoDescription, "en", "US",
                               profile->description, sizeof profile->description);
    }
    if (good) return profile;
    bx_report(diagnostics, BX_PROFILE_UNUSABLE, (bx_span){0}, path);
    bx_profile_free(profile);
    return NULL;
}

void bx_profile_free(bx_profile *profile)
{
    if (!profile) return;
    if (profile->rgb_to_cmyk) cmsDeleteTransform(profile->rgb_to_cmyk);
    if (profile->cmyk_to_cmyk) cmsDeleteTransform(profile->cmyk_to_cmyk);
    if (profile->output) cmsCloseProfile(profile->output);
    pthread_mutex_destroy(&profile->lock);
    bx_buffer_release(&profile->data);
    bx_free(profile);
}

/* Makes a transform once; what it depends on never changes. */
static cmsHTRANSFORM shared(const bx_profile *profile, bool rgb)
{
    bx_profile *p = (bx_profile *)profile;
    pthread_mutex_lock(&p->lock);
    cmsHTRANSFORM *transform = rgb ? &p->rgb_to_cmyk : &p->cmyk_to_cmyk;
    if (!*transform) {
        cmsHPROFILE srgb = rgb ? cmsCreate_sRGBProfile() : NULL;
        *transform = cmsCreateTransform(
            rgb ? srgb : p->output, rgb ? TYPE_RGB_8 : TYPE_CMYK_8, p->output, TYPE_CMYK_8,
            rgb ? INTENT_PERCEPTUAL : INTENT_RELATIVE_COLORIMETRIC, FLAGS);
        if (srgb) cmsCloseProfile(srgb);
        BX_REQUIRE(*transform);
    }
    cmsHTRANSFORM made = *transform;
    pthread_mutex_unlock(&p->lock);
    return made;
}

cmsHTRANSFORM bx_profile_rgb(const bx_profile *profile)
{
    return shared(profile, true);
}

cmsHTRANSFORM bx_profile_cmyk(const bx_profile *profile)
{
    return shared(profile, false);
}

bx_string bx_profile_data(const bx_profile *profile)
{
    return bx_buffer_string(&profile->data);
}

bx_string bx_profile_description(const bx_profile *profile)
{
    return bx_string_of(profile->description);
}

cmsHTRANSFORM bx_profile_transform(const bx_profile *profile, const void *icc, size_t size)
{
    cmsHPROFILE input = cmsOpenProfileFromMem(icc, (cmsUInt32Number)size);
    if (!input) return NULL;
    cmsHTRANSFORM transform = NULL;
    if (cmsGetColorSpace(input) == cmsSigRgbData)
        transform = cmsCreateTransform(input, TYPE_RGB_8, profile->output, TYPE_CMYK_8,
                                       INTENT_PERCEPTUAL, FLAGS);
    cmsCloseProfile(input);
    return transform;
}

uint16_t bx_ink_black(const uint16_t cmyk[4])
{
    /* Light that is left, by Rec. 601 luminance of the three colours. */
    uint32_t light = 299 * (10000u - cmyk[0]) + 587 * (10000u - cmyk[1]) + 114 * (10000u - cmyk[2]);
    return (uint16_t)(10000 - (uint64_t)light / 1000 * (10000u - cmyk[3]) / 10000);
}

void bx_profile_ink(const bx_profile *profile, bx_color color, uint16_t cmyk[4])
{
    const uint16_t *c = color.component;
    switch (color.space) {
    case BX_COLOR_NONE: memset(cmyk, 0, 4 * sizeof *cmyk); return;
    case BX_COLOR_CMYK: memcpy(cmyk, c, 4 * sizeof *cmyk); return;
    case BX_COLOR_RGB: break;
    }
    if (c[0] == c[1] && c[1] == c[2]) {
        cmyk[0] = cmyk[1] = cmyk[2] = 0;
        cmyk[3] = (uint16_t)(10000 - c[0]);
        return;
    }
    uint8_t rgb[3], ink[4];
    for (int i = 0; i < 3; i++)
        rgb[i] = (uint8_t)((c[i] * 255 + 5000) / 10000);
    cmsDoTransform(bx_profile_rgb(profile), rgb, ink, 1);
    for (int i = 0; i < 4; i++)
        cmyk[i] = (uint16_t)((ink[i] * 10000 + 127) / 255);
}
