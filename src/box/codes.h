/* Diagnostic codes: boxes. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(CODE_MODULE_SMALL, "E0410", BX_WARNING, "the modules of <%1> are %2 mm wide; newsprint needs %3 mm", "make it %4 mm wide, or shorten its text")
BX_CODE(CODE_EMPTY, "E0411", BX_ERROR, "<%1> has nothing to encode", "give it a value")
BX_CODE(CODE_TOO_LONG, "E0412", BX_ERROR, "the text of the QR code is too long: %1 bytes", "at most %2 bytes; shorten it, or use the address of a page that says the rest")
BX_CODE(CODE_NOT_DIGITS, "E0413", BX_ERROR, "“%1” is no number for an EAN-13 barcode", "write 13 digits, and behind + the 2 or 5 digits of an add-on")
BX_CODE(CODE_CHECK_DIGIT, "E0414", BX_ERROR, "“%1” is no EAN-13: its check digit is wrong", "if the other digits are right, the 13th is %2")
BX_CODE(HEADLINE_LONG, "E0630", BX_ERROR, "“%1”: the <%2> does not fit in %3 lines, even at %4 pt, condensed and set close",
        "shorten it, allow more with max-lines, or add smaller sizes to -bx-font-size-list")
BX_CODE(TABLE_RAGGED, "E0660", BX_WARNING, "this row fills %1 of the table's %2 columns", "add the missing cells, or give one a colspan")
BX_CODE(TABLE_COLSPAN, "E0661", BX_WARNING, "the colspan reaches beyond the table's %1 columns", "correct it")
BX_CODE(TABLE_ROWSPAN, "E0662", BX_WARNING, "the rowspan reaches beyond the table's %1 rows", "correct it")
BX_CODE(TABLE_CONDENSED, "E0663", BX_WARNING, "the table needs %1 pt and has %2 pt: it is set condensed to %3 %", "give it more columns, shorten cells, or take a smaller font-size")
BX_CODE(TABLE_CUT, "E0664", BX_ERROR, "“%1”: %2 columns and %3 rows of the table do not fit: about %4 characters are not on the page", "give the table more room, or take out columns or rows")
BX_CODE(TABLE_EMPTY, "E0665", BX_ERROR, "“%1”: the table has no cells", "fill it, or take it out")
BX_CODE(PICTURE_EMPTY, "E0666", BX_ERROR, "this figure has no picture", "name its file in src; a crossed box is printed in its place")
BX_CODE(PICTURE_CROPPED, "E0667", BX_WARNING, "%1 loses %2 % to the crop; -bx-crop-limit allows %3 %", "give it another shape, or set focus and a higher limit")
BX_CODE(FIGURE_NARROW, "E0668", BX_WARNING, "the figure is too narrow for texts beside its picture: they stand on it", "give it more columns, or another caption-side")
BX_CODE(AD_TOO_LARGE, "E0680", BX_ERROR, "ad “%1” is booked at %2 and its slot has %3",
        "give it a larger area, or book it smaller")
/* clang-format on */
