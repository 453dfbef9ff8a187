/* What --help and --version print. */
#ifndef BX_CLI_HELP_H
#define BX_CLI_HELP_H

/* Prints the help in the language of the locale. */
void bx_help_print(void);
void bx_version_print(void);

#endif
