/* What the header of a file says, and what is said of a file that cannot be used. */
#include "image/reader.h"

#include "base/file.h"
#include "base/unreadable.h"
#include "image/codes.h"

#include <stdio.h>
#include <string.h>

/* Whether the name's ending is that of another kind than the content. */
static bool name_lies(const char *path, const bx_image_kind *kind)
{
    static const bx_image_kind *const kinds[] = {&bx_image_jpeg, &bx_image_png, &bx_image_tiff,
                                                 &bx_image_webp};
    const char *ending = strrchr(path, '.');
    size_t size = ending ? strlen(ending) : 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && size > 1; i++) {
        for (const char *at = kinds[i]->endings; *at; at += strspn(at, " ")) {
            size_t length = strcspn(at, " ");
            if (length == size && strncasecmp(at, ending, size) == 0) return kinds[i] != kind;
            at += length;
        }
    }
    return false;
}

static bool report_size(const char *path, bx_span span, const bx_row_reader *reader,
                        bx_diagnostics *diagnostics)
{
    char size[48];
    uint32_t width = reader->width, height = reader->height;
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

static void report_unusable(const char *path, bx_span span, int error, const char *other,
                            bx_diagnostics *diagnostics)
{
    if (error == BX_FILE_SPECIAL)
        bx_report(diagnostics, BX_IMAGE_SPECIAL, span, path);
    else if (error)
        bx_report_unreadable(diagnostics, BX_IMAGE_MISSING, span, path, error);
    else if (other)
        bx_report(diagnostics, BX_IMAGE_KIND, span, path, other);
    else
        bx_report(diagnostics, BX_IMAGE_UNKNOWN, span, path);
}

/* Whether a file whose header was read, or not, can be printed; else that is said. */
static bool check(const char *path, bx_span span, bx_row_reader *reader, bool good,
                  bx_diagnostics *diagnostics)
{
    /* A header that stops at a size says so before it is called damaged. */
    if (reader->refusal[0]) {
        char what[64];
        snprintf(what, sizeof what, "%s, %s", reader->kind->name, reader->refusal);
        bx_report(diagnostics, BX_IMAGE_NOT_READ, span, path, what);
        return false;
    }
    if ((good || reader->sized) && report_size(path, span, reader, diagnostics)) return false;
    if (!good) bx_report(diagnostics, BX_IMAGE_DAMAGED, span, path, reader->kind->name);
    return good;
}

bool bx_image_probe(const char *path, bx_span span, bx_image_info *info,
                    bx_diagnostics *diagnostics)
{
    int error;
    bool good;
    const char *other;
    bx_row_reader *reader = bx_reader_open(path, &good, &error, &other);
    if (!reader) {
        report_unusable(path, span, error, other, diagnostics);
        return false;
    }
    if (name_lies(path, reader->kind))
        bx_report(diagnostics, BX_IMAGE_NAME_LIES, span, path, reader->kind->name);
    good = check(path, span, reader, good, diagnostics);
    info->format = reader->kind->format;
    info->space = reader->space;
    info->orientation = reader->orientation;
    bool turned = reader->orientation >= 5;
    info->width = turned ? reader->height : reader->width;
    info->height = turned ? reader->width : reader->height;
    bx_reader_close(reader);
    return good;
}
