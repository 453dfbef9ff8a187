/* TIFF through libtiff, in strips and tiles, together or in planes. The library's own conversion to
 * RGB, which knows no colour management, is used for YCbCr alone. */
#include "image/tiff_samples.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <tiffio.h>

typedef struct tiff_state {
    TIFF *file[BX_TIFF_MOST_PLANES]; /* one for each plane, so that each is read forward once */
    unsigned files;
    bx_tiff_samples samples;
    bool tiled, rgba;     /* rgba: the library converts strips or tiles */
    bool banded;          /* lines hold a row of tiles, or a strip that is decoded whole */
    uint32_t row;         /* the next one */
    uint32_t bad_until;   /* rows of a strip that could not be read are white up to here */
    uint32_t band_height; /* rows of a strip or a row of tiles */
    size_t line_size;     /* bytes of a line of one plane */
    uint8_t *lines[BX_TIFF_MOST_PLANES]; /* a line each, or a band */
    uint8_t *piece;                      /* a tile, or a strip in RGBA */
} tiff_state;

/* Errors are seen by what they leave out. 1: no other handler is asked. */
static int say_nothing(TIFF *tiff, void *context, const char *module, const char *format,
                       va_list arguments)
{
    (void)tiff, (void)context, (void)module, (void)format, (void)arguments;
    return 1;
}

/* Handlers of the file's own: those of the process are not ours. */
static TIFF *open_quietly(const char *path)
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) return NULL;
    TIFFOpenOptionsSetErrorHandlerExtR(options, say_nothing, NULL);
    TIFFOpenOptionsSetWarningHandlerExtR(options, say_nothing, NULL);
    TIFF *tiff = TIFFOpenExt(path, "rm", options); /* not mapped: that would count as memory */
    TIFFOpenOptionsFree(options);
    return tiff;
}

/* TIFF and BigTIFF. */
static bool recognize(const uint8_t *bytes, size_t size)
{
    return size >= 4 && (memcmp(bytes, "II*\0", 4) == 0 || memcmp(bytes, "MM\0*", 4) == 0 ||
                         memcmp(bytes, "II+\0", 4) == 0 || memcmp(bytes, "MM\0+", 4) == 0);
}

static void close_reader(bx_row_reader *reader)
{
    tiff_state *state = reader->state;
    for (unsigned i = 0; i < BX_TIFF_MOST_PLANES; i++) {
        if (state->file[i]) TIFFClose(state->file[i]);
        bx_free(state->lines[i]);
    }
    bx_free(state->piece);
    bx_free(state);
}

/* Says what of a sound file is not read; false. */
__attribute__((format(printf, 2, 3))) static bool refuse(bx_row_reader *reader, const char *format,
                                                         ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reader->refusal, sizeof reader->refusal, format, arguments);
    va_end(arguments);
    return false;
}

/* Space and depth by what the samples mean; false when that is not read. */
static bool set_space(bx_row_reader *reader, tiff_state *state, uint16_t compression)
{
    bx_tiff_samples *s = &state->samples;
    bool bytes = s->bits >= 8;
    reader->depth = s->bits == 16 ? 16 : 8;
    switch (s->photometric) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
        reader->space = BX_PIXEL_GRAY;
        if (s->bits > 1 || s->count > 1) return true;
        reader->space = BX_PIXEL_BITMAP;
        reader->depth = 1;
        return true;
    case PHOTOMETRIC_RGB: reader->space = BX_PIXEL_RGB; return true;
    case PHOTOMETRIC_PALETTE:
        reader->space = BX_PIXEL_RGB;
        return s->bits <= 8 || refuse(reader, "%u bit palette", s->bits);
    case PHOTOMETRIC_SEPARATED: reader->space = BX_PIXEL_CMYK; return true;
    case PHOTOMETRIC_CIELAB:
    case PHOTOMETRIC_ICCLAB:
        reader->space = BX_PIXEL_LAB;
        return bytes || refuse(reader, "%u bit Lab", s->bits);
    case PHOTOMETRIC_ITULAB:
        reader->space = BX_PIXEL_LAB;
        reader->depth = 16;
        return s->bits == 8 || refuse(reader, "%u bit Lab", s->bits);
    case PHOTOMETRIC_YCBCR:
        reader->space = BX_PIXEL_RGB;
        state->rgba = compression != COMPRESSION_JPEG;
        if (!state->rgba) s->photometric = PHOTOMETRIC_RGB;
        return s->bits == 8 || refuse(reader, "%u bit YCbCr", s->bits);
    default: return refuse(reader, "photometric interpretation %u", s->photometric);
    }
}

