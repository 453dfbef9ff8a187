/* Writers of small picture files of every kind, with the libraries themselves, for tests. */
#ifndef BX_TESTS_PICTURE_FILES_H
#define BX_TESTS_PICTURE_FILES_H

#include "image/orientation.h"
#include "image/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>
#include <webp/encode.h>
#include <webp/mux.h>

/* The picture as it is shown. */
enum { SHOWN_WIDTH = 37, SHOWN_HEIGHT = 23, MOST_SAMPLES = 5 };

/* A picture as it is stored: samples of `bits`, together. */
typedef struct stored_picture {
    unsigned width, height, samples, bits;
    uint16_t *values;
} stored_picture;

/* Channel `c` of the shown picture in 16 bits: smooth, and different in every corner. */
static inline unsigned shown_value(unsigned c, unsigned x, unsigned y)
{
    static const int slope[MOST_SAMPLES][3] = {{9000, 1150, 300},
                                               {6000, 250, 2000},
                                               {58000, -700, -900},
                                               {3000, 500, 500},
                                               {65000, -500, -1200}};
    return (unsigned)(slope[c][0] + slope[c][1] * (int)x + slope[c][2] * (int)y);
}

/* Which shown pixel a stored one is; independent of the program's table: Exif's own words, where
 * row 0 and column 0 are. */
static inline void shown_place(unsigned orientation, unsigned x, unsigned y, unsigned *to_x,
                               unsigned *to_y)
{
    unsigned right = SHOWN_WIDTH - 1, bottom = SHOWN_HEIGHT - 1;
    switch (orientation) {
    case 1: *to_x = x, *to_y = y; break;                  /* top, left */
    case 2: *to_x = right - x, *to_y = y; break;          /* top, right */
    case 3: *to_x = right - x, *to_y = bottom - y; break; /* bottom, right */
    case 4: *to_x = x, *to_y = bottom - y; break;         /* bottom, left */
    case 5: *to_x = y, *to_y = x; break;                  /* left, top */
    case 6: *to_x = right - y, *to_y = x; break;          /* right, top */
    case 7: *to_x = right - y, *to_y = bottom - x; break; /* right, bottom */
    default: *to_x = y, *to_y = bottom - x; break;        /* left, bottom */
    }
}

static inline stored_picture stored_make(unsigned samples, unsigned bits, unsigned orientation)
{
    bool swap = orientation >= 5;
    stored_picture p = {swap ? SHOWN_HEIGHT : SHOWN_WIDTH, swap ? SHOWN_WIDTH : SHOWN_HEIGHT,
                        samples, bits, NULL};
    p.values = malloc(sizeof *p.values * p.width * p.height * samples);
    uint16_t *to = p.values;
    for (unsigned y = 0; y < p.height; y++) {
        for (unsigned x = 0; x < p.width; x++) {
            unsigned at_x, at_y;
            shown_place(orientation, x, y, &at_x, &at_y);
            for (unsigned c = 0; c < samples; c++)
                *to++ = (uint16_t)(shown_value(c, at_x, at_y) >> (16 - bits));
        }
    }
    return p;
}

/* Packs samples c, c + step … of one row, pixels [x, x + count), those behind the edge as at the
 * edge. */
static inline void pack_row(const stored_picture *p, unsigned y, unsigned x, unsigned count,
                            unsigned first, unsigned samples, uint8_t *to)
{
    size_t bit = 0;
    for (unsigned i = x; i < x + count; i++) {
        for (unsigned c = first; c < first + samples; c++, bit += p->bits) {
            size_t at_x = i < p->width ? i : p->width - 1, at_y = y < p->height ? y : p->height - 1;
            unsigned value = p->values[(at_y * p->width + at_x) * p->samples + c];
            if (p->bits == 16)
                memcpy(to + bit / 8, &(uint16_t){(uint16_t)value}, 2);
            else
                to[bit / 8] =
                    (uint8_t)((bit % 8 ? to[bit / 8] : 0) | value << (8 - p->bits - bit % 8));
        }
    }
}

