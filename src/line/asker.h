/* Who asks: what layout keeps between questions, so that a question asked again costs next to
 * nothing.
 *
 * One a thread, never shared; nothing that is prepared (paragraph, box, story) holds an answer. An
 * answer never depends on what is kept: with an empty memo it is the same, only dearer.
 */
#ifndef BX_LINE_ASKER_H
#define BX_LINE_ASKER_H

#include "line/line.h"

typedef struct bx_asker bx_asker;

/* A kind of question: a static object of the file that asks it. */
typedef struct bx_memo_kind {
    const char *name; /* for whoever looks at it in a debugger */
    bool lasting;     /* Answers stay to the page's end, and may be kept by pointer: for questions
                         whose number the document bounds (a text shaped at one size), not the
                         asking. Other answers go all at once when they take too much room. */
} bx_memo_kind;

/* Work counters since the asker was made; they depend on input alone, except for what the memo
 * saves within one page. */
typedef struct bx_work {
    uint64_t poured;       /* blocks poured in all trials */
    uint64_t lines_asked;  /* paragraphs asked for their lines, */
    uint64_t lines_broken; /* and of these broken, as they were not known */
    uint64_t dropped;      /* times that answers were dropped for want of room */
} bx_work;

/* An asker with nothing in its memo; the caller frees it. The shaper is borrowed; NULL when nothing
 * will be shaped. */
bx_asker *bx_asker_new(bx_shaper *shaper);
void bx_asker_free(bx_asker *asker);

/* Forgets all answers, lasting ones too. At a page's end: the owners of a page's questions go then,
 * and others may come to lie at their addresses. */
void bx_asker_clear(bx_asker *asker);

/* The shaper of this thread. */
bx_shaper *bx_asker_shaper(const bx_asker *asker);

/* The counters, for who does the work to count. */
bx_work *bx_asker_work(bx_asker *asker);

/* A question: of what kind, about what (by address: it must live unchanged until the next clear),
 * and with which further conditions, `size` bytes that are compared as bytes (no padding in them).
 */
typedef struct bx_question {
    const bx_memo_kind *kind;
    const void *owner;
    const void *key;
    size_t size;
} bx_question;

/* The answer kept for a question, or NULL. It is the asker's: to be read before the next call of
 * bx_asker_keep, and longer only when its kind is lasting. */
const void *bx_asker_find(bx_asker *asker, bx_question question);

/* Room of `size` zeroed bytes for the answer to a question that has none; the caller fills it
 * before it asks anything else. What the answer points to is to be allocated after this call in
 * bx_asker_arena, or to outlive the next clear. */
void *bx_asker_keep(bx_asker *asker, bx_question question, size_t size);

/* The arena that answers of a kind live in. */
bx_arena *bx_asker_arena(const bx_asker *asker, const bx_memo_kind *kind);

/* Bytes that the memo takes now. Without lasting answers, and with no single one above 256 KB, it
 * stays below 1 MB. */
size_t bx_asker_size(const bx_asker *asker);

/* The lines of a paragraph (bx_lines_break), from the memo where they are known. The result is the
 * caller's, in the arena. `options.best` does not matter: it is asked for here. */
bx_lines bx_lines_ask(bx_asker *asker, const bx_paragraph *paragraph, const bx_measure *measures,
                      size_t measure_count, bx_line_options options, bx_arena *arena);

#endif
