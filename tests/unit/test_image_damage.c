/* Pictures that end early are white where they end, and averages are true. */
#include "image/pixels.h"
#include "image/resample.h"
#include "picture_files.h"
#include "runner.h"

#include <unistd.h>

static char path[] = "/tmp/banxin-damage-XXXXXX";

static void cut_file(long keep_from_end, unsigned percent)
{
    FILE *file = fopen(path, "rb");
    static uint8_t data[1 << 20];
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    size = percent ? size * percent / 100 : size - (size_t)keep_from_end;
    file = fopen(path, "wb");
    fwrite(data, 1, size, file);
    fclose(file);
}

/* Reads the file whole; the caller frees the pixels. */
static bx_pixels read_all(bool *damaged)
{
    bool good;
    int error;
    const char *other;
    bx_row_reader *reader = bx_reader_open(path, &good, &error, &other);
    ck_assert_msg(reader && good && reader->kind->start(reader, 1), "%s",
                  reader ? reader->kind->name : "unknown");
    bx_pixel_part all = {0, 0, reader->width, reader->height, 10000, 10000};
    bx_pixels p = bx_pixels_read(reader, &all);
    *damaged = reader->damaged;
    bx_reader_close(reader);
    return p;
}

/* 200 rows of noise, so that half of the file is about half of the picture. */
static stored_picture noise(unsigned samples)
{
    stored_picture p = {200, 200, samples, 8, malloc((size_t)200 * 200 * samples * 2)};
    uint32_t seed = 1;
    for (size_t i = 0; i < (size_t)200 * 200 * samples; i++)
        p.values[i] = (uint16_t)((seed = seed * 1103515245 + 12345) >> 16 & 127);
    return p;
}

static bool is_white(const bx_pixels *p, uint32_t y)
{
    size_t row = bx_pixels_row_size(p);
    for (size_t i = 0; i < row; i++) {
        if (p->data[row * y + i] != (p->space == BX_PIXEL_CMYK ? 0 : 255)) return false;
    }
    return true;
}

/* Grey is not white: rows that have no data are white to the last one, and those before are not. */
static void check_cut(const char *name, uint32_t last)
{
    bool damaged;
    bx_pixels p = read_all(&damaged);
    ck_assert_msg(damaged, "%s: not damaged", name);
    ck_assert_msg(!is_white(&p, 40), "%s: white too early", name);
    ck_assert_msg(is_white(&p, 150) && is_white(&p, last), "%s: not white", name);
    bx_free(p.data);
}

START_TEST(truncated)
{
    const jpeg_kind jpegs[] = {{JCS_GRAYSCALE, JCS_GRAYSCALE, 1, 1, false, false, false},
                               {JCS_RGB, JCS_YCbCr, 3, 2, false, false, false},
                               {JCS_RGB, JCS_YCbCr, 3, 1, false, true, false},
                               {JCS_CMYK, JCS_YCCK, 4, 1, false, false, true}};
    for (size_t i = 0; i < sizeof jpegs / sizeof *jpegs; i++) {
        stored_picture p = noise((unsigned)jpegs[i].samples);
        jpeg_write(path, &jpegs[i], &p, (const uint8_t *)"", 0);
        cut_file(0, 50);
        check_cut("JPEG", 199);
        free(p.values);
    }
    stored_picture p = noise(3);
    png_kind png = {PNG_COLOR_TYPE_RGB, 8, 3, false, false};
    png_write(path, &png, &p, (const uint8_t *)"II*\0\0\0\0\0", 8, NULL);
    cut_file(0, 50);
    check_cut("PNG", 199);
    webp_write(path, true, &p, (const uint8_t *)"II*\0\0\0\0\0", 8);
    cut_file(0, 50);
    check_cut("WebP", 199);
    tiff_kind tiff = {PHOTOMETRIC_RGB, 8, 3, 0, COMPRESSION_LZW, false, false, "w", NULL};
    free(p.values);
    p = noise(3);
    ck_assert(tiff_write(path, &tiff, &p, 1));
    /* The directory is at the end: damage the data instead. */
    FILE *file = fopen(path, "r+b");
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    for (long at = size / 2; at < size * 9 / 10; at++) {
        fseek(file, at, SEEK_SET);
        fputc(0xFF, file);
    }
    fclose(file);
    check_cut("TIFF", 160);
    free(p.values);
}
END_TEST

/* A missing end marker takes nothing away. */
START_TEST(no_end)
{
    for (unsigned progressive = 0; progressive < 2; progressive++) {
        bool damaged;
        jpeg_kind k = {JCS_RGB, JCS_YCbCr, 3, 1, progressive, false, false};
        stored_picture s = noise(3);
        jpeg_write(path, &k, &s, (const uint8_t *)"", 0);
        bx_pixels whole = read_all(&damaged);
        ck_assert(!damaged);
        cut_file(2, 0);
        bx_pixels cut = read_all(&damaged);
        ck_assert(!damaged);
        ck_assert(memcmp(whole.data, cut.data, bx_pixels_row_size(&cut) * cut.height) == 0);
        bx_free(whole.data);
        bx_free(cut.data);
        free(s.values);
    }
}
END_TEST

