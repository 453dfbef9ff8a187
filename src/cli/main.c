/* The program: reads the command line, runs one command, exits with its code. */
#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/run.h"

#include <signal.h>

int main(int count, char **words)
{
    /* Whoever stops reading the messages (a pager, head) still wants the PDF. */
    signal(SIGPIPE, SIG_IGN);
    /* A file that grows beyond the limit is an error with a message. */
    signal(SIGXFSZ, SIG_IGN);
    bx_messages_open();
    bx_arguments arguments;
    bx_arguments_read(count, words, &arguments);
    switch (arguments.command) {
    case BX_COMMAND_BUILD:
    case BX_COMMAND_CHECK:
    case BX_COMMAND_LINT:
        if (arguments.list_rules) return bx_run_rules();
        return bx_run_build(&arguments);
    case BX_COMMAND_FONTS: return bx_run_fonts(&arguments);
    case BX_COMMAND_HELP: bx_help_print(); return BX_EXIT_DONE;
    case BX_COMMAND_VERSION: bx_version_print(); return BX_EXIT_DONE;
    case BX_COMMAND_WRONG: break;
    }
    return BX_EXIT_USAGE;
}
