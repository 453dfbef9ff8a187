/* From a file to an encoded stream. */
#include "image/jpeg_writer.h"

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

typedef struct part {
    uint32_t x, y, width, height, max_width, max_height;
} part;

/* The requested part in stored pixels: the request speaks of the turned picture at full size. */
static part stored_part(const bx_image_request *r, const bx_row_reader *reader, unsigned reduce)
{
    uint64_t x = r->crop_x / reduce, y = r->crop_y / reduce;
    uint64_t w = r->crop_width / reduce, h = r->crop_height / reduce;
    bool swap = reader->orientation >= 5;
    uint64_t full_w = swap ? reader->height : reader->width;
    uint64_t full_h = swap ? reader->width : reader->height;
    if (x >= full_w) x = 0;
    if (y >= full_h) y = 0;
    if (w == 0 || x + w > full_w) w = full_w - x;
    if (h == 0 || y + h > full_h) h = full_h - y;
    uint64_t right = full_w - x - w, below = full_h - y - h;
    part p = {(uint32_t)x, (uint32_t)y, (uint32_t)w, (uint32_t)h, r->max_width, r->max_height};
    uint32_t left = (uint32_t)x, top = (uint32_t)y, r32 = (uint32_t)right, b32 = (uint32_t)below;
    switch (reader->orientation) {
    case 2: p.x = r32; break;
    case 3:
        p.x = r32;
        p.y = b32;
        break;
    case 4: p.y = b32; break;
    case 5:
        p.x = top;
        p.y = left;
        break;
    case 6:
        p.x = top;
        p.y = r32;
        break;
    case 7:
        p.x = b32;
        p.y = r32;
        break;
    case 8:
        p.x = b32;
        p.y = left;
        break;
    }
    if (swap) {
        p.width = (uint32_t)h;
        p.height = (uint32_t)w;
        p.max_width = r->max_height;
        p.max_height = r->max_width;
    }
    return p;
}

/* Pixels that a JPEG can hold; more are averaged down to it, which is said. */
static void keep_sides(part *p, const bx_row_reader *reader, const bx_image_request *request,
                       bx_diagnostics *diagnostics)
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

static void convert(bx_pixels *pixels, const bx_row_reader *reader, const bx_image_request *request,
                    const bx_profile *profile, bx_diagnostics *diagnostics)
{
    cmsHTRANSFORM own = NULL;
    if (request->black_only) {
        bx_pixels_to_gray(pixels);
        return;
    }
    if (pixels->space == BX_PIXEL_RGB && reader->profile)
        own = bx_profile_transform(profile, reader->profile, reader->profile_size);
    bool separated = pixels->space == BX_PIXEL_CMYK;
    if (pixels->space == BX_PIXEL_RGB)
        bx_pixels_to_print(pixels, own ? own : bx_profile_rgb(profile));
    if (own) cmsDeleteTransform(own);
    size_t limited = bx_pixels_limit_ink(pixels, profile, request->ink_limit);
    bx_number_text number;
    if (limited > 0 && separated)
        bx_report(diagnostics, BX_INK_LIMITED, request->span, request->path,
                  bx_number(&number, request->ink_limit));
}

bool bx_image_encode(const bx_image_request *request, const bx_profile *profile,
                     bx_encoded_image *image, bx_diagnostics *diagnostics)
{
    *image = (bx_encoded_image){0};
    bx_image_format format;
    unsigned reduce = reduction(request);
    bx_row_reader *reader = bx_reader_open(request->path, reduce, &format);
    if (!reader) {
        bx_report(diagnostics, BX_IMAGE_DAMAGED, request->span, request->path, "?");
        return false;
    }
    if (format != BX_IMAGE_JPEG) reduce = 1;
    part p = stored_part(request, reader, reduce);
    keep_sides(&p, reader, request, diagnostics);
    bx_pixels pixels =
        bx_pixels_read(reader, p.x, p.y, p.width, p.height, p.max_width, p.max_height);
    bx_pixels_turn(&pixels, reader->orientation);
    convert(&pixels, reader, request, profile, diagnostics);
    if (reader->damaged) bx_report(diagnostics, BX_IMAGE_TRUNCATED, request->span, request->path);
    bx_reader_close(reader);
    image->space = pixels.space;
    image->width = pixels.width;
    image->height = pixels.height;
    bool line_art = pixels.space == BX_PIXEL_BITMAP ||
                    (format != BX_IMAGE_JPEG && bx_pixels_few_colors(&pixels));
    bool good = true;
    image->filter = line_art ? BX_FILTER_FLATE : BX_FILTER_DCT;
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
