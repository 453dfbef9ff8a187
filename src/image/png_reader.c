/* PNG through libpng. Its jumps stay in this file. */
#include "base/file.h"
#include "image/profile.h"
#include "image/reader.h"

#include <png.h>
#include <stdio.h>
#include <string.h>

typedef struct png_state {
    png_structp png;
    png_infop info;
    FILE *file;
    uint8_t *pixels; /* whole image of an interlaced file */
    uint32_t row;
    bool failed, interlaced;
} png_state;

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void on_error(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static bool recognize(const uint8_t *bytes, size_t size)
{
    return size >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static bool read_row(bx_row_reader *reader, uint8_t *row)
{
    png_state *state = reader->state;
    if (state->failed || state->row >= reader->height) return false;
    size_t size = bx_reader_row_size(reader);
    if (state->interlaced) {
        memcpy(row, state->pixels + size * state->row++, size);
        return true;
    }
    if (setjmp(png_jmpbuf(state->png))) {
        state->failed = true;
        reader->damaged = true;
        return false;
    }
    png_read_row(state->png, row, NULL);
    state->row++;
    return true;
}

static void close_reader(bx_row_reader *reader)
{
    png_state *state = reader->state;
    png_destroy_read_struct(&state->png, &state->info, NULL);
    fclose(state->file);
    bx_free(state->pixels);
    bx_free(state);
}

/* Asks libpng for grey or RGB of 8 or 16 bits, or 1-bit rows with 1 = ink. */
static void set_transforms(bx_row_reader *reader, png_state *state)
{
    int type = png_get_color_type(state->png, state->info);
    int depth = png_get_bit_depth(state->png, state->info);
    reader->alpha =
        (type & PNG_COLOR_MASK_ALPHA) || png_get_valid(state->png, state->info, PNG_INFO_tRNS) != 0;
    if (type == PNG_COLOR_TYPE_GRAY && depth == 1 && !reader->alpha) {
        reader->space = BX_PIXEL_BITMAP;
        reader->depth = 1;
        png_set_invert_mono(state->png);
        return;
    }
    reader->depth = depth == 16 ? 16 : 8;
    reader->space = type & PNG_COLOR_MASK_COLOR ? BX_PIXEL_RGB : BX_PIXEL_GRAY;
    png_set_expand(state->png);
    const union {
        uint16_t number;
        uint8_t first;
    } order = {1};
    if (depth == 16 && order.first) png_set_swap(state->png);
}

/* iCCP; else what gAMA and cHRM say, unless that is sRGB (PNG 1.6 puts sRGB above both). */
static void keep_colour(bx_row_reader *reader, png_state *state)
{
    png_charp name;
    png_bytep data;
    png_uint_32 size;
    int method, intent;
    double gamma = 0, xy[8] = {0};
    if (png_get_iCCP(state->png, state->info, &name, &method, &data, &size)) {
        bx_reader_keep_profile(reader, data, size);
        return;
    }
    if (png_get_sRGB(state->png, state->info, &intent)) return;
    if (!png_get_gAMA(state->png, state->info, &gamma) || gamma <= 0) return;
    bool primaries = png_get_cHRM(state->png, state->info, &xy[0], &xy[1], &xy[2], &xy[3], &xy[4],
                                  &xy[5], &xy[6], &xy[7]) != 0;
    bx_buffer made = {0};
    bool gray = reader->space == BX_PIXEL_GRAY;
    if (bx_profile_from_gamma(gamma, primaries && !gray ? xy : NULL, gray, &made))
        bx_reader_keep_profile(reader, made.data, made.size);
    bx_buffer_release(&made);
}

/* Orientation of eXIf; some writers keep JPEG's "Exif" before the block. */
static void read_exif(bx_row_reader *reader, png_state *state)
{
    png_bytep data;
    png_uint_32 size;
    if (!png_get_eXIf_1(state->png, state->info, &size, &data)) return;
    bool named = size > 6 && memcmp(data, "Exif\0", 5) == 0;
    reader->orientation =
        named ? bx_exif_orientation(data + 6, size - 6) : bx_exif_orientation(data, size);
}

/* Width and height from the first chunk: libpng refuses 0 × 0 without saying why. */
static void read_size(bx_row_reader *reader, FILE *file)
{
    unsigned char b[24];
    if (fread(b, 1, sizeof b, file) == sizeof b) {
        reader->sized = true;
        reader->width =
            (uint32_t)b[16] << 24 | (uint32_t)b[17] << 16 | (uint32_t)b[18] << 8 | b[19];
        reader->height =
            (uint32_t)b[20] << 24 | (uint32_t)b[21] << 16 | (uint32_t)b[22] << 8 | b[23];
    }
    rewind(file);
}

static bool open_reader(bx_row_reader *reader, const char *path)
{
    int error;
    png_state *state = bx_alloc(sizeof *state);
    state->file = bx_file_stream(path, &error);
    if (!state->file) {
        bx_free(state);
        return false;
    }
    reader->state = state;
    read_size(reader, state->file);
    state->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    if (!state->png) return false;
    state->info = png_create_info_struct(state->png);
    if (!state->info || setjmp(png_jmpbuf(state->png))) return false;
    png_set_user_limits(state->png, BX_IMAGE_LARGEST_SIDE, BX_IMAGE_LARGEST_SIDE);
    png_init_io(state->png, state->file);
    png_read_info(state->png, state->info);
    set_transforms(reader, state);
    keep_colour(reader, state);
    read_exif(reader, state);
    state->interlaced = png_get_interlace_type(state->png, state->info) != PNG_INTERLACE_NONE;
    return true;
}

/* All passes of an interlaced file, each shown as blocks until the next: what does not come stays
 * white, or coarse. */
static void read_passes(bx_row_reader *reader, png_state *state, int passes, size_t size)
{
    if (setjmp(png_jmpbuf(state->png))) {
        reader->damaged = true;
        return;
    }
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < reader->height; y++)
            png_read_row(state->png, NULL, state->pixels + size * y);
    }
}

static void read_interlaced(bx_row_reader *reader, png_state *state, int passes)
{
    size_t size = bx_reader_row_size(reader);
    state->pixels = bx_alloc_array(reader->height, size);
    for (uint32_t y = 0; y < reader->height; y++)
        bx_reader_white_row(reader, state->pixels + size * y);
    read_passes(reader, state, passes, size);
}

static bool start(bx_row_reader *reader, unsigned reduce)
{
    (void)reduce;
    png_state *state = reader->state;
    if (setjmp(png_jmpbuf(state->png))) return false;
    int passes = state->interlaced ? png_set_interlace_handling(state->png) : 1;
    png_read_update_info(state->png, state->info);
    if (state->interlaced) read_interlaced(reader, state, passes);
    return true;
}

const bx_image_kind bx_image_png = {.format = BX_IMAGE_PNG,
                                    .name = "PNG",
                                    .endings = ".png",
                                    .recognize = recognize,
                                    .open = open_reader,
                                    .start = start,
                                    .read = read_row,
                                    .close = close_reader};