/* Alpha, and channels that are neither colour nor alpha. */
static bool set_channels(bx_row_reader *reader, tiff_state *state, uint16_t samples)
{
    TIFF *tiff = state->file[0];
    bx_tiff_samples *s = &state->samples;
    uint16_t extra = 0, *types = NULL, ink_set = INKSET_CMYK;
    unsigned n = s->photometric == PHOTOMETRIC_PALETTE ? 1 : bx_components(reader->space);
    TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &extra, &types);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_INKSET, &ink_set);
    if (s->photometric == PHOTOMETRIC_SEPARATED && ink_set != INKSET_CMYK)
        return refuse(reader, "%u inks", samples);
    if (samples < n) return false;
    reader->more_channels = samples - n;
    for (uint16_t i = 0; i < extra && i + n < samples && !state->rgba; i++) {
        if (types[i] != EXTRASAMPLE_ASSOCALPHA && types[i] != EXTRASAMPLE_UNASSALPHA) continue;
        reader->alpha = true;
        reader->associated = types[i] == EXTRASAMPLE_ASSOCALPHA;
        reader->more_channels--;
        s->alpha = (uint16_t)(n + i);
        break;
    }
    if (s->planes && reader->alpha && s->alpha >= BX_TIFF_MOST_PLANES)
        return refuse(reader, "%u planes", samples);
    return true;
}

static bool set_palette(bx_tiff_samples *s, TIFF *tiff)
{
    if (s->photometric != PHOTOMETRIC_PALETTE) return true;
    if (!TIFFGetField(tiff, TIFFTAG_COLORMAP, &s->map[0], &s->map[1], &s->map[2])) return false;
    s->map_of_bytes = true;
    for (unsigned i = 0; i < 1u << s->bits; i++) {
        if (s->map[0][i] > 255 || s->map[1][i] > 255 || s->map[2][i] > 255) s->map_of_bytes = false;
    }
    return true;
}

/* Reads how the samples lie; false when damaged, or not read. */
static bool read_samples(bx_row_reader *reader, tiff_state *state)
{
    TIFF *tiff = state->file[0];
    bx_tiff_samples *s = &state->samples;
    uint16_t samples = 1, planar = PLANARCONFIG_CONTIG, format = SAMPLEFORMAT_UINT;
    uint16_t compression = COMPRESSION_NONE;
    s->bits = 1;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &s->bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &format);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &s->photometric))
        s->photometric = samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
    if (samples == 0) return false;
    if (!TIFFIsCODECConfigured(compression)) return refuse(reader, "compression %u", compression);
    bool lab = s->photometric == PHOTOMETRIC_CIELAB && format == SAMPLEFORMAT_INT;
    if (format == SAMPLEFORMAT_IEEEFP) return refuse(reader, "%u bit float", s->bits);
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID && !lab)
        return refuse(reader, "sample format %u", format);
    if (s->bits != 1 && s->bits != 2 && s->bits != 4 && s->bits != 8 && s->bits != 16)
        return refuse(reader, "%u bit", s->bits);
    s->planes = planar == PLANARCONFIG_SEPARATE && samples > 1;
    s->count = s->planes ? 1 : samples;
    if (!set_space(reader, state, compression) || !set_channels(reader, state, samples) ||
        !set_palette(s, tiff))
        return false;
    if (s->planes && !state->rgba)
        state->files = reader->alpha ? s->alpha + 1u : bx_components(reader->space);
    return true;
}

