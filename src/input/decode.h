/* Bytes of a file to UTF-8 with LF line ends. */
#ifndef BX_INPUT_DECODE_H
#define BX_INPUT_DECODE_H

#include "base/diagnostic.h"

/* Decodes by byte order mark, then the XML declaration's encoding, then UTF-8. gb2312, gbk and
 * cp936 are read as GB18030; GBK's private-use points become their Unicode characters. Adds the
 * decoded text to the sources and returns its number, or 0 after a fatal diagnostic. */
uint32_t bx_decode_file(const char *path, bx_span named_at, bx_sources *sources,
                        bx_diagnostics *diagnostics);

#endif
