/* Diagnostic codes: stories. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(HEAD_FORM_NARROW, "E0631", BX_WARNING, "“%1” has too few columns for a head placed “%2”; it stands above the text",
        "give the head an inline-size, the story more columns, or the head another -bx-head-placement")
BX_CODE(PARAGRAPH_DROPPED, "E0640", BX_NOTE, "“%1”: a paragraph of %2 characters that may be cut is left out", "")
BX_CODE(JUMP_EMPTY, "E0641", BX_ERROR, "all of “%1” is on its page: nothing is left for page %2",
        "remove the jump and its continuation, or give the story less room")
BX_CODE(CAPTION_CUT, "E0642", BX_NOTE, "“%1”: the end of a caption that may be cut is left out: “%2”", "")
BX_CODE(INITIAL_NARROW, "E0669", BX_WARNING, "beside the initial letter “%1” there is room for %2 characters only", "take fewer lines for it, or a wider column")
/* clang-format on */
