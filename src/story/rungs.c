/* The table of rungs. */
#include "story/rungs.h"

// clang-format off
const bx_rung_row bx_rungs[BX_RUNG_COUNT] = {
    /*                     name       shortens lengthens block paragraph level      cost */
    [BX_RUNG_MARKS] =     {"marks",     true,  false, false, true,  BX_COPYFIT_LINES, 10},
    [BX_RUNG_GAPS] =      {"gaps",      false, true,  false, true,  BX_COPYFIT_LINES, 10},
    [BX_RUNG_CROSSHEAD] = {"crosshead", true,  true,  false, false, BX_COPYFIT_ALL,   40000},
    [BX_RUNG_HEAD] =      {"head",      true,  true,  true,  false, BX_COPYFIT_ALL,   60000},
    [BX_RUNG_PICTURE] =   {"picture",   true,  true,  true,  false, BX_COPYFIT_ALL,   80000},
    [BX_RUNG_CAPTION] =   {"caption",   true,  false, true,  false, BX_COPYFIT_ALL,   150000},
    [BX_RUNG_DROP] =      {"drop",      true,  false, false, false, BX_COPYFIT_ALL,   200000},
    [BX_RUNG_TAIL] =      {"tail",      false, true,  false, false, BX_COPYFIT_ALL,   100000},
};
// clang-format on
