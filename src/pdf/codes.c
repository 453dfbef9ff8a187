/* The table of this folder's codes. */
#include "pdf/codes.h"

#include "base/code_table.h"

#include "pdf/codes.h"
