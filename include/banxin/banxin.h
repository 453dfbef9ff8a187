/* Banxin: Chinese newspaper pages from structured articles. The public interface.
 *
 * One call sets an issue: bx_build. It reads the issue and everything it names, writes the PDF (and
 * dump and report, when asked for), and hands every message to the caller. No global state; several
 * builds may run in one process.
 */
#ifndef BANXIN_BANXIN_H
#define BANXIN_BANXIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "0.1.0" */
const char *bx_version(void);

/* Exit codes; bx_build returns them. */
enum {
    BX_EXIT_DONE = 0,      /* PDF written, nothing wrong */
    BX_EXIT_CONTENT = 1,   /* PDF written, but content errors: overset, holes, missing image; or one
                              of several files could not be replaced, as a message (E0109) says */
    BX_EXIT_USAGE = 2,     /* wrong options; an output that is also read, or is named twice */
    BX_EXIT_NO_OUTPUT = 3, /* no PDF: input malformed, file missing, disk; no old file but the
                              report is replaced */
    BX_EXIT_BUG = 70       /* our own fault */
};

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
    const char *issue;     /* path of the issue file (required) */
    const char *output;    /* path of the PDF; NULL: none */
    const char *per_page;  /* folder for one PDF a page and manifest.json, or NULL; made when its
                              parent is there */
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
    bool grid;          /* draw the character grid, type area and column edges under the text */
    bool lint_only;     /* hand over findings of page lint alone */
    bool lint_overlay;  /* draw them on the pages */
    bool strict;        /* warnings count as content errors */
    bool normalize;     /* mend wire copy where there is one right answer */
    int message_format; /* 0 human, 1 short, 2 JSON */
    bool colour;        /* ANSI colours in human messages */
    const char *(*translate)(const char *text);                           /* gettext or NULL */
    void (*message)(void *context, const bx_message *message);            /* or NULL */
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

/* Sets an issue. Returns an exit code (BX_EXIT_…). `result` may be NULL. Old files are
 * replaced only when all new ones are whole (codes 0 and 1); manifest.json never lists a page with
 * a digest that its file has not. */
int bx_build(const bx_build_options *options, bx_build_result *result);

#ifdef __cplusplus
}
#endif

#endif
