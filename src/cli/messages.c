/* gettext, and locales that a bare system does not have. */
#include "cli/messages.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Catalogues beside the program (build tree), else the installed ones. */
static void bind_catalogues(void)
{
    char path[4200];
    ssize_t size = readlink("/proc/self/exe", path, 4000);
    const char *folder = BANXIN_LOCALE;
    if (size > 0) {
        while (size > 0 && path[size - 1] != '/')
            size--;
        snprintf(path + size, sizeof path - (size_t)size, "locale");
        struct stat status;
        if (stat(path, &status) == 0)
            folder = path;
        else {
            snprintf(path + size, sizeof path - (size_t)size, "../share/locale");
            if (stat(path, &status) == 0) folder = path;
        }
    }
    bindtextdomain("banxin", folder);
    bind_textdomain_codeset("banxin", "UTF-8");
    textdomain("banxin");
}

/* Whether the wanted locale is a Chinese one. */
static bool wants_chinese(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *wanted = NULL;
    for (int i = 0; i < 3 && !(wanted && *wanted); i++)
        wanted = getenv(names[i]);
    return wanted && strncmp(wanted, "zh", 2) == 0;
}

void bx_messages_open(void)
{
    const char *locale = setlocale(LC_MESSAGES, "");
    if (wants_chinese()) {
        /* There is one catalogue for all of them, and gettext asks LANGUAGE only in a locale other
         * than C, which the wanted one is when it is not installed. */
        const char *language = getenv("LANGUAGE");
        if (!language || !*language || strncmp(language, "zh", 2) == 0)
            setenv("LANGUAGE", "zh_CN", 1);
        if (!locale || strcmp(locale, "C") == 0) setlocale(LC_MESSAGES, "C.UTF-8");
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    bind_catalogues();
}

const char *bx_text(const char *text)
{
    return *text ? gettext(text) : text;
}
