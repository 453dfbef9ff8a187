/* Diagnostic codes: fonts. See diagnostic_codes.h. */
BX_CODE(FONTS_MISSING, "E0401", BX_FATAL, "no fonts in %1", "reinstall, or set BANXIN_DATA")
BX_CODE(FONT_FAMILY_UNKNOWN, "E0402", BX_WARNING, "there is no font family “%1”; the next one is used",
        "`banxin fonts --system` lists what can be named")
BX_CODE(FONT_FILE_UNUSABLE, "E0403", BX_FATAL, "%1 is no font that can be embedded",
        "static TrueType or CFF OpenType faces whose licence allows subsetting can be used")
BX_CODE(FONT_SUBSET_FAILED, "E0404", BX_FATAL, "cannot make a subset of %1", "")
