/* Scaling, turning, converting. */
#include "image/pixels.h"

#include <string.h>

static unsigned components(bx_pixel_space space)
{
    return space == BX_PIXEL_CMYK ? 4 : space == BX_PIXEL_RGB ? 3 : 1;
}

size_t bx_pixels_row_size(const bx_pixels *pixels)
{
    if (pixels->space == BX_PIXEL_BITMAP) return (pixels->width + 7) / 8;
    return (size_t)pixels->width * components(pixels->space);
}

/* Paper white of a stored component. */
static uint8_t white_of(const bx_row_reader *reader)
{
    if (reader->space == BX_PIXEL_BITMAP) return 0;
    if (reader->space == BX_PIXEL_CMYK) return reader->inverted ? 255 : 0;
    return 255;
}

static void read_bitmap(bx_row_reader *reader, bx_pixels *out, uint32_t x, uint32_t y)
{
    uint8_t *row = bx_alloc(bx_reader_row_size(reader));
    size_t size = bx_pixels_row_size(out);
    for (uint32_t at = 0; at < y + out->height; at++) {
        if (!reader->read(reader, row)) {
            reader->damaged = true;
            break;
        }
        if (at < y) continue;
        uint8_t *to = out->data + size * (at - y);
        for (uint32_t i = 0; i < out->width; i++) {
            uint32_t from = x + i;
            if (row[from / 8] >> (7 - from % 8) & 1) to[i / 8] |= (uint8_t)(0x80 >> i % 8);
        }
    }
    bx_free(row);
}

/* Adds one source row to the sums of an output row. */
static void add_row(const uint8_t *row, const bx_pixels *out, uint32_t x, uint32_t width,
                    uint32_t *sums)
{
    unsigned n = components(out->space);
    for (uint32_t o = 0; o < out->width; o++) {
        uint32_t begin = (uint32_t)((uint64_t)o * width / out->width);
        uint32_t end = (uint32_t)((uint64_t)(o + 1) * width / out->width);
        for (uint32_t i = begin; i < end; i++) {
            const uint8_t *pixel = row + (size_t)(x + i) * n;
            for (unsigned c = 0; c < n; c++)
                sums[o * n + c] += pixel[c];
        }
    }
}

static void finish_row(const bx_pixels *out, uint32_t width, uint32_t rows, uint32_t *sums,
                       uint8_t *to)
{
    unsigned n = components(out->space);
    for (uint32_t o = 0; o < out->width; o++) {
        uint32_t begin = (uint32_t)((uint64_t)o * width / out->width);
        uint32_t end = (uint32_t)((uint64_t)(o + 1) * width / out->width);
        uint32_t count = (end - begin) * rows;
        for (unsigned c = 0; c < n; c++) {
            if (count > 0) to[o * n + c] = (uint8_t)((sums[o * n + c] + count / 2) / count);
            sums[o * n + c] = 0;
        }
    }
}

static void read_averaged(bx_row_reader *reader, bx_pixels *out, uint32_t x, uint32_t y,
                          uint32_t width, uint32_t height)
{
    size_t row_size = bx_pixels_row_size(out);
    uint8_t *row = bx_alloc(bx_reader_row_size(reader));
    uint32_t *sums = bx_alloc_array(row_size, sizeof *sums);
    memset(out->data, white_of(reader), row_size * out->height);
    uint32_t o = 0, rows = 0;
    for (uint32_t at = 0; at < y + height && o < out->height; at++) {
        if (!reader->read(reader, row)) {
            reader->damaged = true;
            break;
        }
        if (at < y) continue;
        add_row(row, out, x, width, sums);
        rows++;
        uint32_t end = (uint32_t)((uint64_t)(o + 1) * height / out->height);
        if (at - y + 1 >= end) {
            finish_row(out, width, rows, sums, out->data + row_size * o++);
            rows = 0;
        }
    }
    bx_free(row);
    bx_free(sums);
}

bx_pixels bx_pixels_read(bx_row_reader *reader, uint32_t x, uint32_t y, uint32_t width,
                         uint32_t height, uint32_t max_width, uint32_t max_height)
{
    bx_pixels out = {.space = reader->space, .width = width, .height = height};
    if (reader->space != BX_PIXEL_BITMAP) {
        if (out.width > max_width) out.width = max_width;
        if (out.height > max_height) out.height = max_height;
    }
    out.data = bx_alloc_array(out.height, bx_pixels_row_size(&out));
    if (reader->space == BX_PIXEL_BITMAP)
        read_bitmap(reader, &out, x, y);
    else
        read_averaged(reader, &out, x, y, width, height);
    if (reader->inverted) {
        size_t size = bx_pixels_row_size(&out) * out.height;
        for (size_t i = 0; i < size; i++)
            out.data[i] = (uint8_t)(255 - out.data[i]);
    }
    return out;
}

