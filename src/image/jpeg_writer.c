/* JPEG through libjpeg's compressor. Its standard handler of errors ends the process: ours jumps,
 * and the jumps stay in this file. */
#include "image/jpeg_writer.h"

#include "base/recovery.h"
#include "image/huffman.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

typedef struct jpeg_output {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    jmp_buf jump;
    unsigned char *data; /* the library's: grown with malloc */
    unsigned long size;
} jpeg_output;

static void on_error(j_common_ptr common)
{
    jpeg_output *output = common->client_data;
    longjmp(output->jump, 1);
}

static void no_message(j_common_ptr common)
{
    (void)common;
}

static void set_parameters(struct jpeg_compress_struct *info, const bx_pixels *pixels,
                           uint32_t quality)
{
    bool cmyk = pixels->space == BX_PIXEL_CMYK;
    info->image_width = pixels->width;
    info->image_height = pixels->height;
    info->input_components = cmyk ? 4 : 1;
    info->in_color_space = cmyk ? JCS_CMYK : JCS_GRAYSCALE;
    jpeg_set_defaults(info);
    jpeg_set_colorspace(info, info->in_color_space);
    info->write_Adobe_marker = FALSE;
    info->dct_method = JDCT_ISLOW;
    info->raw_data_in = TRUE;
    jpeg_set_quality(info, (int)quality, TRUE);
    for (int c = 0; c < info->num_components; c++)
        info->comp_info[c].h_samp_factor = info->comp_info[c].v_samp_factor = 1;
    /* Black is drawn by other strokes than the colours. */
    if (cmyk) info->comp_info[3].dc_tbl_no = info->comp_info[3].ac_tbl_no = 1;
}

/* A strip of blocks, a plane for each component: what the library would make of whole pixels, at
 * twice the cost. */
typedef struct strip {
    uint32_t columns; /* the picture's, filled up to whole blocks */
    uint8_t *samples;
    JSAMPROW rows[4][DCTSIZE];
    JSAMPARRAY planes[4];
} strip;

static void make_strip(strip *s, const bx_pixels *pixels)
{
    unsigned n = bx_components(pixels->space);
    s->columns = (pixels->width + DCTSIZE - 1) / DCTSIZE * DCTSIZE;
    s->samples = bx_alloc_array((size_t)n * DCTSIZE, s->columns);
    for (unsigned c = 0; c < n; c++) {
        s->planes[c] = s->rows[c];
        for (unsigned y = 0; y < DCTSIZE; y++)
            s->rows[c][y] = s->samples + ((size_t)c * DCTSIZE + y) * s->columns;
    }
}

/* Parts one row into its planes; its last pixel goes on to the end of the block. */
static void fill_row(strip *s, const bx_pixels *pixels, uint32_t from, unsigned to)
{
    const uint8_t *row = pixels->data + bx_pixels_row_size(pixels) * from;
    size_t width = pixels->width; /* not 32 bits: the compiler takes several pixels at once */
    unsigned n = bx_components(pixels->space);
    if (n == 1) {
        memcpy(s->rows[0][to], row, width);
    } else {
        uint8_t *restrict c = s->rows[0][to], *restrict m = s->rows[1][to];
        uint8_t *restrict y = s->rows[2][to], *restrict k = s->rows[3][to];
        for (size_t i = 0; i < width; i++) {
            c[i] = row[4 * i];
            m[i] = row[4 * i + 1];
            y[i] = row[4 * i + 2];
            k[i] = row[4 * i + 3];
        }
    }
    for (unsigned c = 0; c < n; c++)
        memset(s->rows[c][to] + width, s->rows[c][to][width - 1], s->columns - width);
}

/* Strips that tables are measured on. */
enum { MEASURED = 8 };

/* Encodes the strips at `first` and each `step` behind it. */
static void write_strips(jpeg_output *output, strip *s, const bx_pixels *pixels, uint32_t first,
                         uint32_t step)
{
    struct jpeg_compress_struct *info = &output->info;
    jpeg_start_compress(info, TRUE);
    for (uint32_t at = first * DCTSIZE; at < pixels->height; at += step * DCTSIZE) {
        for (unsigned y = 0; y < DCTSIZE; y++) {
            uint32_t row = at + y < pixels->height ? at + y : pixels->height - 1;
            fill_row(s, pixels, row, y);
        }
        jpeg_write_raw_data(info, s->planes, DCTSIZE);
    }
    jpeg_finish_compress(info);
}

/* Tables for a picture: the library's best ones for some strips, made fit for all others. Measuring
 * every strip would cost two thirds of all encoding, and save a thousandth of the bytes. */
static void measure(jpeg_output *output, strip *s, const bx_pixels *pixels)
{
    struct jpeg_compress_struct *info = &output->info;
    uint32_t strips = (pixels->height + DCTSIZE - 1) / DCTSIZE;
    uint32_t step = (strips + MEASURED - 1) / MEASURED, first = step / 2;
    uint32_t height = (strips - first + step - 1) / step * DCTSIZE;
    info->image_height = height;
    info->optimize_coding = TRUE;
    write_strips(output, s, pixels, first, step);
    info->image_height = pixels->height;
    info->optimize_coding = FALSE;
    unsigned tables = bx_components(pixels->space) == 4 ? 2 : 1;
    for (unsigned i = 0; i < tables; i++) {
        bx_huffman_complete(info->dc_huff_tbl_ptrs[i], false);
        bx_huffman_complete(info->ac_huff_tbl_ptrs[i], true);
    }
}

static bool compress(jpeg_output *output, strip *s, const bx_pixels *pixels, uint32_t quality)
{
    if (setjmp(output->jump)) return false;
    struct jpeg_compress_struct *info = &output->info;
    jpeg_create_compress(info);
    jpeg_mem_dest(info, &output->data, &output->size);
    set_parameters(info, pixels, quality);
    measure(output, s, pixels);
    free(output->data);
    output->data = NULL;
    output->size = 0;
    jpeg_mem_dest(info, &output->data, &output->size);
    write_strips(output, s, pixels, 0, 1);
    return true;
}

static void release_output(void *object)
{
    jpeg_output *output = object;
    if (setjmp(output->jump) == 0) jpeg_destroy_compress(&output->info);
    free(output->data);
}

bool bx_jpeg_write(const bx_pixels *pixels, uint32_t quality, void **data, size_t *size)
{
    jpeg_output *output = bx_alloc(sizeof *output);
    bx_hold(output, release_output);
    output->info.err = jpeg_std_error(&output->errors);
    output->info.client_data = output;
    output->errors.error_exit = on_error;
    output->errors.output_message = no_message;
    strip s;
    make_strip(&s, pixels);
    bool good = compress(output, &s, pixels, quality);
    bx_free(s.samples);
    if (good) {
        *data = bx_alloc(output->size);
        memcpy(*data, output->data, output->size);
        *size = output->size;
    }
    bx_drop(output, release_output);
    bx_free(output);
    return good;
}
