/* The table of this folder's codes. */
#include "image/codes.h"

#include "base/code_table.h"

#include "image/codes.h"
