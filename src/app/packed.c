/* gzip by libdeflate. */
#include "app/packed.h"

#include "base/memory.h"

#include <libdeflate.h>

enum { LEVEL = 6 };

void bx_gzip_append(bx_string text, bx_buffer *out)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    BX_REQUIRE(compressor);
    size_t bound = libdeflate_gzip_compress_bound(compressor, text.size);
    char *packed = bx_alloc(bound);
    size_t size =
        libdeflate_gzip_compress(compressor, text.data ? text.data : "", text.size, packed, bound);
    bx_buffer_append(out, packed, size);
    bx_free(packed);
    libdeflate_free_compressor(compressor);
}

bool bx_gzip_is(bx_string bytes)
{
    return bytes.size > 2 && bytes.data[0] == '\x1F' && bytes.data[1] == '\x8B';
}

/* Unpacks one member, and says how many bytes of it were read; 0: it is damaged, or too long. How
 * long its text is stands behind it, so room is made until it is enough. */
static size_t unpack(struct libdeflate_decompressor *d, bx_string bytes, size_t limit,
                     bx_buffer *out)
{
    for (size_t room = bytes.size * 8 + 4096;; room *= 4) {
        if (room > limit) room = limit;
        char *text = bx_alloc(room ? room : 1);
        size_t read = 0, size = 0;
        enum libdeflate_result result =
            libdeflate_gzip_decompress_ex(d, bytes.data, bytes.size, text, room, &read, &size);
        if (result == LIBDEFLATE_SUCCESS) bx_buffer_append(out, text, size);
        bx_free(text);
        if (result == LIBDEFLATE_SUCCESS) return read;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == limit) return 0;
    }
}

bool bx_gunzip_append(bx_string bytes, size_t limit, bx_buffer *out)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    BX_REQUIRE(d);
    size_t before = out->size, read = 1;
    while (bytes.size > 0 && read > 0) {
        read = unpack(d, bytes, limit - (out->size - before), out);
        bytes = bx_string_slice(bytes, read, bytes.size);
    }
    libdeflate_free_decompressor(d);
    return read > 0;
}
