/* One way to ink for every space: the embedded profile, or the usual one, through lcms or a table
 * made by it. */
#include "image/convert.h"

#include "image/gray_table.h"
#include "image/ink_limit.h"

#include <string.h>

/* Channels that differ by no more than 3 of 255 are grey to the eye; a picture with fewer than one
 * coloured pixel in a thousand is a grey one. */
enum { NEUTRAL = 3, COLOURED_IN = 1000 };

/* A picture on its way. */
typedef struct conversion {
    bx_pixels *pixels;
    size_t count; /* pixels */
    const bx_profile *profile;
    cmsHPROFILE input;
    const void *icc; /* of `input`; NULL: a default */
    size_t icc_size;
    unsigned most_ink; /* that can be in the result, in per cent; 400 when not known */
} conversion;

static unsigned wide(const bx_pixels *pixels, size_t at)
{
    if (pixels->depth == 8) return pixels->data[at] * 257u;
    uint16_t value;
    memcpy(&value, pixels->data + 2 * at, sizeof value);
    return value;
}

/* Colours before they were multiplied by alpha, in 16 bits; alpha itself is returned, owned by the
 * caller. NULL when there is none. */
static uint16_t *take_alpha(bx_pixels *pixels)
{
    if (!pixels->alpha) return NULL;
    unsigned n = bx_components(pixels->space);
    size_t count = (size_t)pixels->width * pixels->height;
    uint16_t *alpha = bx_alloc_array(count, sizeof *alpha);
    uint16_t *values = (uint16_t *)(void *)pixels->data;
    for (size_t i = 0; i < count; i++) {
        const uint16_t *from = values + i * (n + 1);
        alpha[i] = from[n];
        for (unsigned c = 0; c < n; c++) {
            uint32_t value = alpha[i] ? (from[c] * UINT32_C(65535) + alpha[i] / 2) / alpha[i] : 0;
            if (alpha[i] == 0) value = pixels->space == BX_PIXEL_CMYK ? 0 : c ? 0x8080 : 0xFFFF;
            if (alpha[i] == 0 && pixels->space == BX_PIXEL_RGB) value = 0xFFFF;
            values[i * n + c] = value > 65535 ? 65535 : (uint16_t)value;
        }
    }
    pixels->alpha = false;
    return alpha;
}

static void lay_on(bx_pixels *pixels, const uint16_t *alpha, const uint16_t background[4])
{
    size_t count = (size_t)pixels->width * pixels->height;
    bool gray = pixels->space == BX_PIXEL_GRAY;
    if (gray && (background[0] || background[1] || background[2])) {
        uint8_t *cmyk = bx_alloc_array(count, 4);
        for (size_t i = 0; i < count; i++)
            cmyk[4 * i + 3] = (uint8_t)(255 - pixels->data[i]);
        bx_free(pixels->data);
        pixels->data = cmyk;
        pixels->space = BX_PIXEL_CMYK;
        gray = false;
    }
    unsigned n = gray ? 1 : 4;
    for (size_t i = 0; i < count; i++) {
        for (unsigned c = 0; c < n; c++) {
            uint8_t *value = pixels->data + i * n + c;
            unsigned tint = (background[gray ? 3 : c] * 255u + 5000) / 10000;
            unsigned below = gray ? 255 - tint : tint;
            *value = (uint8_t)((*value * (uint32_t)alpha[i] + below * (65535u - alpha[i]) + 32767) /
                               65535);
        }
    }
}

/* Whether the picture is grey. */
static bool is_neutral(const conversion *c)
{
    const bx_pixels *p = c->pixels;
    if (p->space == BX_PIXEL_GRAY) return true;
    if (p->space == BX_PIXEL_CMYK) return false;
    if (p->space == BX_PIXEL_RGB && !cmsIsMatrixShaper(c->input)) return false;
    size_t coloured = 0, most = c->count / COLOURED_IN;
    unsigned lab_zero = p->depth == 8 ? 128 * 257 : 0x8080;
    for (size_t i = 0; i < c->count && coloured <= most; i++) {
        unsigned v[3], low = 65535, high = 0;
        for (unsigned k = 0; k < 3; k++) {
            v[k] = wide(p, 3 * i + k);
            if (p->space == BX_PIXEL_LAB && k == 0) v[k] = lab_zero; /* its L* may be any */
            low = v[k] < low ? v[k] : low;
            high = v[k] > high ? v[k] : high;
        }
        if (high - low > NEUTRAL * 257) coloured++;
    }
    return coloured == 0 || coloured < most;
}

