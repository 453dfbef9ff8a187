/* The output profile and its transforms (lcms2). */
#include "image/profile.h"

#include "base/codes.h"
#include "base/file.h"
#include "base/map.h"
#include "base/recovery.h"
#include "base/unreadable.h"
#include "image/codes.h"

#include <math.h>
#include <string.h>

/* Shared transforms must not keep a cache: workers use them at once. */
#define FLAGS (cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION)

/* What lcms made of it. */
static void release_profile(void *object)
{
    bx_profile *profile = object;
    for (int space = 0; space <= BX_PIXEL_LAB; space++) {
        if (profile->defaults[space]) cmsCloseProfile(profile->defaults[space]);
    }
    if (profile->srgb) cmsDeleteTransform(profile->srgb);
    if (profile->to_lab) cmsDeleteTransform(profile->to_lab);
    if (profile->output) cmsCloseProfile(profile->output);
    pthread_mutex_destroy(&profile->lock);
}

bx_profile *bx_profile_open(const char *path, bx_diagnostics *diagnostics)
{
    bx_profile *profile = bx_alloc(sizeof *profile);
    profile->heap = bx_heap_current();
    pthread_mutex_init(&profile->lock, NULL);
    bx_hold(profile, release_profile);
    int error = bx_file_read(path, (size_t)16 << 20, &profile->data);
    if (error) {
        bx_report_unreadable(diagnostics, BX_FILE_UNREADABLE, (bx_span){0}, path, error);
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
    for (size_t i = 0; i < profile->tables.count; i++)
        bx_free((void *)profile->tables.items[i].table);
    bx_array_release(&profile->tables);
    bx_free(profile->black);
    bx_buffer_release(&profile->data);
    bx_drop(profile, release_profile);
    bx_free(profile);
}

bx_string bx_profile_data(const bx_profile *profile)
{
    return bx_buffer_string(&profile->data);
}

bx_string bx_profile_description(const bx_profile *profile)
{
    return bx_string_of(profile->description);
}

cmsHTRANSFORM bx_profile_transform(const bx_profile *profile, cmsHPROFILE input,
                                   cmsUInt32Number format, bool wide, bool exact)
{
    bool cmyk = cmsGetColorSpace(input) == cmsSigCmykData;
    return cmsCreateTransform(input, format, profile->output, wide ? TYPE_CMYK_16 : TYPE_CMYK_8,
                              cmyk ? INTENT_RELATIVE_COLORIMETRIC : INTENT_PERCEPTUAL,
                              FLAGS | (exact ? cmsFLAGS_NOOPTIMIZE : 0));
}

/* The exact transform from sRGB, made once. */
static cmsHTRANSFORM srgb_transform(const bx_profile *profile)
{
    bx_profile *p = (bx_profile *)profile;
    bx_lock(&p->lock);
    bx_heap *before = bx_heap_enter(p->heap);
    if (!p->srgb) {
        cmsHPROFILE input = cmsCreate_sRGBProfile();
        p->srgb = bx_profile_transform(p, input, TYPE_RGB_16, true, true);
        cmsCloseProfile(input);
        BX_REQUIRE(p->srgb);
    }
    cmsHTRANSFORM made = p->srgb;
    bx_heap_enter(before);
    bx_unlock(&p->lock);
    return made;
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
    uint16_t rgb[3], ink[4];
    for (int i = 0; i < 3; i++)
        rgb[i] = (uint16_t)((c[i] * 65535u + 5000) / 10000);
    cmsDoTransform(srgb_transform(profile), rgb, ink, 1);
    for (int i = 0; i < 4; i++)
        cmyk[i] = (uint16_t)((ink[i] * 10000u + 32767) / 65535);
}

static cmsHPROFILE default_profile(bx_pixel_space space)
{
    if (space == BX_PIXEL_LAB) return cmsCreateLab4Profile(NULL);
    if (space == BX_PIXEL_RGB) return cmsCreate_sRGBProfile();
    if (space != BX_PIXEL_GRAY) return NULL;
    const cmsFloat64Number srgb[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *curve = cmsBuildParametricToneCurve(NULL, 4, srgb);
    cmsHPROFILE gray = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return gray;
}

cmsHPROFILE bx_profile_of_pixels(bx_pixel_space space, const void *icc, size_t size, bool *unusable)
{
    static const cmsColorSpaceSignature spaces[] = {cmsSigGrayData, cmsSigGrayData, cmsSigRgbData,
                                                    cmsSigCmykData, cmsSigLabData};
    *unusable = false;
    if (icc && space != BX_PIXEL_LAB) {
        cmsHPROFILE profile = cmsOpenProfileFromMem(icc, (cmsUInt32Number)size);
        cmsProfileClassSignature kind = profile ? cmsGetDeviceClass(profile) : 0;
        bool device = kind == cmsSigInputClass || kind == cmsSigDisplayClass ||
                      kind == cmsSigOutputClass || kind == cmsSigColorSpaceClass;
        if (device && cmsGetColorSpace(profile) == spaces[space]) return profile;
        if (profile) cmsCloseProfile(profile);
        *unusable = true;
    }
    return default_profile(space);
}

cmsHPROFILE bx_profile_default(const bx_profile *profile, bx_pixel_space space)
{
    bx_profile *p = (bx_profile *)profile;
    bx_lock(&p->lock);
    if (!p->defaults[space]) p->defaults[space] = default_profile(space);
    cmsHPROFILE made = p->defaults[space];
    bx_unlock(&p->lock);
    BX_REQUIRE(made);
    return made;
}

void bx_profile_keep(bx_profile *profile, bx_kept *kept)
{
    profile->kept = kept;
}

/* A table that was kept, or a new one, which is kept from now on. NULL when lcms cannot. */
static bx_color_table *make_table(const bx_profile *profile, cmsHPROFILE rgb, const void *icc,
                                  size_t size)
{
    enum { VERSION = 2 };
    bx_key_maker *maker = bx_key_begin("colours", VERSION);
    bx_key_add_number(maker, (uint64_t)cmsGetEncodedCMMversion());
    bx_key_add_number(maker, profile->data.size);
    bx_key_add(maker, profile->data.data, profile->data.size);
    bx_key_add_number(maker, icc ? size : 0);
    bx_key_add(maker, icc, icc ? size : 0);
    bx_kept_key key = bx_key_end(maker);
    bx_buffer block = {0};
    bx_color_table *table = NULL;
    if (bx_kept_read(profile->kept, &key, &block))
        table = bx_color_table_of_nodes(bx_buffer_string(&block));
    bx_buffer_release(&block);
    if (table) return table;
    cmsHTRANSFORM transform = bx_profile_transform(profile, rgb, TYPE_RGB_16, true, true);
    if (!transform) return NULL;
    bx_hold(transform, cmsDeleteTransform);
    table = bx_color_table_make(transform);
    bx_drop(transform, cmsDeleteTransform);
    bx_kept_write(profile->kept, &key, bx_color_table_nodes(table), (bx_string){NULL, 0});
    return table;
}

const bx_color_table *bx_profile_table_of(const bx_profile *profile, cmsHPROFILE rgb,
                                          const void *icc, size_t size)
{
    bx_profile *p = (bx_profile *)profile;
    uint64_t key = icc ? bx_hash(icc, size) : 0;
    const bx_color_table *table = NULL;
    bx_lock(&p->lock);
    bx_heap *before = bx_heap_enter(p->heap);
    for (size_t i = 0; i < p->tables.count && !table; i++) {
        if (p->tables.items[i].key == key) table = p->tables.items[i].table;
    }
    if (!table) {
        table = make_table(profile, rgb, icc, size);
        if (table) bx_array_push(&p->tables, ((bx_profile_table){key, table}));
    }
    bx_heap_enter(before);
    bx_unlock(&p->lock);
    return table;
}

static double lightness(cmsHTRANSFORM to_lab, const uint16_t *ink)
{
    cmsCIELab lab;
    cmsDoTransform(to_lab, ink, &lab, 1);
    return lab.L;
}

/* Makes the transform from inks to Lab and the lightness of black alone, once. */
static void make_black(bx_profile *p)
{
    bx_lock(&p->lock);
    bx_heap *before = bx_heap_enter(p->heap);
    if (!p->black) {
        cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
        if (p->to_lab) cmsDeleteTransform(p->to_lab); /* of a try that was broken off */
        p->to_lab = cmsCreateTransform(p->output, TYPE_CMYK_16, lab, TYPE_Lab_DBL,
                                       INTENT_RELATIVE_COLORIMETRIC,
                                       cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE);
        cmsCloseProfile(lab);
        BX_REQUIRE(p->to_lab);
        double *black = bx_alloc_array(BX_GRAY_STEPS, sizeof *black);
        for (uint32_t i = 0; i < BX_GRAY_STEPS; i++) {
            const uint16_t ink[4] = {0, 0, 0, (uint16_t)(i * 257)};
            black[i] = lightness(p->to_lab, ink);
        }
        p->black = black;
    }
    bx_heap_enter(before);
    bx_unlock(&p->lock);
}

/* Black of a lightness, between the steps. */
static uint16_t black_of(const double *black, double wanted)
{
    if (wanted >= black[0]) return 0;
    for (uint32_t i = 1; i < BX_GRAY_STEPS; i++) {
        if (black[i] > wanted) continue;
        double part = (black[i - 1] - wanted) / (black[i - 1] - black[i]);
        return (uint16_t)((i - 1 + part) * 257 + 0.5);
    }
    return 65535;
}

void bx_profile_black(const bx_profile *profile, cmsHTRANSFORM transform, const uint16_t *neutral,
                      size_t count, unsigned n, uint16_t *ink)
{
    make_black((bx_profile *)profile);
    for (size_t i = 0; i < count; i++) {
        uint16_t cmyk[4];
        cmsDoTransform(transform, neutral + i * n, cmyk, 1);
        ink[i] = black_of(profile->black, lightness(profile->to_lab, cmyk));
    }
}

bool bx_profile_from_gamma(double gamma, const double *xy, bool gray, bx_buffer *icc)
{
    static const double srgb[8] = {0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06};
    bool same = !xy;
    double away = 0;
    for (int i = 0; i < 8 && xy; i++)
        away = fabs(xy[i] - srgb[i]) > away ? fabs(xy[i] - srgb[i]) : away;
    if (xy && away < 0.005) same = true;
    /* Files of 1/2.2 mean sRGB: as libpng, within 5 per cent. */
    if ((same && fabs(gamma * 2.2 - 1) < 0.05) || gamma < 0.05 || gamma > 20) return false;
    const double *p = xy ? xy : srgb;
    cmsCIExyY white = {p[0], p[1], 1};
    cmsCIExyYTRIPLE primaries = {{p[2], p[3], 1}, {p[4], p[5], 1}, {p[6], p[7], 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 1 / gamma);
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE made = gray ? cmsCreateGrayProfile(cmsD50_xyY(), curve)
                            : cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    cmsUInt32Number size = 0;
    bool good = made && cmsSaveProfileToMem(made, NULL, &size) && size > 0;
    if (good) {
        void *bytes = bx_alloc(size);
        good = cmsSaveProfileToMem(made, bytes, &size);
        if (good) bx_buffer_append(icc, bytes, size);
        bx_free(bytes);
    }
    if (made) cmsCloseProfile(made);
    return good;
}
