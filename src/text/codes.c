/* The table of this folder's codes. */
#include "text/codes.h"

#include "base/code_table.h"

#include "text/codes.h"
