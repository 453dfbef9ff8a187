/* The table of this folder's codes. */
#include "input/codes.h"

#include "base/code_table.h"

#include "input/codes.h"
