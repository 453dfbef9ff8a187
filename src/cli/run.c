/* build, check and fonts: messages, progress, summary. */
#include "cli/run.h"

#include "app/data.h"
#include "base/recovery.h"
#include "base/timing.h"
#include "cli/messages.h"
#include "font/font.h"
#include "lint/lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool progress_shown;

static void clear_progress(void)
{
    if (progress_shown) fputs("\r\033[K", stderr);
    progress_shown = false;
}

static void on_message(void *context, const bx_message *message)
{
    (void)context;
    clear_progress();
    fputs(message->rendered, stderr);
}

static void on_progress(void *context, unsigned done, unsigned pages)
{
    (void)context;
    fprintf(stderr, "\r%s %u/%u", bx_text("pages"), done, pages);
    progress_shown = true;
}

static void print_timings(uint64_t started)
{
    for (int stage = 0; stage < BX_STAGE_COUNT; stage++)
        fprintf(stderr, "%-10s %9.3f ms\n", bx_timing_name((bx_stage)stage),
                (double)bx_timing_total((bx_stage)stage) / 1e6);
    fprintf(stderr, "%-10s %9.3f ms\n", "total", (double)(bx_clock() - started) / 1e6);
}

/* The user's cache folder (XDG Base Directory Specification), or that of BANXIN_CACHE; NULL when
 * there is none, or no wish for one. Into `room`. */
static const char *cache_folder(const bx_arguments *arguments, char *room, size_t size)
{
    if (arguments->no_cache) return NULL;
    if (arguments->build.cache) return arguments->build.cache;
    const char *own = getenv("BANXIN_CACHE"), *user = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    int length = -1;
    if (own) return *own ? own : NULL;
    if (user && user[0] == '/')
        length = snprintf(room, size, "%s/banxin", user);
    else if (home && home[0] == '/')
        length = snprintf(room, size, "%s/.cache/banxin", home);
    return length > 0 && (size_t)length < size ? room : NULL;
}

static bool building;

/* libhyphen ends the process when memory runs out, with a code that promises a PDF. */
static void on_exit_while_building(void)
{
    if (!building) return;
    fprintf(stderr, "banxin: %s\n", bx_text("out of memory"));
    fflush(NULL);
    _exit(BX_EXIT_BUG);
}

int bx_run_build(bx_arguments *arguments)
{
    atexit(on_exit_while_building);
    uint64_t started = bx_clock();
    char folder[4096];
    arguments->build.cache = cache_folder(arguments, folder, sizeof folder);
    bool terminal = isatty(STDERR_FILENO);
    bx_build_options *options = &arguments->build;
    options->colour = arguments->colour < 0 ? terminal : arguments->colour == 1;
    options->translate = bx_text;
    options->message = on_message;
    if (terminal && options->message_format == 0) options->progress = on_progress;
    bx_build_result result;
    building = true;
    int code = bx_build(options, &result);
    building = false;
    clear_progress();
    if (arguments->timings) print_timings(started);
    const char *target = options->output ? options->output : options->per_page;
    bool written = target && code <= BX_EXIT_CONTENT;
    if (options->message_format == 0 && code != BX_EXIT_USAGE)
        fprintf(
            stderr,
            bx_text("%s: pages %u, stories %u, characters %lu, warnings %u, errors %u, %.2f s\n"),
            written ? target : options->issue, result.pages, result.stories, result.characters,
            result.warnings, result.errors, (double)(bx_clock() - started) / 1e9);
    return code;
}

/* Lists the fonts: the exit code goes into *context. */
typedef struct font_list {
    const bx_arguments *arguments;
    int code;
} font_list;

static void list_fonts(void *context)
{
    font_list *list = context;
    bx_arena *arena = bx_arena_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    bx_string data;
    if (bx_data_folder(arena, list->arguments->build.data, &data)) {
        bx_string folder = bx_string_format(arena, "%.*s/fonts", BX_STRING_ARGS(data));
        bx_font_library *library = bx_font_library_new(folder.data, diagnostics);
        if (library) {
            bx_buffer text = {0};
            bx_font_library_list(library, list->arguments->system_fonts, &text);
            fwrite(text.data, 1, text.size, stdout);
            bx_buffer_release(&text);
            list->code = BX_EXIT_DONE;
        } else {
            bx_buffer text = {0};
            for (size_t i = 0; i < bx_diagnostics_count(diagnostics); i++)
                bx_diagnostic_print(&text, NULL, bx_diagnostics_at(diagnostics, i), BX_FORMAT_SHORT,
                                    false, bx_text);
            fwrite(text.data, 1, text.size, stderr);
            bx_buffer_release(&text);
        }
        bx_font_library_free(library);
    } else {
        fprintf(stderr, "banxin: %s\n", bx_text("cannot find the folder with fonts/ and styles/"));
    }
    bx_diagnostics_free(diagnostics);
    bx_arena_free(arena);
}

int bx_run_fonts(bx_arguments *arguments)
{
    font_list list = {arguments, BX_EXIT_NO_OUTPUT};
    bx_failure failure;
    if (bx_guarded(list_fonts, &list, &failure)) return list.code;
    fprintf(stderr, "banxin: %s\n", failure.what ? failure.what : bx_text("out of memory"));
    return BX_EXIT_BUG;
}

int bx_run_rules(void)
{
    static const char *const severities[] = {"note", "warning", "error", "error"};
    const bx_lint_rule *rule;
    for (size_t i = 0; (rule = bx_lint_rule_at(i)) != NULL; i++)
        printf("N%02u  %-8s %s  %s\n", rule->number, severities[rule->severity], rule->term,
               bx_text(rule->meaning));
    return BX_EXIT_DONE;
}
