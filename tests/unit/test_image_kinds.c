/* Every kind of picture in every orientation: what is read is the one picture that was written. */
#include "image/pixels.h"
#include "picture_files.h"
#include "runner.h"

#include <math.h>
#include <unistd.h>

/* What a kind of file must give. */
typedef struct expectation {
    const char *name;
    bx_pixel_space space;
    unsigned bits;    /* of what was written */
    double tolerance; /* of 65535 */
    bool alpha, associated;
    /* Component of the space in 16 bits for a sample of `bits`; NULL: the sample itself. */
    double (*meaning)(unsigned bits, unsigned component, unsigned sample);
    const uint16_t *map; /* palettes */
} expectation;

static char path[] = "/tmp/banxin-kinds-XXXXXX";
static unsigned cells;

static double component(const expectation *e, unsigned c, unsigned x, unsigned y)
{
    unsigned which = e->map ? 0 : c;
    unsigned sample = shown_value(which, x, y) >> (16 - e->bits), most = (1u << e->bits) - 1;
    if (e->map) return e->map[(c << e->bits) + sample];
    if (e->meaning) return e->meaning(e->bits, c, sample);
    return e->bits == 16 ? sample : sample * 255 / most * 257.0;
}

static double read_component(const bx_pixels *p, unsigned n, unsigned c, unsigned x, unsigned y)
{
    size_t at = ((size_t)y * p->width + x) * n + c;
    if (p->depth == 1) {
        size_t row = (p->width + 7) / 8;
        return p->data[row * y + x / 8] >> (7 - x % 8) & 1 ? 0 : 65535;
    }
    if (p->depth == 8) return p->data[at] * 257.0;
    uint16_t value;
    memcpy(&value, p->data + 2 * at, sizeof value);
    return value;
}

/* The farthest component; negative when the picture is not what was written at all. */
static double difference(const expectation *e, unsigned orientation)
{
    bool good;
    int error;
    const char *other;
    bx_row_reader *reader = bx_reader_open(path, &good, &error, &other);
    if (!reader || !good || reader->space != e->space || reader->alpha != e->alpha ||
        reader->orientation != orientation || !reader->kind->start(reader, 1)) {
        fprintf(stderr, "%s: %s\n", e->name, reader ? reader->refusal : "unknown");
        bx_reader_close(reader);
        return -1;
    }
    bx_pixel_part all = {0, 0, reader->width, reader->height, 100, 100};
    bx_pixels p = bx_pixels_read(reader, &all);
    bx_pixels_turn(&p, reader->orientation);
    bool whole = !reader->damaged && p.width == SHOWN_WIDTH && p.height == SHOWN_HEIGHT;
    unsigned n = bx_components(p.space), total = n + p.alpha;
    double most = 0;
    for (unsigned y = 0; y < SHOWN_HEIGHT && whole; y++) {
        for (unsigned x = 0; x < SHOWN_WIDTH; x++) {
            unsigned alpha_at = e->map ? 1 : n;
            double alpha = e->alpha ? shown_value(alpha_at, x, y) >> (16 - e->bits) : 1;
            double part = e->alpha ? alpha / ((1u << e->bits) - 1) : 1;
            for (unsigned c = 0; c < n; c++) {
                double wanted = component(e, c, x, y) * (e->associated ? 1 : part);
                double away = fabs(read_component(&p, total, c, x, y) - wanted);
                most = away > most ? away : most;
            }
            if (!e->alpha) continue;
            double away = fabs(read_component(&p, total, n, x, y) - part * 65535);
            most = away > most ? away : most;
        }
    }
    bx_free(p.data);
    bx_reader_close(reader);
    return whole ? most : -2;
}

static void check_cell(const expectation *e, unsigned orientation)
{
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_image_info info;
    ck_assert_msg(bx_image_probe(path, (bx_span){0}, &info, diagnostics), "%s %u", e->name,
                  orientation);
    ck_assert_msg(info.width == SHOWN_WIDTH && info.height == SHOWN_HEIGHT, "%s %u: %u × %u",
                  e->name, orientation, info.width, info.height);
    bx_diagnostics_free(diagnostics);
    double away = difference(e, orientation);
    ck_assert_msg(away >= 0 && away <= e->tolerance, "%s, orientation %u: %g of 65535, at most %g",
                  e->name, orientation, away, e->tolerance);
    cells++;
}

