/* TIFF through libtiff: stripped 1-bit, grey, RGB and CMYK. */
#include "image/reader.h"

#include <pthread.h>
#include <string.h>
#include <tiffio.h>

typedef struct tiff_state {
    TIFF *tiff;
    uint8_t *pixels; /* RGBA of kinds that only the library's own conversion reads */
    uint32_t row;
    bool white_is_zero;
    uint16_t bits;
    uint16_t samples, wanted;
    uint8_t *line;
} tiff_state;

static pthread_once_t quiet_once = PTHREAD_ONCE_INIT;

static void quiet(void)
{
    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
}

/* RGBA words, bottom row first, to RGB on white. */
static void rgba_row(const tiff_state *state, const bx_row_reader *reader, uint8_t *row)
{
    const uint32_t *line =
        (const uint32_t *)state->pixels + (size_t)(reader->height - 1 - state->row) * reader->width;
    for (uint32_t x = 0; x < reader->width; x++) {
        uint32_t white = 255 - TIFFGetA(line[x]);
        row[3 * x] = (uint8_t)(TIFFGetR(line[x]) + white > 255 ? 255 : TIFFGetR(line[x]) + white);
        row[3 * x + 1] =
            (uint8_t)(TIFFGetG(line[x]) + white > 255 ? 255 : TIFFGetG(line[x]) + white);
        row[3 * x + 2] =
            (uint8_t)(TIFFGetB(line[x]) + white > 255 ? 255 : TIFFGetB(line[x]) + white);
    }
}

static bool read_row(bx_row_reader *reader, uint8_t *row)
{
    tiff_state *state = reader->state;
    if (state->row >= reader->height) return false;
    if (state->pixels) {
        rgba_row(state, reader, row);
        state->row++;
        return true;
    }
    if (TIFFReadScanline(state->tiff, state->line, state->row, 0) < 0) {
        reader->damaged = true;
        return false;
    }
    state->row++;
    size_t size = bx_reader_row_size(reader);
    if (state->bits == 1 || state->samples == state->wanted) {
        memcpy(row, state->line, size);
    } else {
        for (uint32_t x = 0; x < reader->width; x++)
            memcpy(row + x * state->wanted, state->line + x * state->samples, state->wanted);
    }
    bool invert = (state->bits == 1) != state->white_is_zero;
    if (reader->space == BX_PIXEL_GRAY) invert = state->white_is_zero;
    for (size_t i = 0; invert && i < size && reader->space <= BX_PIXEL_GRAY; i++)
        row[i] = (uint8_t)~row[i];
    return true;
}

static void close_reader(bx_row_reader *reader)
{
    tiff_state *state = reader->state;
    if (state->tiff) TIFFClose(state->tiff);
    bx_free(state->pixels);
    bx_free(state->line);
    bx_free(state);
}

/* Whether rows can be taken as they are; else the library converts the whole image to RGBA. */
static bool plain_rows(bx_row_reader *reader, tiff_state *state)
{
    uint16_t photometric = 0, planar = PLANARCONFIG_CONTIG, format = SAMPLEFORMAT_UINT;
    state->bits = state->samples = 1;
    TIFFGetFieldDefaulted(state->tiff, TIFFTAG_BITSPERSAMPLE, &state->bits);
    TIFFGetFieldDefaulted(state->tiff, TIFFTAG_SAMPLESPERPIXEL, &state->samples);
    TIFFGetFieldDefaulted(state->tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(state->tiff, TIFFTAG_SAMPLEFORMAT, &format);
    TIFFGetField(state->tiff, TIFFTAG_PHOTOMETRIC, &photometric);
    if (planar != PLANARCONFIG_CONTIG || TIFFIsTiled(state->tiff) || format != SAMPLEFORMAT_UINT)
        return false;
    state->white_is_zero = photometric == PHOTOMETRIC_MINISWHITE;
    bool gray = photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK;
    if (gray && state->bits == 1 && state->samples == 1) {
        reader->space = BX_PIXEL_BITMAP;
        return true;
    }
    if (state->bits != 8) return false;
    if (gray && state->samples == 1)
        reader->space = BX_PIXEL_GRAY;
    else if (photometric == PHOTOMETRIC_RGB && state->samples == 3)
        reader->space = BX_PIXEL_RGB;
    else if (photometric == PHOTOMETRIC_SEPARATED && state->samples >= 4)
        reader->space = BX_PIXEL_CMYK;
    else
        return false;
    state->wanted = reader->space == BX_PIXEL_GRAY ? 1 : reader->space == BX_PIXEL_RGB ? 3 : 4;
    return true;
}

static bool start(bx_row_reader *reader, tiff_state *state)
{
    uint16_t orientation = 1;
    uint32_t profile_size = 0;
    void *profile = NULL;
    if (!TIFFGetField(state->tiff, TIFFTAG_IMAGEWIDTH, &reader->width) ||
        !TIFFGetField(state->tiff, TIFFTAG_IMAGELENGTH, &reader->height))
        return false;
    if (reader->width == 0 || reader->height == 0 || reader->width > BX_IMAGE_LARGEST_SIDE ||
        reader->height > BX_IMAGE_LARGEST_SIDE)
        return false;
    TIFFGetFieldDefaulted(state->tiff, TIFFTAG_ORIENTATION, &orientation);
    reader->orientation = orientation >= 1 && orientation <= 8 ? (uint8_t)orientation : 1;
    if (TIFFGetField(state->tiff, TIFFTAG_ICCPROFILE, &profile_size, &profile) && profile_size) {
        reader->profile = bx_alloc(profile_size);
        memcpy(reader->profile, profile, profile_size);
        reader->profile_size = profile_size;
    }
    if (plain_rows(reader, state)) {
        tmsize_t size = TIFFScanlineSize(state->tiff);
        if (size <= 0 || (size_t)size < bx_reader_row_size(reader)) return false;
        state->line = bx_alloc((size_t)size);
        return true;
    }
    reader->space = BX_PIXEL_RGB;
    if ((int64_t)reader->width * reader->height > BX_IMAGE_MOST_PIXELS / 4) return false;
    state->pixels = bx_alloc_array((size_t)reader->width * reader->height, 4);
    reader->orientation = 1;
    return TIFFReadRGBAImageOriented(state->tiff, reader->width, reader->height,
                                     (uint32_t *)(void *)state->pixels, ORIENTATION_BOTLEFT, 0);
}

bx_row_reader *bx_reader_open_tiff(const char *path)
{
    pthread_once(&quiet_once, quiet);
    TIFF *tiff = TIFFOpen(path, "r");
    if (!tiff) return NULL;
    tiff_state *state = bx_alloc(sizeof *state);
    bx_row_reader *reader = bx_alloc(sizeof *reader);
    state->tiff = tiff;
    reader->state = state;
    reader->read = read_row;
    reader->close = close_reader;
    if (start(reader, state)) return reader;
    bx_reader_close(reader);
    return NULL;
}
