/* Pictures that are kept: the same bytes, made once, whatever becomes of the folder; JPEGs that
 * keep their scans; tables of codes. */
#include "image/huffman.h"
#include "image/keep_scans.h"
#include "image/picture_store.h"
#include "image/pixels.h"
#include "image/resample.h"
#include "picture_files.h"
#include "runner.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/banxin-kept-XXXXXX";
static char picture[64], copy[64], cache[64];
static bx_profile *profile;

static bx_image_request request_of(const char *path)
{
    return (bx_image_request){
        .path = path, .max_width = 20, .max_height = 20, .ink_limit = 240, .quality = 92};
}

static void write_picture(const char *path, unsigned orientation)
{
    const jpeg_kind kind = {JCS_RGB, JCS_YCbCr, 3, 1, false, false, false};
    stored_picture p = stored_make(3, 8, orientation);
    jpeg_write(path, &kind, &p, (const uint8_t *)"II*\0\0\0\0\0", 8);
    free(p.values);
}

/* A picture of a store, copied. */
static bx_encoded_image get(bx_kept *kept, const bx_image_request *request)
{
    bx_picture_store *store = bx_picture_store_new(kept);
    const bx_encoded_image *made = bx_picture_store_get(store, request, profile, NULL);
    ck_assert_ptr_nonnull(made);
    bx_encoded_image image = *made;
    image.data = memcpy(bx_alloc(image.size), made->data, image.size);
    bx_picture_store_free(store);
    return image;
}

/* Whether two are the same; frees the second. */
static bool is_same(const bx_encoded_image *a, bx_encoded_image b)
{
    bool same = a->space == b.space && a->filter == b.filter && a->width == b.width &&
                a->height == b.height && a->size == b.size && a->inverted == b.inverted &&
                memcmp(a->data, b.data, b.size) == 0 &&
                memcmp(&a->remarks, &b.remarks, sizeof b.remarks) == 0;
    bx_encoded_image_release(&b);
    return same;
}

/* Calls `change` for each file of the cache; how many there are. */
static unsigned each_file(void (*change)(const char *path))
{
    unsigned count = 0;
    DIR *directory = opendir(cache);
    for (struct dirent *e = directory ? readdir(directory) : NULL; e; e = readdir(directory)) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", cache, e->d_name);
        if (e->d_name[0] == '.') continue;
        if (change) change(path);
        count++;
    }
    if (directory) closedir(directory);
    return count;
}

static void flip_byte(const char *path)
{
    FILE *file = fopen(path, "r+b");
    fseek(file, 100, SEEK_SET);
    int byte = fgetc(file);
    fseek(file, 100, SEEK_SET);
    fputc(byte ^ 1, file);
    fclose(file);
}

static void cut(const char *path)
{
    struct stat info;
    ck_assert(stat(path, &info) == 0 && truncate(path, info.st_size / 2) == 0);
}

static void empty(const char *path)
{
    ck_assert_int_eq(truncate(path, 0), 0);
}

static void replace(const char *path)
{
    FILE *file = fopen(path, "wb");
    for (int i = 0; i < 5000; i++)
        fputc(i, file);
    fclose(file);
}

static void make_folder(const char *path)
{
    unlink(path);
    mkdir(path, 0777);
}

static void remove_file(const char *path)
{
    if (unlink(path) != 0) rmdir(path);
}

/* A key of its own for each picture, so that one file stands for another's name. */
static void swap(const char *path)
{
    static char other[512];
    if (!other[0]) {
        snprintf(other, sizeof other, "%s", path);
        return;
    }
    char between[600];
    snprintf(between, sizeof between, "%s.x", path);
    ck_assert(rename(path, between) == 0 && rename(other, path) == 0 &&
              rename(between, other) == 0);
    other[0] = 0;
}

/* Whatever stands in the files: the same bytes, and a good file afterwards. */
START_TEST(damage)
{
    static void (*const changes[])(const char *) = {NULL,    flip_byte,   cut,         empty,
                                                    replace, make_folder, remove_file, swap};
    bx_image_request requests[2] = {request_of(picture), request_of(picture)};
    requests[1].max_width = 15;
    bx_encoded_image fresh[2] = {get(NULL, &requests[0]), get(NULL, &requests[1])};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        bx_diagnostics *diagnostics = bx_diagnostics_new();
        bx_kept *kept = bx_kept_open(cache);
        for (int k = 0; k < 2; k++)
            ck_assert(is_same(&fresh[k], get(kept, &requests[k])));
        ck_assert_uint_eq(each_file(changes[i]), 2);
        for (int k = 0; k < 4; k++)
            ck_assert(is_same(&fresh[k / 2], get(kept, &requests[k / 2])));
        bx_kept_report(kept, diagnostics);
        size_t said = bx_diagnostics_count_of(diagnostics, BX_NOTE);
        ck_assert_msg(said == (changes[i] == make_folder), "%zu: %zu", i, said);
        bx_kept_close(kept);
        bx_diagnostics_free(diagnostics);
        each_file(remove_file);
    }
    bx_encoded_image_release(&fresh[0]);
    bx_encoded_image_release(&fresh[1]);
}
END_TEST