/* CIE L*a*b*: a*, b* have a sign; what lcms has counts from −128. */
static double cie_lab(unsigned bits, unsigned c, unsigned sample)
{
    if (c == 0) return bits == 8 ? sample * 257.0 : sample;
    double value = bits == 8 ? (int8_t)sample : (int16_t)sample / 256.0;
    return fmin((value + 128) * 257, 65535);
}

static double icc_lab(unsigned bits, unsigned c, unsigned sample)
{
    if (bits == 8) return sample * 257.0;
    return fmin(c == 0 ? sample / 65280.0 * 65535 : sample / 256.0 * 257, 65535);
}

static double itu_lab(unsigned bits, unsigned c, unsigned sample)
{
    (void)bits;
    if (c == 0) return sample * 257.0;
    double value = c == 1 ? (sample - 128.0) * 170 / 255 : (sample - 96.0) * 200 / 255;
    return fmin(fmax((value + 128) * 257, 0), 65535);
}

static double white_is_zero(unsigned bits, unsigned c, unsigned sample)
{
    unsigned most = (1u << bits) - 1;
    (void)c;
    return bits == 16 ? most - sample : (most - sample) * 255 / most * 257.0;
}

/* Rec. 601 with full range, which is TIFF's default. */
static double ycbcr(unsigned bits, unsigned c, unsigned sample)
{
    (void)bits;
    (void)c;
    return sample * 257.0;
}

static uint16_t *palettes(unsigned bits)
{
    static uint16_t map[3 << 8];
    for (unsigned i = 0; i < 3u << bits; i++)
        map[i] = (uint16_t)((i * 83 + 29) % 256 * 257);
    return map;
}

static const struct {
    const char *name;
    unsigned photometric, samples;
    bx_pixel_space space;
    double (*meaning)(unsigned, unsigned, unsigned);
    unsigned least_bits, most_bits;
} tiff_colours[] = {
    {"grey", PHOTOMETRIC_MINISBLACK, 1, BX_PIXEL_GRAY, NULL, 1, 16},
    {"white is zero", PHOTOMETRIC_MINISWHITE, 1, BX_PIXEL_GRAY, white_is_zero, 1, 16},
    {"palette", PHOTOMETRIC_PALETTE, 1, BX_PIXEL_RGB, NULL, 1, 8},
    {"RGB", PHOTOMETRIC_RGB, 3, BX_PIXEL_RGB, NULL, 1, 16},
    {"CMYK", PHOTOMETRIC_SEPARATED, 4, BX_PIXEL_CMYK, NULL, 1, 16},
    {"CIE Lab", PHOTOMETRIC_CIELAB, 3, BX_PIXEL_LAB, cie_lab, 8, 16},
    {"ICC Lab", PHOTOMETRIC_ICCLAB, 3, BX_PIXEL_LAB, icc_lab, 8, 16},
    {"ITU Lab", PHOTOMETRIC_ITULAB, 3, BX_PIXEL_LAB, itu_lab, 8, 8},
};

static const struct {
    const char *name;
    unsigned compression;
    bool bilevel; /* only that */
} tiff_compressions[] = {
    {"none", COMPRESSION_NONE, false},
    {"LZW", COMPRESSION_LZW, false},
    {"deflate", COMPRESSION_ADOBE_DEFLATE, false},
    {"old deflate", COMPRESSION_DEFLATE, false},
    {"PackBits", COMPRESSION_PACKBITS, false},
    {"ZSTD", COMPRESSION_ZSTD, false},
    {"LZMA", COMPRESSION_LZMA, false},
    {"RLE", COMPRESSION_CCITTRLE, true},
    {"G3", COMPRESSION_CCITTFAX3, true},
    {"G4", COMPRESSION_CCITTFAX4, true},
    {"JBIG", COMPRESSION_JBIG, true},
};

static void tiff_cells(const expectation *e, const tiff_kind *k)
{
    for (unsigned orientation = 1; orientation <= 8; orientation++) {
        stored_picture p = stored_make(k->samples, k->bits, orientation);
        bool written = tiff_write(path, k, &p, orientation);
        free(p.values);
        if (!written) return;
        check_cell(e, orientation);
    }
}

