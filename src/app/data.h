/* Finding the data folder: the one that holds fonts/ and styles/. */
#ifndef BX_APP_DATA_H
#define BX_APP_DATA_H

#include "base/string.h"

/* Looks, in this order, at `wanted` (may be NULL), the environment's BANXIN_DATA, the source tree
 * that holds the executable's build folder, the share folder beside the executable's folder, that
 * beside the shared library's or the source tree of its build folder, and the installed share
 * folder. Never at the working directory. False when none of them holds fonts/
 * and styles/; *folder is NUL-ended and lives in the arena. */
bool bx_data_folder(bx_arena *arena, const char *wanted, bx_string *folder);

#endif
