/* Diagnostic codes: what the set page shows. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(CODE_MODULE_SMALL, "E0410", BX_WARNING, "the modules of <%1> are %2 mm wide; newsprint needs %3 mm", "make it %4 mm wide, or shorten its text")
BX_CODE(CODE_EMPTY, "E0411", BX_ERROR, "<%1> has nothing to encode", "give it a value")
BX_CODE(CODE_TOO_LONG, "E0412", BX_ERROR, "the text of the QR code is too long: %1 bytes", "at most %2 bytes; shorten it, or use the address of a page that says the rest")
BX_CODE(CODE_NOT_DIGITS, "E0413", BX_ERROR, "“%1” is no number for an EAN-13 barcode", "write 13 digits, and behind + the 2 or 5 digits of an add-on")
BX_CODE(CODE_CHECK_DIGIT, "E0414", BX_ERROR, "“%1” is no EAN-13: its check digit is wrong", "if the other digits are right, the 13th is %2")
BX_CODE(COMMENT_LONG, "E0548", BX_WARNING, "“%1”: the comments beside a line are longer than the line",
        "shorten them, or place them beside other lines")
BX_CODE(OVERSET, "E0601", BX_ERROR, "“%1” is %2 lines too long: about %3 characters are not on the page",
        "cut the text, or give the story more room")
BX_CODE(HOLE, "E0602", BX_ERROR, "“%1” leaves %2 lines empty: room for about %3 characters",
        "lengthen the text, or give the story less room")
BX_CODE(AREA_UNKNOWN, "E0603", BX_ERROR, "the page has no area “%1”; “%2” is not set",
        "areas of this page: %3")
BX_CODE(AREA_TAKEN, "E0604", BX_ERROR, "area “%1” already holds “%2”; “%3” is not set",
        "one story an area; stack several in a <group>")
BX_CODE(PAGE_WITHOUT_AREAS, "E0659", BX_ERROR, "the style of this page has no areas, but “%1” is named: all stands in one stack", "write grid-template-areas; is the class of the page right (“%2”)?")
BX_CODE(AREA_MISSING, "E0605", BX_ERROR, "<%1> has no area on this page and is not set",
        "add area=\"…\" with one of: %2")
BX_CODE(AREA_TOO_SMALL, "E0606", BX_ERROR, "area of “%1” is too small for its %2: it needs %3 lines and has %4",
        "give the area more rows, or the head a smaller size")
BX_CODE(BLOCK_TOO_HIGH, "E0607", BX_ERROR, "“%1”: <%2> needs %3 lines and has %4",
        "give the story more room, or the box a smaller block-size")
BX_CODE(BOX_OVERFLOWS, "E0608", BX_ERROR, "“%1”: the content of <%2> is %3 pt too high for its box",
        "shorten the text, or enlarge block-size")
BX_CODE(GRID_TOO_WIDE, "E0609", BX_ERROR, "the columns of the page are %1 pt wider than the type area",
        "reduce grid-template-columns, column-gap or the @page margins")
BX_CODE(GRID_TOO_HIGH, "E0610", BX_ERROR, "the rows of the page need %1 lines; the type area has %2",
        "reduce grid-template-rows, or cut a story")
BX_CODE(OVERFULL_LINE, "E0612", BX_ERROR,
        "“%1”: “%2” is wider than its line and stands over what is beside it",
        "give it a wider column, smaller type or a shorter annotation")
BX_CODE(WORD_BROKEN, "E0617", BX_WARNING, "“%1”: “%2” is wider than its column and is broken without a hyphen",
        "shorten it, let it break with a soft hyphen, or give it a wider column")
BX_CODE(GUTTER_TOO_NARROW, "E0613", BX_WARNING, "“%1”: marks do not hang, for the gutter is narrower than one character",
        "make column-gap at least 1ric, or set hanging-punctuation: none")
BX_CODE(OPEN_LINE, "E0614", BX_WARNING, "“%1”: the characters of a line stand more than a quarter em apart: “%2”",
        "rephrase, or allow a break in the long word behind it")
BX_CODE(ROW_ROUNDED, "E0615", BX_WARNING, "row %1 of the page's grid is %2 lines high; rows are whole lines, it takes %3",
        "write whole lines, such as 4rlh")
BX_CODE(FRAME_NOT_RECTANGULAR, "E0616", BX_WARNING, "“%1”: its area is no rectangle: border, padding and background are left out",
        "give it a rectangular area, or take the frame off")
BX_CODE(AREA_OVERLAPS, "E0620", BX_ERROR, "“%2” is not set: its grid lines take row %3, column %4 of the page, where “%1” stands",
        "give the two grid lines that do not meet")
BX_CODE(LINES_BEYOND, "E0621", BX_ERROR, "“%1”: %2 line %3 is beyond the page's grid, whose last one is %4",
        "use lines 1 to %4, or add tracks to grid-template-columns or grid-template-rows")
BX_CODE(AREA_HOLE, "E0622", BX_ERROR, "the area of “%1” goes all round row %2, column %3 of the page: text would jump over it",
        "open the area at one side, or give those cells to “%1” and let a figure of the story stand there")
BX_CODE(AREA_PARTS, "E0623", BX_ERROR, "the area of “%1” is in %2 parts that do not touch: text would jump from one to the next",
        "draw one connected area, or make two articles")
BX_CODE(AREA_EMPTY, "E0624", BX_ERROR, "“%1” is not set: row %2, column %3 of the page, where its area begins, has no size",
        "enlarge the track in grid-template-columns or grid-template-rows, or shorten what takes all the room")
BX_CODE(COLUMN_NARROW, "E0625", BX_WARNING, "“%1”: a column is only %2 characters wide; text wants at least five",
        "set column-count, or give the story wider tracks")
BX_CODE(COLUMNS_TOO_MANY, "E0626", BX_WARNING, "“%1”: %2 columns would be narrower than five characters; %3 are used",
        "reduce column-count, or give the story more columns of the page")
BX_CODE(AREAS_TOO_WIDE, "E0627", BX_ERROR, "grid-template-areas draws %1 columns, grid-template-columns has %2: the others are left out",
        "give every column of the areas a track")
BX_CODE(AREA_NOT_RECTANGULAR, "E0628", BX_WARNING, "“%1”: <%2> needs a rectangular area; the largest rectangle of the area is used",
        "draw the area as a rectangle; only an <article> fills other shapes")
BX_CODE(TEXT_JUMPS, "E0629", BX_WARNING, "“%1”: its area cannot be read without a jump over other matter",
        "draw a simpler shape: columns in one piece, or rows in one piece")
BX_CODE(HEADLINE_LONG, "E0630", BX_ERROR, "“%1”: the <%2> does not fit in %3 lines, even at %4 pt, condensed and set close",
        "shorten it, allow more with max-lines, or add smaller sizes to -bx-font-size-list")
BX_CODE(HEAD_FORM_NARROW, "E0631", BX_WARNING, "“%1” has too few columns for a head placed “%2”; it stands above the text",
        "give the head an inline-size, the story more columns, or the head another -bx-head-placement")
BX_CODE(PARAGRAPH_DROPPED, "E0640", BX_NOTE, "“%1”: a paragraph of %2 characters that may be cut is left out", "")
BX_CODE(JUMP_EMPTY, "E0641", BX_ERROR, "all of “%1” is on its page: nothing is left for page %2",
        "remove the jump and its continuation, or give the story less room")
BX_CODE(CAPTION_CUT, "E0642", BX_NOTE, "“%1”: the end of a caption that may be cut is left out: “%2”", "")
BX_CODE(TEXT_LEFT_OUT, "E0651", BX_ERROR, "“%1”: <%2> has no room for about %3 characters; they are not on the page",
        "shorten the text, or give it more room")
BX_CODE(PICTURE_LEFT_OUT, "E0652", BX_ERROR, "“%1”: <%2> has no room for its picture",
        "shorten the text, or give it more room")
BX_CODE(NO_ROOM, "E0653", BX_ERROR, "the area of “%1” has no room for one character; it is not set", "give the area more room")
BX_CODE(TABLE_RAGGED, "E0660", BX_WARNING, "this row fills %1 of the table's %2 columns", "add the missing cells, or give one a colspan")
BX_CODE(TABLE_COLSPAN, "E0661", BX_WARNING, "the colspan reaches beyond the table's %1 columns", "correct it")
BX_CODE(TABLE_ROWSPAN, "E0662", BX_WARNING, "the rowspan reaches beyond the table's %1 rows", "correct it")
BX_CODE(TABLE_CONDENSED, "E0663", BX_WARNING, "the table needs %1 pt and has %2 pt: it is set condensed to %3 %", "give it more columns, shorten cells, or take a smaller font-size")
BX_CODE(TABLE_CUT, "E0664", BX_ERROR, "“%1”: %2 columns and %3 rows of the table do not fit: about %4 characters are not on the page", "give the table more room, or take out columns or rows")
BX_CODE(TABLE_EMPTY, "E0665", BX_ERROR, "“%1”: the table has no cells", "fill it, or take it out")
BX_CODE(PICTURE_EMPTY, "E0666", BX_ERROR, "this figure has no picture", "name its file in src; a crossed box is printed in its place")
BX_CODE(PICTURE_CROPPED, "E0667", BX_WARNING, "%1 loses %2 % to the crop; -bx-crop-limit allows %3 %", "give it another shape, or set focus and a higher limit")
BX_CODE(PICTURE_CROP_LARGE, "E0670", BX_WARNING, "%1 loses %2 % to the crop; whole, it would be %3 here", "give it that shape, set object-fit: contain, or allow the crop with -bx-crop-limit")
BX_CODE(FIGURE_NARROW, "E0668", BX_WARNING, "the figure is too narrow for texts beside its picture: they stand on it", "give it more columns, or another caption-side")
BX_CODE(INITIAL_NARROW, "E0669", BX_WARNING, "beside the initial letter “%1” there is room for %2 characters only", "take fewer lines for it, or a wider column")
BX_CODE(AD_TOO_LARGE, "E0680", BX_ERROR, "ad “%1” is booked at %2 and its slot has %3",
        "give it a larger area, or book it smaller")
BX_CODE(BRIEFS_LEFT_OUT, "E0681", BX_ERROR, "“%1” has no room for %2 of its briefs, from “%3” on: about %4 characters are not on the page",
        "take briefs out, or give it more room")
/* clang-format on */
