/* Samples of TIFF to rows: any number of bits, together or in planes, every meaning. */
#include "image/tiff_samples.h"

#include <string.h>
#include <tiff.h>

/* Sample `i` of a line. */
static unsigned sample(const uint8_t *line, size_t i, unsigned bits)
{
    if (bits == 8) return line[i];
    if (bits == 16) {
        uint16_t value;
        memcpy(&value, line + 2 * i, sizeof value);
        return value;
    }
    size_t bit = i * bits;
    return (unsigned)line[bit / 8] >> (8 - bits - bit % 8) & ((1u << bits) - 1);
}

static unsigned clamp16(int value)
{
    return value < 0 ? 0 : value > 65535 ? 65535 : (unsigned)value;
}

/* A component of Lab as lcms has it. CIE L*a*b* (TIFF 6.0 section 23) has a* and b* with a sign,
 * ICC L*a*b* an offset, both 1/256 in 16 bits; ITU L*a*b* (T.42) is 8 bits over the default range
 * a* −85…85, b* −75…125. */
static unsigned lab(const bx_tiff_samples *samples, unsigned component, unsigned value)
{
    bool wide = samples->bits == 16;
    switch (samples->photometric) {
    case PHOTOMETRIC_CIELAB:
        if (component == 0) return value;
        value ^= wide ? 0x8000 : 0x80;
        return wide ? clamp16((int)((value * 257 + 128) / 256)) : value;
    case PHOTOMETRIC_ICCLAB:
        if (!wide) return value;
        return component == 0 ? clamp16((int)((value * INT64_C(65535) + 32640) / 65280))
                              : clamp16((int)((value * 257 + 128) / 256));
    default: break;
    }
    if (component == 0) return value * 257;
    int range = component == 1 ? 170 : 200, zero = component == 1 ? 128 : 96;
    return clamp16((((int)value - zero) * range * 257 + 127) / 255 + 0x8080);
}

static unsigned mapped(const bx_tiff_samples *samples, unsigned component, unsigned index)
{
    unsigned value = samples->map[component][index];
    return samples->map_of_bytes ? value & 0xFF : (value + 128) / 257;
}

/* A component of a pixel at the reader's depth. */
static unsigned component(const bx_row_reader *reader, const bx_tiff_samples *samples,
                          unsigned which, unsigned value)
{
    if (samples->photometric == PHOTOMETRIC_PALETTE) return mapped(samples, which, value);
    if (reader->space == BX_PIXEL_LAB) return lab(samples, which, value);
    unsigned most = (1u << samples->bits) - 1;
    if (samples->photometric == PHOTOMETRIC_MINISWHITE) value = most - value;
    return samples->bits < 8 ? value * 255 / most : value;
}

static void put(uint8_t *row, size_t at, unsigned depth, unsigned value)
{
    if (depth == 8) {
        row[at] = (uint8_t)value;
        return;
    }
    uint16_t wide = (uint16_t)value;
    memcpy(row + 2 * at, &wide, sizeof wide);
}

/* 1-bit rows: 1 = ink. */
static void bitmap_row(const bx_row_reader *reader, const bx_tiff_samples *samples,
                       const uint8_t *line, uint8_t *row)
{
    size_t size = bx_reader_row_size(reader);
    uint8_t flip = samples->photometric == PHOTOMETRIC_MINISWHITE ? 0 : 0xFF;
    for (size_t i = 0; i < size; i++)
        row[i] = line[i] ^ flip;
}

void bx_tiff_convert_row(const bx_row_reader *reader, const bx_tiff_samples *samples,
                         const uint8_t *const *lines, uint8_t *row)
{
    if (reader->space == BX_PIXEL_BITMAP) {
        bitmap_row(reader, samples, lines[0], row);
        return;
    }
    bool palette = samples->photometric == PHOTOMETRIC_PALETTE;
    unsigned n = bx_components(reader->space), bits = samples->bits;
    bool together = !samples->planes && samples->count == n + reader->alpha &&
                    (!reader->alpha || samples->alpha == n);
    bool as_is =
        together && bits == reader->depth &&
        (samples->photometric == PHOTOMETRIC_MINISBLACK ||
         samples->photometric == PHOTOMETRIC_RGB || samples->photometric == PHOTOMETRIC_SEPARATED);
    if (as_is) {
        memcpy(row, lines[0], bx_reader_row_size(reader));
        return;
    }
    unsigned most = (1u << bits) - 1, whole = reader->depth == 8 ? 255 : 65535;
    size_t at = 0;
    for (size_t x = 0; x < reader->width; x++) {
        for (unsigned c = 0; c < n + reader->alpha; c++) {
            unsigned from = c == n ? samples->alpha : palette ? 0 : c;
            unsigned value = samples->planes ? sample(lines[from], x, bits)
                                             : sample(lines[0], x * samples->count + from, bits);
            put(row, at++, reader->depth,
                c == n ? (unsigned)((uint64_t)value * whole / most)
                       : component(reader, samples, c, value));
        }
    }
}
