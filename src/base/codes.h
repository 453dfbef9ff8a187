/* Diagnostic codes: files. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(FILE_UNREADABLE, "E0101", BX_ERROR, "cannot read %1: %2", "")
BX_CODE(FILE_MISNAMED, "E0115", BX_ERROR, "there is no file %1", "did you mean “%2”?")
BX_CODE(SOURCE_SPECIAL, "E0107", BX_ERROR, "%1 is a FIFO, socket or device, not a file", "name an ordinary file")
/* clang-format on */
