/* Diagnostic codes: text. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(CHARACTER_MISSING, "E0501", BX_ERROR, "no face has “%1” (%2) in “%3”; a box is printed in its place",
        "name a face that has it in the style sheet, or replace the character")
BX_CODE(BODY_SCALED, "E0510", BX_WARNING, "“%1”: running text is scaled to %2 %",
        "-bx-text-scale is for headings; give running text another measure")
BX_CODE(GAP_NARROW, "E0541", BX_WARNING, "“%1”: a line gap of %2 em is too narrow for marks beside the text: they want %3 em",
        "raise line-height of the whole style, or leave the marks out")
BX_CODE(RUBY_EMPTY, "E0542", BX_WARNING, "“%1”: the annotation is empty",
        "fill it, or remove it")
BX_CODE(RUBY_WITHOUT_BASE, "E0543", BX_WARNING, "“%1”: an annotation without text before it is left out",
        "write <ruby>text<rt>annotation</rt></ruby>")
BX_CODE(RUBY_UNBORNE, "E0544", BX_WARNING, "“%1”: an annotation of marks or digits alone is left out",
        "annotate words, not marks and digits")
BX_CODE(RUBY_UNEVEN, "E0545", BX_WARNING, "“%1”: words of the annotation and characters of its base do not pair up",
        "part the words by spaces, as many as there are characters")
BX_CODE(RUBY_ZHUYIN, "E0546", BX_WARNING, "“%1”: the annotation is not made of zhuyin syllables",
        "use ㄅ to ㄭ and the tones ˊ ˇ ˋ ˙")
BX_CODE(RUBY_NESTED, "E0547", BX_WARNING, "“%1”: an annotation inside an annotation is left out",
        "take the inner <ruby> out")
BX_CODE(TRACKING_WIDE, "E0549", BX_WARNING, "“%1”: Han characters are tracked by %2 em",
        "letter-spacing from -0.05em to 0.5em keeps lines readable; inline-size or text-align-last spread a few characters over a width")
/* clang-format on */