static cmsUInt32Number format_of(bx_pixel_space space, bool is_wide)
{
    switch (space) {
    case BX_PIXEL_GRAY: return is_wide ? TYPE_GRAY_16 : TYPE_GRAY_8;
    case BX_PIXEL_RGB: return is_wide ? TYPE_RGB_16 : TYPE_RGB_8;
    case BX_PIXEL_LAB: return is_wide ? TYPE_Lab_16 : TYPE_Lab_8;
    default: return is_wide ? TYPE_CMYK_16 : TYPE_CMYK_8;
    }
}

/* Grey pixels of 8 bits from neutral ones, by a table of black ink. */
static bool to_black(const conversion *c)
{
    bx_pixels *p = c->pixels;
    unsigned n = bx_components(p->space), which = p->space == BX_PIXEL_RGB ? 1 : 0;
    size_t steps = p->depth == 8 ? 256 : 4096;
    cmsHTRANSFORM transform =
        bx_profile_transform(c->profile, c->input, format_of(p->space, true), true, true);
    if (!transform) return false;
    uint16_t *neutral = bx_alloc_array(steps, n * sizeof *neutral);
    uint16_t *ink = bx_alloc_array(steps, sizeof *ink);
    for (size_t i = 0; i < steps; i++) {
        for (unsigned k = 0; k < n; k++)
            neutral[i * n + k] = p->space == BX_PIXEL_LAB && k > 0
                                     ? 0x8080
                                     : (uint16_t)((i * 65535 + (steps - 1) / 2) / (steps - 1));
    }
    bx_profile_black(c->profile, transform, neutral, steps, n, ink);
    for (size_t i = 0; i < c->count; i++) {
        size_t at = i * n + which;
        size_t step = p->depth == 8 ? p->data[at] : (wide(p, at) * (steps - 1) + 32767) / 65535;
        p->data[i] = (uint8_t)(255 - (ink[step] + 128) / 257);
    }
    bx_free(neutral);
    bx_free(ink);
    cmsDeleteTransform(transform);
    p->space = BX_PIXEL_GRAY;
    p->depth = 8;
    return true;
}

/* Pixels through a table, or a transform of their own. */
static bool to_inks(conversion *c)
{
    bx_pixels *p = c->pixels;
    const bx_color_table *table = NULL;
    cmsHTRANSFORM transform = NULL;
    if (p->space == BX_PIXEL_RGB)
        table = bx_profile_table_of(c->profile, c->input, c->icc, c->icc_size);
    else
        transform = bx_profile_transform(c->profile, c->input, format_of(p->space, p->depth == 16),
                                         false, false);
    if (!table && !transform) return false;
    uint8_t *cmyk = bx_resize(NULL, c->count, 4);
    if (transform)
        cmsDoTransform(transform, p->data, cmyk, (cmsUInt32Number)c->count);
    else if (p->depth == 8)
        bx_color_table_apply_8(table, p->data, cmyk, c->count);
    else
        bx_color_table_apply_16(table, (const uint16_t *)(void *)p->data, cmyk, c->count);
    if (transform) cmsDeleteTransform(transform);
    c->most_ink = table ? bx_color_table_most_ink(table) : 400;
    bx_free(p->data);
    p->data = cmyk;
    p->space = BX_PIXEL_CMYK;
    p->depth = 8;
    return true;
}

static void narrow(bx_pixels *p)
{
    size_t count = bx_pixels_row_size(p) * p->height / 2;
    for (size_t i = 0; i < count && p->depth == 16; i++)
        p->data[i] = (uint8_t)((wide(p, i) + 128) / 257);
    p->depth = 8;
}

/* CMYK of 8 bits to black alone, by the rule for colours of text. */
static void separated_to_black(bx_pixels *p, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint16_t ink[4];
        for (int c = 0; c < 4; c++)
            ink[c] = (uint16_t)((p->data[4 * i + (size_t)c] * 10000u + 127) / 255);
        p->data[i] = (uint8_t)(255 - (bx_ink_black(ink) * 255u + 5000) / 10000);
    }
    p->space = BX_PIXEL_GRAY;
}

