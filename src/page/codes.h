/* Diagnostic codes: the page. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(AREA_UNKNOWN, "E0603", BX_ERROR, "the page has no area “%1”; “%2” is not set",
        "areas of this page: %3")
BX_CODE(AREA_TAKEN, "E0604", BX_ERROR, "area “%1” already holds “%2”; “%3” is not set",
        "one story an area; stack several in a <group>")
BX_CODE(AREA_MISSING, "E0605", BX_ERROR, "<%1> has no area on this page and is not set",
        "add area=\"…\" with one of: %2")
BX_CODE(GRID_TOO_HIGH, "E0610", BX_ERROR, "the rows of the page need %1 lines; the type area has %2",
        "reduce grid-template-rows, or cut a story")
BX_CODE(FRAME_NOT_RECTANGULAR, "E0616", BX_WARNING, "“%1”: its area is no rectangle: border, padding and background are left out",
        "give it a rectangular area, or take the frame off")
BX_CODE(AREA_OVERLAPS, "E0620", BX_ERROR, "“%2” is not set: its grid lines take row %3, column %4 of the page, where “%1” stands",
        "give the two grid lines that do not meet")
BX_CODE(BRIEFS_LEFT_OUT, "E0681", BX_ERROR, "“%1” has no room for %2 of its briefs, from “%3” on: about %4 characters are not on the page",
        "take briefs out, or give it more room")
/* clang-format on */
