/* Diagnostic codes: images. See diagnostic_codes.h. */
