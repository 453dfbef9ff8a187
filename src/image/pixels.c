/* Reading with scaling, and turning. */
#include "image/pixels.h"

#include "image/orientation.h"
#include "image/resample.h"

#include <string.h>

static unsigned all_components(const bx_pixels *pixels)
{
    return bx_components(pixels->space) + pixels->alpha;
}

size_t bx_pixels_row_size(const bx_pixels *pixels)
{
    if (pixels->space == BX_PIXEL_BITMAP) return ((size_t)pixels->width + 7) / 8;
    return (size_t)pixels->width * all_components(pixels) * (pixels->depth / 8);
}

static void read_bitmap(bx_row_reader *reader, bx_pixels *out, uint32_t x, uint32_t y)
{
    uint8_t *row = bx_alloc(bx_reader_row_size(reader));
    size_t size = bx_pixels_row_size(out);
    for (uint32_t at = 0; at < y + out->height; at++) {
        if (!reader->kind->read(reader, row)) {
            reader->damaged = true;
            break;
        }
        if (at < y) continue;
        uint8_t *to = out->data + size * (at - y);
        for (uint32_t i = 0; i < out->width; i++) {
            uint32_t from = x + i;
            if (row[from / 8] >> (7 - from % 8) & 1) to[i / 8] |= (uint8_t)(0x80 >> i % 8);
        }
    }
    bx_free(row);
}

/* A row with alpha in 16 bits, colours multiplied by it: averages of those are right. */
static void associate(const bx_row_reader *reader, const uint8_t *row, uint16_t *to)
{
    unsigned n = bx_components(reader->space);
    size_t count = (size_t)reader->width * (n + 1);
    for (size_t i = 0; i < count; i++) {
        if (reader->depth == 8)
            to[i] = (uint16_t)(row[i] * 257);
        else
            memcpy(to + i, row + 2 * i, sizeof *to);
    }
    for (size_t i = 0; i < count && !reader->associated; i += n + 1) {
        for (unsigned c = 0; c < n; c++)
            to[i + c] = (uint16_t)(((uint64_t)to[i + c] * to[i + n] + 32767) / 65535);
    }
}

/* What reading with scaling needs beside the output. */
typedef struct averager {
    bx_row_reader *reader;
    bx_pixels *out;
    bx_resampling across, down;
    uint8_t *row;   /* as the reader gives it */
    uint16_t *wide; /* with alpha */
    uint32_t *sums; /* of rows that are averaged down, the part that is asked for */
    int16_t *means;
    bool ended;
    uint32_t white; /* first row that the file has not */
} averager;

/* The next row of the file, or white. */
static const uint8_t *next_row(averager *a)
{
    if (!a->ended && !a->reader->kind->read(a->reader, a->row)) {
        a->ended = a->reader->damaged = true;
    }
    if (a->ended) bx_reader_white_row(a->reader, a->row);
    if (!a->wide) return a->row;
    associate(a->reader, a->row, a->wide);
    return (const uint8_t *)a->wide;
}

static void copy_rows(averager *a)
{
    size_t size = bx_pixels_row_size(a->out);
    size_t pixel = all_components(a->out) * (a->out->depth / 8u);
    for (uint32_t y = 0; y < a->down.end; y++) {
        const uint8_t *row = next_row(a);
        if (y < a->down.begin) continue;
        memcpy(a->out->data + size * (y - a->down.begin), row + a->across.begin * pixel, size);
    }
}

/* Samples of the part of a row that is asked for. */
static size_t part_samples(const averager *a)
{
    return (size_t)(a->across.end - a->across.begin) * all_components(a->out);
}

static void add_row(averager *a, const uint8_t *row, uint32_t weight, bool first)
{
    size_t begin = (size_t)a->across.begin * all_components(a->out);
    if (a->out->depth == 8)
        bx_resample_add_8(row + begin, part_samples(a), weight, first, a->sums);
    else
        bx_resample_add_16((const uint16_t *)(const void *)row + begin, part_samples(a), weight,
                           first, a->sums);
}

static void finish_row(averager *a, uint32_t o)
{
    unsigned n = all_components(a->out);
    uint8_t *to = a->out->data + bx_pixels_row_size(a->out) * o;
    if (a->out->depth == 8)
        bx_resample_across_8(&a->across, n, a->sums, a->means, to);
    else
        bx_resample_across_16(&a->across, n, a->sums, a->means, (uint16_t *)(void *)to);
}

/* Whether all further outputs are what this one is, white: then they become it. Much may be missing
 * of a file whose header lies. */
static bool fill_rest(const averager *a, uint32_t o)
{
    uint32_t first = a->down.copy ? a->down.begin + o : a->down.first[o];
    if (!a->ended || first < a->white) return false;
    size_t size = bx_pixels_row_size(a->out);
    for (uint32_t i = o + 1; i < a->down.count; i++)
        memcpy(a->out->data + size * i, a->out->data + size * o, size);
    return true;
}

