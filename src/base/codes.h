/* Diagnostic codes: files. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(FILE_UNREADABLE, "E0101", BX_FATAL, "cannot read %1: %2", "")
/* clang-format on */
