/* All diagnostic codes, one file per part of the pipeline.
 *
 * BX_CODE(NAME, "E0123", default severity, "template with %1 … %6", "hint, may use %1, or empty")
 * Numbers: 01xx app and files, 02xx input, 03xx style, 04xx fonts, 05xx text and lines,
 * 06xx page, 07xx images, 08xx pdf. A number is never used again for something else.
 */
/* In the order of their numbers. */
/* clang-format off */
#include "base/codes_app.h"
#include "base/codes_input.h"
#include "base/codes_style.h"
#include "base/codes_font.h"
#include "base/codes_text.h"
#include "base/codes_page.h"
#include "base/codes_image.h"
#include "base/codes_pdf.h"
#include "base/codes_lint.h"
/* clang-format on */
