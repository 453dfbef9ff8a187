/* Diagnostic codes: page layout. See diagnostic_codes.h. */
