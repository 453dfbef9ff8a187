/* What a row of a folder's codes.h becomes.
 *
 * BX_CODE(NAME, "E0123", default severity, "template with %1 … %6", "hint, may use %1, or empty")
 * declares BX_NAME, unless who includes a codes.h has said otherwise. A folder has the codes of
 * what it says; those that two folders say stand where both may look. Numbers: 01xx app and files,
 * 02xx input, 03xx style, 04xx fonts, 05xx text and lines, 06xx pages, 07xx images, 08xx pdf, N01 …
 * rules of page lint. A number is never used again for something else.
 */
#include "base/diagnostic.h"

#ifndef BX_CODE
#define BX_CODE(name, text, severity, format, hint) extern const bx_code_row BX_##name[1];
#endif
