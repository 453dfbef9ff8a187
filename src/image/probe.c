/* Kinds of files by content, headers, limits. */
#include "base/file.h"
#include "image/reader.h"

#include "image/codes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Format by the first bytes; false when it is none of ours. */
static bool detect(const char *path, bx_image_format *format, int *error)
{
    unsigned char bytes[8] = {0};
    FILE *file = bx_file_stream(path, error);
    if (!file) return false;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    if (ferror(file)) *error = EISDIR;
    fclose(file);
    if (size >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
        *format = BX_IMAGE_JPEG;
    else if (size == 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
        *format = BX_IMAGE_PNG;
    else if (size >= 4 && (memcmp(bytes, "II*\0", 4) == 0 || memcmp(bytes, "MM\0*", 4) == 0))
        *format = BX_IMAGE_TIFF;
    else
        return false;
    return true;
}

bx_row_reader *bx_reader_open(const char *path, unsigned reduce, bx_image_format *format)
{
    int error;
    if (!detect(path, format, &error)) return NULL;
    switch (*format) {
    case BX_IMAGE_JPEG: return bx_reader_open_jpeg(path, reduce);
    case BX_IMAGE_PNG: return bx_reader_open_png(path);
    case BX_IMAGE_TIFF: return bx_reader_open_tiff(path);
    }
    return NULL;
}

void bx_reader_close(bx_row_reader *reader)
{
    if (!reader) return;
    reader->close(reader);
    bx_free(reader->profile);
    bx_free(reader);
}

/* Whether the name's ending says another format than the content. */
static bool name_lies(const char *path, bx_image_format format)
{
    bx_string name = bx_string_of(path);
    bool jpeg = bx_string_ends_with(name, ".jpg") || bx_string_ends_with(name, ".jpeg");
    bool png = bx_string_ends_with(name, ".png");
    bool tiff = bx_string_ends_with(name, ".tif") || bx_string_ends_with(name, ".tiff");
    return (jpeg && format != BX_IMAGE_JPEG) || (png && format != BX_IMAGE_PNG) ||
           (tiff && format != BX_IMAGE_TIFF);
}

/* Width and height of a PNG from its first chunk: libpng refuses 0 × 0 without saying why. */
static bool png_size(const char *path, uint32_t *width, uint32_t *height)
{
    unsigned char b[24];
    int error;
    FILE *file = bx_file_stream(path, &error);
    bool good = file && fread(b, 1, sizeof b, file) == sizeof b;
    if (file) fclose(file);
    if (!good) return false;
    *width = (uint32_t)b[16] << 24 | (uint32_t)b[17] << 16 | (uint32_t)b[18] << 8 | b[19];
    *height = (uint32_t)b[20] << 24 | (uint32_t)b[21] << 16 | (uint32_t)b[22] << 8 | b[23];
    return true;
}

static bool report_size(const char *path, bx_span span, uint32_t width, uint32_t height,
                        bx_diagnostics *diagnostics)
{
    char size[48];
    snprintf(size, sizeof size, "%u × %u", width, height);
    bool empty = width == 0 || height == 0;
    bool large = width > BX_IMAGE_LARGEST_SIDE || height > BX_IMAGE_LARGEST_SIDE ||
                 (int64_t)width * height > BX_IMAGE_MOST_PIXELS;
    if (empty)
        bx_report(diagnostics, BX_IMAGE_EMPTY, span, path, size);
    else if (large)
        bx_report(diagnostics, BX_IMAGE_TOO_LARGE, span, path, size);
    return empty || large;
}

bool bx_image_probe(const char *path, bx_span span, bx_image_info *info,
                    bx_diagnostics *diagnostics)
{
    int error;
    static const char *const names[] = {"JPEG", "PNG", "TIFF"};
    if (!detect(path, &info->format, &error)) {
        if (error == BX_FILE_SPECIAL)
            bx_report(diagnostics, BX_IMAGE_SPECIAL, span, path);
        else if (error)
            bx_report(diagnostics, BX_IMAGE_MISSING, span, path, strerror(error));
        else
            bx_report(diagnostics, BX_IMAGE_UNKNOWN, span, path);
        return false;
    }
    uint32_t width, height;
    if (info->format == BX_IMAGE_PNG && png_size(path, &width, &height) &&
        report_size(path, span, width, height, diagnostics))
        return false;
    bx_row_reader *reader = bx_reader_open(path, 1, &info->format);
    if (!reader) {
        bx_report(diagnostics, BX_IMAGE_DAMAGED, span, path, names[info->format]);
        return false;
    }
    if (name_lies(path, info->format))
        bx_report(diagnostics, BX_IMAGE_NAME_LIES, span, path, names[info->format]);
    info->space = reader->space;
    info->orientation = reader->orientation;
    bool turned = reader->orientation >= 5;
    info->width = turned ? reader->height : reader->width;
    info->height = turned ? reader->width : reader->height;
    bx_reader_close(reader);
    return !report_size(path, span, info->width, info->height, diagnostics);
}
