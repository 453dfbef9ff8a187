/* Row readers: one interface over JPEG, PNG and TIFF. Rows come top down, as stored (before
 * orientation), 8 bits a component, or 1 bit for bitmaps (1 = ink). */
#ifndef BX_IMAGE_READER_H
#define BX_IMAGE_READER_H

#include "image/image.h"

/* Limits against files that would take all memory or time. */
enum { BX_IMAGE_LARGEST_SIDE = 100000 };
#define BX_IMAGE_MOST_PIXELS INT64_C(1000000000)

typedef struct bx_row_reader bx_row_reader;
struct bx_row_reader {
    bx_pixel_space space;
    uint32_t width, height; /* as stored; after the decoder's own reduction */
    uint8_t orientation;    /* Exif 1–8 */
    bool inverted;          /* CMYK stored as 255 − ink (Adobe) */
    void *profile;          /* embedded ICC profile, owned */
    size_t profile_size;
    bool damaged; /* the file ended early or a part is broken */
    /* Reads the next row into `row`; false when there is none any more. */
    bool (*read)(bx_row_reader *reader, uint8_t *row);
    void (*close)(bx_row_reader *reader);
    void *state;
};

/* Opens a file by its content. `reduce` asks the decoder for pictures up to 1/reduce as large in
 * each direction (1, 2, 4, 8), where it can. NULL when it is no image that can be read. */
bx_row_reader *bx_reader_open(const char *path, unsigned reduce, bx_image_format *format);
void bx_reader_close(bx_row_reader *reader);

/* The readers of the formats; NULL when the file is none of theirs. */
bx_row_reader *bx_reader_open_jpeg(const char *path, unsigned reduce);
bx_row_reader *bx_reader_open_png(const char *path);
bx_row_reader *bx_reader_open_tiff(const char *path);

/* Bytes of one row. */
static inline size_t bx_reader_row_size(const bx_row_reader *reader)
{
    static const unsigned components[] = {0, 1, 3, 4};
    if (reader->space == BX_PIXEL_BITMAP) return (reader->width + 7) / 8;
    return (size_t)reader->width * components[reader->space];
}

#endif
