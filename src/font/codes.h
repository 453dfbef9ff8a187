/* Diagnostic codes: fonts. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(FONTS_MISSING, "E0401", BX_FATAL, "no fonts in %1", "reinstall, or set BANXIN_DATA")
BX_CODE(FONT_FAMILY_UNKNOWN, "E0402", BX_WARNING, "there is no font family “%1”; the next one is used",
        "`banxin fonts --system` lists what can be named")
BX_CODE(FONT_FILE_UNUSABLE, "E0403", BX_ERROR, "%1 is no font that can be embedded",
        "static TrueType or CFF OpenType faces whose licence allows subsetting can be used")
BX_CODE(FONT_SUBSET_FAILED, "E0404", BX_FATAL, "cannot make a subset of %1", "")
BX_CODE(FONT_FILE_VARIABLE, "E0405", BX_ERROR, "%1 is a variable font; only static faces can be used",
        "name a static face of the family")
BX_CODE(FONT_FILE_RESTRICTED, "E0406", BX_ERROR, "%1 forbids embedding (fsType in its OS/2 table)",
        "use another face, or ask its maker for a licence to embed")
BX_CODE(FONT_FAMILY_UNUSABLE, "E0407", BX_WARNING,
        "the font family “%1” cannot be embedded; the next one is used", "`banxin fonts --system` says why")
BX_CODE(FONT_FAMILY_MISSPELT, "E0408", BX_WARNING,
        "there is no font family “%1”; the next one is used", "did you mean “%2”?")
/* clang-format on */
