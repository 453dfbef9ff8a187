/* The commands. Each returns the exit code. */
#ifndef BX_CLI_RUN_H
#define BX_CLI_RUN_H

#include "cli/arguments.h"

/* build, check and lint. */
int bx_run_build(bx_arguments *arguments);

/* Lists the rules of page lint: code, usual severity, the trade's name, meaning. */
int bx_run_rules(void);

/* Lists the faces that a style sheet can name. */
int bx_run_fonts(bx_arguments *arguments);

#endif
