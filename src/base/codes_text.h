/* Diagnostic codes: characters and lines. See diagnostic_codes.h. */
