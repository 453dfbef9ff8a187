/* The table of picture kinds, and the kinds that are known by name only. */
#include "image/reader.h"

#include "base/file.h"
#include "base/recovery.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { HEAD = 512 };

static const bx_image_kind *const kinds[] = {&bx_image_jpeg, &bx_image_png, &bx_image_tiff,
                                             &bx_image_webp};

/* Kinds that are not read, by bytes at an offset. */
static const struct {
    uint8_t at, size;
    const char *bytes, *name;
} others[] = {
    /* clang-format off */
    {0, 4, "GIF8", "GIF"},
    {0, 2, "BM", "BMP"},
    {0, 4, "8BPS", "PSD"},
    {0, 5, "%PDF-", "PDF"},
    {0, 4, "%!PS", "EPS"},
    {0, 4, "\xC5\xD0\xD3\xC6", "EPS"},
    {4, 8, "ftypavif", "AVIF"},
    {4, 8, "ftypavis", "AVIF"},
    {4, 7, "ftyphei", "HEIC"},
    {4, 7, "ftyphev", "HEIC"},
    {4, 8, "ftypmif1", "HEIC"},
    {4, 8, "ftypmsf1", "HEIC"},
    {4, 7, "ftypcrx", "CR3"},
    {0, 12, "\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"},
    {0, 4, "\xFF\x4F\xFF\x51", "JPEG 2000"},
    {0, 2, "\xFF\x0A", "JPEG XL"},
    {0, 12, "\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"},
    {0, 3, "II\xBC", "JPEG XR"},
    {0, 4, "\x76\x2F\x31\x01", "OpenEXR"},
    {8, 2, "CR", "CR2"},
    {0, 8, "IIRO\b\0\0\0", "ORF"},
    {0, 8, "FUJIFILM", "RAF"},
    {0, 5, "<svg ", "SVG"},
    /* clang-format on */
};

static const char *other_kind(const uint8_t *head, size_t size)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if ((size_t)others[i].at + others[i].size <= size &&
            memcmp(head + others[i].at, others[i].bytes, others[i].size) == 0)
            return others[i].name;
    }
    bool xml = size > 5 && (memcmp(head, "<?xml", 5) == 0 || memcmp(head, "<!--", 4) == 0 ||
                            memcmp(head, "<!DOC", 5) == 0 || memcmp(head, "\xEF\xBB\xBF<", 4) == 0);
    return xml && memmem(head, size, "<svg", 4) ? "SVG" : NULL;
}

/* The first bytes of a file. Returns 0 or what bx_file_stream says. */
static int read_head(const char *path, uint8_t *head, size_t *size)
{
    int error;
    FILE *file = bx_file_stream(path, &error);
    if (!file) return error;
    *size = fread(head, 1, HEAD, file);
    error = ferror(file) ? EISDIR : 0;
    fclose(file);
    return error;
}

/* What the libraries of its kind hold. */
static void close_state(void *object)
{
    bx_row_reader *reader = object;
    if (reader->state) reader->kind->close(reader);
}

bx_row_reader *bx_reader_open(const char *path, bool *good, int *error, const char **other)
{
    uint8_t head[HEAD];
    size_t size = 0;
    *good = false;
    *other = NULL;
    *error = read_head(path, head, &size);
    if (*error) return NULL;
    *other = other_kind(head, size);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !*other; i++) {
        if (!kinds[i]->recognize(head, size)) continue;
        bx_row_reader *reader = bx_alloc(sizeof *reader);
        reader->kind = kinds[i];
        bx_hold(reader, close_state);
        reader->orientation = 1;
        reader->depth = 8;
        reader->reduced = 1;
        *good = kinds[i]->open(reader, path);
        return reader;
    }
    return NULL;
}

void bx_reader_close(bx_row_reader *reader)
{
    if (!reader) return;
    bx_drop(reader, close_state);
    bx_free(reader->profile);
    bx_free(reader);
}

void bx_reader_keep_profile(bx_row_reader *reader, const void *data, size_t size)
{
    bx_free(reader->profile);
    reader->profile = bx_alloc(size);
    reader->profile_size = size;
    memcpy(reader->profile, data, size);
}

void bx_reader_white_row(const bx_row_reader *reader, uint8_t *row)
{
    size_t size = bx_reader_row_size(reader);
    memset(row, reader->space == BX_PIXEL_BITMAP ? 0 : 0xFF, size);
    unsigned bytes = reader->depth / 8, n = bx_components(reader->space);
    if (reader->space != BX_PIXEL_CMYK && reader->space != BX_PIXEL_LAB) return;
    bool lab = reader->space == BX_PIXEL_LAB;
    size_t pixel = (size_t)(n + reader->alpha) * bytes, first = lab ? bytes : 0;
    for (size_t at = 0; at < size; at += pixel)
        memset(row + at + first, lab ? 0x80 : 0, n * bytes - first);
}
