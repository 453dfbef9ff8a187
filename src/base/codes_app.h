/* Diagnostic codes: command, files, the whole run. See diagnostic_codes.h. */
BX_CODE(FILE_UNREADABLE, "E0101", BX_FATAL, "cannot read %1: %2", "")
BX_CODE(FILE_UNWRITABLE, "E0102", BX_FATAL, "cannot write %1: %2", "the old file, if any, is unchanged")
