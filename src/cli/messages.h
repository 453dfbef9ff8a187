/* The language of messages. */
#ifndef BX_CLI_MESSAGES_H
#define BX_CLI_MESSAGES_H

/* Chooses the language by the environment, also where the system has no such locale. Numbers are
 * never affected. */
void bx_messages_open(void);

/* A text in the user's language; the text itself when there is no translation. */
const char *bx_text(const char *text) __attribute__((format_arg(1)));

#endif
