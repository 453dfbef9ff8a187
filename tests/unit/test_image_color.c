/* Colours of pictures: what lcms says, inks kept, greys in black, the ink limit, what lies below.
 */
#include "image/convert.h"
#include "image/gray_table.h"
#include "image/ink_limit.h"
#include "runner.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bx_profile *profile;
static bx_image_remarks remarks; /* of the last picture */
static bx_diagnostics *diagnostics;

static bx_pixels make(bx_pixel_space space, uint8_t depth, bool alpha, uint32_t count,
                      const void *data)
{
    bx_pixels p = {space, depth, alpha, count, 1, NULL};
    p.data = bx_alloc(bx_pixels_row_size(&p));
    memcpy(p.data, data, bx_pixels_row_size(&p));
    return p;
}

/* What the pixels of a file become. */
static void convert(bx_pixels *p, cmsHPROFILE embedded, bx_image_request request)
{
    bx_row_reader reader = {.space = p->space};
    if (!request.path) request.path = "x";
    if (!request.ink_limit) request.ink_limit = 400;
    if (embedded && embedded == profile->output) {
        bx_string own = bx_profile_data(profile);
        reader.profile_size = own.size;
        reader.profile = memcpy(bx_alloc(own.size), own.data, own.size);
    } else if (embedded) {
        cmsUInt32Number size = 0;
        cmsSaveProfileToMem(embedded, NULL, &size);
        reader.profile = bx_alloc(size);
        reader.profile_size = size;
        cmsSaveProfileToMem(embedded, reader.profile, &size);
    }
    remarks = (bx_image_remarks){0};
    bx_convert(p, &reader, &request, profile, &remarks);
    bx_free(reader.profile);
}

