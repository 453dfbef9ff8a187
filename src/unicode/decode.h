/* Bytes of a file to UTF-8 with LF line ends: one decoder for XML and CSS. */
#ifndef BX_UNICODE_DECODE_H
#define BX_UNICODE_DECODE_H

#include "base/diagnostic.h"

/* What a text is: how it declares its encoding, how long it may be (64 MiB of XML, 16 MiB of CSS),
 * and whether a form feed is white space (CSS). */
typedef enum bx_text_kind { BX_TEXT_XML, BX_TEXT_CSS } bx_text_kind;

/* Decodes by byte order mark, then by the XML declaration's encoding or by `@charset "…";`, then as
 * UTF-8. What newsrooms call gb2312, gbk and cp936 is read as GB18030, Big5 and cp950 as
 * Big5-HKSCS, which has the kana of ETEN, iso-8859-1 as windows-1252. Private-use points of GBK and
 * HKSCS become their Unicode characters, control characters are left out, both with a note. Adds
 * the decoded text to the sources and returns its number, or 0 after an error: at `named_at` when
 * the file cannot be read or is of another kind (file_kind.h), else at the first byte that is
 * wrong, up to which the text is kept. Thread-safe for different diagnostics. */
uint32_t bx_decode_file(const char *path, bx_text_kind kind, bx_span named_at, bx_sources *sources,
                        bx_diagnostics *diagnostics);

#endif