/* One colour and depth in every layout: strips, tiles, planes, byte orders, BigTIFF, alpha. */
static void tiff_layouts(size_t colour, unsigned bits, unsigned compression, const char *name)
{
    static const char *const modes[] = {"wl", "wb", "wl8", "wb8"};
    static unsigned turn;
    for (unsigned layout = 0; layout < 4; layout++) {
        for (unsigned extra = 0; extra < 3; extra++) {
            unsigned samples = tiff_colours[colour].samples + (extra > 0);
            bool palette = tiff_colours[colour].photometric == PHOTOMETRIC_PALETTE;
            bool bitmap = tiff_colours[colour].space == BX_PIXEL_GRAY && bits == 1 && extra == 0;
            if (layout >= 2 && samples == 1) continue;
            if (compression != COMPRESSION_NONE && (layout >= 2 || extra > 0)) continue;
            if ((layout & 1) && compression == COMPRESSION_JBIG) continue; /* not written */
            if (extra > 0 && (bits < 8 || tiff_colours[colour].photometric == PHOTOMETRIC_ITULAB))
                continue;
            tiff_kind k = {.photometric = tiff_colours[colour].photometric,
                           .bits = bits,
                           .samples = samples,
                           .extra = extra,
                           .compression = compression,
                           .tiled = layout & 1,
                           .planes = layout >= 2,
                           .mode = modes[turn++ % 4],
                           .map = palette ? palettes(bits) : NULL};
            char cell[128];
            snprintf(cell, sizeof cell, "TIFF %s, %u bit, %s%s%s, %s, %s",
                     tiff_colours[colour].name, bits, k.tiled ? "tiles" : "strips",
                     k.planes ? ", planes" : "", extra ? ", alpha" : "", name, k.mode);
            expectation e = {.name = cell,
                             .space = bitmap ? BX_PIXEL_BITMAP : tiff_colours[colour].space,
                             .bits = bits,
                             .tolerance = 1.5,
                             .alpha = extra > 0,
                             .associated = extra == EXTRASAMPLE_ASSOCALPHA,
                             .meaning = tiff_colours[colour].meaning,
                             .map = k.map};
            if (tiff_colours[colour].photometric == PHOTOMETRIC_ITULAB) e.tolerance = 129;
            tiff_cells(&e, &k);
        }
    }
}

START_TEST(tiff)
{
    cells = 0;
    for (size_t i = 0; i < sizeof tiff_compressions / sizeof *tiff_compressions; i++) {
        if (!TIFFIsCODECConfigured((uint16_t)tiff_compressions[i].compression)) continue;
        for (size_t c = 0; c < sizeof tiff_colours / sizeof *tiff_colours; c++) {
            for (unsigned bits = tiff_colours[c].least_bits; bits <= tiff_colours[c].most_bits;
                 bits *= 2) {
                if (tiff_compressions[i].bilevel && (bits > 1 || c > 1)) continue;
                /* Behind the decoder all is the same: one depth of each colour is enough there. */
                if (i > 0 && !tiff_compressions[i].bilevel && bits != 8) continue;
                tiff_layouts(c, bits, tiff_compressions[i].compression, tiff_compressions[i].name);
            }
        }
    }
    ck_assert_msg(cells > 1200, "%u cells", cells);
}
END_TEST

/* What loses something: JPEG in TIFF, WebP in TIFF, YCbCr. */
START_TEST(tiff_with_loss)
{
    static const struct {
        expectation e;
        tiff_kind k;
    } kinds[] = {
        {{.name = "TIFF JPEG grey", .space = BX_PIXEL_GRAY, .bits = 8, .tolerance = 1200},
         {PHOTOMETRIC_MINISBLACK, 8, 1, 0, COMPRESSION_JPEG, false, false, "w", NULL}},
        {{.name = "TIFF JPEG RGB", .space = BX_PIXEL_RGB, .bits = 8, .tolerance = 1200},
         {PHOTOMETRIC_RGB, 8, 3, 0, COMPRESSION_JPEG, true, false, "w", NULL}},
        {{.name = "TIFF JPEG YCbCr", .space = BX_PIXEL_RGB, .bits = 8, .tolerance = 4000},
         {PHOTOMETRIC_YCBCR, 8, 3, 0, COMPRESSION_JPEG, false, false, "w", NULL}},
        {{.name = "TIFF JPEG YCbCr tiles", .space = BX_PIXEL_RGB, .bits = 8, .tolerance = 4000},
         {PHOTOMETRIC_YCBCR, 8, 3, 0, COMPRESSION_JPEG, true, false, "w", NULL}},
        {{.name = "TIFF JPEG CMYK", .space = BX_PIXEL_CMYK, .bits = 8, .tolerance = 1200},
         {PHOTOMETRIC_SEPARATED, 8, 4, 0, COMPRESSION_JPEG, false, false, "w", NULL}},
        {{.name = "TIFF JPEG planes", .space = BX_PIXEL_RGB, .bits = 8, .tolerance = 1200},
         {PHOTOMETRIC_RGB, 8, 3, 0, COMPRESSION_JPEG, false, true, "w", NULL}},
        {{.name = "TIFF WebP", .space = BX_PIXEL_RGB, .bits = 8, .tolerance = 6500},
         {PHOTOMETRIC_RGB, 8, 3, 0, COMPRESSION_WEBP, false, false, "w", NULL}},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        cells = 0;
        tiff_cells(&kinds[i].e, &kinds[i].k);
        ck_assert_msg(cells == 8, "%s", kinds[i].e.name);
    }
}
END_TEST

