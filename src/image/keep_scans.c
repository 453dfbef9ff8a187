/* Segments of a JPEG by their markers (ITU-T T.81, Annex B). */
#include "image/keep_scans.h"

#include "base/file.h"
#include "image/convert.h"

#include <string.h>

/* Largest file that is looked at. */
#define LARGEST ((size_t)256 << 20)

enum { SOF0 = 0xC0, SOF1 = 0xC1, SOF2 = 0xC2, DHT = 0xC4, RST0 = 0xD0, RST7 = 0xD7 };
enum { SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, DQT = 0xDB, DRI = 0xDD, APP14 = 0xEE };

/* Whether a segment is needed to decode the picture. */
static bool is_needed(uint8_t marker, const uint8_t *body, size_t size)
{
    switch (marker) {
    case SOF0:
    case SOF1:
    case SOF2:
    case DHT:
    case SOS:
    case DQT:
    case DRI: return true;
    case APP14: return size >= 5 && memcmp(body, "Adobe", 5) == 0;
    default: return false;
    }
}

/* Other codings, and lines counted afterwards. */
static bool is_foreign(uint8_t marker)
{
    bool frame = marker >= 0xC3 && marker <= 0xCF && marker != DHT;
    return frame || marker == 0xDC || marker == 0xDE || marker == 0xDF;
}

/* Behind the entropy-coded bytes that begin at `at`: where the next marker other than RST is. */
static size_t end_of_scan(const uint8_t *data, size_t size, size_t at)
{
    for (; at + 1 < size; at++) {
        uint8_t next = data[at + 1];
        if (data[at] == 0xFF && next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7))
            return at;
    }
    return size;
}

bool bx_jpeg_strip(const uint8_t *data, size_t size, bx_buffer *out)
{
    if (size < 4 || data[0] != 0xFF || data[1] != SOI) return false;
    bx_buffer_append(out, data, 2);
    bool scans = false;
    for (size_t at = 2; at + 4 <= size;) {
        if (data[at] != 0xFF) return false;
        uint8_t marker = data[at + 1];
        if (marker == 0xFF) { /* filling */
            at++;
            continue;
        }
        if (marker == EOI) break;
        size_t length = (size_t)data[at + 2] << 8 | data[at + 3], end = at + 2 + length;
        if (is_foreign(marker) || length < 2 || end > size) return false;
        bool needed = is_needed(marker, data + at + 4, length - 2);
        if (marker == SOS) {
            scans = true;
            end = end_of_scan(data, size, end);
        }
        if (needed) bx_buffer_append(out, data + at, end - at);
        at = end;
    }
    bx_buffer_append(out, "\xFF\xD9", 2);
    return scans;
}

static bool is_whole(const bx_pixels *pixels, const bx_pixel_part *part,
                     const bx_row_reader *reader)
{
    return part->x == 0 && part->y == 0 && part->width == reader->width &&
           part->height == reader->height && pixels->width == reader->width &&
           pixels->height == reader->height && reader->reduced == 1;
}

/* Whether a pixel has more ink than `percent`. */
static bool is_over(const bx_pixels *pixels, uint32_t percent)
{
    size_t count = (size_t)pixels->width * pixels->height;
    unsigned limit = percent * 255 / 100;
    const uint8_t *p = pixels->data;
    for (size_t i = 0; i < count; i++, p += 4) {
        if ((unsigned)p[0] + p[1] + p[2] + p[3] > limit) return true;
    }
    return false;
}

bool bx_image_keep_scans(const bx_pixels *pixels, const bx_pixel_part *part,
                         const bx_row_reader *reader, const bx_image_request *request,
                         const bx_profile *profile, bx_encoded_image *image)
{
    bool fits = reader->kind->format == BX_IMAGE_JPEG && pixels->space == BX_PIXEL_CMYK &&
                !request->black_only && !reader->damaged && reader->orientation <= 1 &&
                bx_image_keeps_inks(reader, request, profile) && is_whole(pixels, part, reader);
    if (!fits || is_over(pixels, request->ink_limit)) return false;
    bx_buffer file = {0}, stream = {0};
    bool good = bx_file_read(request->path, LARGEST, &file) == 0 &&
                bx_jpeg_strip((const uint8_t *)file.data, file.size, &stream);
    bx_buffer_release(&file);
    if (!good) {
        bx_buffer_release(&stream);
        return false;
    }
    image->space = BX_PIXEL_CMYK;
    image->filter = BX_FILTER_DCT;
    image->inverted = reader->inverted;
    image->width = pixels->width;
    image->height = pixels->height;
    image->data = stream.data;
    image->size = stream.size;
    return true;
}
