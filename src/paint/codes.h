/* Diagnostic codes: what the set page shows. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(COMMENT_LONG, "E0548", BX_WARNING, "“%1”: the comments beside a line are longer than the line",
        "shorten them, or place them beside other lines")
BX_CODE(OVERSET, "E0601", BX_ERROR, "“%1” is %2 lines too long: about %3 characters are not on the page",
        "cut the text, or give the story more room")
BX_CODE(HOLE, "E0602", BX_ERROR, "“%1” leaves %2 lines empty: room for about %3 characters",
        "lengthen the text, or give the story less room")
BX_CODE(AREA_TOO_SMALL, "E0606", BX_ERROR, "area of “%1” is too small for its %2: it needs %3 lines and has %4",
        "give the area more rows, or the head a smaller size")
BX_CODE(BLOCK_TOO_HIGH, "E0607", BX_ERROR, "“%1”: <%2> needs %3 lines and has %4",
        "give the story more room, or the box a smaller block-size")
BX_CODE(BOX_OVERFLOWS, "E0608", BX_ERROR, "“%1”: the content of <%2> is %3 pt too high for its box",
        "shorten the text, or enlarge block-size")
BX_CODE(OVERFULL_LINE, "E0612", BX_WARNING, "“%1”: a line is wider than its measure: “%2”",
        "rephrase, or allow a break in the long word")
BX_CODE(GUTTER_TOO_NARROW, "E0613", BX_WARNING, "“%1”: marks do not hang, for the gutter is narrower than one character",
        "make column-gap at least 1ric, or set hanging-punctuation: none")
BX_CODE(OPEN_LINE, "E0614", BX_WARNING, "“%1”: the characters of a line stand more than a quarter em apart: “%2”",
        "rephrase, or allow a break in the long word behind it")
BX_CODE(TEXT_LEFT_OUT, "E0651", BX_ERROR, "“%1”: <%2> has no room for about %3 characters; they are not on the page",
        "shorten the text, or give it more room")
BX_CODE(PICTURE_LEFT_OUT, "E0652", BX_ERROR, "“%1”: <%2> has no room for its picture",
        "shorten the text, or give it more room")
BX_CODE(NO_ROOM, "E0653", BX_ERROR, "the area of “%1” has no room for one character; it is not set", "give the area more room")
/* clang-format on */
