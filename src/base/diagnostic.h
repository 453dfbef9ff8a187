/* Diagnostics: what the user must know, collected in a list that is passed in.
 *
 * No global or thread-local error, no longjmp. A message is added once, where the fact is known;
 * parsers and layout repair and go on; the run's exit code is the worst diagnostic. Codes are
 * stable (see code_rows.h) and mean the same in every language.
 */
#ifndef BX_BASE_DIAGNOSTIC_H
#define BX_BASE_DIAGNOSTIC_H

#include "base/geometry.h"
#include "base/source.h"

typedef enum bx_severity {
    BX_NOTE,    /* worth knowing; never changes the exit code */
    BX_WARNING, /* doubtful; exit code 0, or 1 with --strict */
    BX_ERROR, /* wrong on the page (overset, hole, missing image): exit code 1, a PDF is written */
    BX_FATAL  /* no PDF can be made (malformed input, missing file, disk): exit code 3 */
} bx_severity;

/* One row per kind of message; each folder has those it says in its codes.h (base/code_rows.h). */
typedef struct bx_code_row {
    const char *text; /* "E0123", or "N01" for a rule of page lint: the stable name */
    bx_severity severity;
    const char *format, *hint; /* English, with %1 …, untranslated; the hint may be "" */
} bx_code_row;

/* Which row: compared by its address. */
typedef const bx_code_row *bx_code;

typedef struct bx_diagnostic {
    bx_severity severity;
    bx_code code;
    bx_span span;           /* source 0: no place */
    bx_string arguments[6]; /* what fills %1 … %6 of the template; already plain text */
    unsigned argument_count;
    unsigned said;   /* bit n: argument n is a text of the program (bx_said), to be translated */
    uint32_t page;   /* page number the message is about, or 0 */
    bx_string story; /* story id the message is about, or empty */
    bx_rect rect;    /* where on the page; empty: nowhere in particular */
    bool repeats;    /* says again what another message said: in the report alone */
} bx_diagnostic;

/* A finding of page lint: how grave it is and where. The story is copied when it is reported. */
typedef struct bx_finding {
    bx_severity severity;
    bx_span span;
    uint32_t page;
    bx_string story;
    bx_rect rect;
    bool repeats;
} bx_finding;

typedef struct bx_diagnostics bx_diagnostics;

/* An empty list; the caller frees it. NULL may be freed. */
bx_diagnostics *bx_diagnostics_new(void);
void bx_diagnostics_free(bx_diagnostics *list);

/* Adds a message. The variable arguments are `const char *` (NUL-ended UTF-8), as many as the
 * code's template names, and are copied. Identical messages at the same place are kept once. A list
 * of NULL keeps nothing: of what nobody wants to know. Not
 * thread-safe: each worker has a list of its own, appended in page order. */
void bx_report(bx_diagnostics *list, bx_code code, bx_span span, ...);

/* The same, naming page and story. `story` may be empty. */
void bx_report_on_page(bx_diagnostics *list, bx_code code, bx_span span, uint32_t page,
                       bx_string story, ...);

/* The same with a severity and place of its own. */
void bx_report_finding(bx_diagnostics *list, bx_code code, const bx_finding *finding, ...);

/* Moves all messages of `from` to the end of `to`. */
void bx_diagnostics_append(bx_diagnostics *to, const bx_diagnostics *from);

/* The messages in the order in which they were added, from 0. Borrowed. */
size_t bx_diagnostics_count(const bx_diagnostics *list);
const bx_diagnostic *bx_diagnostics_at(const bx_diagnostics *list, size_t index);

/* How many of a severity, without those that only repeat another. */
size_t bx_diagnostics_count_of(const bx_diagnostics *list, bx_severity severity);

/* The worst severity, BX_NOTE when empty. */
bx_severity bx_diagnostics_worst(const bx_diagnostics *list);

/* A small decimal for arguments: writes into `text` and returns it. */
typedef struct bx_number_text {
    char text[32];
} bx_number_text;
const char *bx_number(bx_number_text *storage, int64_t value);

/* Words of the program itself as an argument: printed in the language of the message. */
typedef struct bx_said_text {
    char text[192];
} bx_said_text;
const char *bx_said(bx_said_text *storage, const char *english);

/* A length as points with up to 2 decimals ("9.5"). */
const char *bx_points(bx_number_text *storage, int64_t length);

/* A slice as NUL-ended text for an argument; truncated to fit with "…" at a character boundary. */
typedef struct bx_short_text {
    char text[96];
} bx_short_text;
const char *bx_short(bx_short_text *storage, bx_string s);

typedef enum bx_diagnostic_format {
    BX_FORMAT_HUMAN,
    BX_FORMAT_SHORT,
    BX_FORMAT_JSON
} bx_diagnostic_format;

/* How messages become text in another language; NULL means English. Given a template, returns the
 * translated template (gettext); the result is borrowed. */
typedef const char *(*bx_translate)(const char *text);

/* Appends the message alone, with its arguments filled in, without place, code or hint. */
void bx_diagnostic_text(bx_buffer *out, const bx_diagnostic *diagnostic, bx_translate translate);

/* Appends one diagnostic as text:
 * human: `file:line:col: error: message [E0123]`, the source line, a caret (wide characters count
 * two cells), `hint: …`; short: the first line only; json: one object per line (always English).
 * `colour` adds ANSI colours to the human form. */
void bx_diagnostic_print(bx_buffer *out, const bx_sources *sources, const bx_diagnostic *diagnostic,
                         bx_diagnostic_format format, bool colour, bx_translate translate);

#endif
