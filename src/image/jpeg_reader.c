/* JPEG through libjpeg. The library reports errors by a callback that must not return: the jumps
 * stay in this file. */
#include "base/recovery.h"
#include "image/reader.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define D_ARITH_CODING_SUPPORTED /* for the number of its warning */
#include <jerror.h>
#include <jpeglib.h>

typedef struct jpeg_state {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    jmp_buf jump;
    FILE *file;
    bool failed, damaged;
    uint32_t end; /* first row that has no data */
} jpeg_state;

static void on_error(j_common_ptr common)
{
    jpeg_state *state = common->client_data;
    longjmp(state->jump, 1);
}

/* First output row of the row of blocks that is being decoded. */
static uint32_t row_of_blocks(const struct jpeg_decompress_struct *info)
{
    uint32_t height = (uint32_t)(info->max_v_samp_factor * info->min_DCT_scaled_size);
    return info->input_iMCU_row * height;
}

/* Data that end are white from here on, and for the first scan alone: later ones of a progressive
 * file only sharpen what is there. */
static void end_here(jpeg_state *state)
{
    state->damaged = true;
    if (state->info.input_scan_number <= 1 && row_of_blocks(&state->info) < state->end)
        state->end = row_of_blocks(&state->info);
}

/* Level −1 is damage that the decoder passes over. Bytes between the markers, a progression that
 * skips bits and a missing end marker lose nothing. */
static void on_message(j_common_ptr common, int level)
{
    jpeg_state *state = common->client_data;
    const struct jpeg_decompress_struct *info = &state->info;
    if (level >= 0) return;
    switch (common->err->msg_code) {
    case JWRN_HIT_MARKER: end_here(state); break;
    case JWRN_JPEG_EOF:
        /* The arithmetic decoder goes on with zeros in silence. */
        if (info->arith_code && info->input_iMCU_row + 1 < info->total_iMCU_rows) end_here(state);
        break;
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC: state->damaged = true;
    }
}

static void no_output(j_common_ptr common)
{
    (void)common;
}

static bool recognize(const uint8_t *bytes, size_t size)
{
    return size >= 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0;
}

static bool read_row(bx_row_reader *reader, uint8_t *row)
{
    jpeg_state *state = reader->state;
    if (state->failed) return false;
    if (setjmp(state->jump)) {
        state->failed = reader->damaged = true;
        return false;
    }
    uint32_t at = state->info.output_scanline;
    if (at >= state->info.output_height) return false;
    JSAMPROW rows[1] = {row};
    jpeg_read_scanlines(&state->info, rows, 1);
    reader->damaged |= state->damaged;
    if (at >= state->end) return false;
    size_t size = bx_reader_row_size(reader);
    for (size_t i = 0; reader->inverted && i < size; i++)
        row[i] = (uint8_t)~row[i];
    return true;
}

static void close_reader(bx_row_reader *reader)
{
    jpeg_state *state = reader->state;
    if (setjmp(state->jump) == 0) jpeg_destroy_decompress(&state->info);
    fclose(state->file);
    bx_free(state);
}

static void read_markers(bx_row_reader *reader, jpeg_state *state)
{
    for (jpeg_saved_marker_ptr m = state->info.marker_list; m; m = m->next) {
        if (m->marker != JPEG_APP0 + 1 || m->data_length < 14 || memcmp(m->data, "Exif\0", 5) != 0)
            continue;
        reader->orientation = bx_exif_orientation(m->data + 6, m->data_length - 6);
        break;
    }
    JOCTET *data = NULL;
    unsigned size = 0;
    if (!jpeg_read_icc_profile(&state->info, &data, &size)) return;
    bx_hold(data, free);
    bx_reader_keep_profile(reader, data, size);
    bx_drop(data, free);
}

static bool set_space(bx_row_reader *reader, jpeg_state *state)
{
    struct jpeg_decompress_struct *info = &state->info;
    switch (info->jpeg_color_space) {
    case JCS_GRAYSCALE:
        info->out_color_space = JCS_GRAYSCALE;
        reader->space = BX_PIXEL_GRAY;
        return true;
    case JCS_CMYK:
    case JCS_YCCK:
        info->out_color_space = JCS_CMYK;
        reader->space = BX_PIXEL_CMYK;
        reader->inverted = info->saw_Adobe_marker;
        return true;
    case JCS_YCbCr:
    case JCS_RGB:
        info->out_color_space = JCS_RGB;
        reader->space = BX_PIXEL_RGB;
        return true;
    default:
        snprintf(reader->refusal, sizeof reader->refusal, "%d channels", info->num_components);
        return false;
    }
}

/* What a header that the library refuses is, if not damaged. */
static void refused(bx_row_reader *reader, const jpeg_state *state)
{
    const struct jpeg_decompress_struct *info = &state->info;
    reader->width = info->image_width;
    reader->height = info->image_height;
    reader->sized = state->errors.msg_code == JERR_EMPTY_IMAGE;
    if (state->errors.msg_code == JERR_BAD_PRECISION)
        snprintf(reader->refusal, sizeof reader->refusal, "%d bit", info->data_precision);
    else if (state->errors.msg_code == JERR_SOF_UNSUPPORTED)
        snprintf(reader->refusal, sizeof reader->refusal, "SOF 0x%02x",
                 (unsigned)state->errors.msg_parm.i[0]);
}

static bool open_reader(bx_row_reader *reader, const char *path)
{
    int error;
    jpeg_state *state = bx_alloc(sizeof *state);
    state->file = bx_file_stream(path, &error);
    if (!state->file) {
        bx_free(state);
        return false;
    }
    reader->state = state;
    state->end = UINT32_MAX;
    state->info.err = jpeg_std_error(&state->errors);
    state->info.client_data = state;
    state->errors.error_exit = on_error;
    state->errors.emit_message = on_message;
    state->errors.output_message = no_output;
    if (setjmp(state->jump)) {
        refused(reader, state);
        return false;
    }
    jpeg_create_decompress(&state->info);
    jpeg_stdio_src(&state->info, state->file);
    jpeg_save_markers(&state->info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&state->info, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&state->info, TRUE);
    reader->width = state->info.image_width;
    reader->height = state->info.image_height;
    read_markers(reader, state);
    return set_space(reader, state);
}

static bool start(bx_row_reader *reader, unsigned reduce)
{
    jpeg_state *state = reader->state;
    if (setjmp(state->jump)) return false;
    state->info.scale_num = 1;
    state->info.scale_denom = reduce;
    state->info.dct_method = JDCT_ISLOW;
    jpeg_calc_output_dimensions(&state->info);
    jpeg_start_decompress(&state->info);
    reader->width = state->info.output_width;
    reader->height = state->info.output_height;
    reader->reduced = reduce;
    return true;
}

const bx_image_kind bx_image_jpeg = {.format = BX_IMAGE_JPEG,
                                     .name = "JPEG",
                                     .endings = ".jpg .jpeg",
                                     .recognize = recognize,
                                     .open = open_reader,
                                     .start = start,
                                     .read = read_row,
                                     .close = close_reader};
