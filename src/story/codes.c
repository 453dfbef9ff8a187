/* The table of this folder's codes. */
#include "story/codes.h"

#include "base/code_table.h"

#include "story/codes.h"
