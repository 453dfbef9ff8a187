/* Diagnostic codes: areas, rows and columns. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(GRID_TOO_WIDE, "E0609", BX_ERROR, "the columns of the page are %1 pt wider than the type area",
        "reduce grid-template-columns, column-gap or the @page margins")
BX_CODE(ROW_ROUNDED, "E0615", BX_WARNING, "row %1 of the page's grid is %2 lines high; rows are whole lines, it takes %3",
        "write whole lines, such as 4rlh")
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
/* clang-format on */
