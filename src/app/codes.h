/* Diagnostic codes: the run. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(FILE_UNWRITABLE, "E0102", BX_FATAL, "cannot write %1: %2", "no file of this run was replaced")
BX_CODE(FILE_NOT_REPLACED, "E0109", BX_ERROR, "cannot replace %1: %2",
        "the old file, if any, is unchanged; files of this run without such a message are new")
BX_CODE(OUTPUT_IS_INPUT, "E0110", BX_FATAL, "%1 is read by this run: nothing is written over it", "name another file for the output")
BX_CODE(OUTPUT_TWICE, "E0111", BX_FATAL, "%1 is named for two outputs", "give each a file of its own")
BX_CODE(DATA_MISSING, "E0103", BX_FATAL, "cannot find the folder with fonts/ and styles/",
        "reinstall, or set BANXIN_DATA to the folder that holds them")
BX_CODE(PAGES_UNKNOWN, "E0105", BX_FATAL, "the issue has no such page: %1",
        "write --pages as a list such as 1,3-4")
BX_CODE(MANIFEST_UNREADABLE, "E0106", BX_WARNING, "%1 is not a manifest: versions begin at 1 again", "")
BX_CODE(PICTURE_TWICE, "E0415", BX_WARNING, "%1 is already on page %2", "take another picture, or leave one out")
BX_CODE(RUN_UNFINISHED, "E0108", BX_FATAL, "the run ended without a result, and nothing said why", "this is a fault of Banxin: report it with the issue")
BX_CODE(PRINT_OF_PAGE, "E0326", BX_ERROR, "@-bx-print in a style sheet of one page is not used: an issue is printed in one condition", "name the sheet in <issue>")
BX_CODE(PRINT_FILE_EMPTY, "E0327", BX_ERROR, "%1 has no @-bx-print that can be used: the condition before it holds", "write one, as in styles/print/newsprint.css")
BX_CODE(PRINT_MISSING, "E0328", BX_FATAL, "no style sheet has an @-bx-print that can be used", "reinstall, or name a print file")
BX_CODE(RUN_WITHOUT, "E0114", BX_FATAL, "nothing can be set without %1", "mend what is said above")
BX_CODE(DUMP_DAMAGED, "E0112", BX_FATAL, "plates cannot be read back: %1: %2",
        "make the dump again from the issue; the files that it names must lie beside it as beside the issue, or in --folder")
BX_CODE(DUMP_OPTION, "E0117", BX_WARNING, "%1 has no effect on plates that are read back", "set the issue again with it")
BX_CODE(DUMP_FAULTS, "E0118", BX_ERROR, "what was wrong when this page was set is still so: %1 errors", "see the messages of that run, or set the issue again")
BX_CODE(DUMP_PROOF, "E0119", BX_NOTE, "page lint leaves out proofs: its findings are drawn on the plates of %1", "see what it said when they were set")
BX_CODE(DUMP_RULES, "E0113", BX_WARNING, "%1 was made by rules of composition other than today's", "set the issue again to have today's lines")
BX_CODE(NO_MEMORY, "E0190", BX_FATAL, "out of memory", "each output is the old file or the new one; give the run more memory, or set fewer pages at once")
BX_CODE(INTERNAL, "E0191", BX_FATAL, "internal error at %1:%2: %3", "this is a fault of Banxin: report it with the issue")
/* clang-format on */