static void average_rows(averager *a)
{
    const bx_resampling *down = &a->down;
    uint32_t o = 0;
    for (uint32_t y = 0; y < down->end && o < down->count; y++) {
        bool before = a->ended;
        const uint8_t *row = next_row(a);
        if (a->ended && !before) a->white = y;
        if (y < down->begin) continue;
        if (down->copy) {
            add_row(a, row, 65536, true);
            finish_row(a, o);
            if (fill_rest(a, o++)) return;
            continue;
        }
        /* A row may end one output and begin the next. */
        while (o < down->count && y >= down->first[o]) {
            uint32_t i = y - down->first[o];
            add_row(a, row, down->weight[down->offset[o] + i], i == 0);
            if (i + 1 < down->span[o]) break;
            finish_row(a, o);
            if (fill_rest(a, o++)) return;
        }
    }
}

bx_pixels bx_pixels_read(bx_row_reader *reader, const bx_pixel_part *part)
{
    bx_pixels out = {.space = reader->space,
                     .depth = reader->alpha ? 16 : reader->depth,
                     .alpha = reader->alpha,
                     .width = part->width,
                     .height = part->height};
    bool bitmap = reader->space == BX_PIXEL_BITMAP;
    if (!bitmap && out.width > part->max_width) out.width = part->max_width;
    if (!bitmap && out.height > part->max_height) out.height = part->max_height;
    if (bitmap) {
        out.data = bx_alloc_array(out.height, bx_pixels_row_size(&out));
        read_bitmap(reader, &out, part->x, part->y);
        return out;
    }
    out.data = bx_resize(NULL, out.height, bx_pixels_row_size(&out));
    unsigned unit = reader->reduced;
    averager a = {.reader = reader, .out = &out};
    a.across = bx_resampling_make(part->x, part->width, unit, reader->width, out.width);
    a.down = bx_resampling_make(part->y, part->height, unit, reader->height, out.height);
    size_t samples = (size_t)reader->width * all_components(&out);
    a.row = bx_alloc(bx_reader_row_size(reader));
    if (reader->alpha) a.wide = bx_alloc_array(samples, sizeof *a.wide);
    a.sums = bx_alloc_array(part_samples(&a), sizeof *a.sums);
    a.means = bx_alloc(part_samples(&a) * sizeof *a.means + BX_RESAMPLE_ROOM);
    if (a.across.copy && a.down.copy)
        copy_rows(&a);
    else
        average_rows(&a);
    bx_resampling_release(&a.across);
    bx_resampling_release(&a.down);
    bx_free(a.row);
    bx_free(a.wide);
    bx_free(a.sums);
    bx_free(a.means);
    return out;
}

/* Moves one pixel of a bitmap, or of `size` bytes. */
static void move_pixel(const bx_pixels *from, size_t row, uint32_t x, uint32_t y, uint8_t *to_row,
                       uint32_t to, size_t size)
{
    const uint8_t *line = from->data + row * y;
    if (size > 0)
        memcpy(to_row + to * size, line + x * size, size);
    else if (line[x / 8] >> (7 - x % 8) & 1)
        to_row[to / 8] |= (uint8_t)(0x80 >> to % 8);
}

void bx_pixels_turn(bx_pixels *pixels, uint8_t orientation)
{
    if (orientation <= 1) return;
    bx_image_orientation o = bx_image_orientation_of(orientation);
    bx_pixels out = *pixels;
    out.width = o.swap ? pixels->height : pixels->width;
    out.height = o.swap ? pixels->width : pixels->height;
    size_t row = bx_pixels_row_size(pixels), out_row = bx_pixels_row_size(&out);
    size_t size = pixels->depth / 8u * all_components(pixels);
    uint32_t right = pixels->width - 1, bottom = pixels->height - 1;
    out.data = bx_alloc_array(out.height, out_row);
    for (uint32_t y = 0; y < out.height; y++) {
        for (uint32_t x = 0; x < out.width; x++) {
            uint32_t sx = o.swap ? y : x, sy = o.swap ? x : y;
            if (o.from_right) sx = right - sx;
            if (o.from_bottom) sy = bottom - sy;
            move_pixel(pixels, row, sx, sy, out.data + out_row * y, x, size);
        }
    }
    bx_free(pixels->data);
    *pixels = out;
}

bool bx_pixels_few_colors(const bx_pixels *pixels)
{
    enum { MOST = 64 };
    uint32_t seen[MOST];
    size_t count = 0, total = (size_t)pixels->width * pixels->height;
    unsigned n = bx_components(pixels->space);
    uint32_t last = 0;
    for (size_t i = 0; i < total; i++) {
        uint32_t value = 0;
        for (unsigned c = 0; c < n; c++)
            value = value << 8 | pixels->data[i * n + c];
        if (i > 0 && value == last) continue;
        last = value;
        size_t k = 0;
        while (k < count && seen[k] != value)
            k++;
        if (k < count) continue;
        if (count == MOST) return false;
        seen[count++] = value;
    }
    return true;
}