typedef struct tiff_kind {
    unsigned photometric, bits, samples, extra; /* extra: 0 none, else EXTRASAMPLE_… of the last */
    unsigned compression;
    bool tiled, planes;
    const char *mode;
    const uint16_t *map; /* three palettes of 1 << bits */
} tiff_kind;

static inline void tiff_write_data(TIFF *tiff, const tiff_kind *k, const stored_picture *p)
{
    uint8_t buffer[1 << 16];
    if (k->compression == COMPRESSION_JBIG && !k->tiled) { /* one strip, written whole */
        unsigned row = (p->width + 7) / 8;
        for (unsigned y = 0; y < p->height; y++)
            pack_row(p, y, 0, p->width, 0, 1, buffer + (size_t)row * y);
        TIFFWriteEncodedStrip(tiff, 0, buffer, (tmsize_t)row * p->height);
        return;
    }
    unsigned planes = k->planes ? p->samples : 1, together = k->planes ? 1 : p->samples;
    for (unsigned s = 0; s < planes; s++) {
        for (unsigned y = 0; y < p->height && !k->tiled; y++) {
            pack_row(p, y, 0, p->width, s, together, buffer);
            TIFFWriteScanline(tiff, buffer, y, (uint16_t)s);
        }
        for (unsigned y = 0; y < p->height && k->tiled; y += 16) {
            for (unsigned x = 0; x < p->width; x += 16) {
                memset(buffer, 0, sizeof buffer);
                for (unsigned r = 0; r < 16; r++)
                    pack_row(p, y + r, x, 16, s, together,
                             buffer + r * (16 * together * k->bits / 8));
                TIFFWriteTile(tiff, buffer, x, y, 0, (uint16_t)s);
            }
        }
    }
}

/* False when the library does not write this combination. */
static inline bool tiff_write(const char *path, const tiff_kind *k, const stored_picture *p,
                              unsigned orientation)
{
    TIFF *tiff = TIFFOpen(path, k->mode);
    if (!tiff) return false;
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, p->width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, p->height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, k->bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, k->samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, k->photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG,
                 k->planes ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
    bool good = TIFFSetField(tiff, TIFFTAG_COMPRESSION, k->compression);
    uint16_t extra = (uint16_t)k->extra;
    if (extra) TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &extra);
    if (k->compression == COMPRESSION_JPEG) {
        TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, 100);
        if (k->photometric == PHOTOMETRIC_YCBCR)
            TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    } else if (k->photometric == PHOTOMETRIC_YCBCR) {
        TIFFSetField(tiff, TIFFTAG_YCBCRSUBSAMPLING, 1, 1);
    }
    if (k->map)
        TIFFSetField(tiff, TIFFTAG_COLORMAP, k->map, k->map + (1 << k->bits),
                     k->map + (2 << k->bits));
    if (k->tiled) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 16);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, 16);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP,
                     k->compression == COMPRESSION_JBIG ? p->height : 16);
    }
    if (good) tiff_write_data(tiff, k, p);
    TIFFClose(tiff);
    return good;
}

/* An Exif block with the orientation as BYTE, SHORT, LONG or their signed forms, either order. */
static inline size_t exif_make(uint8_t *to, unsigned orientation, unsigned type, bool big)
{
    static const uint8_t sizes[] = {0, 1, 0, 2, 4, 0, 1, 0, 2, 4};
    uint8_t block[26] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, (uint8_t)type, 0, 0, 0, 1};
    block[18 + sizes[type] - 1] = (uint8_t)orientation;
    if (!big) {
        const uint8_t little[26] = {'I',
                                    'I',
                                    42,
                                    0,
                                    8,
                                    0,
                                    0,
                                    0,
                                    1,
                                    0,
                                    0x12,
                                    1,
                                    (uint8_t)type,
                                    0,
                                    1,
                                    0,
                                    0,
                                    0,
                                    (uint8_t)orientation};
        memcpy(block, little, sizeof little);
    }
    memcpy(to, block, sizeof block);
    return sizeof block;
}

typedef struct png_kind {
    int type;
    unsigned bits, samples;
    bool interlaced, key; /* key: tRNS */
} png_kind;

