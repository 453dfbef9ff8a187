/* The table of this folder's codes. */
#include "base/codes.h"

#include "base/code_table.h"

#include "base/codes.h"
