/* Row readers: one interface over every kind of picture file, and the table of the kinds. */
#ifndef BX_IMAGE_READER_H
#define BX_IMAGE_READER_H

#include "image/image.h"

/* Limits against files that would take all memory or time. */
enum { BX_IMAGE_LARGEST_SIDE = 100000 };
#define BX_IMAGE_MOST_PIXELS INT64_C(1000000000)

typedef struct bx_row_reader bx_row_reader;

/* A kind of file. A reader is opened for its header, started when rows are wanted, and closed. */
typedef struct bx_image_kind {
    bx_image_format format;
    const char *name;
    const char *endings; /* of file names, with points and blanks between: ".tif .tiff" */
    /* Whether a file that begins with these bytes is of the kind. */
    bool (*recognize)(const uint8_t *bytes, size_t size);
    /* Reads the header alone and describes the picture. False: damaged, or reader->refusal says
     * what of a sound file is not read. Sizes are not yet checked. */
    bool (*open)(bx_row_reader *reader, const char *path);
    /* Prepares reading of rows, down to 1/reduce of the size (1, 2, 4, 8) where the decoder can:
     * sets reader->reduced, width and height. */
    bool (*start)(bx_row_reader *reader, unsigned reduce);
    /* Reads the next row; false when there is none, or none that is sound, any more. */
    bool (*read)(bx_row_reader *reader, uint8_t *row);
    /* Frees reader->state, which may be NULL. */
    void (*close)(bx_row_reader *reader);
} bx_image_kind;

/* A picture file being read. Rows come top down, as stored (before orientation): components, then
 * alpha, of 8 or 16 bits in the machine's order; bitmaps 1 bit, 1 = ink, rows padded to bytes. CMYK
 * is ink. Lab is that of lcms: L* 0 to 100 over the whole range, a* and b* from −128. */
struct bx_row_reader {
    const bx_image_kind *kind;
    bx_pixel_space space;
    uint8_t depth;          /* bits of a component: 1, 8, 16 */
    bool alpha, associated; /* one more component, opacity; whether colours are multiplied by it */
    bool inverted;          /* the file stores 255 − ink (Adobe's CMYK in JPEG) */
    uint8_t orientation;    /* Exif 1–8 */
    bool sized;             /* the header told the size, if nothing more */
    uint32_t width, height; /* as stored; after the decoder's own reduction */
    unsigned reduced;       /* by how much */
    uint32_t more_channels; /* of the file, not read */
    void *profile;          /* embedded ICC profile, owned */
    size_t profile_size;
    char refusal[40]; /* what of a sound file is not read, as "12 bit"; or "" */
    bool damaged;     /* the file ended early or a part is broken */
    void *state;
};

extern const bx_image_kind bx_image_jpeg, bx_image_png, bx_image_tiff, bx_image_webp;

/* Opens a file by its content and reads its header. NULL with *error what bx_file_stream
 * says, or 0 and
 * *other the name of a kind that is not read, or NULL when none is known. The result may be without
 * size: `good` says whether the header was read. The caller closes it. */
bx_row_reader *bx_reader_open(const char *path, bool *good, int *error, const char **other);
void bx_reader_close(bx_row_reader *reader);

/* Keeps a copy of an embedded ICC profile. */
void bx_reader_keep_profile(bx_row_reader *reader, const void *data, size_t size);

/* Fills a row with paper white, opaque. */
void bx_reader_white_row(const bx_row_reader *reader, uint8_t *row);

/* Orientation of an Exif block that begins with its byte order ("II" or "MM"), whatever integer
 * type holds it; 1 when there is none. */
uint8_t bx_exif_orientation(const uint8_t *data, size_t size);

/* Components of a pixel without alpha, by space. */
static inline unsigned bx_components(bx_pixel_space space)
{
    static const uint8_t count[] = {1, 1, 3, 4, 3};
    return count[space];
}

/* Bytes of one row. */
static inline size_t bx_reader_row_size(const bx_row_reader *reader)
{
    if (reader->space == BX_PIXEL_BITMAP) return ((size_t)reader->width + 7) / 8;
    unsigned n = bx_components(reader->space) + reader->alpha;
    return (size_t)reader->width * n * (reader->depth / 8);
}

#endif