/* YCbCr that is not JPEG: samples converted here, strips and tiles. */
START_TEST(tiff_ycbcr)
{
    for (unsigned tiled = 0; tiled < 2; tiled++) {
        for (unsigned orientation = 1; orientation <= 8; orientation++) {
            stored_picture p = stored_make(3, 8, orientation);
            for (size_t i = 0; i < (size_t)p.width * p.height; i++) {
                uint16_t *v = p.values + 3 * i;
                double r = v[0], g = v[1], b = v[2], luma = .299 * r + .587 * g + .114 * b;
                v[0] = (uint16_t)lround(luma);
                v[1] = (uint16_t)lround(fmin(fmax((b - luma) / 1.772 + 128, 0), 255));
                v[2] = (uint16_t)lround(fmin(fmax((r - luma) / 1.402 + 128, 0), 255));
            }
            tiff_kind k = {PHOTOMETRIC_YCBCR, 8, 3, 0, COMPRESSION_LZW, tiled, false, "w", NULL};
            expectation e = {.name = "TIFF YCbCr",
                             .space = BX_PIXEL_RGB,
                             .bits = 8,
                             .tolerance = 800,
                             .meaning = ycbcr};
            ck_assert(tiff_write(path, &k, &p, orientation));
            free(p.values);
            check_cell(&e, orientation);
        }
    }
}
END_TEST

START_TEST(png)
{
    static const struct {
        const char *name;
        png_kind kind;
        bx_pixel_space space;
        unsigned least, most;
        bool alpha;
    } kinds[] = {
        {"PNG grey", {PNG_COLOR_TYPE_GRAY, 0, 1, false, false}, BX_PIXEL_GRAY, 1, 16, false},
        {"PNG palette", {PNG_COLOR_TYPE_PALETTE, 0, 1, false, false}, BX_PIXEL_RGB, 1, 8, false},
        {"PNG RGB", {PNG_COLOR_TYPE_RGB, 0, 3, false, false}, BX_PIXEL_RGB, 8, 16, false},
        {"PNG grey, alpha",
         {PNG_COLOR_TYPE_GRAY_ALPHA, 0, 2, false, false},
         BX_PIXEL_GRAY,
         8,
         16,
         true},
        {"PNG RGB, alpha",
         {PNG_COLOR_TYPE_RGB_ALPHA, 0, 4, false, false},
         BX_PIXEL_RGB,
         8,
         16,
         true},
    };
    static const unsigned types[] = {1, 3, 4, 6, 8, 9};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (unsigned bits = kinds[i].least; bits <= kinds[i].most; bits *= 2) {
            for (unsigned cell = 0; cell < 16; cell++) {
                unsigned orientation = cell % 8 + 1;
                png_kind k = kinds[i].kind;
                k.bits = bits;
                k.interlaced = cell >= 8;
                bool palette = k.type == PNG_COLOR_TYPE_PALETTE;
                uint16_t *map = palette ? palettes(bits) : NULL;
                png_color colours[256];
                for (unsigned c = 0; c < 1u << bits && palette; c++)
                    colours[c] = (png_color){(png_byte)map[c], (png_byte)map[(1u << bits) + c],
                                             (png_byte)map[(2u << bits) + c]};
                uint8_t exif[32];
                size_t size = exif_make(exif, orientation, types[(cell + bits) % 6], cell & 1);
                stored_picture p = stored_make(k.samples, bits, orientation);
                png_write(path, &k, &p, exif, size, palette ? colours : NULL);
                free(p.values);
                bool bitmap = k.type == PNG_COLOR_TYPE_GRAY && bits == 1;
                expectation e = {.name = kinds[i].name,
                                 .space = bitmap ? BX_PIXEL_BITMAP : kinds[i].space,
                                 .bits = bits,
                                 .tolerance = 1,
                                 .alpha = kinds[i].alpha,
                                 .map = map};
                check_cell(&e, orientation);
            }
        }
    }
}
END_TEST

