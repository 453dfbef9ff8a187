/* The file, written in large pieces. */
#include "pdf/file.h"

#include <hpdf_doc.h>
#include <hpdf_objects.h>

enum { PIECE = 256 * 1024 };

void bx_pdf_file_init(bx_pdf_file *file, bx_pdf_write write, void *context)
{
    *file = (bx_pdf_file){.write = write, .context = context};
    md5_init(&file->id);
}

void bx_pdf_file_release(bx_pdf_file *file)
{
    bx_buffer_release(&file->pending);
}

static void put(bx_pdf_file *file, const void *data, size_t size)
{
    if (!file->error) file->error = file->write(file->context, data, size);
}

/* Takes what libharu wrote into the identifier. */
static void hash_pending(bx_pdf_file *file)
{
    md5_update(&file->id, file->pending.size - file->hashed,
               (const uint8_t *)file->pending.data + file->hashed);
    file->hashed = file->pending.size;
}

void bx_pdf_file_flush(bx_pdf_file *file)
{
    if (file->pending.size == 0) return;
    hash_pending(file);
    put(file, file->pending.data, file->pending.size);
    file->pending.size = file->hashed = 0;
}

void bx_pdf_file_id(bx_pdf_file *file, uint8_t id[MD5_DIGEST_SIZE])
{
    if (file->pending.size > 0) hash_pending(file);
    struct md5_ctx copy = file->id;
    md5_digest(&copy, MD5_DIGEST_SIZE, id);
}

static HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
    bx_pdf_file *file = stream->attr;
    if (file->error) return HPDF_FILE_IO_ERROR;
    bx_buffer_append(&file->pending, data, size);
    if (file->pending.size >= PIECE) bx_pdf_file_flush(file);
    return file->error ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

HPDF_Stream bx_pdf_file_stream(bx_pdf_file *file, HPDF_Doc doc)
{
    file->stream = HPDF_CallbackWriter_New(doc->mmgr, write_bytes, file);
    return file->stream;
}

/* Bytes from memory or the spool; not hashed again. */
static void put_data(bx_pdf_file *file, const bx_pdf_data *data)
{
    size_t size = data->bytes.size;
    if (file->pending.size > 0) hash_pending(file);
    md5_update(&file->id, sizeof data->hash, (const uint8_t *)&data->hash);
    if (data->bytes.data && size < PIECE) {
        bx_buffer_append(&file->pending, data->bytes.data, size);
        file->hashed = file->pending.size;
        return;
    }
    bx_pdf_file_flush(file);
    if (data->bytes.data) {
        put(file, data->bytes.data, size);
        return;
    }
    char *piece = bx_alloc(PIECE);
    for (size_t at = 0; at < size && !file->error; at += PIECE) {
        size_t part = size - at < PIECE ? size - at : PIECE;
        file->error = bx_spool_read(data->spool, &data->bytes, at, piece, part);
        put(file, piece, part);
    }
    bx_free(piece);
}

/* libharu asks for the data of a stream to copy it: it gets none, for they are written, and the
 * stream that it writes to is as long as it would be. */
static HPDF_STATUS read_data(HPDF_Stream stream, HPDF_BYTE *room, HPDF_UINT *size)
{
    (void)room;
    bx_pdf_file *file = stream->error->user_data;
    const bx_pdf_data *data = stream->attr;
    put_data(file, data);
    file->stream->size += (HPDF_UINT)data->bytes.size;
    *size = 0;
    return file->error ? HPDF_FILE_IO_ERROR : HPDF_STREAM_EOF;
}

static HPDF_STATUS seek_data(HPDF_Stream stream, HPDF_INT at, HPDF_WhenceMode mode)
{
    (void)stream, (void)at, (void)mode;
    return HPDF_OK;
}

static HPDF_INT32 tell_data(HPDF_Stream stream)
{
    (void)stream;
    return 0;
}

static HPDF_UINT32 size_of_data(HPDF_Stream stream)
{
    const bx_pdf_data *data = stream->attr;
    return (HPDF_UINT32)data->bytes.size;
}

static void free_data(HPDF_Stream stream)
{
    bx_free(stream->attr);
}

void bx_pdf_set_data(HPDF_Doc doc, HPDF_Dict dict, bx_pdf_data data)
{
    if (dict->stream) HPDF_Stream_Free(dict->stream);
    bx_pdf_data *kept = bx_alloc(sizeof *kept);
    *kept = data;
    dict->stream =
        HPDF_CallbackReader_New(doc->mmgr, read_data, seek_data, tell_data, size_of_data, kept);
    if (dict->stream)
        dict->stream->free_fn = free_data;
    else
        bx_free(kept);
    dict->filter = HPDF_STREAM_FILTER_NONE;
}