/* A folder that is a file, or below one, or cannot be made: said once, and nothing else. E0718 */
START_TEST(no_folder)
{
    char below[80];
    snprintf(below, sizeof below, "%s/a/b", picture);
    const char *folders[] = {picture, below, "/proc/banxin", "/dev/full"};
    bx_image_request request = request_of(picture);
    bx_encoded_image fresh = get(NULL, &request);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        bx_diagnostics *diagnostics = bx_diagnostics_new();
        bx_kept *kept = bx_kept_open(folders[i]);
        for (int again = 0; again < 2; again++) {
            ck_assert(is_same(&fresh, get(kept, &request)));
            bx_kept_report(kept, diagnostics);
            ck_assert_uint_eq(bx_diagnostics_count_of(diagnostics, BX_NOTE), 1);
        }
        bx_kept_close(kept);
        bx_diagnostics_free(diagnostics);
    }
    bx_encoded_image_release(&fresh);
}
END_TEST

/* Whether a request finds the picture of `picture` as it stands in the cache. */
static bool is_kept(const bx_image_request *request)
{
    each_file(remove_file);
    bx_kept *kept = bx_kept_open(cache);
    bx_image_request first = request_of(picture);
    bx_encoded_image image = get(kept, &first);
    bx_encoded_image_release(&image);
    unsigned before = each_file(NULL);
    image = get(kept, request);
    bx_encoded_image_release(&image);
    bx_kept_close(kept);
    return each_file(NULL) == before;
}

/* Each field of a request that matters, and none that does not, is part of the key. */
START_TEST(keys)
{
    bx_image_request base = request_of(picture), r = base;
    ck_assert(is_kept(&r));
    r.path = copy;
    ck_assert(is_kept(&r)); /* the same content */
    r = base, r.span.begin = 7, r.over_picture = true, r.background[2] = 500, r.keep_inks = true;
    ck_assert(is_kept(&r)); /* of no matter to an opaque RGB picture */
    r = base, r.crop_width = SHOWN_WIDTH, r.crop_height = SHOWN_HEIGHT;
    ck_assert(is_kept(&r)); /* all of it */
    r = base, r.crop_x = 1;
    ck_assert(!is_kept(&r));
    r = base, r.crop_y = 1;
    ck_assert(!is_kept(&r));
    r = base, r.crop_width = 30;
    ck_assert(!is_kept(&r));
    r = base, r.crop_height = 21;
    ck_assert(!is_kept(&r));
    r = base, r.max_width = 19;
    ck_assert(!is_kept(&r));
    r = base, r.max_height = 19;
    ck_assert(!is_kept(&r));
    r = base, r.ink_limit = 200;
    ck_assert(!is_kept(&r));
    r = base, r.quality = 91;
    ck_assert(!is_kept(&r));
    r = base, r.black_only = true;
    ck_assert(!is_kept(&r));
    write_picture(copy, 2); /* another content */
    r = base, r.path = copy;
    ck_assert(!is_kept(&r));
    write_picture(copy, 1);
}
END_TEST

/* One content in one size is one picture, whatever the file's name; larger than the file is its
 * size. */
START_TEST(once)
{
    bx_picture_store *store = bx_picture_store_new(NULL);
    bx_image_request a = request_of(picture), b = request_of(copy);
    const bx_encoded_image *image = bx_picture_store_get(store, &a, profile, NULL);
    ck_assert_ptr_eq(image, bx_picture_store_get(store, &a, profile, NULL));
    ck_assert_ptr_eq(image, bx_picture_store_get(store, &b, profile, NULL));
    a.max_width = a.max_height = 100;
    b.max_width = b.max_height = 200;
    image = bx_picture_store_get(store, &a, profile, NULL);
    ck_assert_ptr_eq(image, bx_picture_store_get(store, &b, profile, NULL));
    /* A file that changes between two requests is made anew. */
    write_picture(copy, 3);
    ck_assert_ptr_ne(image, bx_picture_store_get(store, &b, profile, NULL));
    write_picture(copy, 1);
    bx_picture_store_free(store);
}
END_TEST

