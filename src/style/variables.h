/* Custom properties and var() (CSS Custom Properties 1). */
#ifndef BX_STYLE_VARIABLES_H
#define BX_STYLE_VARIABLES_H

#include "style/sheet.h"

/* Custom properties of an element: its own, then those it inherits. */
typedef struct bx_variable bx_variable;
struct bx_variable {
    bx_string name;
    const bx_token *tokens;
    size_t count;
    const bx_variable *next;
};

/* Replaces every var() in a value. NULL when one is undefined without fallback or refers to itself;
 * *missing then names it. NULL too when the value unfolds without bound (*endless) or the work is
 * used up. */
bx_token *bx_variables_expand(const bx_variable *variables, const bx_token *tokens, size_t count,
                              bx_style_work *work, bx_arena *arena, size_t *expanded,
                              bx_string *missing, bool *endless);

#endif
