/* The table of this folder's codes. */
#include "grid/codes.h"

#include "base/code_table.h"

#include "grid/codes.h"
