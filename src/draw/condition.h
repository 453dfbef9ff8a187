/* The output condition: what a page is printed with. Everything that depends on press, paper and
 * standard is said here and nowhere else; the values come from a house print file (@-bx-print). */
#ifndef BX_DRAW_CONDITION_H
#define BX_DRAW_CONDITION_H

#include "image/image.h"

/* Rules for the file as a whole. */
typedef struct bx_print_standard {
    const char *name; /* in print files */
    const char *key;  /* of the file: GTS_PDFXVersion */
    const char *pdf;  /* version of PDF that it is written in */
} bx_print_standard;

/* The standard of a name, or NULL. Static. */
const bx_print_standard *bx_print_standard_find(bx_string name);

/* What register marks are printed in. */
typedef enum bx_registration {
    BX_REGISTRATION_BLACK, /* the black plate alone */
    BX_REGISTRATION_ALL    /* every plate: the colorant All (ISO 32000-1, 8.6.6.4) */
} bx_registration;

/* An ink of its own beside the process inks: a plate more. It prints what is in exactly its colour,
 * so that style sheets need not know which press has it. */
typedef struct bx_spot_ink {
    bx_string name;      /* ASCII: the plate's name */
    uint16_t process[4]; /* its colour in C M Y K, 1/10,000: what a device without it shows */
} bx_spot_ink;

/* Immutable while pages are drawn; profile, strings and inks are borrowed from whoever made it. */
typedef struct bx_output_condition {
    const bx_profile *profile; /* separates colours, and goes into the output intent */
    bx_string identifier;      /* of the printing condition: OutputConditionIdentifier */
    bx_string registry;        /* address of the registry that knows it; empty: not registered */
    const bx_print_standard *standard;
    bx_registration registration;
    const bx_spot_ink *spots;
    size_t spot_count;        /* at most 255 */
    uint32_t ink_limit;       /* all inks together, percent */
    uint32_t picture_ppi;     /* resolution of pictures in print: more is scaled down to it */
    uint32_t picture_quality; /* of photographs in JPEG, 1 to 100 */
    bx_length least_type;     /* smallest size of type that the press holds; 0: not said */
    bx_length least_rule;     /* smallest width of rules; 0: not said */
} bx_output_condition;

#endif
