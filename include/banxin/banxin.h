/* Banxin: Chinese newspaper pages from structured articles. The public interface.
 *
 * One call sets an issue: bx_session_build. It reads the issue and everything it names, writes the
 * PDF (and dump and report, when asked for), and hands every message to the caller. A session keeps
 * what several issues share. bx_build is a session for one issue.
 *
 * Threads: several builds may run at once, in one session or in several, each called from a thread
 * of its own; a build starts `jobs` workers and ends them. Callbacks of a build come one at a time,
 * messages from the calling thread, progress from any.
 *
 * Ownership: options and all they point to are the caller's and are read until the call returns.
 * Strings of a message are valid during the callback only. A session is freed with
 * bx_session_free, by one thread, when no build runs in it.
 *
 * After an error: every call returns, with a code below, and has given back all it took but what
 * the session keeps; session and process are good for the next build. Code 70 stands for a fault of
 * our own and for memory that runs out: then each output is the old file or the new one, never a
 * part of one. One library beneath, libhyphen, ends the process by itself (exit) when memory runs
 * out: a program that must see to its files then has an atexit handler, as the program banxin has.
 *
 * Manners: the library never exits, changes no locale, no umask, no signal handler and no working
 * directory, and writes nothing to the standard streams. A caller whose files may grow beyond a
 * limit, or whose outputs may be pipes, ignores SIGXFSZ and SIGPIPE itself. It reads the
 * environment: BANXIN_DATA, SOURCE_DATE_EPOCH, and for the fonts' cache HOME and XDG_CACHE_HOME.
 *
 * Example: issues (words: issue and PDF, and so on) in one session, with the messages.
 *
 *     #include <banxin/banxin.h>
 *     #include <stdio.h>
 *
 *     static void print_message(void *context, const bx_message *message)
 *     {
 *         fputs(message->rendered, context);
 *     }
 *
 *     int main(int count, char **words)
 *     {
 *         if (count < 3 || count % 2 == 0) return BX_EXIT_USAGE;
 *         bx_session *session = bx_session_new();
 *         if (!session) return BX_EXIT_BUG;
 *         int worst = BX_EXIT_DONE;
 *         for (int i = 1; i < count; i += 2) {
 *             bx_build_options options = {.issue = words[i],
 *                                         .output = words[i + 1],
 *                                         .message_format = BX_MESSAGES_SHORT,
 *                                         .message = print_message,
 *                                         .context = stderr};
 *             bx_build_result result;
 *             int code = bx_session_build(session, &options, &result);
 *             printf("%s: %u pages, %u errors\n", words[i + 1], result.pages, result.errors);
 *             if (code > worst) worst = code;
 *         }
 *         bx_session_free(session);
 *         return worst;
 *     }
 */
#ifndef BANXIN_BANXIN_H
#define BANXIN_BANXIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

/* "0.1.0" */
const char *bx_version(void);

/* Exit codes; builds return them. */
enum {
    BX_EXIT_DONE = 0,      /* PDF written, nothing wrong */
    BX_EXIT_CONTENT = 1,   /* PDF written, but something on its pages is wrong: overset, holes, an
                              article, picture, sheet or face that cannot be read (its place is
                              marked), elements or values that are not known; or one of several
                              files could not be replaced, as a message (E0109) says */
    BX_EXIT_USAGE = 2,     /* wrong options; an output that is also read, or is named twice */
    BX_EXIT_NO_OUTPUT = 3, /* no PDF: the issue file, the print file or the program's data
                              cannot be used, no page is there, disk; no old file but the report
                              is replaced */
    BX_EXIT_BUG = 70       /* our own fault, or no memory */
};

/* Formats of a message's `rendered`. */
enum { BX_MESSAGES_HUMAN = 0, BX_MESSAGES_SHORT = 1, BX_MESSAGES_JSON = 2 };

