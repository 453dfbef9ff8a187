/* The table of this folder's codes. */
#include "lint/codes.h"

#include "base/code_table.h"

#include "lint/codes.h"
