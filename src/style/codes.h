/* Diagnostic codes: style sheets. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(PROPERTY_UNKNOWN, "E0301", BX_WARNING, "unknown property “%1”", "did you mean “%2”?")
BX_CODE(PROPERTY_OF_SCREENS, "E0334", BX_WARNING, "“%1” is no property of print", "use %2")
BX_CODE(PROPERTY_FOREIGN, "E0335", BX_WARNING, "unknown property “%1”", "samples/reference.md lists the properties")
BX_CODE(VALUE_NEAR, "E0336", BX_WARNING, "“%1” is no value for “%2”", "did you mean “%3”?")
BX_CODE(VALUE_COMMAS, "E0337", BX_WARNING, "“%1” takes no commas", "write spaces between its values")
BX_CODE(AREAS_UNEVEN, "E0338", BX_WARNING, "row %1 of the areas has %2 columns, the first has %3", "every row names an area for each column; a dot is an empty place")
BX_CODE(SEMICOLON_MISSING, "E0339", BX_WARNING, "a “;” is missing", "write it behind this value")
BX_CODE(STYLE_FULL_WIDTH, "E0340", BX_WARNING, "a full-width “%1”", "write %2")
BX_CODE(STYLE_COMMENT, "E0341", BX_WARNING, "// begins no comment", "write /* … */")
BX_CODE(VALUE_BAD, "E0302", BX_WARNING, "“%1” is no value for “%2”", "expected: %3")
BX_CODE(UNIT_UNKNOWN, "E0303", BX_WARNING, "unknown unit “%1”",
        "units: ric rlh ic lh em pt mm cm q in px pc % fr")
BX_CODE(DECLARATION_BAD, "E0304", BX_WARNING, "this is not a declaration", "write: property: value;")
BX_CODE(SELECTOR_BAD, "E0305", BX_WARNING, "“%1” is not understood in a selector; the rule is left out", "")
BX_CODE(RULE_UNFINISHED, "E0306", BX_WARNING, "the style sheet ends inside a rule", "add { … }")
BX_CODE(BLOCK_UNCLOSED, "E0307", BX_WARNING, "this { is never closed", "add }")
BX_CODE(BRACE_UNEXPECTED, "E0308", BX_WARNING, "this } closes nothing", "remove it")
BX_CODE(AT_RULE_UNKNOWN, "E0309", BX_WARNING, "unknown rule “@%1”",
        "known: @import @page @font-face @media @layer @-bx-print")
BX_CODE(AT_RULE_BAD, "E0310", BX_WARNING, "%1 is not understood here", "expected: %2")
BX_CODE(IMPORT_CYCLE, "E0311", BX_WARNING, "%1 is imported by itself, or by a sheet that it imports; it is not read again here", "remove this @import")
BX_CODE(PAGE_DESCRIPTOR_UNKNOWN, "E0312", BX_WARNING, "@page has no “%1”",
        "known: size margin bleed marks; everything else belongs to the page element")
BX_CODE(PAGE_DESCRIPTOR_BAD, "E0313", BX_WARNING, "bad value of “%1” in @page",
        "size: 390mm 540mm, or A3 landscape; margin: 20mm; bleed: 3mm; marks: crop")
BX_CODE(VARIABLE_UNDEFINED, "E0314", BX_WARNING, "the custom property “%1” is not defined here or refers to itself",
        "define it on an ancestor, or give a fallback: var(%1, …)")
BX_CODE(VARIABLE_VALUE_BAD, "E0315", BX_WARNING, "after var() this is no value for “%1”", "expected: %2")
BX_CODE(PAGE_SIZE_RANGE, "E0316", BX_WARNING, "“%1” in @page: %2 pt cannot be printed", "from %3 to %4 pt")
BX_CODE(COLOR_RANGE, "E0317", BX_WARNING, "“%1” is out of range in %2()", "write %3 or %4")
BX_CODE(STYLE_WORK, "E0320", BX_ERROR, "the styles of this page cost too much work: from here on rules are left out",
        "simplify selectors with ~, :has() or :nth-child() on long lists, and variables that name each other")
BX_CODE(VARIABLE_ENDLESS, "E0321", BX_ERROR, "var() in “%1” unfolds without end; the declaration is left out",
        "let fewer variables name each other")
BX_CODE(IMPORTS_TOO_MANY, "E0322", BX_ERROR, "more than %1 @import: this one is left out", "import each sheet once")
BX_CODE(PRINT_DESCRIPTOR_UNKNOWN, "E0323", BX_ERROR, "@-bx-print has no “%1”; the rule is not used",
        "known: profile condition registry standard registration-marks ink-limit picture-resolution picture-quality minimum-type-size minimum-rule-width spot-inks")
BX_CODE(PRINT_VALUE_BAD, "E0324", BX_ERROR, "bad value of “%1” in @-bx-print; the rule is not used", "expected: %2")
BX_CODE(PRINT_INCOMPLETE, "E0325", BX_ERROR, "@-bx-print does not say “%1”; the rule is not used", "expected: %2")
/* clang-format on */
