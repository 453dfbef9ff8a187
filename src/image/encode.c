/* From a file to an encoded stream. */
#include "image/convert.h"
#include "image/jpeg_writer.h"
#include "image/orientation.h"

#include "image/codes.h"

#include <libdeflate.h>

/* Largest reduction that the decoder may do without going below what is printed. */
static unsigned reduction(const bx_image_request *r)
{
    unsigned reduce = 8;
    while (reduce > 1 &&
           (r->crop_width / reduce < r->max_width || r->crop_height / reduce < r->max_height))
        reduce /= 2;
    return reduce;
}

/* The requested part in stored pixels at full size: the request speaks of the turned picture. */
static bx_pixel_part stored_part(const bx_image_request *r, const bx_row_reader *reader)
{
    bx_image_orientation o = bx_image_orientation_of(reader->orientation);
    uint32_t full_w = o.swap ? reader->height : reader->width;
    uint32_t full_h = o.swap ? reader->width : reader->height;
    uint32_t x = r->crop_x < full_w ? r->crop_x : 0, y = r->crop_y < full_h ? r->crop_y : 0;
    uint32_t w = r->crop_width, h = r->crop_height;
    if (w == 0 || w > full_w - x) w = full_w - x;
    if (h == 0 || h > full_h - y) h = full_h - y;
    bx_pixel_part p = {.x = o.swap ? y : x,
                       .y = o.swap ? x : y,
                       .width = o.swap ? h : w,
                       .height = o.swap ? w : h,
                       .max_width = o.swap ? r->max_height : r->max_width,
                       .max_height = o.swap ? r->max_width : r->max_height};
    if (o.from_right) p.x = reader->width - p.x - p.width;
    if (o.from_bottom) p.y = reader->height - p.y - p.height;
    return p;
}

/* Pixels that a JPEG can hold; more are averaged down to it, which is said. */
static void keep_sides(bx_pixel_part *p, const bx_row_reader *reader,
                       const bx_image_request *request, bx_diagnostics *diagnostics)
{
    uint32_t width = p->width < p->max_width ? p->width : p->max_width;
    uint32_t height = p->height < p->max_height ? p->height : p->max_height;
    uint32_t side = width > height ? width : height;
    if (side <= BX_JPEG_LARGEST_SIDE || reader->space == BX_PIXEL_BITMAP) return;
    if (width > BX_JPEG_LARGEST_SIDE) p->max_width = BX_JPEG_LARGEST_SIDE;
    if (height > BX_JPEG_LARGEST_SIDE) p->max_height = BX_JPEG_LARGEST_SIDE;
    bx_number_text before, after;
    bx_report(diagnostics, BX_IMAGE_REDUCED, request->span, request->path, bx_number(&before, side),
              bx_number(&after, BX_JPEG_LARGEST_SIDE));
}

static void encode_flate(const bx_pixels *pixels, bx_encoded_image *image)
{
    size_t size = bx_pixels_row_size(pixels) * pixels->height;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    BX_REQUIRE(compressor);
    size_t bound = libdeflate_zlib_compress_bound(compressor, size);
    image->data = bx_alloc(bound);
    image->size = libdeflate_zlib_compress(compressor, pixels->data, size, image->data, bound);
    libdeflate_free_compressor(compressor);
}

static void report(const bx_row_reader *reader, const bx_image_request *request,
                   bx_diagnostics *diagnostics)
{
    bx_number_text number;
    if (reader->damaged) bx_report(diagnostics, BX_IMAGE_TRUNCATED, request->span, request->path);
    if (reader->alpha && request->over_picture)
        bx_report(diagnostics, BX_IMAGE_OVER, request->span, request->path);
    if (reader->more_channels > 0)
        bx_report(diagnostics, BX_IMAGE_CHANNELS, request->span, request->path,
                  bx_number(&number, reader->more_channels));
}

bool bx_image_encode(const bx_image_request *request, const bx_profile *profile,
                     bx_encoded_image *image, bx_diagnostics *diagnostics)
{
    *image = (bx_encoded_image){0};
    bool good;
    int error;
    const char *other;
    bx_row_reader *reader = bx_reader_open(request->path, &good, &error, &other);
    bx_pixel_part part = {0};
    if (good) {
        part = stored_part(request, reader);
        good = reader->kind->start(reader, reduction(request));
    }
    if (!good) {
        const char *name = reader ? reader->kind->name : "?";
        bx_report(diagnostics, BX_IMAGE_DAMAGED, request->span, request->path, name);
        bx_reader_close(reader);
        return false;
    }
    keep_sides(&part, reader, request, diagnostics);
    bx_pixels pixels = bx_pixels_read(reader, &part);
    bx_pixels_turn(&pixels, reader->orientation);
    bx_convert(&pixels, reader, request, profile, diagnostics);
    report(reader, request, diagnostics);
    bool photo = reader->kind->format == BX_IMAGE_JPEG || reader->kind->format == BX_IMAGE_WEBP;
    bx_reader_close(reader);
    image->space = pixels.space;
    image->width = pixels.width;
    image->height = pixels.height;
    bool line_art = pixels.space == BX_PIXEL_BITMAP || (!photo && bx_pixels_few_colors(&pixels));
    image->filter = line_art ? BX_FILTER_FLATE : BX_FILTER_DCT;
    good = true;
    if (line_art)
        encode_flate(&pixels, image);
    else
        good = bx_jpeg_write(&pixels, request->quality, &image->data, &image->size);
    bx_free(pixels.data);
    BX_REQUIRE(good); /* sides are within its limits: memory is what could be short */
    return true;
}

void bx_encoded_image_release(bx_encoded_image *image)
{
    bx_free(image->data);
    *image = (bx_encoded_image){0};
}
