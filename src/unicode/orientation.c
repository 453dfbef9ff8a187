/* The property from ICU, and what Chinese text does otherwise. */
#include "unicode/orientation.h"

#include <unicode/uchar.h>

bx_orientation_value bx_character_orientation(uint32_t c)
{
    if (c == 0xFF1A || c == 0xFF1B) return BX_ORIENTATION_FORM_OR_UPRIGHT;
    if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D)
        return BX_ORIENTATION_FORM_OR_ROTATED;
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT: return BX_ORIENTATION_UPRIGHT;
    case U_VO_TRANSFORMED_UPRIGHT: return BX_ORIENTATION_FORM_OR_UPRIGHT;
    case U_VO_TRANSFORMED_ROTATED: return BX_ORIENTATION_FORM_OR_ROTATED;
    default: return BX_ORIENTATION_ROTATED;
    }
}

const char *bx_unicode_version(void)
{
    return U_UNICODE_VERSION;
}
