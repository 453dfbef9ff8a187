/* Bytes of a file to UTF-8 with LF line ends: one decoder for XML and CSS. */
#ifndef BX_UNICODE_DECODE_H
#define BX_UNICODE_DECODE_H

#include "base/diagnostic.h"

/* What a text is: how it declares its encoding, how long it may be (64 MiB of XML, 16 MiB of CSS),
 * and whether a form feed is white space (CSS). */
typedef enum bx_text_kind { BX_TEXT_XML, BX_TEXT_CSS } bx_text_kind;

/* Decodes by byte order mark, then by the XML declaration's encoding or by `@charset "…";`, then as
 * UTF-8. gb2312, gbk and cp936 are read as GB18030; GBK's private-use points become their Unicode
 * characters. Adds the decoded text to the sources and returns its number, or 0 after a fatal
 * diagnostic: at `named_at` when the file cannot be read, else at the first byte that is wrong, up
 * to which the text is kept. Thread-safe for different diagnostics. */
uint32_t bx_decode_file(const char *path, bx_text_kind kind, bx_span named_at, bx_sources *sources,
                        bx_diagnostics *diagnostics);

#endif
