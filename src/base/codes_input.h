/* Diagnostic codes: reading files. See diagnostic_codes.h. */
