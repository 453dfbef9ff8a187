/* Diagnostic codes: PDF writing. See diagnostic_codes.h. */
