/* The table of this folder's codes. */
#include "paint/codes.h"

#include "base/code_table.h"

#include "paint/codes.h"
