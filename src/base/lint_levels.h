/* How grave a house takes each rule of page lint: what the style property -bx-lint says. */
#ifndef BX_BASE_LINT_LEVELS_H
#define BX_BASE_LINT_LEVELS_H

#include <stdint.h>

/* Rules are numbered from 1; lint knows how many there are (bx_lint_rule_count). */
enum { BX_LINT_MOST_RULES = 99 };

typedef enum bx_lint_level {
    BX_LINT_DEFAULT, /* as the table of rules has it */
    BX_LINT_OFF,
    BX_LINT_NOTE,
    BX_LINT_WARNING,
    BX_LINT_ERROR
} bx_lint_level;

typedef struct bx_lint_levels {
    uint8_t level[BX_LINT_MOST_RULES + 1]; /* bx_lint_level, by rule number */
} bx_lint_levels;

#endif