/* How one message is handed over. All strings are UTF-8 and valid during the call only. */
typedef struct bx_message {
    const char *severity;  /* "note", "warning", "error", "fatal" */
    const char *code;      /* "E0602", or "N04": a rule of page lint */
    const char *file;      /* NULL: no place */
    unsigned line, column; /* from 1; 0: no place */
    unsigned page;         /* number of the page it is about; 0: none */
    const char *story;     /* id of the story it is about, or "" */
    int32_t rect[4];  /* x, y, width, height on the page in 1/65536 pt, y down; all 0: nowhere in
                         particular */
    const char *text; /* the message, translated if asked for */
    const char *hint; /* what to do, or "" */
    const char *rendered; /* the message in the chosen format, with newline */
} bx_message;

typedef struct bx_build_options {
    const char *issue;     /* path of the issue file, or of a dump, packed or not: its pages are
                              drawn as they were set (required) */
    const char *folder;    /* of a dump: where the files lie that it names, as they lay beside the
                              issue; NULL: beside the dump */
    const char *output;    /* path of the PDF; NULL: none */
    const char *per_page;  /* folder for a PDF and a dump of each page, and manifest.json, or NULL;
                              made when its  parent is there */
    const char *page_name; /* pattern of those files: ASCII with {page}, {date}, {number}, ending in
                              .pdf; NULL: {date}-{page}.pdf */
    const char *const *styles; /* further style sheets */
    size_t style_count;
    const char *print;  /* house print file (@-bx-print), stronger than what the issue names; NULL:
                           what its style sheets say, else newsprint */
    const char *pages;  /* "1,3-4" or NULL for all */
    unsigned jobs;      /* worker threads, 0 = one per processor */
    const char *dump;   /* path of the layout dump (JSON), or NULL; "-" is not special */
    const char *report; /* path of the report (JSON), or NULL */
    const char *data;   /* folder with fonts/ and styles/; NULL: found from the executable,
                           then BANXIN_DATA, then the installed share folder */
    const char *cache; /* folder where print-ready pictures are kept for other runs, made when it is
                          not there; NULL: nothing is kept on disk. Outputs are the same */
    bool grid;         /* draw the character grid, type area and column edges under the text */
    bool lint_only;    /* hand over findings of page lint alone */
    bool lint_overlay; /* draw them on the pages */
    bool strict;       /* warnings count as content errors */
    bool normalize;    /* mend wire copy where there is one right answer */
    int message_format;                                        /* BX_MESSAGES_… */
    bool colour;                                               /* ANSI colours in human messages */
    const char *(*translate)(const char *text);                /* gettext or NULL */
    void (*message)(void *context, const bx_message *message); /* or NULL */
    void (*progress)(void *context, unsigned pages_done, unsigned pages); /* or NULL; may be called
                                   from any worker, one call at a time */
    void *context;
} bx_build_options;

/* What a build did. */
typedef struct bx_build_result {
    unsigned pages, stories;
    unsigned long characters;
    unsigned notes, warnings, errors; /* errors include fatal ones */
} bx_build_result;

/* What outlives a build: the fonts of a data folder, style sheets, articles and profiles as they
 * were read. Files are known by their contents; one whose size and times are as they were is not
 * opened again. What none of the last builds used is dropped. Faces are read once: fonts that are
 * replaced on disk are seen by the next session. A build in a session writes the same bytes as one
 * without. */
typedef struct bx_session bx_session;

/* An empty session; NULL when there is no memory. The caller frees it with bx_session_free (NULL is
 * allowed). */
bx_session *bx_session_new(void);
void bx_session_free(bx_session *session);

/* Sets an issue. Returns an exit code (BX_EXIT_…). `result` may be NULL. Old files are
 * replaced only when all new ones are whole (codes 0 and 1); manifest.json never lists a page with
 * a digest that its file has not. Thread-safe. */
int bx_session_build(bx_session *session, const bx_build_options *options, bx_build_result *result);

/* The same in a session of its own. */
int bx_build(const bx_build_options *options, bx_build_result *result);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif

#endif
