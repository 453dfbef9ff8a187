/* The table of this folder's codes. */
#include "style/codes.h"

#include "base/code_table.h"

#include "style/codes.h"
