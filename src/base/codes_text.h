/* Diagnostic codes: characters and lines. See diagnostic_codes.h. */
BX_CODE(CHARACTER_MISSING, "E0501", BX_WARNING, "no face has “%1” (%2) in “%3”; a box is printed in its place",
        "name a face that has it in the style sheet, or replace the character")
BX_CODE(GAP_NARROW, "E0541", BX_WARNING, "“%1”: a line gap of %2 em is too narrow for marks beside the text: they want %3 em",
        "raise line-height of the whole style, or leave the marks out")
BX_CODE(BODY_SCALED, "E0510", BX_WARNING, "“%1”: running text is scaled to %2 %",
        "-bx-text-scale is for headings; give running text another measure")
