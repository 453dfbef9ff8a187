/* Diagnostic codes: PDF writing. See diagnostic_codes.h. */
BX_CODE(PDF_WRITE_FAILED, "E0801", BX_FATAL, "cannot write the PDF: %1",
        "the old file, if any, is unchanged")
BX_CODE(PDF_LIBRARY_FAILED, "E0802", BX_FATAL, "the PDF library reports error %1",
        "the old file, if any, is unchanged")