void bx_pixels_turn(bx_pixels *pixels, uint8_t orientation)
{
    if (orientation <= 1 || pixels->space == BX_PIXEL_BITMAP) return;
    unsigned n = components(pixels->space);
    bool swap = orientation >= 5;
    uint32_t w = pixels->width, h = pixels->height;
    uint32_t width = swap ? h : w, height = swap ? w : h;
    uint8_t *turned = bx_alloc_array(height, (size_t)width * n);
    /* Where the stored pixel (x, y) is shown, by Exif orientation 2 to 8. */
    for (uint32_t y = 0; y < h; y++) {
        for (uint32_t x = 0; x < w; x++) {
            uint32_t to_x = x, to_y = y;
            switch (orientation) {
            case 2: to_x = w - 1 - x; break;
            case 3:
                to_x = w - 1 - x;
                to_y = h - 1 - y;
                break;
            case 4: to_y = h - 1 - y; break;
            case 5:
                to_x = y;
                to_y = x;
                break;
            case 6:
                to_x = h - 1 - y;
                to_y = x;
                break;
            case 7:
                to_x = h - 1 - y;
                to_y = w - 1 - x;
                break;
            case 8:
                to_x = y;
                to_y = w - 1 - x;
                break;
            }
            memcpy(turned + ((size_t)to_y * width + to_x) * n,
                   pixels->data + ((size_t)y * w + x) * n, n);
        }
    }
    bx_free(pixels->data);
    *pixels = (bx_pixels){pixels->space, width, height, turned};
}

/* Whether every pixel is grey to the eye: channels differ by no more than 3 of 255. */
static bool is_neutral(const bx_pixels *pixels)
{
    size_t count = (size_t)pixels->width * pixels->height;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *p = pixels->data + 3 * i;
        int low = p[0] < p[1] ? p[0] : p[1], high = p[0] > p[1] ? p[0] : p[1];
        if (p[2] < low) low = p[2];
        if (p[2] > high) high = p[2];
        if (high - low > 3) return false;
    }
    return true;
}

void bx_pixels_to_print(bx_pixels *pixels, cmsHTRANSFORM transform)
{
    if (pixels->space != BX_PIXEL_RGB) return;
    size_t count = (size_t)pixels->width * pixels->height;
    if (is_neutral(pixels)) {
        for (size_t i = 0; i < count; i++)
            pixels->data[i] = pixels->data[3 * i + 1];
        pixels->space = BX_PIXEL_GRAY;
        return;
    }
    uint8_t *cmyk = bx_alloc_array(count, 4);
    cmsDoTransform(transform, pixels->data, cmyk, (cmsUInt32Number)count);
    bx_free(pixels->data);
    pixels->data = cmyk;
    pixels->space = BX_PIXEL_CMYK;
}

/* Luminance of Rec. 601 in 1/1000: what a black and white copy of a colour print looks like. */
static unsigned luminance(unsigned red, unsigned green, unsigned blue)
{
    return (299 * red + 587 * green + 114 * blue) / 1000;
}

void bx_pixels_to_gray(bx_pixels *pixels)
{
    unsigned n = components(pixels->space);
    if (n == 1) return;
    size_t count = (size_t)pixels->width * pixels->height;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *p = pixels->data + n * i;
        unsigned paper = n == 4 ? 255 - p[3] : 255;
        if (n == 3)
            pixels->data[i] = (uint8_t)luminance(p[0], p[1], p[2]);
        else
            pixels->data[i] =
                (uint8_t)(luminance(255 - p[0], 255 - p[1], 255 - p[2]) * paper / 255);
    }
    pixels->space = BX_PIXEL_GRAY;
}

size_t bx_pixels_limit_ink(bx_pixels *pixels, const bx_profile *profile, uint32_t percent)
{
    if (pixels->space != BX_PIXEL_CMYK) return 0;
    size_t count = (size_t)pixels->width * pixels->height, limited = 0;
    /* Half a step of each component is rounding, not ink. */
    unsigned limit = percent * 255 / 100 + 2;
    for (size_t i = 0; i < count; i++) {
        uint8_t *p = pixels->data + 4 * i;
        if ((unsigned)p[0] + p[1] + p[2] + p[3] <= limit) continue;
        limited++;
        cmsDoTransform(bx_profile_cmyk(profile), p, p, 1);
        unsigned colours = (unsigned)p[0] + p[1] + p[2];
        if (colours + p[3] <= limit || colours == 0) continue;
        unsigned room = limit > p[3] ? limit - p[3] : 0;
        for (int c = 0; c < 3; c++)
            p[c] = (uint8_t)(p[c] * room / colours);
    }
    return limited;
}

bool bx_pixels_few_colors(const bx_pixels *pixels)
{
    enum { MOST = 64 };
    uint32_t seen[MOST];
    size_t count = 0, total = (size_t)pixels->width * pixels->height;
    unsigned n = components(pixels->space);
    uint32_t last = 0;
    for (size_t i = 0; i < total; i++) {
        uint32_t value = 0;
        for (unsigned c = 0; c < n; c++)
            value = value << 8 | pixels->data[i * n + c];
        if (i > 0 && value == last) continue;
        last = value;
        size_t k = 0;
        while (k < count && seen[k] != value)
            k++;
        if (k < count) continue;
        if (count == MOST) return false;
        seen[count++] = value;
    }
    return true;
}