static bool open_reader(bx_row_reader *reader, const char *path)
{
    tiff_state *state = bx_alloc(sizeof *state);
    TIFF *tiff = open_quietly(path);
    if (!tiff) {
        bx_free(state);
        return false;
    }
    reader->state = state;
    state->file[0] = tiff;
    state->files = 1;
    uint16_t orientation = 1;
    uint32_t kind = 0, size = 0, count = 0;
    void *data = NULL;
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &reader->width) ||
        !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &reader->height))
        return false;
    /* Cameras put a small preview first. */
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
    if (TIFFGetField(tiff, TIFFTAG_DNGVERSION, &count, &data) || kind & FILETYPE_REDUCEDIMAGE)
        return refuse(reader, "camera raw");
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    reader->orientation = orientation >= 1 && orientation <= 8 ? (uint8_t)orientation : 1;
    if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &data) && size > 0)
        bx_reader_keep_profile(reader, data, size);
    if (!read_samples(reader, state)) return false;
    for (unsigned i = 1; i < state->files; i++) {
        state->file[i] = open_quietly(path);
        if (!state->file[i]) return false;
    }
    return true;
}

/* Buffers of a line, or of a row of tiles, for each plane. */
static bool make_buffers(const bx_row_reader *reader, tiff_state *state)
{
    TIFF *tiff = state->file[0];
    uint32_t width = reader->width, height = reader->height;
    uint64_t piece = 0;
    if (state->tiled) {
        uint32_t across = 0, down = 0;
        TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &across);
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &down);
        if (across == 0 || down == 0) return false;
        state->band_height = down;
        tmsize_t line = state->rgba ? (tmsize_t)across * 4 : TIFFTileRowSize(tiff);
        if (line <= 0) return false;
        state->line_size = (size_t)line * ((width + (size_t)across - 1) / across);
        piece = (uint64_t)line * down;
        if (!state->rgba && piece < (uint64_t)TIFFTileSize(tiff)) piece = TIFFTileSize64(tiff);
    } else {
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &state->band_height);
        if (state->band_height == 0) return false;
        if (state->band_height > height) state->band_height = height;
        tmsize_t line = state->rgba ? (tmsize_t)width * 4 : TIFFScanlineSize(tiff);
        if (line <= 0) return false;
        state->line_size = (size_t)line;
        if (state->rgba) piece = (uint64_t)line * state->band_height;
    }
    const bx_tiff_samples *s = &state->samples;
    uint64_t needed = ((uint64_t)width * s->count * s->bits + 7) / 8;
    if (!state->rgba && state->line_size < needed) return false;
    uint64_t rows = state->banded ? state->band_height : 1;
    if (piece > (uint64_t)BX_IMAGE_MOST_PIXELS ||
        rows * state->line_size * state->files > (uint64_t)BX_IMAGE_MOST_PIXELS)
        return false;
    for (unsigned i = 0; i < state->files; i++)
        state->lines[i] = bx_alloc_array(rows, state->line_size);
    if (piece > 0) state->piece = bx_alloc(piece);
    return true;
}

