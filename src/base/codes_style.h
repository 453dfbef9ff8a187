/* Diagnostic codes: style sheets. See diagnostic_codes.h. */