static inline void png_write(const char *path, const png_kind *k, const stored_picture *p,
                             const uint8_t *exif, size_t exif_size, const png_color *palette)
{
    FILE *file = fopen(path, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, p->width, p->height, (int)k->bits, k->type,
                 k->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    png_byte exif_copy[32];
    memcpy(exif_copy, exif, exif_size);
    png_set_eXIf_1(png, info, (png_uint_32)exif_size, exif_copy);
    if (palette) png_set_PLTE(png, info, palette, 1 << k->bits);
    png_color_16 key = {.gray = 1, .red = 1, .green = 1, .blue = 1};
    png_byte opacity[2] = {255, 255};
    if (k->key && palette) png_set_tRNS(png, info, opacity, 2, NULL);
    if (k->key && !palette) png_set_tRNS(png, info, NULL, 0, &key);
    png_write_info(png, info);
    if (k->bits == 16) png_set_swap(png);
    uint8_t *rows[256], *data = calloc(256, 1024);
    for (unsigned y = 0; y < p->height; y++) {
        rows[y] = data + 1024 * (size_t)y;
        pack_row(p, y, 0, p->width, 0, p->samples, rows[y]);
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    free(data);
    fclose(file);
}

typedef struct jpeg_kind {
    J_COLOR_SPACE input, stored;
    int samples, subsampling;
    bool progressive, arithmetic, adobe;
} jpeg_kind;

static inline void jpeg_write(const char *path, const jpeg_kind *k, const stored_picture *p,
                              const uint8_t *exif, size_t exif_size)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    FILE *file = fopen(path, "wb");
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, file);
    info.image_width = p->width;
    info.image_height = p->height;
    info.input_components = k->samples;
    info.in_color_space = k->input;
    jpeg_set_defaults(&info);
    jpeg_set_colorspace(&info, k->stored);
    jpeg_set_quality(&info, 100, TRUE);
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = k->subsampling;
    if (k->samples == 4)
        info.comp_info[3].h_samp_factor = info.comp_info[3].v_samp_factor = k->subsampling;
    info.write_Adobe_marker = k->adobe;
    info.arith_code = k->arithmetic;
    if (k->progressive) jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    uint8_t marker[64] = "Exif\0";
    memcpy(marker + 6, exif, exif_size);
    jpeg_write_marker(&info, JPEG_APP0 + 1, marker, (unsigned)exif_size + 6);
    for (unsigned y = 0; y < p->height; y++) {
        uint8_t row[1024];
        pack_row(p, y, 0, p->width, 0, p->samples, row);
        for (unsigned i = 0; i < p->width * p->samples && k->samples == 4 && k->adobe; i++)
            row[i] = (uint8_t)~row[i];
        JSAMPROW rows[1] = {row};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    fclose(file);
}

static inline void webp_write(const char *path, bool lossless, const stored_picture *p,
                              const uint8_t *exif, size_t exif_size)
{
    uint8_t *pixels = malloc((size_t)p->width * p->height * p->samples), *data = NULL;
    int row = (int)(p->width * p->samples), width = (int)p->width, height = (int)p->height;
    for (unsigned y = 0; y < p->height; y++)
        pack_row(p, y, 0, p->width, 0, p->samples, pixels + (size_t)row * y);
    size_t size;
    if (p->samples == 4)
        size = lossless ? WebPEncodeLosslessRGBA(pixels, width, height, row, &data)
                        : WebPEncodeRGBA(pixels, width, height, row, 100, &data);
    else
        size = lossless ? WebPEncodeLosslessRGB(pixels, width, height, row, &data)
                        : WebPEncodeRGB(pixels, width, height, row, 100, &data);
    WebPData image = {data, size}, chunk = {exif, exif_size}, out;
    WebPMux *mux = WebPMuxNew();
    WebPMuxSetImage(mux, &image, 1);
    WebPMuxSetChunk(mux, "EXIF", &chunk, 1);
    WebPMuxAssemble(mux, &out);
    FILE *file = fopen(path, "wb");
    fwrite(out.bytes, 1, out.size, file);
    fclose(file);
    WebPDataClear(&out);
    WebPMuxDelete(mux);
    WebPFree(data);
    free(pixels);
}

#endif