/* RGB and Lab to sRGB's grey: what a black and white copy looks like. */
static void to_gray(conversion *c)
{
    bx_pixels *p = c->pixels;
    cmsHPROFILE gray = bx_profile_default(c->profile, BX_PIXEL_GRAY);
    bx_gray_table *table = bx_resize(NULL, 1, sizeof *table);
    bool eight = p->space == BX_PIXEL_RGB && p->depth == 8;
    if (eight && bx_gray_table_make(table, c->input, gray)) {
        bx_gray_table_apply(table, p->data, p->data, c->count);
    } else {
        cmsHTRANSFORM transform =
            cmsCreateTransform(c->input, format_of(p->space, p->depth == 16), gray, TYPE_GRAY_8,
                               INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
        bx_free(table);
        if (!transform) return;
        cmsDoTransform(transform, p->data, p->data, (cmsUInt32Number)c->count);
        cmsDeleteTransform(transform);
        table = NULL;
    }
    bx_free(table);
    p->space = BX_PIXEL_GRAY;
    p->depth = 8;
    c->input = gray;
}

bool bx_image_keeps_inks(const bx_row_reader *reader, const bx_image_request *request,
                         const bx_profile *profile)
{
    if (!reader->profile || request->keep_inks) return true;
    bx_string own = bx_profile_data(profile);
    return reader->profile_size == own.size && memcmp(reader->profile, own.data, own.size) == 0;
}

/* Converts from a profile: the embedded one, or without `icc` the default. */
static bool convert_from(conversion *c, const void *icc, size_t size, bool black_only)
{
    bool unusable = false;
    c->icc = icc;
    c->icc_size = size;
    cmsHPROFILE embedded =
        icc ? bx_profile_of_pixels(c->pixels->space, icc, size, &unusable) : NULL;
    c->input = icc ? embedded : bx_profile_default(c->profile, c->pixels->space);
    bool done = c->input && !unusable;
    bool neutral = done && is_neutral(c);
    if (done && black_only && !neutral && c->pixels->space != BX_PIXEL_CMYK) {
        to_gray(c);
        neutral = true;
    }
    if (done) done = neutral ? to_black(c) : to_inks(c);
    if (embedded) cmsCloseProfile(embedded);
    return done;
}

/* Says that inks of another printing condition were converted, and of which. */
static void note_condition(const bx_row_reader *reader, bx_image_remarks *remarks)
{
    remarks->converted = true;
    cmsHPROFILE embedded =
        cmsOpenProfileFromMem(reader->profile, (cmsUInt32Number)reader->profile_size);
    if (!embedded) return;
    cmsGetProfileInfoASCII(embedded, cmsInfoDescription, "en", "US", remarks->condition,
                           sizeof remarks->condition);
    cmsCloseProfile(embedded);
}

/* Inks of pixels without alpha. Returns the most that can be in a pixel, in per cent. */
static unsigned to_print(bx_pixels *pixels, const bx_row_reader *reader,
                         const bx_image_request *request, const bx_profile *profile,
                         bx_image_remarks *remarks)
{
    bool separated = pixels->space == BX_PIXEL_CMYK;
    bool embedded = reader->profile && pixels->space != BX_PIXEL_LAB &&
                    !(separated && bx_image_keeps_inks(reader, request, profile));
    conversion c = {.pixels = pixels,
                    .count = (size_t)pixels->width * pixels->height,
                    .profile = profile,
                    .most_ink = 400};
    bool done =
        embedded && convert_from(&c, reader->profile, reader->profile_size, request->black_only);
    remarks->profile_unusable = embedded && !done;
    if (done && separated) note_condition(reader, remarks);
    if (!done && separated)
        narrow(pixels);
    else if (!done)
        BX_REQUIRE(convert_from(&c, NULL, 0, request->black_only));
    if (request->black_only && pixels->space == BX_PIXEL_CMYK) separated_to_black(pixels, c.count);
    return c.most_ink;
}

void bx_convert(bx_pixels *pixels, const bx_row_reader *reader, const bx_image_request *request,
                const bx_profile *profile, bx_image_remarks *remarks)
{
    if (pixels->space == BX_PIXEL_BITMAP) return;
    bool separated = pixels->space == BX_PIXEL_CMYK;
    uint16_t *alpha = take_alpha(pixels);
    unsigned most_ink = to_print(pixels, reader, request, profile, remarks);
    if (alpha) lay_on(pixels, alpha, request->background);
    /* Most pictures cannot reach the limit, and need not be looked through. */
    bool within = !alpha && most_ink <= request->ink_limit;
    bx_free(alpha);
    size_t limited = within ? 0 : bx_ink_limit(pixels, request->ink_limit);
    remarks->ink_limited = limited > 0 && separated;
}
