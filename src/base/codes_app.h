/* Diagnostic codes: command, files, the whole run. See diagnostic_codes.h. */
/* clang-format off */
BX_CODE(FILE_UNREADABLE, "E0101", BX_FATAL, "cannot read %1: %2", "")
BX_CODE(FILE_UNWRITABLE, "E0102", BX_FATAL, "cannot write %1: %2", "the old file, if any, is unchanged")
BX_CODE(DATA_MISSING, "E0103", BX_FATAL, "cannot find the folder with fonts/ and styles/",
        "reinstall, or set BANXIN_DATA to the folder that holds them")
BX_CODE(STYLE_UNREADABLE, "E0104", BX_FATAL, "cannot read style sheet %1: %2", "")
BX_CODE(MANIFEST_UNREADABLE, "E0106", BX_WARNING, "%1 is not a manifest: versions begin at 1 again", "")
BX_CODE(PAGES_UNKNOWN, "E0105", BX_FATAL, "the issue has no such page: %1",
        "write --pages as a list such as 1,3-4")
/* clang-format on */
