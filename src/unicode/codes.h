/* Diagnostic codes: encodings. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(STYLE_UNREADABLE, "E0104", BX_FATAL, "cannot read style sheet %1: %2", "")
BX_CODE(ENCODING_UNKNOWN, "E0201", BX_FATAL, "unknown encoding “%1”",
        "use UTF-8, GB18030 (GBK, GB2312) or Big5")
BX_CODE(ENCODING_WRONG, "E0202", BX_FATAL, "the text is not %1",
        "it looks like %2: save the file as UTF-8, or name that encoding at its beginning: <?xml … encoding=\"…\"?>, in CSS @charset \"…\";")
BX_CODE(CONTROL_CHARACTER, "E0203", BX_FATAL, "control character in the text", "remove it")
BX_CODE(PRIVATE_USE_MAPPED, "E0204", BX_NOTE, "%1 private-use characters of GBK were read as their Unicode characters", "")
/* clang-format on */
