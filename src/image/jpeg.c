/* JPEG through libjpeg. The library reports errors by a callback that must not return: the jumps
 * stay in this file. */
#include "base/file.h"
#include "image/reader.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

typedef struct jpeg_state {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    jmp_buf jump;
    FILE *file;
    bool started, failed;
} jpeg_state;

static void on_error(j_common_ptr common)
{
    jpeg_state *state = common->client_data;
    longjmp(state->jump, 1);
}

static void on_message(j_common_ptr common, int level)
{
    jpeg_state *state = common->client_data;
    /* Level −1 is damage that the decoder repaired. */
    if (level < 0) state->errors.num_warnings++;
}

static void no_output(j_common_ptr common)
{
    (void)common;
}

/* Exif orientation from an APP1 marker; 1 when there is none. */
static uint8_t exif_orientation(const jpeg_saved_marker_ptr list)
{
    for (jpeg_saved_marker_ptr m = list; m; m = m->next) {
        const uint8_t *d = m->data;
        size_t size = m->data_length;
        if (m->marker != JPEG_APP0 + 1 || size < 20 || memcmp(d, "Exif\0\0", 6) != 0) continue;
        bool big = d[6] == 'M';
        const uint8_t *t = d + 6;
        size_t room = size - 6;
#define U16(p) (big ? (unsigned)((p)[0] << 8 | (p)[1]) : (unsigned)((p)[1] << 8 | (p)[0]))
        size_t at = big ? (size_t)t[4] << 24 | t[5] << 16 | t[6] << 8 | t[7]
                        : (size_t)t[7] << 24 | t[6] << 16 | t[5] << 8 | t[4];
        if (at + 2 > room) return 1;
        unsigned count = U16(t + at);
        for (unsigned i = 0; i < count && at + 2 + (i + 1) * 12 <= room; i++) {
            const uint8_t *entry = t + at + 2 + i * 12;
            if (U16(entry) == 0x0112) {
                unsigned value = U16(entry + 8);
                return value >= 1 && value <= 8 ? (uint8_t)value : 1;
            }
        }
#undef U16
    }
    return 1;
}

static bool read_row(bx_row_reader *reader, uint8_t *row)
{
    jpeg_state *state = reader->state;
    if (state->failed) return false;
    if (setjmp(state->jump)) {
        state->failed = true;
        reader->damaged = true;
        return false;
    }
    if (state->info.output_scanline >= state->info.output_height) return false;
    JSAMPROW rows[1] = {row};
    jpeg_read_scanlines(&state->info, rows, 1);
    if (state->errors.num_warnings > 0) reader->damaged = true;
    return true;
}

static void close_reader(bx_row_reader *reader)
{
    jpeg_state *state = reader->state;
    if (setjmp(state->jump) == 0) jpeg_destroy_decompress(&state->info);
    fclose(state->file);
    bx_free(state);
}

static void keep_profile(bx_row_reader *reader, jpeg_state *state)
{
    JOCTET *data = NULL;
    unsigned size = 0;
    if (!jpeg_read_icc_profile(&state->info, &data, &size)) return;
    reader->profile = bx_alloc(size);
    memcpy(reader->profile, data, size);
    reader->profile_size = size;
    free(data);
}

static bool start(bx_row_reader *reader, jpeg_state *state, unsigned reduce)
{
    if (setjmp(state->jump)) return false;
    jpeg_create_decompress(&state->info);
    state->started = true;
    jpeg_stdio_src(&state->info, state->file);
    jpeg_save_markers(&state->info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&state->info, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&state->info, TRUE);
    reader->orientation = exif_orientation(state->info.marker_list);
    keep_profile(reader, state);
    switch (state->info.jpeg_color_space) {
    case JCS_GRAYSCALE:
        state->info.out_color_space = JCS_GRAYSCALE;
        reader->space = BX_PIXEL_GRAY;
        break;
    case JCS_CMYK:
    case JCS_YCCK:
        state->info.out_color_space = JCS_CMYK;
        reader->space = BX_PIXEL_CMYK;
        reader->inverted = state->info.saw_Adobe_marker;
        break;
    default: state->info.out_color_space = JCS_RGB; reader->space = BX_PIXEL_RGB;
    }
    state->info.scale_num = 1;
    state->info.scale_denom = reduce;
    state->info.dct_method = JDCT_ISLOW;
    jpeg_calc_output_dimensions(&state->info);
    reader->width = state->info.output_width;
    reader->height = state->info.output_height;
    if (reader->width > BX_IMAGE_LARGEST_SIDE || reader->height > BX_IMAGE_LARGEST_SIDE)
        return false;
    jpeg_start_decompress(&state->info);
    return true;
}

bx_row_reader *bx_reader_open_jpeg(const char *path, unsigned reduce)
{
    int error;
    FILE *file = bx_file_stream(path, &error);
    if (!file) return NULL;
    jpeg_state *state = bx_alloc(sizeof *state);
    bx_row_reader *reader = bx_alloc(sizeof *reader);
    state->file = file;
    state->info.err = jpeg_std_error(&state->errors);
    state->info.client_data = state;
    state->errors.error_exit = on_error;
    state->errors.emit_message = on_message;
    state->errors.output_message = no_output;
    reader->state = state;
    reader->read = read_row;
    reader->close = close_reader;
    if (start(reader, state, reduce)) return reader;
    bx_reader_close(reader);
    return NULL;
}
