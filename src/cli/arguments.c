/* Reading options. */
#include "cli/arguments.h"

#include "app/per_page.h"
#include "cli/messages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `what` is translated; `word` is what the user wrote, or NULL. */
static void wrong(bx_arguments *a, const char *what, const char *word)
{
    fprintf(stderr, "banxin: %s", bx_text(what));
    if (word) fprintf(stderr, ": %s", word);
    fprintf(stderr, "\n%s\n", bx_text("`banxin --help` shows how it is used"));
    a->command = BX_COMMAND_WRONG;
}

typedef enum option_kind {
    OPTION_OUTPUT,
    OPTION_PER_PAGE,
    OPTION_PAGE_NAME,
    OPTION_STYLE,
    OPTION_PAGES,
    OPTION_JOBS,
    OPTION_DUMP,
    OPTION_REPORT,
    OPTION_TIMINGS,
    OPTION_GRID,
    OPTION_STRICT,
    OPTION_NORMALIZE,
    OPTION_DIAGNOSTICS,
    OPTION_COLOR,
    OPTION_DATA,
    OPTION_SYSTEM,
    OPTION_LINT_OVERLAY,
    OPTION_RULES,
    OPTION_PRINT,
    OPTION_CACHE,
    OPTION_NO_CACHE,
    OPTION_FOLDER,
    OPTION_HELP
} option_kind;

/* clang-format off */
static const struct {
    const char *name;
    option_kind kind;
    bool value;
} OPTIONS[] = {
    {"-o", OPTION_OUTPUT, true},          {"--output", OPTION_OUTPUT, true},
    {"--per-page", OPTION_PER_PAGE, true}, {"--page-name", OPTION_PAGE_NAME, true},
    {"--style", OPTION_STYLE, true},      {"--pages", OPTION_PAGES, true},
    {"--jobs", OPTION_JOBS, true},        {"--dump", OPTION_DUMP, true},
    {"--report", OPTION_REPORT, true},    {"--timings", OPTION_TIMINGS, false},
    {"--grid", OPTION_GRID, false},       {"--normalize", OPTION_NORMALIZE, false},
    {"--strict", OPTION_STRICT, false},   {"--diagnostics", OPTION_DIAGNOSTICS, true},
    {"--color", OPTION_COLOR, true},      {"--data", OPTION_DATA, true},
    {"--system", OPTION_SYSTEM, false},   {"--help", OPTION_HELP, false},
    {"-h", OPTION_HELP, false},           {"--lint-overlay", OPTION_LINT_OVERLAY, false},
    {"--rules", OPTION_RULES, false},     {"--print", OPTION_PRINT, true},
    {"--cache", OPTION_CACHE, true},      {"--no-cache", OPTION_NO_CACHE, false},
    {"--folder", OPTION_FOLDER, true},
};
/* clang-format on */

/* Index of `value` in a NULL-ended list, or −1. */
static int choice(const char *value, const char *const *list)
{
    for (int i = 0; list[i]; i++) {
        if (strcmp(value, list[i]) == 0) return i;
    }
    return -1;
}

