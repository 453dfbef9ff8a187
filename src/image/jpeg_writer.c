/* JPEG through libjpeg's compressor. Its standard handler of errors ends the process: ours jumps,
 * and the jumps stay in this file. */
#include "image/jpeg_writer.h"

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
    jpeg_set_quality(info, (int)quality, TRUE);
    for (int c = 0; c < info->num_components; c++)
        info->comp_info[c].h_samp_factor = info->comp_info[c].v_samp_factor = 1;
}

static bool compress(jpeg_output *output, const bx_pixels *pixels, uint32_t quality)
{
    if (setjmp(output->jump)) return false;
    struct jpeg_compress_struct *info = &output->info;
    jpeg_create_compress(info);
    jpeg_mem_dest(info, &output->data, &output->size);
    set_parameters(info, pixels, quality);
    jpeg_start_compress(info, TRUE);
    size_t row_size = bx_pixels_row_size(pixels);
    while (info->next_scanline < info->image_height) {
        JSAMPROW row = pixels->data + row_size * info->next_scanline;
        jpeg_write_scanlines(info, &row, 1);
    }
    jpeg_finish_compress(info);
    return true;
}

bool bx_jpeg_write(const bx_pixels *pixels, uint32_t quality, void **data, size_t *size)
{
    jpeg_output *output = bx_alloc(sizeof *output);
    output->info.err = jpeg_std_error(&output->errors);
    output->info.client_data = output;
    output->errors.error_exit = on_error;
    output->errors.output_message = no_message;
    bool good = compress(output, pixels, quality);
    if (good) {
        *data = bx_alloc(output->size);
        memcpy(*data, output->data, output->size);
        *size = output->size;
    }
    if (setjmp(output->jump) == 0) jpeg_destroy_compress(&output->info);
    free(output->data);
    bx_free(output);
    return good;
}
