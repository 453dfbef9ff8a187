/* The table of this folder's codes. */
#include "font/codes.h"

#include "base/code_table.h"

#include "font/codes.h"
