/* PNG through libpng. Its jumps stay in this file. */
#include "base/file.h"
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

/* Asks libpng for 8-bit grey or RGB on white, or 1-bit rows with 1 = ink. */
static void set_transforms(bx_row_reader *reader, png_state *state)
{
    int type = png_get_color_type(state->png, state->info);
    int depth = png_get_bit_depth(state->png, state->info);
    bool transparent =
        (type & PNG_COLOR_MASK_ALPHA) || png_get_valid(state->png, state->info, PNG_INFO_tRNS);
    if (type == PNG_COLOR_TYPE_GRAY && depth == 1 && !transparent) {
        reader->space = BX_PIXEL_BITMAP;
        png_set_invert_mono(state->png);
        return;
    }
    if (depth == 16) png_set_scale_16(state->png);
    png_set_expand(state->png);
    reader->space = type & PNG_COLOR_MASK_COLOR ? BX_PIXEL_RGB : BX_PIXEL_GRAY;
    if (!transparent) return;
    png_color_16 white = {.red = 255, .green = 255, .blue = 255, .gray = 255};
    if (depth == 16)
        white = (png_color_16){.red = 65535, .green = 65535, .blue = 65535, .gray = 65535};
    png_set_background(state->png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
}

static void keep_profile(bx_row_reader *reader, png_state *state)
{
    png_charp name;
    png_bytep data;
    png_uint_32 size;
    int method;
    if (!png_get_iCCP(state->png, state->info, &name, &method, &data, &size)) return;
    reader->profile = bx_alloc(size);
    memcpy(reader->profile, data, size);
    reader->profile_size = size;
}

static bool start(bx_row_reader *reader, png_state *state)
{
    state->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    if (!state->png) return false;
    state->info = png_create_info_struct(state->png);
    if (!state->info || setjmp(png_jmpbuf(state->png))) return false;
    png_set_user_limits(state->png, BX_IMAGE_LARGEST_SIDE, BX_IMAGE_LARGEST_SIDE);
    png_init_io(state->png, state->file);
    png_read_info(state->png, state->info);
    reader->width = png_get_image_width(state->png, state->info);
    reader->height = png_get_image_height(state->png, state->info);
    reader->orientation = 1;
    keep_profile(reader, state);
    set_transforms(reader, state);
    state->interlaced = png_get_interlace_type(state->png, state->info) != PNG_INTERLACE_NONE;
    int passes = state->interlaced ? png_set_interlace_handling(state->png) : 1;
    png_read_update_info(state->png, state->info);
    if (!state->interlaced) return true;
    size_t size = bx_reader_row_size(reader);
    if ((int64_t)size * reader->height > BX_IMAGE_MOST_PIXELS) return false;
    state->pixels = bx_alloc_array(reader->height, size);
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < reader->height; y++)
            png_read_row(state->png, state->pixels + size * y, NULL);
    }
    return true;
}

bx_row_reader *bx_reader_open_png(const char *path)
{
    int error;
    FILE *file = bx_file_stream(path, &error);
    if (!file) return NULL;
    png_state *state = bx_alloc(sizeof *state);
    bx_row_reader *reader = bx_alloc(sizeof *reader);
    state->file = file;
    reader->state = state;
    reader->read = read_row;
    reader->close = close_reader;
    if (start(reader, state)) return reader;
    bx_reader_close(reader);
    return NULL;
}
