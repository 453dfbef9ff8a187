/* Damaged pictures of every kind: headers that lie, and bytes changed at random, one after the
 * other through probing, conversion and encoding under sanitizers. BX_SWEEP=1 takes 2,000 files,
 * else 150.
 */
#include "image/image.h"
#include "picture_files.h"
#include "runner.h"

#include <time.h>
#include <unistd.h>

static char path[] = "/tmp/banxin-mutations-XXXXXX";
static bx_profile *profile;
static uint8_t data[1 << 20];
static size_t size;
static uint64_t seed = 1;

static uint32_t random_below(uint32_t count)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % count);
}

static void read_file(void)
{
    FILE *file = fopen(path, "rb");
    size = fread(data, 1, sizeof data, file);
    fclose(file);
}

static void write_file(void)
{
    FILE *file = fopen(path, "wb");
    fwrite(data, 1, size, file);
    fclose(file);
}

static const uint8_t NO_EXIF[8] = "II*\0\0\0\0";

static void write_jpeg(unsigned i)
{
    static const jpeg_kind kinds[] = {
        {JCS_GRAYSCALE, JCS_GRAYSCALE, 1, 1, false, false, false},
        {JCS_RGB, JCS_YCbCr, 3, 2, false, false, false},
        {JCS_RGB, JCS_YCbCr, 3, 1, true, false, false},
        {JCS_RGB, JCS_RGB, 3, 1, false, false, true},
        {JCS_RGB, JCS_YCbCr, 3, 1, false, true, false},
        {JCS_CMYK, JCS_CMYK, 4, 1, false, false, false},
        {JCS_CMYK, JCS_CMYK, 4, 1, true, false, true},
        {JCS_CMYK, JCS_YCCK, 4, 2, false, false, true},
    };
    uint8_t exif[32];
    stored_picture p = stored_make((unsigned)kinds[i].samples, 8, 1);
    jpeg_write(path, &kinds[i], &p, exif, exif_make(exif, 1 + i, 3, i & 1));
    free(p.values);
}

static void write_png(unsigned i)
{
    static const png_kind kinds[] = {
        {PNG_COLOR_TYPE_GRAY, 1, 1, false, false},
        {PNG_COLOR_TYPE_GRAY, 16, 1, true, true},
        {PNG_COLOR_TYPE_RGB, 8, 3, true, false},
        {PNG_COLOR_TYPE_RGB, 16, 3, false, true},
        {PNG_COLOR_TYPE_GRAY_ALPHA, 8, 2, false, false},
        {PNG_COLOR_TYPE_RGB_ALPHA, 16, 4, true, false},
        {PNG_COLOR_TYPE_PALETTE, 4, 1, false, true},
    };
    static const png_color palette[16] = {{255, 0, 0}, {0, 255, 0}};
    bool indexed = kinds[i].type == PNG_COLOR_TYPE_PALETTE;
    stored_picture p = stored_make(kinds[i].samples, kinds[i].bits, 1);
    png_write(path, &kinds[i], &p, NO_EXIF, sizeof NO_EXIF, indexed ? palette : NULL);
    free(p.values);
}

static void write_tiff(unsigned i)
{
    static const uint16_t map[3 * 16] = {0, 65535, 30000};
    enum { NONE = COMPRESSION_NONE, LZW = COMPRESSION_LZW, ZIP = COMPRESSION_ADOBE_DEFLATE };
    static const tiff_kind kinds[] = {
        {PHOTOMETRIC_MINISWHITE, 1, 1, 0, COMPRESSION_CCITTFAX4, false, false, "w", NULL},
        {PHOTOMETRIC_MINISWHITE, 1, 1, 0, COMPRESSION_CCITTFAX3, false, false, "w", NULL},
        {PHOTOMETRIC_MINISBLACK, 8, 1, 0, COMPRESSION_PACKBITS, true, false, "wb", NULL},
        {PHOTOMETRIC_MINISBLACK, 16, 1, 0, LZW, false, false, "w8", NULL},
        {PHOTOMETRIC_PALETTE, 4, 1, 0, NONE, false, false, "wl", map},
        {PHOTOMETRIC_RGB, 8, 3, 0, LZW, true, false, "w", NULL},
        {PHOTOMETRIC_RGB, 8, 4, EXTRASAMPLE_ASSOCALPHA, ZIP, false, true, "w", NULL},
        {PHOTOMETRIC_RGB, 16, 4, EXTRASAMPLE_UNASSALPHA, ZIP, true, true, "wb", NULL},
        {PHOTOMETRIC_SEPARATED, 8, 4, 0, NONE, true, true, "w", NULL},
        {PHOTOMETRIC_SEPARATED, 16, 4, 0, LZW, false, false, "w8", NULL},
        {PHOTOMETRIC_CIELAB, 8, 3, 0, ZIP, false, false, "w", NULL},
        {PHOTOMETRIC_YCBCR, 8, 3, 0, COMPRESSION_JPEG, false, false, "w", NULL},
        {PHOTOMETRIC_YCBCR, 8, 3, 0, NONE, false, false, "w", NULL},
    };
    const tiff_kind *k = &kinds[i];
    stored_picture p = stored_make(k->samples, k->bits, 1);
    ck_assert_msg(tiff_write(path, k, &p, 1 + i % 8), "TIFF %u", i);
    free(p.values);
}

