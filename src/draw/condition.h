/* The output condition: what a page is printed with. Everything that depends on press, paper and
 * standard is said here and nowhere else; the values come from a house print file (@-bx-print). */
#ifndef BX_DRAW_CONDITION_H
#define BX_DRAW_CONDITION_H

#include "image/image.h"

/* Rules for the file as a whole. */
typedef enum bx_print_standard {
    BX_STANDARD_X1A /* PDF/X-1a:2003 (ISO 15930-4): CMYK and spot inks, no transparency */
} bx_print_standard;

/* What register marks are printed in. */
typedef enum bx_registration {
    BX_REGISTRATION_BLACK, /* the black plate alone */
    BX_REGISTRATION_ALL    /* every plate: the colorant All (ISO 32000-1, 8.6.6.4) */
} bx_registration;

/* Immutable while pages are drawn; strings and profile are borrowed from whoever made it. */
typedef struct bx_output_condition {
    const bx_profile *profile; /* separates colours, and goes into the output intent */
    bx_string identifier;      /* of the printing condition: OutputConditionIdentifier */
    bx_string registry;        /* address of the registry that knows it; empty: not registered */
    bx_print_standard standard;
    bx_registration registration;
    uint32_t ink_limit;       /* all inks together, percent */
    uint32_t picture_ppi;     /* resolution of pictures in print: more is scaled down to it */
    uint32_t picture_quality; /* of photographs in JPEG, 1 to 100 */
} bx_output_condition;

#endif
