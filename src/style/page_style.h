/* Computed style: page lint. */
#ifndef BX_STYLE_PAGE_STYLE_H
#define BX_STYLE_PAGE_STYLE_H

#include "base/lint_levels.h"
#include "style/values.h"

/* -bx-page-cut: a line across the page that meets no block (N04): forbidden on news pages, allowed,
 * or required at the fold on pages whose text must not stand on it. */
typedef enum bx_page_cut { BX_CUT_FORBID, BX_CUT_ALLOW, BX_CUT_REQUIRE } bx_page_cut;

typedef struct bx_page_style {
    const bx_lint_levels *lint; /* -bx-lint; NULL: every rule as the table has it */
    bx_page_cut page_cut;       /* -bx-page-cut */
    bx_words sensitive_words;   /* -bx-sensitive-words: not to be read across two headlines (N48) */
} bx_page_style;

#endif