static void write_webp(unsigned i)
{
    stored_picture p = stored_make(i < 2 ? 3 : 4, 8, 1);
    webp_write(path, i % 2, &p, NO_EXIF, sizeof NO_EXIF);
    free(p.values);
}

/* Writers, and how many kinds each has. */
static const struct {
    void (*write)(unsigned kind);
    unsigned count;
} WRITERS[] = {{write_jpeg, 8}, {write_png, 7}, {write_tiff, 13}, {write_webp, 4}};

/* A sound file of each kind in turn. */
static void write_kind(unsigned number)
{
    unsigned all = 0;
    for (size_t i = 0; i < sizeof WRITERS / sizeof *WRITERS; i++)
        all += WRITERS[i].count;
    number %= all;
    size_t writer = 0;
    while (number >= WRITERS[writer].count)
        number -= WRITERS[writer++].count;
    WRITERS[writer].write(number);
    read_file();
}

/* One change: bytes that are flipped, extreme or another's, or a piece that is cut out or doubled.
 * Half of them hit the head. */
static void change(void)
{
    if (size < 16) return;
    uint32_t room = random_below(2) ? (uint32_t)size : size < 300 ? (uint32_t)size : 300;
    uint32_t at = random_below(room), length = 1 + random_below(4);
    if (at + length > size) length = (uint32_t)size - at;
    switch (random_below(7)) {
    case 0: data[at] ^= (uint8_t)(1u << random_below(8)); break;
    case 1: memset(data + at, 0xFF, length); break;
    case 2: memset(data + at, 0, length); break;
    case 3: memcpy(data + at, (uint8_t[4]){0x7F, 0xFF, 0xFF, 0xFE}, length); break;
    case 4: data[at] = data[random_below((uint32_t)size)]; break;
    case 5: /* cut out */
        length = 1 + random_below((uint32_t)size - at);
        memmove(data + at, data + at + length, size - at - length);
        size -= length;
        break;
    default: /* doubled */
        length = 1 + random_below((uint32_t)(size - at < 200 ? size - at : 200));
        memmove(data + at + length, data + at, size - at);
        size += length;
    }
}

typedef struct tally {
    unsigned refused, broken, made, said;
    double slowest; /* seconds of CPU time */
} tally;

/* Takes the file through all that a page does with it. Whoever makes a picture of it, or says why
 * not. */
static void use(tally *t)
{
    clock_t started = clock();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_image_info info;
    if (bx_image_probe(path, (bx_span){0}, &info, diagnostics)) {
        ck_assert(info.width > 0 && info.height > 0);
        uint32_t x = info.width > 4 ? random_below(4) : 0;
        bx_image_request request = {.path = path,
                                    .crop_x = x,
                                    .crop_width = info.width - x,
                                    .crop_height = info.height,
                                    .max_width = 1 + random_below(60),
                                    .max_height = 1 + random_below(60),
                                    .ink_limit = 240,
                                    .quality = 92,
                                    .black_only = random_below(4) == 0,
                                    .keep_inks = random_below(2)};
        bx_encoded_image image;
        bool made = bx_image_encode(&request, profile, &image);
        bx_image_report(&request, &image.remarks, diagnostics);
        ck_assert(made == (image.data != NULL));
        ck_assert(made || bx_diagnostics_count_of(diagnostics, BX_ERROR) > 0);
        t->made += made;
        t->broken += !made;
        bx_encoded_image_release(&image);
    } else {
        t->refused++;
        ck_assert(bx_diagnostics_count_of(diagnostics, BX_ERROR) == 1);
    }
    t->said += bx_diagnostics_worst(diagnostics) >= BX_ERROR;
    bx_diagnostics_free(diagnostics);
    double seconds = (double)(clock() - started) / CLOCKS_PER_SEC;
    if (seconds > t->slowest) t->slowest = seconds;
}

