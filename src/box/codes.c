/* The table of this folder's codes. */
#include "box/codes.h"

#include "base/code_table.h"

#include "box/codes.h"
