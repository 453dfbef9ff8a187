/* The table of this folder's codes. */
#include "app/codes.h"

#include "base/code_table.h"

#include "app/codes.h"