/* Messages are given at each request, kept or not. */
START_TEST(said)
{
    truncate(copy, 700);
    bx_kept *kept = bx_kept_open(cache);
    bx_image_request request = request_of(copy);
    for (unsigned i = 0; i < 2; i++) {
        bx_diagnostics *diagnostics = bx_diagnostics_new();
        bx_picture_store *store = bx_picture_store_new(kept);
        bx_picture_store_get(store, &request, profile, NULL);
        ck_assert_uint_eq(bx_diagnostics_count_of(diagnostics, BX_ERROR), 0);
        bx_picture_store_get(store, &request, profile, diagnostics);
        ck_assert_uint_eq(bx_diagnostics_count_of(diagnostics, BX_ERROR), 1);
        bx_picture_store_free(store);
        bx_diagnostics_free(diagnostics);
    }
    bx_kept_close(kept);
    write_picture(copy, 1);
}
END_TEST

static uint8_t scans[1 << 20];

static size_t read_bytes(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t size = fread(scans, 1, sizeof scans, file);
    fclose(file);
    return size;
}

static bx_encoded_image encode(const bx_image_request *request)
{
    bx_encoded_image image;
    ck_assert(bx_image_encode(request, profile, &image));
    return image;
}

/* Whether the picture's data are a part of the file's, but for metadata: the last 300 bytes. */
static bool keeps_scans(const bx_image_request *request)
{
    size_t size = read_bytes(request->path);
    bx_encoded_image image = encode(request);
    bool kept = image.size > 300 && image.size <= size &&
                memcmp((uint8_t *)image.data + image.size - 300, scans + size - 300, 300) == 0;
    bx_encoded_image_release(&image);
    return kept;
}

/* CMYK and YCCK, baseline and progressive keep their scans; arithmetic coding, other sizes, crops,
 * turns, black pages, inks above the limit and damage do not. */
START_TEST(scan_data)
{
    for (unsigned i = 0; i < 16; i++) {
        bool ycck = i & 1, progressive = i & 2, arithmetic = i & 4, adobe = ycck || (i & 8);
        const jpeg_kind kind = {
            JCS_CMYK, ycck ? JCS_YCCK : JCS_CMYK, 4, 1 + ycck, progressive, arithmetic, adobe};
        stored_picture p = stored_make(4, 8, 1);
        jpeg_write(copy, &kind, &p, (const uint8_t *)"II*\0\0\0\0\0", 8);
        bx_image_request whole = request_of(copy), r;
        whole.max_width = whole.max_height = 100;
        whole.ink_limit = 400;
        bx_encoded_image image = encode(&whole);
        ck_assert_msg(keeps_scans(&whole) == !arithmetic, "%u", i);
        ck_assert_int_eq(image.inverted, adobe && !arithmetic);
        ck_assert(!memmem(image.data, image.size, "Exif", 4));
        bx_encoded_image_release(&image);
        r = whole, r.max_width = 20;
        ck_assert(!keeps_scans(&r));
        r = whole, r.crop_width = 30;
        ck_assert(!keeps_scans(&r));
        r = whole, r.crop_x = 1;
        ck_assert(!keeps_scans(&r));
        r = whole, r.ink_limit = 150;
        ck_assert(!keeps_scans(&r));
        r = whole, r.black_only = true;
        ck_assert(!keeps_scans(&r));
        uint8_t exif[26];
        jpeg_write(copy, &kind, &p, exif, exif_make(exif, 3, 3, true));
        ck_assert(!keeps_scans(&whole));
        jpeg_write(copy, &kind, &p, exif, exif_make(exif, 1, 3, true));
        size_t size = read_bytes(copy);
        truncate(copy, (off_t)size * 3 / 4);
        image = encode(&whole);
        ck_assert(image.remarks.truncated || arithmetic);
        ck_assert(!image.inverted || progressive);
        bx_encoded_image_release(&image);
        free(p.values);
    }
    write_picture(copy, 1);
}
END_TEST

/* Segments that are broken are refused, at every place where they can be cut. */
START_TEST(broken_segments)
{
    const jpeg_kind kind = {JCS_CMYK, JCS_CMYK, 4, 1, true, false, true};
    stored_picture p = stored_make(4, 8, 1);
    jpeg_write(copy, &kind, &p, (const uint8_t *)"II*\0\0\0\0\0", 8);
    free(p.values);
    size_t size = read_bytes(copy);
    bx_buffer whole = {0};
    ck_assert(bx_jpeg_strip(scans, size, &whole));
    for (size_t end = 0; end < size; end++) {
        uint8_t *part = memcpy(malloc(end + 1), scans, end);
        bx_buffer out = {0};
        if (bx_jpeg_strip(part, end, &out))
            ck_assert(out.size <= whole.size + 2 &&
                      memcmp(out.data + out.size - 2, "\xFF\xD9", 2) == 0);
        bx_buffer_release(&out);
        free(part);
    }
    bx_buffer_release(&whole);
    write_picture(copy, 1);
}
END_TEST

