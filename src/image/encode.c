/* From a file to an encoded stream. */
#include "image/codes.h"
#include "image/convert.h"
#include "image/jpeg_writer.h"
#include "image/keep_scans.h"
#include "image/orientation.h"

#include <libdeflate.h>
#include <stdio.h>

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

/* Pixels that a JPEG can hold; more are averaged down to it. */
static void keep_sides(bx_pixel_part *p, const bx_row_reader *reader, bx_image_remarks *remarks)
{
    uint32_t width = p->width < p->max_width ? p->width : p->max_width;
    uint32_t height = p->height < p->max_height ? p->height : p->max_height;
    uint32_t side = width > height ? width : height;
    if (side <= BX_JPEG_LARGEST_SIDE || reader->space == BX_PIXEL_BITMAP) return;
    if (width > BX_JPEG_LARGEST_SIDE) p->max_width = BX_JPEG_LARGEST_SIDE;
    if (height > BX_JPEG_LARGEST_SIDE) p->max_height = BX_JPEG_LARGEST_SIDE;
    remarks->reduced_from = side;
}

static void encode_flate(const bx_pixels *pixels, bx_encoded_image *image)
{
    size_t size = bx_pixels_row_size(pixels) * pixels->height;
    size_t bound = libdeflate_zlib_compress_bound(NULL, size);
    image->data = bx_alloc(bound);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    BX_REQUIRE(compressor);
    image->size = libdeflate_zlib_compress(compressor, pixels->data, size, image->data, bound);
    libdeflate_free_compressor(compressor);
}

void bx_image_report(const bx_image_request *request, const bx_image_remarks *remarks,
                     bx_diagnostics *diagnostics)
{
    bx_span span = request->span;
    const char *path = request->path;
    bx_number_text a, b;
    if (remarks->unreadable[0])
        bx_report(diagnostics, BX_IMAGE_DAMAGED, span, path, remarks->unreadable);
    if (remarks->reduced_from > 0)
        bx_report(diagnostics, BX_IMAGE_REDUCED, span, path, bx_number(&a, remarks->reduced_from),
                  bx_number(&b, BX_JPEG_LARGEST_SIDE));
    if (remarks->profile_unusable) bx_report(diagnostics, BX_IMAGE_PROFILE, span, path);
    if (remarks->converted)
        bx_report(diagnostics, BX_IMAGE_CONVERTED, span, path, remarks->condition);
    if (remarks->ink_limited)
        bx_report(diagnostics, BX_INK_LIMITED, span, path, bx_number(&a, request->ink_limit));
    if (remarks->truncated) bx_report(diagnostics, BX_IMAGE_TRUNCATED, span, path);
    if (remarks->transparent && request->over_picture)
        bx_report(diagnostics, BX_IMAGE_OVER, span, path);
    if (remarks->more_channels > 0)
        bx_report(diagnostics, BX_IMAGE_CHANNELS, span, path,
                  bx_number(&a, remarks->more_channels));
}

static void encode_pixels(const bx_pixels *pixels, const bx_row_reader *reader, uint32_t quality,
                          bx_encoded_image *image)
{
    bool photo = reader->kind->format == BX_IMAGE_JPEG || reader->kind->format == BX_IMAGE_WEBP;
    bool line_art = pixels->space == BX_PIXEL_BITMAP || (!photo && bx_pixels_few_colors(pixels));
    image->space = pixels->space;
    image->width = pixels->width;
    image->height = pixels->height;
    image->filter = line_art ? BX_FILTER_FLATE : BX_FILTER_DCT;
    if (line_art)
        encode_flate(pixels, image);
    else /* sides are within its limits: memory is what could be short */
        BX_REQUIRE(bx_jpeg_write(pixels, quality, &image->data, &image->size));
}

bool bx_image_encode(const bx_image_request *request, const bx_profile *profile,
                     bx_encoded_image *image)
{
    *image = (bx_encoded_image){0};
    bx_image_remarks *remarks = &image->remarks;
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
        snprintf(remarks->unreadable, sizeof remarks->unreadable, "%s",
                 reader ? reader->kind->name : "?");
        bx_reader_close(reader);
        return false;
    }
    keep_sides(&part, reader, remarks);
    bx_pixels pixels = bx_pixels_read(reader, &part);
    if (!bx_image_keep_scans(&pixels, &part, reader, request, profile, image)) {
        bx_pixels_turn(&pixels, reader->orientation);
        bx_convert(&pixels, reader, request, profile, remarks);
        encode_pixels(&pixels, reader, request->quality, image);
    }
    remarks->truncated = reader->damaged;
    remarks->transparent = reader->alpha;
    remarks->more_channels = reader->more_channels;
    bx_reader_close(reader);
    bx_free(pixels.data);
    return true;
}

void bx_encoded_image_release(bx_encoded_image *image)
{
    bx_free(image->data);
    *image = (bx_encoded_image){0};
}
