/* The inline content of a block as one string of characters with their styles: what shaping starts
 * from. White space is already processed (CSS Text 4 with the Han rules), live fields are filled
 * in. */
#ifndef BX_TEXT_GATHER_H
#define BX_TEXT_GATHER_H

#include "base/array.h"
#include "text/text.h"

/* Characters beyond Unicode for things that are no characters. */
enum { BX_CHARACTER_FILL = 0x110001, BX_CHARACTER_BREAK = 0x110002 };

/* A stretch of characters with one style. */
typedef struct bx_gather_piece {
    const bx_style *style;
    const bx_node *node; /* element */
    uint32_t begin, end; /* indexes of characters */
    bool kept_together;  /* no break inside: float: inline-end */
    bx_markers markers;
} bx_gather_piece;

typedef struct bx_gather_character {
    uint32_t character;
    uint32_t byte; /* in the text */
    uint32_t piece;
    bool soft_hyphen; /* U+00AD follows; it is no part of the text itself */
    bool in_number;   /* Chinese numerals for an Arabic number, or their unit, go on behind it */
} bx_gather_character;

/* Where text bytes come from, for spans. */
struct bx_text_source {
    uint32_t text_begin;
    const bx_node *node;  /* text node, or the element that generated the text */
    uint32_t node_offset; /* byte in the node's text */
};

/* The annotation of one base: the siblings from `first` to `last` that are rt or comment. Text that
 * it belongs to has its number + 1 in its markers. */
typedef struct bx_ruby_source {
    const bx_node *first, *last;
    bool shares_base; /* a comment directly behind an annotation: beside the same text */
} bx_ruby_source;

typedef struct bx_gathered {
    bx_buffer text;
    BX_ARRAY(bx_gather_character) characters;
    BX_ARRAY(bx_gather_piece) pieces;
    BX_ARRAY(struct bx_text_source) sources;
    BX_ARRAY(bx_ruby_source) rubies;
} bx_gathered;

/* A date as a live field writes it. Formatting one costs as much as shaping a page's headlines, and
 * the same fields are gathered for every width that their box is tried in. */
typedef struct bx_field_date {
    bx_string name, language, pattern, text;
} bx_field_date;

/* The dates written so far, of one issue. */
typedef struct bx_field_dates {
    bx_arena *arena;
    BX_ARRAY(bx_field_date) items;
} bx_field_dates;

typedef struct bx_gather_context {
    const bx_styles *styles;
    const bx_issue *issue;
    uint32_t page_number;
    bx_arena *arena;
    bx_field_dates *dates;
} bx_gather_context;

/* Gathers the children of `block` from `first` to `last` (NULL: all, with ::before and ::after).
 * The lists are emptied first; their memory is kept from call to call. */
void bx_gather(const bx_gather_context *context, const bx_node *block, const bx_node *first,
               const bx_node *last, bx_gathered *out);

/* Gathers the generated content of ::before or ::after alone. */
void bx_gather_generated(const bx_gather_context *context, const bx_node *element, bool after,
                         bx_gathered *out);

/* Keeps only the first letter with the marks that belong to it, in `style`; or, without a style,
 * only what follows it. Nothing happens to text without one. */
void bx_gather_initial(bx_gathered *out, const bx_style *style);

/* Whether the Western text that begins at byte `at` (`forward`) or ends there takes autospace from
 * a Han at that side: letters and digits do, and % ‰ ° # @ & + - and the like when they belong to
 * some (T-082). */
bool bx_takes_autospace(bx_string text, size_t at, bool forward);

/* Gathers the text of an annotation. */
void bx_gather_annotation(const bx_gather_context *context, const bx_ruby_source *source,
                          bx_gathered *out);

/* Frees what was gathered. */
void bx_gathered_release(bx_gathered *gathered);

#endif