/* Every symbol has a code, no code is of ones alone, none is longer than 16 bits. */
START_TEST(codes)
{
    for (unsigned seed = 1; seed < 40; seed++) {
        JHUFF_TBL table = {0};
        bool ac = seed % 2;
        unsigned count = ac ? seed * 4 : seed % 12 + 1; /* symbols that were measured */
        for (unsigned i = 0; i < count && i < 160; i++)
            table.huffval[i] = (UINT8)(ac ? i / 10 << 4 | (i % 10 + 1) : i);
        /* As unlike as can be: lengths 1, 2, 3 … and the rest at 16. */
        for (unsigned i = 0; i < count && i < 160; i++)
            table.bits[i < 15 ? i + 1 : 16]++;
        bx_huffman_complete(&table, ac);
        uint32_t used = 0, symbols = 0;
        for (unsigned length = 1; length <= 16; length++) {
            used += (uint32_t)table.bits[length] << (16 - length);
            symbols += table.bits[length];
        }
        ck_assert_uint_eq(symbols, ac ? 162 : 12);
        ck_assert(used < 65536);
        bool seen[256] = {false};
        for (unsigned i = 0; i < symbols; i++) {
            ck_assert(!seen[table.huffval[i]]);
            seen[table.huffval[i]] = true;
        }
    }
}
END_TEST

/* Averages of noise differ from exact ones by no more than rounding. */
START_TEST(averages)
{
    enum { WIDTH = 61, HEIGHT = 47 };
    static uint8_t noise[HEIGHT * WIDTH * 4], out[WIDTH * 4];
    static uint32_t sums[WIDTH * 4];
    static int16_t means[WIDTH * 4 + BX_RESAMPLE_ROOM];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (uint8_t)((seed = seed * 1103515245 + 12345) >> 23);
    for (unsigned n = 1; n <= 4; n += n == 1 ? 2 : 1) {
        for (uint32_t width = 1; width <= WIDTH; width += 4) {
            bx_resampling across = bx_resampling_make(0, WIDTH, 1, WIDTH, width);
            bx_resampling down = bx_resampling_make(0, HEIGHT, 1, HEIGHT, 3);
            for (uint32_t y = 0; y < 3; y++) {
                for (uint32_t i = 0; i < down.span[y]; i++)
                    bx_resample_add_8(noise + (size_t)WIDTH * 4 * (down.first[y] + i),
                                      (size_t)WIDTH * n, down.weight[down.offset[y] + i], i == 0,
                                      sums);
                bx_resample_across_8(&across, n, sums, means, out);
                for (uint32_t x = 0; x < width * n; x++) {
                    double wanted = 0, w = (double)WIDTH / width, h = (double)HEIGHT / 3;
                    for (uint32_t j = 0; j < HEIGHT; j++) {
                        for (uint32_t i = 0; i < WIDTH; i++) {
                            double left = x / n * w, top = y * h;
                            double dx =
                                (i + 1 < left + w ? i + 1 : left + w) - (i > left ? i : left);
                            double dy = (j + 1 < top + h ? j + 1 : top + h) - (j > top ? j : top);
                            if (dx > 0 && dy > 0)
                                wanted += noise[(size_t)WIDTH * 4 * j + i * n + x % n] * dx * dy;
                        }
                    }
                    wanted /= w * h;
                    ck_assert_msg(out[x] > wanted - 0.6 && out[x] < wanted + 0.6,
                                  "%u %u %u: %u, %f", n, width, x, out[x], wanted);
                }
            }
            bx_resampling_release(&across);
            bx_resampling_release(&down);
        }
    }
}
END_TEST

int main(void)
{
    if (!mkdtemp(folder)) return 1;
    snprintf(picture, sizeof picture, "%s/a.jpg", folder);
    snprintf(copy, sizeof copy, "%s/b.jpg", folder);
    snprintf(cache, sizeof cache, "%s/cache/below", folder);
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    profile = bx_profile_open(BANXIN_SOURCE_DIR "/styles/newsprint.icc", diagnostics);
    bx_diagnostics_free(diagnostics);
    write_picture(picture, 1);
    write_picture(copy, 1);
    TCase *tests = tcase_create("kept");
    tcase_add_test(tests, damage);
    tcase_add_test(tests, no_folder);
    tcase_add_test(tests, keys);
    tcase_add_test(tests, once);
    tcase_add_test(tests, said);
    tcase_add_test(tests, scan_data);
    tcase_add_test(tests, broken_segments);
    tcase_add_test(tests, codes);
    tcase_add_test(tests, averages);
    int failed = profile ? run_tests("image_kept", tests) : 1;
    bx_profile_free(profile);
    each_file(remove_file);
    rmdir(cache);
    *strrchr(cache, '/') = 0;
    rmdir(cache);
    unlink(picture);
    unlink(copy);
    rmdir(folder);
    return failed;
}
