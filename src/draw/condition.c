/* The standards that files can be written to. */
#include "draw/condition.h"

static const bx_print_standard STANDARDS[] = {
    /* ISO 15930-4: CMYK and spot inks, no transparency. */
    {"x-1a", "PDF/X-1a:2003", "1.4"},
};

const bx_print_standard *bx_print_standard_find(bx_string name)
{
    for (size_t i = 0; i < sizeof STANDARDS / sizeof *STANDARDS; i++) {
        if (bx_string_equal_literal(name, STANDARDS[i].name)) return &STANDARDS[i];
    }
    return NULL;
}
