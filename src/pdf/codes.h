/* Diagnostic codes: PDF. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(PDF_WRITE_FAILED, "E0801", BX_FATAL, "cannot write the PDF: %1",
        "the old file, if any, is unchanged")
BX_CODE(PDF_LIBRARY_FAILED, "E0802", BX_FATAL, "the PDF library reports error %1",
        "the old file, if any, is unchanged")
/* clang-format on */