static cmsCIELab lab_of(const uint8_t *cmyk)
{
    static cmsHTRANSFORM transform;
    if (!transform) {
        cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
        transform = cmsCreateTransform(profile->output, TYPE_CMYK_8, lab, TYPE_Lab_DBL,
                                       INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
        cmsCloseProfile(lab);
    }
    cmsCIELab lab;
    cmsDoTransform(transform, cmyk, &lab, 1);
    return lab;
}

static double distance(cmsCIELab a, cmsCIELab b)
{
    return sqrt((a.L - b.L) * (a.L - b.L) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

/* The table against lcms's own transform of 8 bits: never more than 1 apart. BX_SWEEP=1 takes all
 * 2^24 colours, else each 5th of red and green with all of blue. */
START_TEST(table)
{
    unsigned step = getenv("BX_SWEEP") ? 1 : 5;
    bool unusable;
    cmsHPROFILE rgb = bx_profile_of_pixels(BX_PIXEL_RGB, NULL, 0, &unusable);
    const bx_color_table *t = bx_profile_table_of(profile, rgb, NULL, 0);
    cmsHTRANSFORM transform = bx_profile_transform(profile, rgb, TYPE_RGB_8, false, false);
    uint8_t in[256][3], ours[256][4], theirs[256][4];
    unsigned apart = 0, most = 0;
    for (unsigned r = 0; r < 256; r += step) {
        for (unsigned g = 0; g < 256; g += step) {
            for (unsigned b = 0; b < 256; b++)
                memcpy(in[b], (uint8_t[3]){(uint8_t)r, (uint8_t)g, (uint8_t)b}, 3);
            bx_color_table_apply_8(t, in[0], ours[0], 256);
            cmsDoTransform(transform, in, theirs, 256);
            for (unsigned i = 0; i < 1024; i++) {
                int away = abs(ours[i / 4][i % 4] - theirs[i / 4][i % 4]);
                if (away > 1) ck_abort_msg("%u %u %u: %d apart", r, g, i / 4, away);
                most = away > (int)most ? (unsigned)away : most;
                apart += away > 0;
            }
        }
    }
    if (step == 1) printf("2^24 colours: at most %u apart, %u of 2^26 inks\n", most, apart);
    ck_assert_msg(apart < 1024 * 256 / step * 256 / step / 1000, "%u", apart);
    uint16_t wide[3] = {128 * 257, 40 * 257, 200 * 257};
    uint8_t narrow[3] = {128, 40, 200}, a[4], b[4];
    bx_color_table_apply_16(t, wide, a, 1);
    bx_color_table_apply_8(t, narrow, b, 1);
    ck_assert(memcmp(a, b, 4) == 0);
    bx_string nodes = bx_color_table_nodes(t);
    bx_color_table *again = bx_color_table_of_nodes(nodes);
    bx_color_table_apply_8(again, in[0], theirs[0], 256);
    ck_assert(memcmp(ours, theirs, sizeof ours) == 0);
    ck_assert_uint_eq(bx_color_table_most_ink(again), bx_color_table_most_ink(t));
    ck_assert(!bx_color_table_of_nodes((bx_string){nodes.data, nodes.size - 1}));
    bx_free(again);
    cmsDeleteTransform(transform);
    cmsCloseProfile(rgb);
}
END_TEST

/* Grey of sRGB and of another space: never more than 1 apart from lcms. */
START_TEST(gray_table)
{
    cmsCIExyY white = {0.3127, 0.329, 1};
    cmsCIExyYTRIPLE adobe = {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *gamma = cmsBuildGamma(NULL, 2.2), *curves[3] = {gamma, gamma, gamma};
    cmsHPROFILE spaces[2] = {cmsCreate_sRGBProfile(), cmsCreateRGBProfile(&white, &adobe, curves)};
    cmsHPROFILE gray = bx_profile_default(profile, BX_PIXEL_GRAY);
    static bx_gray_table t;
    for (int i = 0; i < 2; i++) {
        cmsHTRANSFORM transform =
            cmsCreateTransform(spaces[i], TYPE_RGB_8, gray, TYPE_GRAY_8,
                               INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
        ck_assert(bx_gray_table_make(&t, spaces[i], gray));
        uint8_t in[256][3], ours[256], theirs[256];
        for (unsigned r = 0; r < 256; r += 5) {
            for (unsigned g = 0; g < 256; g += 5) {
                for (unsigned b = 0; b < 256; b++)
                    memcpy(in[b], (uint8_t[3]){(uint8_t)r, (uint8_t)g, (uint8_t)b}, 3);
                bx_gray_table_apply(&t, in[0], ours, 256);
                cmsDoTransform(transform, in, theirs, 256);
                for (unsigned b = 0; b < 256; b++) {
                    if (abs(ours[b] - theirs[b]) >
                        1) /* a check of its own for each would take minutes */
                        ck_abort_msg("%u %u %u: %u, %u", r, g, b, ours[b], theirs[b]);
                }
            }
        }
        cmsDeleteTransform(transform);
        cmsCloseProfile(spaces[i]);
    }
    ck_assert(!bx_gray_table_make(&t, profile->output, gray));
    cmsFreeToneCurve(gamma);
}
END_TEST

/* Inks of another printing condition are converted and said, kept when that is asked; those of the
 * output itself are neither. E0717 */
START_TEST(condition)
{
    const uint8_t inks[8] = {0, 0, 0, 255, 180, 20, 0, 30};
    /* The output's own profile under another name is another condition. */
    bx_string own = bx_profile_data(profile);
    cmsHPROFILE renamed = cmsOpenProfileFromMem(own.data, (cmsUInt32Number)own.size);
    cmsMLU *name = cmsMLUalloc(NULL, 1);
    cmsMLUsetASCII(name, "en", "US", "Coated, another press");
    cmsWriteTag(renamed, cmsSigProfileDescriptionTag, name);
    cmsMLUfree(name);
    for (int keep = 0; keep < 2; keep++) {
        bx_pixels p = make(BX_PIXEL_CMYK, 8, false, 2, inks);
        convert(&p, renamed, (bx_image_request){.keep_inks = keep});
        ck_assert_int_eq(remarks.converted, !keep);
        ck_assert_str_eq(remarks.condition, keep ? "" : "Coated, another press");
        ck_assert_int_eq(memcmp(p.data, inks, 8) == 0, keep);
        bx_free(p.data);
    }
    bx_pixels p = make(BX_PIXEL_CMYK, 8, false, 2, inks);
    convert(&p, profile->output, (bx_image_request){0});
    ck_assert(!remarks.converted);
    bx_free(p.data);
    cmsCloseProfile(renamed);
}
END_TEST

/* CMYK without a profile, and with the output's own, keeps its inks; of 16 bits rounded. */
START_TEST(inks_kept)
{
    const uint8_t inks[12] = {0, 0, 0, 255, 255, 0, 0, 0, 0, 0, 128, 0};
    for (int own = 0; own < 2; own++) {
        bx_pixels p = make(BX_PIXEL_CMYK, 8, false, 3, inks);
        convert(&p, own ? profile->output : NULL, (bx_image_request){0});
        ck_assert(p.space == BX_PIXEL_CMYK && memcmp(p.data, inks, 12) == 0);
        bx_free(p.data);
    }
    uint16_t wide[4] = {0, 128 * 257 + 100, 65535, 257};
    bx_pixels p = make(BX_PIXEL_CMYK, 16, false, 1, wide);
    convert(&p, NULL, (bx_image_request){0});
    ck_assert(memcmp(p.data, (uint8_t[4]){0, 128, 255, 1}, 4) == 0);
    bx_free(p.data);
}
END_TEST

/* Lab, and RGB of another space, as lcms converts them. */
START_TEST(through_lcms)
{
    cmsCIExyY white = {0.3127, 0.329, 1};
    cmsCIExyYTRIPLE adobe = {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *gamma = cmsBuildGamma(NULL, 2.2), *curves[3] = {gamma, gamma, gamma};
    cmsHPROFILE profiles[2] = {cmsCreateRGBProfile(&white, &adobe, curves),
                               cmsCreateLab4Profile(NULL)};
    uint8_t pixels[64][3];
    for (unsigned i = 0; i < 64; i++)
        memcpy(pixels[i],
               (uint8_t[3]){(uint8_t)(i * 4), (uint8_t)(200 - i * 2), (uint8_t)(i * 67 % 200 + 20)},
               3);
    for (unsigned lab = 0; lab < 2; lab++) {
        uint8_t wanted[64][4];
        cmsHTRANSFORM exact = bx_profile_transform(profile, profiles[lab],
                                                   lab ? TYPE_Lab_8 : TYPE_RGB_8, false, true);
        cmsDoTransform(exact, pixels, wanted, 64);
        bx_pixels p = make(lab ? BX_PIXEL_LAB : BX_PIXEL_RGB, 8, false, 64, pixels);
        convert(&p, lab ? NULL : profiles[0], (bx_image_request){0});
        ck_assert_int_eq(p.space, BX_PIXEL_CMYK);
        for (unsigned i = 0; i < 64; i++) {
            double away = distance(lab_of(wanted[i]), lab_of(p.data + 4 * i));
            ck_assert_msg(away <= 1, "%s %u: %g", lab ? "Lab" : "RGB", i, away);
        }
        bx_free(p.data);
        cmsDeleteTransform(exact);
        cmsCloseProfile(profiles[lab]);
    }
    cmsFreeToneCurve(gamma);
}
END_TEST

/* Grey of every kind in black alone: as light as the colours would be, as far as black reaches. */
START_TEST(greys)
{
    uint8_t rgb[256][3], gray[256], lab[256][3];
    for (unsigned i = 0; i < 256; i++) {
        memset(rgb[i], (int)i, 3);
        gray[i] = (uint8_t)i;
        memcpy(lab[i], (uint8_t[3]){(uint8_t)i, 128, 128}, 3);
    }
    const struct {
        bx_pixel_space space;
        const void *pixels;
        cmsUInt32Number format;
    } kinds[3] = {{BX_PIXEL_RGB, rgb, TYPE_RGB_8},
                  {BX_PIXEL_GRAY, gray, TYPE_GRAY_8},
                  {BX_PIXEL_LAB, lab, TYPE_Lab_8}};
    double darkest = lab_of((uint8_t[4]){0, 0, 0, 255}).L;
    for (unsigned k = 0; k < 3; k++) {
        bool unusable;
        cmsHPROFILE input = bx_profile_of_pixels(kinds[k].space, NULL, 0, &unusable);
        cmsHTRANSFORM exact = bx_profile_transform(profile, input, kinds[k].format, false, true);
        uint8_t wanted[256][4];
        cmsDoTransform(exact, kinds[k].pixels, wanted, 256);
        bx_pixels p = make(kinds[k].space, 8, false, 256, kinds[k].pixels);
        convert(&p, NULL, (bx_image_request){0});
        ck_assert_int_eq(p.space, BX_PIXEL_GRAY);
        ck_assert_int_eq(p.data[255], 255);
        for (unsigned i = 0; i < 256; i++) {
            double light = fmax(lab_of(wanted[i]).L, darkest);
            double ours = lab_of((uint8_t[4]){0, 0, 0, (uint8_t)(255 - p.data[i])}).L;
            ck_assert_msg(fabs(light - ours) <= 1, "kind %u, %u: %g for %g", k, i, ours, light);
            ck_assert(i == 0 || p.data[i] >= p.data[i - 1]);
        }
        bx_free(p.data);
        cmsDeleteTransform(exact);
        cmsCloseProfile(input);
    }
}
END_TEST

/* Fewer than one pixel in a thousand in colour: still grey; more: not. */
START_TEST(few_coloured)
{
    static uint8_t rgb[4000][3];
    for (unsigned coloured = 0; coloured <= 5; coloured++) {
        for (unsigned i = 0; i < 4000; i++)
            memcpy(rgb[i], (uint8_t[3]){i < coloured ? 255 : 90, 90, 90}, 3);
        bx_pixels p = make(BX_PIXEL_RGB, 8, false, 4000, rgb);
        convert(&p, NULL, (bx_image_request){0});
        ck_assert_int_eq(p.space, coloured < 4 ? BX_PIXEL_GRAY : BX_PIXEL_CMYK);
        bx_free(p.data);
    }
}
END_TEST

/* Ramps of 256 steps from 0 to 400 % (or as far as one ink goes): no contour anywhere, and never
 * lighter by what an eye can see (1 of L*). */
START_TEST(ink_ramps)
{
    static const double ratios[][4] = {{1, 1, 1, 1},    {1, .9, .8, .7}, {.2, 1, 1, .9},
                                       {1, .8, .2, .8}, {1, 1, 1, 0},    {.75, .68, .67, .9},
                                       {0, 1, 1, 1}};
    static const unsigned limits[] = {200, 220, 240, 300};
    for (size_t k = 0; k < sizeof ratios / sizeof *ratios * 4; k++) {
        const double *r = ratios[k / 4];
        unsigned limit = limits[k % 4];
        uint8_t before[4] = {0};
        double light = 200;
        for (unsigned i = 0; i < 256; i++) {
            uint8_t in[4], out[4];
            unsigned sum = 0, total = 0;
            for (unsigned c = 0; c < 4; c++) {
                double ink = fmin(i * 4 * r[c] / (r[0] + r[1] + r[2] + r[3]), 255);
                in[c] = out[c] = (uint8_t)lround(ink);
                total += in[c];
            }
            bx_pixels p = {BX_PIXEL_CMYK, 8, false, 1, 1, out};
            ck_assert_uint_eq(bx_ink_limit(&p, limit), total > limit * 255 / 100 + 2);
            for (unsigned c = 0; c < 4; c++) {
                sum += out[c];
                ck_assert_msg(i == 0 || abs(out[c] - before[c]) <= 7,
                              "%zu, step %u: ink %u from %u to %u", k, i, c, before[c], out[c]);
            }
            ck_assert_msg(sum <= limit * 255 / 100, "%zu, step %u: %u", k, i, sum);
            if (total <= limit * 255 / 100) ck_assert(memcmp(in, out, 4) == 0);
            double now = lab_of(out).L;
            ck_assert_msg(now <= light + 1, "%zu, step %u: lighter, %g after %g", k, i, now, light);
            light = now < light ? now : light;
            memcpy(before, out, 4);
        }
    }
}
END_TEST

/* Transparent parts on a tint: its inks where nothing is, the picture's where it is opaque. */
START_TEST(on_tint)
{
    bx_image_request request = {.background = {0, 0, 5000, 0}};
    const uint16_t pixels[3][4] = {{0, 0, 0, 0}, {30000, 0, 0, 30000}, {65535, 0, 0, 65535}};
    bx_pixels p = make(BX_PIXEL_RGB, 16, true, 3, pixels),
              plain = make(BX_PIXEL_RGB, 8, false, 1, (uint8_t[3]){255, 0, 0});
    convert(&p, NULL, request);
    convert(&plain, NULL, request);
    ck_assert(p.space == BX_PIXEL_CMYK && memcmp(p.data, (uint8_t[4]){0, 0, 128, 0}, 4) == 0);
    ck_assert(memcmp(p.data + 8, plain.data, 4) == 0);
    double part = 30000 / 65535.0;
    for (unsigned c = 0; c < 4; c++)
        ck_assert(fabs(p.data[4 + c] - (plain.data[c] * part + (c == 2 ? 128 : 0) * (1 - part))) <=
                  1);
    bx_free(p.data);
    bx_free(plain.data);
    /* Grey on a tint of black stays grey; on paper, white is white. */
    const uint16_t gray[2][2] = {{0, 0}, {0, 65535}};
    p = make(BX_PIXEL_GRAY, 16, true, 2, gray);
    convert(&p, NULL, (bx_image_request){.background = {0, 0, 0, 2000}});
    ck_assert(p.space == BX_PIXEL_GRAY && p.data[0] == 204 && p.data[1] == 0);
    bx_free(p.data);
    p = make(BX_PIXEL_GRAY, 16, true, 2, gray);
    convert(&p, NULL, (bx_image_request){0});
    ck_assert(p.data[0] == 255 && p.data[1] == 0);
    bx_free(p.data);
}
END_TEST

/* A page in black alone: black text of an advertisement stays full, colours get their lightness. */
START_TEST(black_page)
{
    bx_pixels p = make(BX_PIXEL_CMYK, 8, false, 2, (uint8_t[8]){0, 0, 0, 255, 0, 0, 0, 0});
    convert(&p, NULL, (bx_image_request){.black_only = true});
    ck_assert(p.space == BX_PIXEL_GRAY && p.data[0] == 0 && p.data[1] == 255);
    bx_free(p.data);
    p = make(BX_PIXEL_RGB, 8, false, 2, (uint8_t[6]){255, 255, 0, 0, 0, 255});
    convert(&p, NULL, (bx_image_request){.black_only = true});
    ck_assert(p.space == BX_PIXEL_GRAY && p.data[0] > 200 && p.data[1] < 60);
    bx_free(p.data);
}
END_TEST

/* A profile of the wrong class, or cut: said, and sRGB is taken. E0715 */
START_TEST(bad_profile)
{
    for (unsigned cut = 0; cut < 2; cut++) {
        bx_row_reader reader = {.space = BX_PIXEL_RGB,
                                .profile = (void *)profile->data.data,
                                .profile_size = cut ? 200 : profile->data.size};
        bx_image_request request = {.path = cut ? "cut" : "class", .ink_limit = 400};
        bx_pixels p = make(BX_PIXEL_RGB, 8, false, 1, (uint8_t[3]){200, 30, 60}),
                  plain = make(BX_PIXEL_RGB, 8, false, 1, (uint8_t[3]){200, 30, 60});
        remarks = (bx_image_remarks){0};
        bx_convert(&p, &reader, &request, profile, &remarks);
        ck_assert(remarks.profile_unusable);
        convert(&plain, NULL, request);
        ck_assert(p.space == BX_PIXEL_CMYK && memcmp(p.data, plain.data, 4) == 0);
        bx_free(p.data);
        bx_free(plain.data);
    }
}
END_TEST

/* PNG gamma: 1.0 is linear light, 1/2.2 is sRGB. */
START_TEST(png_gamma)
{
    bx_buffer icc = {0};
    ck_assert(!bx_profile_from_gamma(0.45455, NULL, false, &icc) && icc.size == 0);
    ck_assert(!bx_profile_from_gamma(0, NULL, false, &icc));
    for (int gray = 0; gray < 2; gray++) {
        ck_assert(bx_profile_from_gamma(1, NULL, gray, &icc));
        cmsHPROFILE linear = cmsOpenProfileFromMem(icc.data, (cmsUInt32Number)icc.size);
        bx_pixels p =
            make(gray ? BX_PIXEL_GRAY : BX_PIXEL_RGB, 8, false, 1, (uint8_t[3]){128, 128, 128});
        bx_pixels plain =
            make(BX_PIXEL_GRAY, 8, false, 1, (uint8_t[1]){188}); /* sRGB of half the light */
        convert(&p, linear, (bx_image_request){0});
        convert(&plain, NULL, (bx_image_request){0});
        ck_assert_msg(abs(p.data[0] - plain.data[0]) <= 2, "%d: %u, %u", gray, p.data[0],
                      plain.data[0]);
        bx_free(p.data);
        bx_free(plain.data);
        cmsCloseProfile(linear);
        bx_buffer_release(&icc);
    }
}
END_TEST

int main(void)
{
    diagnostics = bx_diagnostics_new();
    profile = bx_profile_open(BANXIN_SOURCE_DIR "/styles/newsprint.icc", diagnostics);
    if (!profile) return 1;
    TCase *tests = tcase_create("colour");
    tcase_set_timeout(tests, 0);
    tcase_add_test(tests, table);
    tcase_add_test(tests, gray_table);
    tcase_add_test(tests, condition);
    tcase_add_test(tests, inks_kept);
    tcase_add_test(tests, through_lcms);
    tcase_add_test(tests, greys);
    tcase_add_test(tests, few_coloured);
    tcase_add_test(tests, ink_ramps);
    tcase_add_test(tests, on_tint);
    tcase_add_test(tests, black_page);
    tcase_add_test(tests, bad_profile);
    tcase_add_test(tests, png_gamma);
    int failed = run_tests("image_color", tests);
    bx_profile_free(profile);
    bx_diagnostics_free(diagnostics);
    return failed;
}
