/* WebP through libwebp: decoded as far as the data go, then row by row. */
#include "base/recovery.h"
#include "image/reader.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

#define LARGEST_FILE ((size_t)1 << 30)

typedef struct webp_state {
    bx_buffer file;
    uint8_t *pixels;
    uint32_t row, ready; /* rows that were decoded */
} webp_state;

static bool recognize(const uint8_t *bytes, size_t size)
{
    return size >= 12 && memcmp(bytes, "RIFF", 4) == 0 && memcmp(bytes + 8, "WEBP", 4) == 0;
}

static void close_reader(bx_row_reader *reader)
{
    webp_state *state = reader->state;
    bx_buffer_release(&state->file);
    bx_free(state->pixels);
    bx_free(state);
}

static void delete_demuxer(void *demuxer)
{
    WebPDemuxDelete(demuxer);
}

static void read_chunks(bx_row_reader *reader, const webp_state *state)
{
    WebPData data = {(const uint8_t *)state->file.data, state->file.size};
    WebPDemuxState reached;
    WebPDemuxer *demuxer = bx_hold(WebPDemuxPartial(&data, &reached), delete_demuxer);
    WebPChunkIterator chunk;
    if (!demuxer) return;
    if (WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk)) {
        bx_reader_keep_profile(reader, chunk.chunk.bytes, chunk.chunk.size);
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk)) {
        const uint8_t *bytes = chunk.chunk.bytes;
        size_t named = chunk.chunk.size > 6 && memcmp(bytes, "Exif\0", 5) == 0 ? 6 : 0;
        reader->orientation = bx_exif_orientation(bytes + named, chunk.chunk.size - named);
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    bx_drop(demuxer, delete_demuxer);
}

static bool open_reader(bx_row_reader *reader, const char *path)
{
    webp_state *state = bx_alloc(sizeof *state);
    reader->state = state;
    if (bx_file_read(path, LARGEST_FILE, &state->file)) return false;
    WebPBitstreamFeatures features;
    if (WebPGetFeatures((const uint8_t *)state->file.data, state->file.size, &features) !=
        VP8_STATUS_OK)
        return false;
    if (features.has_animation) {
        snprintf(reader->refusal, sizeof reader->refusal, "animated");
        return false;
    }
    reader->space = BX_PIXEL_RGB;
    reader->alpha = features.has_alpha != 0;
    reader->width = (uint32_t)features.width;
    reader->height = (uint32_t)features.height;
    read_chunks(reader, state);
    return true;
}

static bool start(bx_row_reader *reader, unsigned reduce)
{
    (void)reduce;
    webp_state *state = reader->state;
    size_t size = bx_reader_row_size(reader);
    state->pixels = bx_alloc_array(reader->height, size);
    WEBP_CSP_MODE mode = reader->alpha ? MODE_RGBA : MODE_RGB;
    WebPIDecoder *decoder = WebPINewRGB(mode, state->pixels, size * reader->height, (int)size);
    BX_REQUIRE(decoder);
    VP8StatusCode status =
        WebPIUpdate(decoder, (const uint8_t *)state->file.data, state->file.size);
    int last = 0;
    if (WebPIDecGetRGB(decoder, &last, NULL, NULL, NULL)) state->ready = (uint32_t)last;
    reader->damaged = status != VP8_STATUS_OK;
    WebPIDelete(decoder);
    return true;
}

static bool read_row(bx_row_reader *reader, uint8_t *row)
{
    webp_state *state = reader->state;
    if (state->row >= state->ready) return false;
    size_t size = bx_reader_row_size(reader);
    memcpy(row, state->pixels + size * state->row++, size);
    return true;
}

const bx_image_kind bx_image_webp = {.format = BX_IMAGE_WEBP,
                                     .name = "WebP",
                                     .endings = ".webp",
                                     .recognize = recognize,
                                     .open = open_reader,
                                     .start = start,
                                     .read = read_row,
                                     .close = close_reader};