/* Weights sum up to the whole and follow what is covered; every size from every other. */
START_TEST(weights)
{
    for (uint32_t length = 1; length < 60; length++) {
        for (uint32_t count = 1; count <= length; count++) {
            for (uint32_t unit = 1; unit <= 2; unit++) {
                bx_resampling r =
                    bx_resampling_make(3, length, unit, (length + 3) / unit + 1, count);
                ck_assert(r.end <= (length + 3) / unit + 1);
                for (uint32_t o = 0; o < count && !r.copy; o++) {
                    double sum = 0, middle = 0;
                    for (uint32_t i = 0; i < r.span[o]; i++) {
                        sum += r.weight[r.offset[o] + i];
                        middle += r.weight[r.offset[o] + i] * (r.first[o] + i + 0.5) * unit;
                    }
                    ck_assert(sum == 65536);
                    /* The middle of what is averaged is the middle of what is asked, within an
                     * item. */
                    double wanted = 3 + (o + 0.5) * length / count;
                    ck_assert(middle / sum > wanted - unit && middle / sum < wanted + unit);
                }
                bx_resampling_release(&r);
            }
        }
    }
}
END_TEST

/* One-pixel stripes scaled by a factor under 2 do not become black and white ones. */
START_TEST(stripes)
{
    uint8_t row[1800];
    uint32_t sums[1800];
    int16_t means[1800 + BX_RESAMPLE_ROOM / 2];
    uint8_t out[1121];
    for (unsigned i = 0; i < 1800; i++)
        row[i] = i & 1 ? 255 : 0;
    bx_resampling r = bx_resampling_make(0, 1800, 1, 1800, 1121);
    bx_resample_add_8(row, 1800, 65536, true, sums);
    bx_resample_across_8(&r, 1, sums, means, out);
    for (unsigned i = 0; i < 1121; i++)
        ck_assert_msg(out[i] >= 94 && out[i] <= 161, "%u: %u", i, out[i]);
    bx_resampling_release(&r);
}
END_TEST

/* What lies below a transparent picture is a tint; another picture is said. E0716 */
START_TEST(over_a_picture)
{
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_profile *profile = bx_profile_open(BANXIN_SOURCE_DIR "/styles/newsprint.icc", diagnostics);
    for (unsigned alpha = 0; alpha < 2; alpha++) {
        stored_picture p = stored_make(3 + alpha, 8, 1);
        png_kind k = {alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, 8, 3 + alpha, false,
                      false};
        png_write(path, &k, &p, (const uint8_t *)"II*\0\0\0\0\0", 8, NULL);
        free(p.values);
        bx_image_request request = {.path = path,
                                    .max_width = 9,
                                    .max_height = 9,
                                    .ink_limit = 240,
                                    .quality = 92,
                                    .over_picture = true};
        bx_encoded_image image;
        ck_assert(bx_image_encode(&request, profile, &image));
        bx_image_report(&request, &image.remarks, diagnostics);
        ck_assert_uint_eq(bx_diagnostics_count_of(diagnostics, BX_WARNING), alpha);
        bx_encoded_image_release(&image);
    }
    bx_profile_free(profile);
    bx_diagnostics_free(diagnostics);
}
END_TEST

/* More pixels a side than a JPEG holds: fewer, said, and nothing ends the program. E0710 */
START_TEST(too_wide)
{
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_profile *profile = bx_profile_open(BANXIN_SOURCE_DIR "/styles/newsprint.icc", diagnostics);
    enum { WIDE = 66000 };
    TIFF *tiff = TIFFOpen(path, "w");
    static uint8_t row[WIDE];
    for (unsigned i = 0; i < WIDE; i++)
        row[i] = (uint8_t)(i * 7 % 251);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDE);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 2);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFWriteScanline(tiff, row, 0, 0);
    TIFFWriteScanline(tiff, row, 1, 0);
    TIFFClose(tiff);
    bx_image_request request = {
        .path = path, .max_width = 70000, .max_height = 9, .ink_limit = 240, .quality = 92};
    bx_encoded_image image;
    ck_assert(bx_image_encode(&request, profile, &image));
    bx_image_report(&request, &image.remarks, diagnostics);
    ck_assert(image.width == 65500 && image.filter == BX_FILTER_DCT);
    ck_assert_uint_eq(bx_diagnostics_count_of(diagnostics, BX_WARNING), 1);
    bx_encoded_image_release(&image);
    bx_profile_free(profile);
    bx_diagnostics_free(diagnostics);
}
END_TEST

int main(void)
{
    int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    TCase *tests = tcase_create("damage");
    tcase_set_timeout(tests, 0);
    tcase_add_test(tests, truncated);
    tcase_add_test(tests, no_end);
    tcase_add_test(tests, weights);
    tcase_add_test(tests, stripes);
    tcase_add_test(tests, over_a_picture);
    tcase_add_test(tests, too_wide);
    int failed = run_tests("image_damage", tests);
    unlink(path);
    return failed;
}