static void set_option(bx_arguments *a, option_kind kind, const char *value)
{
    static const char *const formats[] = {"human", "short", "json", NULL};
    static const char *const colours[] = {"auto", "never", "always", NULL};
    bx_build_options *b = &a->build;
    switch (kind) {
    case OPTION_OUTPUT: b->output = value; break;
    case OPTION_PER_PAGE: b->per_page = value; break;
    case OPTION_PAGE_NAME:
        if (!bx_page_pattern_is_valid(value))
            wrong(a,
                  "--page-name takes ASCII letters and {page}, {date}, {number}, and ends in .pdf",
                  value);
        b->page_name = value;
        break;
    case OPTION_PAGES: b->pages = value; break;
    case OPTION_DUMP: b->dump = value; break;
    case OPTION_REPORT: b->report = value; break;
    case OPTION_DATA: b->data = value; break;
    case OPTION_TIMINGS: a->timings = true; break;
    case OPTION_PRINT: b->print = value; break;
    case OPTION_CACHE: b->cache = value; break;
    case OPTION_NO_CACHE: a->no_cache = true; break;
    case OPTION_FOLDER: b->folder = value; break;
    case OPTION_GRID: b->grid = true; break;
    case OPTION_STRICT: b->strict = true; break;
    case OPTION_NORMALIZE: b->normalize = true; break;
    case OPTION_SYSTEM: a->system_fonts = true; break;
    case OPTION_LINT_OVERLAY: b->lint_overlay = true; break;
    case OPTION_RULES: a->list_rules = true; break;
    case OPTION_HELP: a->command = BX_COMMAND_HELP; break;
    case OPTION_STYLE:
        if (b->style_count == BX_MOST_STYLES)
            wrong(a, "too many style sheets", value);
        else
            a->styles[b->style_count++] = value;
        break;
    case OPTION_JOBS: {
        char *end;
        errno = 0;
        long jobs = strtol(value, &end, 10);
        if (errno || *end || jobs < 1 || jobs > 256)
            wrong(a, "--jobs takes a number from 1 to 256", value);
        else
            b->jobs = (unsigned)jobs;
        break;
    }
    case OPTION_DIAGNOSTICS:
        b->message_format = choice(value, formats);
        if (b->message_format < 0) wrong(a, "--diagnostics takes human, short or json", value);
        break;
    case OPTION_COLOR: {
        int colour = choice(value, colours);
        if (colour < 0) wrong(a, "--color takes auto, always or never", value);
        a->colour = colour - 1;
        break;
    }
    }
}

/* Reads one option; returns how many words it took. */
static int read_option(bx_arguments *a, int left, char **words)
{
    const char *word = words[0], *equals = strchr(word, '=');
    size_t length = equals && word[1] == '-' ? (size_t)(equals - word) : strlen(word);
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        if (strlen(OPTIONS[i].name) != length || memcmp(OPTIONS[i].name, word, length) != 0)
            continue;
        if (!OPTIONS[i].value) {
            set_option(a, OPTIONS[i].kind, NULL);
            return 1;
        }
        if (word[length] == '=') {
            set_option(a, OPTIONS[i].kind, word + length + 1);
            return 1;
        }
        if (left < 2) {
            wrong(a, "this option needs a value", word);
            return 1;
        }
        set_option(a, OPTIONS[i].kind, words[1]);
        return 2;
    }
    wrong(a, "unknown option", word);
    return 1;
}

void bx_arguments_read(int count, char **words, bx_arguments *a)
{
    static const char *const commands[] = {"build",  "check",     "lint", "fonts",
                                           "--help", "--version", NULL};
    *a = (bx_arguments){.colour = -1};
    a->build.styles = a->styles;
    if (count < 2) {
        wrong(a, "which command? build, check, lint or fonts", NULL);
        return;
    }
    int command = strcmp(words[1], "-h") == 0 ? BX_COMMAND_HELP : choice(words[1], commands);
    if (command < 0) {
        wrong(a, "unknown command (there are build, check, lint and fonts)", words[1]);
        return;
    }
    a->command = (bx_command)command;
    for (int i = 2; i < count && a->command != BX_COMMAND_WRONG && a->command != BX_COMMAND_HELP;) {
        if (words[i][0] == '-' && words[i][1]) {
            i += read_option(a, count - i, words + i);
        } else if (a->build.issue) {
            wrong(a, "one issue at a time", words[i]);
        } else {
            a->build.issue = words[i++];
        }
    }
    bool lints = a->command == BX_COMMAND_LINT && !a->list_rules;
    bool sets = a->command == BX_COMMAND_BUILD || a->command == BX_COMMAND_CHECK || lints;
    a->build.lint_only = lints;
    if (sets && !a->build.issue)
        wrong(a, "which issue file?", NULL);
    else if (a->command == BX_COMMAND_BUILD && !a->build.output && !a->build.per_page)
        wrong(a, "where to? add -o FILE.pdf or --per-page FOLDER", NULL);
    if (a->command == BX_COMMAND_CHECK) a->build.output = a->build.per_page = NULL;
}
