/* Diagnostic codes: fonts. See diagnostic_codes.h. */
