/* The table of this folder's codes. */
#include "unicode/codes.h"

#include "base/code_table.h"

#include "unicode/codes.h"
