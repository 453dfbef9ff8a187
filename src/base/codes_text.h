/* Diagnostic codes: characters and lines. See diagnostic_codes.h. */
BX_CODE(CHARACTER_MISSING, "E0501", BX_WARNING, "no face has “%1” (%2) in “%3”; a box is printed in its place",
        "name a face that has it in the style sheet, or replace the character")
