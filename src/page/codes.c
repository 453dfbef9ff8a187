/* The table of this folder's codes. */
#include "page/codes.h"

#include "base/code_table.h"

#include "page/codes.h"
