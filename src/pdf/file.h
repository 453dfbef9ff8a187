/* The file as libharu writes it, and the streams that go round libharu: it would copy them byte by
 * byte, twice. */
#ifndef BX_PDF_FILE_H
#define BX_PDF_FILE_H

#include "base/spool.h"
#include "pdf/pdf.h"

#include <hpdf.h>
#include <nettle/md5.h>

/* The data of a stream. Borrowed until the file is written. */
typedef struct bx_pdf_data {
    bx_spooled bytes;
    const bx_spool *spool; /* where they are, when not in memory */
    uint64_t hash;         /* of their content */
} bx_pdf_data;

typedef struct bx_pdf_file {
    bx_pdf_write write;
    void *context;
    HPDF_Stream stream; /* libharu's, while it writes */
    bx_buffer pending;  /* libharu writes token by token: the file is written in large pieces */
    size_t hashed;      /* how much of it is in the identifier */
    struct md5_ctx id;  /* of all objects: of streams, the hashes of their data */
    int error;          /* an errno value */
} bx_pdf_file;

/* An empty file whose bytes go to `write`; bx_pdf_file_release frees what it holds. */
void bx_pdf_file_init(bx_pdf_file *file, bx_pdf_write write, void *context);
void bx_pdf_file_release(bx_pdf_file *file);

/* Where libharu writes a document to whose handler of errors has the file as its data. NULL when
 * there is no memory. The caller frees it with HPDF_Stream_Free. */
HPDF_Stream bx_pdf_file_stream(bx_pdf_file *file, HPDF_Doc doc);

/* A stream of libharu's that has this data; in place of what the dictionary has. */
void bx_pdf_set_data(HPDF_Doc doc, HPDF_Dict dict, bx_pdf_data data);

/* The identifier of all that was written so far (ISO 32000-1, 14.4). */
void bx_pdf_file_id(bx_pdf_file *file, uint8_t id[MD5_DIGEST_SIZE]);

/* Writes what is still pending. */
void bx_pdf_file_flush(bx_pdf_file *file);

#endif