START_TEST(jpeg)
{
    static const struct {
        const char *name;
        bx_pixel_space space;
        double tolerance;
        jpeg_kind kind;
    } kinds[] = {
        {"JPEG grey",
         BX_PIXEL_GRAY,
         1200,
         {JCS_GRAYSCALE, JCS_GRAYSCALE, 1, 1, false, false, false}},
        {"JPEG YCbCr 4:4:4", BX_PIXEL_RGB, 1200, {JCS_RGB, JCS_YCbCr, 3, 1, false, false, false}},
        {"JPEG YCbCr 4:2:0", BX_PIXEL_RGB, 4000, {JCS_RGB, JCS_YCbCr, 3, 2, false, false, false}},
        {"JPEG RGB, Adobe", BX_PIXEL_RGB, 1200, {JCS_RGB, JCS_RGB, 3, 1, false, false, true}},
        {"JPEG CMYK, Adobe", BX_PIXEL_CMYK, 1200, {JCS_CMYK, JCS_CMYK, 4, 1, false, false, true}},
        {"JPEG CMYK", BX_PIXEL_CMYK, 1200, {JCS_CMYK, JCS_CMYK, 4, 1, false, false, false}},
        {"JPEG YCCK", BX_PIXEL_CMYK, 1500, {JCS_CMYK, JCS_YCCK, 4, 1, false, false, true}},
        {"JPEG YCCK 4:2:0", BX_PIXEL_CMYK, 4000, {JCS_CMYK, JCS_YCCK, 4, 2, false, false, true}},
    };
    static const unsigned types[] = {1, 3, 4, 6, 8, 9};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (unsigned cell = 0; cell < 32; cell++) {
            unsigned orientation = cell % 8 + 1;
            jpeg_kind k = kinds[i].kind;
            k.progressive = cell / 8 & 1;
            k.arithmetic = cell >= 16;
            uint8_t exif[32];
            size_t size = exif_make(exif, orientation, types[(cell + i) % 6], cell & 1);
            stored_picture p = stored_make((unsigned)k.samples, 8, orientation);
            jpeg_write(path, &k, &p, exif, size);
            free(p.values);
            expectation e = {.name = kinds[i].name,
                             .space = kinds[i].space,
                             .bits = 8,
                             .tolerance = kinds[i].tolerance};
            check_cell(&e, orientation);
        }
    }
}
END_TEST

START_TEST(webp)
{
    for (unsigned cell = 0; cell < 32; cell++) {
        unsigned orientation = cell % 8 + 1;
        bool lossless = cell / 8 & 1, alpha = cell >= 16;
        uint8_t exif[32];
        size_t size = exif_make(exif, orientation, 3, cell & 1);
        stored_picture p = stored_make(alpha ? 4 : 3, 8, orientation);
        webp_write(path, lossless, &p, exif, size);
        free(p.values);
        expectation e = {.name = lossless ? "WebP lossless" : "WebP",
                         .space = BX_PIXEL_RGB,
                         .bits = 8,
                         .tolerance = lossless ? 1 : 6000,
                         .alpha = alpha};
        check_cell(&e, orientation);
    }
}
END_TEST

int main(void)
{
    int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    TIFFSetWarningHandler(NULL);
    TIFFSetErrorHandler(NULL);
    TCase *tests = tcase_create("kinds");
    tcase_set_timeout(tests, 0);
    tcase_add_test(tests, tiff);
    tcase_add_test(tests, tiff_with_loss);
    tcase_add_test(tests, tiff_ycbcr);
    tcase_add_test(tests, png);
    tcase_add_test(tests, jpeg);
    tcase_add_test(tests, webp);
    int failed = run_tests("image_kinds", tests);
    unlink(path);
    return failed;
}