START_TEST(mutations)
{
    unsigned count = getenv("BX_SWEEP") ? 2000 : 150;
    tally t = {0};
    for (unsigned i = 0; i < count; i++) {
        seed = i + 1;
        write_kind(i);
        for (unsigned changes = 1 + random_below(6); changes > 0; changes--)
            change();
        write_file();
        use(&t);
    }
    printf("%u files: %u refused, %u broken, %u printed; %u with an error; at most %.1f s\n", count,
           t.refused, t.broken, t.made, t.said, t.slowest);
    ck_assert(t.refused > count / 20 && t.made > count / 20 && t.said > count / 4);
}
END_TEST

/* Sound files have nothing to say: the control of the above. */
START_TEST(sound)
{
    tally t = {0};
    for (unsigned i = 0; i < 32; i++) {
        write_kind(i);
        write_file();
        use(&t);
    }
    ck_assert_uint_eq(t.made, 32);
    ck_assert_uint_eq(t.said, 0);
}
END_TEST

/* Sets the size in the head of a file; where it stands depends on the kind. */
static void set_size(unsigned kind, uint32_t width, uint32_t height)
{
    write_kind(kind);
    if (data[0] == 0x89) { /* PNG: behind the CRC of a wrong size, libpng only warns */
        for (int i = 0; i < 4; i++) {
            data[16 + i] = (uint8_t)(width >> (24 - 8 * i));
            data[20 + i] = (uint8_t)(height >> (24 - 8 * i));
        }
    } else if (data[0] == 0xFF) {
        for (size_t at = 2; at + 9 < size; at += 2 + (data[at + 2] << 8 | data[at + 3])) {
            if (data[at + 1] < 0xC0 || data[at + 1] > 0xCF || data[at + 1] == 0xC4) continue;
            data[at + 5] = (uint8_t)(height >> 8), data[at + 6] = (uint8_t)height;
            data[at + 7] = (uint8_t)(width >> 8), data[at + 8] = (uint8_t)width;
            break;
        }
    } else {
        TIFF *tiff = TIFFOpen(path, "r+");
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
        TIFFRewriteDirectory(tiff);
        TIFFClose(tiff);
        return;
    }
    write_file();
}

/* Sizes that are none, or too much, are refused from the head; those that are only more than there
 * is are printed white where nothing is. */
START_TEST(sizes)
{
    static const uint32_t sides[][2] = {{0, 0},         {0, 10},        {10, 0},
                                        {40000, 40000}, {65000, 65000}, {60, 30}};
    static const unsigned kinds[] = {1, 2, 6, 10, 16, 19};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            tally t = {0};
            set_size(kinds[k], sides[i][0], sides[i][1]);
            use(&t);
            ck_assert_msg(t.said == 1, "kind %u, %u × %u: nothing said", kinds[k], sides[i][0],
                          sides[i][1]);
            ck_assert_msg(i == 5 || t.made == 0, "kind %u, %u × %u", kinds[k], sides[i][0],
                          sides[i][1]);
            ck_assert_msg(t.slowest < 5, "kind %u: %f s", kinds[k], t.slowest);
        }
    }
}
END_TEST

/* Directories that lead to themselves or to each other end. */
START_TEST(cycles)
{
    for (unsigned kind = 15; kind < 28; kind++) {
        for (unsigned to = 0; to < 2; to++) {
            tally t = {0};
            write_kind(kind);
            bool big = data[0] == 'M', wide = data[big ? 3 : 2] == 43;
            if (wide || big != (data[0] == 'M')) continue;
            uint32_t at = 0, next = 0;
            for (int i = 0; i < 4; i++)
                at = at << 8 | data[big ? 4 + i : 7 - i];
            unsigned entries = big ? data[at] << 8 | data[at + 1] : data[at + 1] << 8 | data[at];
            next = at + 2 + 12 * entries;
            uint32_t aim = to ? at : next - 6; /* itself, or its own end */
            for (int i = 0; i < 4; i++)
                data[next + (uint32_t)(big ? i : 3 - i)] = (uint8_t)(aim >> (24 - 8 * i));
            write_file();
            use(&t);
            ck_assert_msg(t.made == 1, "TIFF %u", kind - 15);
        }
    }
}
END_TEST

int main(void)
{
    int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    profile = bx_profile_open(BANXIN_SOURCE_DIR "/styles/newsprint.icc", diagnostics);
    bx_diagnostics_free(diagnostics);
    TCase *tests = tcase_create("mutations");
    tcase_add_test(tests, sound);
    tcase_add_test(tests, sizes);
    tcase_add_test(tests, cycles);
    tcase_add_test(tests, mutations);
    int failed = profile ? run_tests("image_mutations", tests) : 1;
    bx_profile_free(profile);
    unlink(path);
    return failed;
}
