/* Diagnostic codes: encodings. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(STYLE_UNREADABLE, "E0104", BX_ERROR, "cannot read style sheet %1: %2", "")
BX_CODE(ENCODING_UNKNOWN, "E0201", BX_ERROR, "unknown encoding “%1”",
        "use UTF-8, GB18030 (GBK, GB2312) or Big5")
BX_CODE(ENCODING_WRONG, "E0202", BX_ERROR, "the text is not %1",
        "it looks like %2: save the file as UTF-8, or name that encoding at its beginning: <?xml … encoding=\"…\"?>, in CSS @charset \"…\";")
BX_CODE(CONTROL_CHARACTERS, "E0203", BX_NOTE, "%1 control characters are left out, the first is U+%2", "remove them: they come from an old system, or from copying")
BX_CODE(FILE_FOREIGN, "E0260", BX_ERROR, "%1 is %2, not XML", "write the text into an article of XML; samples/README.md shows one")
BX_CODE(STYLE_FOREIGN, "E0329", BX_ERROR, "%1 is %2, not a style sheet", "name a CSS file")
BX_CODE(PRIVATE_USE_MAPPED, "E0204", BX_NOTE, "%1 private-use characters of GBK or HKSCS were read as their Unicode characters", "")
/* clang-format on */
