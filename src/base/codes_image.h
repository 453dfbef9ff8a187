/* Diagnostic codes: images. See diagnostic_codes.h. */
/* clang-format off */
BX_CODE(IMAGE_MISSING, "E0701", BX_ERROR, "cannot read picture %1: %2", "a crossed box is printed in its place")
BX_CODE(IMAGE_UNKNOWN, "E0702", BX_ERROR, "%1 is no JPEG, PNG or TIFF", "a crossed box is printed in its place")
BX_CODE(IMAGE_DAMAGED, "E0703", BX_ERROR, "%1 is damaged (%2)", "get a new copy of the picture")
BX_CODE(IMAGE_EMPTY, "E0704", BX_ERROR, "%1 is empty: %2 pixels", "get a new copy of the picture")
BX_CODE(IMAGE_TOO_LARGE, "E0705", BX_ERROR, "%1 is too large: %2 pixels", "scale it down below 100,000 pixels a side")
BX_CODE(IMAGE_NAME_LIES, "E0706", BX_WARNING, "%1 is a %2 file, whatever its name says", "rename it")
BX_CODE(IMAGE_TRUNCATED, "E0707", BX_ERROR, "%1 ends early or is damaged: the missing part is white", "get a new copy of the picture")
BX_CODE(PROFILE_UNUSABLE, "E0708", BX_FATAL, "%1 is no CMYK output profile", "reinstall, or name another profile")
BX_CODE(INK_LIMITED, "E0709", BX_NOTE, "%1 had more than %2 per cent ink and was separated again", "")
BX_CODE(IMAGE_REDUCED, "E0710", BX_WARNING, "%1 would print with %2 pixels a side, more than a JPEG holds; it prints with %3", "print it smaller, or in parts")
BX_CODE(CODE_MODULE_SMALL, "E0410", BX_WARNING, "the modules of <%1> are %2 mm wide; newsprint needs %3 mm", "make it %4 mm wide, or shorten its text")
BX_CODE(CODE_EMPTY, "E0411", BX_ERROR, "<%1> has nothing to encode", "give it a value")
BX_CODE(CODE_TOO_LONG, "E0412", BX_ERROR, "the text of the QR code is too long: %1 bytes", "at most %2 bytes; shorten it, or use the address of a page that says the rest")
BX_CODE(CODE_NOT_DIGITS, "E0413", BX_ERROR, "“%1” is no number for an EAN-13 barcode", "write 13 digits, and behind + the 2 or 5 digits of an add-on")
BX_CODE(CODE_CHECK_DIGIT, "E0414", BX_ERROR, "“%1” is no EAN-13: its check digit is wrong", "if the other digits are right, the 13th is %2")
BX_CODE(PICTURE_TWICE, "E0415", BX_WARNING, "%1 is already on page %2", "take another picture, or leave one out")
/* clang-format on */