static bool start(bx_row_reader *reader, unsigned reduce)
{
    (void)reduce;
    tiff_state *state = reader->state;
    uint16_t kind = COMPRESSION_NONE;
    TIFFGetFieldDefaulted(state->file[0], TIFFTAG_COMPRESSION, &kind);
    state->tiled = TIFFIsTiled(state->file[0]) != 0;
    state->banded = state->tiled || kind == COMPRESSION_JBIG; /* which gives no single rows */
    for (unsigned i = 0; i < state->files; i++) {
        if (kind == COMPRESSION_JPEG && reader->space == BX_PIXEL_RGB)
            TIFFSetField(state->file[i], TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    /* Turning is not the library's. */
    if (state->rgba) TIFFSetField(state->file[0], TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    return make_buffers(reader, state);
}

/* Lines of RGBA words, bottom row first, to RGB lines at the front of `to`. */
static void take_rgba(const uint8_t *from, uint32_t width, uint32_t rows, uint32_t wanted,
                      uint8_t *to, size_t to_size)
{
    for (uint32_t y = 0; y < wanted; y++) {
        const uint8_t *line = from + (size_t)(rows - 1 - y) * width * 4;
        for (uint32_t x = 0; x < width; x++) {
            uint32_t word;
            memcpy(&word, line + 4 * (size_t)x, sizeof word);
            uint8_t *pixel = to + to_size * y + 3 * (size_t)x;
            pixel[0] = (uint8_t)TIFFGetR(word);
            pixel[1] = (uint8_t)TIFFGetG(word);
            pixel[2] = (uint8_t)TIFFGetB(word);
        }
    }
}

/* Reads the row of tiles that begins with row `y`. */
static bool read_tiles(bx_row_reader *reader, tiff_state *state, uint32_t y)
{
    uint32_t across = 0, rows = state->band_height;
    bool good = true;
    TIFFGetField(state->file[0], TIFFTAG_TILEWIDTH, &across);
    for (unsigned p = 0; p < state->files; p++) {
        TIFF *file = state->file[p];
        size_t size = state->rgba ? 3 * (size_t)across : (size_t)TIFFTileRowSize(file);
        for (uint32_t x = 0, i = 0; x < reader->width; x += across, i++) {
            uint8_t *to = state->lines[p] + i * size;
            if (state->rgba) {
                if (TIFFReadRGBATile(file, x, y, (uint32_t *)(void *)state->piece))
                    take_rgba(state->piece, across, rows, rows, to, state->line_size);
                else
                    good = false;
                continue;
            }
            uint32_t tile = TIFFComputeTile(file, x, y, 0, (uint16_t)p);
            if (TIFFReadEncodedTile(file, tile, state->piece, -1) < 0) good = false;
            for (uint32_t r = 0; r < rows; r++)
                memcpy(to + state->line_size * r, state->piece + size * r, size);
        }
    }
    return good;
}

/* Whole strips that begin with row `y`. */
static bool read_strips(tiff_state *state, uint32_t y)
{
    tmsize_t size = (tmsize_t)(state->line_size * state->band_height);
    bool good = true;
    for (unsigned p = 0; p < state->files; p++) {
        uint32_t strip = TIFFComputeStrip(state->file[p], y, (uint16_t)p);
        good &= TIFFReadEncodedStrip(state->file[p], strip, state->lines[p], size) >= 0;
    }
    return good;
}

/* One row of strips. */
static bool read_lines(bx_row_reader *reader, tiff_state *state)
{
    uint32_t y = state->row, begin = y - y % state->band_height;
    if (state->rgba) {
        uint32_t rows = state->band_height;
        if (rows > reader->height - begin) rows = reader->height - begin;
        if (y == begin && !TIFFReadRGBAStrip(state->file[0], y, (uint32_t *)(void *)state->piece))
            return false;
        take_rgba(state->piece, reader->width, rows - (y - begin), 1, state->lines[0], 0);
        return true;
    }
    for (unsigned p = 0; p < state->files; p++) {
        if (TIFFReadScanline(state->file[p], state->lines[p], y, (uint16_t)p) < 0) return false;
    }
    return true;
}

static bool read_row(bx_row_reader *reader, uint8_t *row)
{
    tiff_state *state = reader->state;
    if (state->row >= reader->height) return false;
    uint32_t y = state->row, in_band = y % state->band_height;
    bool good = y >= state->bad_until;
    if (good && state->tiled && in_band == 0) good = read_tiles(reader, state, y);
    if (good && state->banded && !state->tiled && in_band == 0) good = read_strips(state, y);
    if (good && !state->banded) good = read_lines(reader, state);
    state->row++;
    if (!good) {
        if (y >= state->bad_until) state->bad_until = y - in_band + state->band_height;
        reader->damaged = true;
        bx_reader_white_row(reader, row);
        return true;
    }
    const uint8_t *lines[BX_TIFF_MOST_PLANES];
    for (unsigned p = 0; p < state->files; p++)
        lines[p] = state->lines[p] + (state->banded ? state->line_size * in_band : 0);
    if (state->rgba)
        memcpy(row, lines[0], bx_reader_row_size(reader));
    else
        bx_tiff_convert_row(reader, &state->samples, lines, row);
    return true;
}

const bx_image_kind bx_image_tiff = {.format = BX_IMAGE_TIFF,
                                     .name = "TIFF",
                                     .endings = ".tif .tiff",
                                     .recognize = recognize,
                                     .open = open_reader,
                                     .start = start,
                                     .read = read_row,
                                     .close = close_reader};
