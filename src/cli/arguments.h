/* The command line. */
#ifndef BX_CLI_ARGUMENTS_H
#define BX_CLI_ARGUMENTS_H

#include "banxin/banxin.h"

typedef enum bx_command {
    BX_COMMAND_BUILD,
    BX_COMMAND_CHECK,
    BX_COMMAND_LINT,
    BX_COMMAND_FONTS,
    BX_COMMAND_HELP,
    BX_COMMAND_VERSION,
    BX_COMMAND_WRONG /* a message was printed: exit code 2 */
} bx_command;

enum { BX_MOST_STYLES = 32 };

typedef struct bx_arguments {
    bx_command command;
    bx_build_options build;
    const char *styles[BX_MOST_STYLES];
    bool timings, system_fonts, list_rules, no_cache;
    int colour; /* −1 auto, 0 never, 1 always */
} bx_arguments;

/* Reads the command line. Wrong usage prints one message with what to do. */
void bx_arguments_read(int count, char **words, bx_arguments *arguments);

#endif
