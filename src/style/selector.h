/* Selectors (Selectors 4, the part that newspapers need): parsing and matching. */
#ifndef BX_STYLE_SELECTOR_H
#define BX_STYLE_SELECTOR_H

#include "base/map.h"
#include "document/document.h"
#include "style/token.h"
#include "style/work.h"

typedef enum bx_pseudo_element {
    BX_PSEUDO_NONE,
    BX_PSEUDO_BEFORE,
    BX_PSEUDO_AFTER,
    BX_PSEUDO_FIRST_LETTER
} bx_pseudo_element;

typedef enum bx_simple_kind {
    BX_SIMPLE_ANY,
    BX_SIMPLE_TYPE,
    BX_SIMPLE_CLASS,
    BX_SIMPLE_ID,
    BX_SIMPLE_ATTRIBUTE,
    BX_SIMPLE_NTH_CHILD,
    BX_SIMPLE_NTH_LAST_CHILD,
    BX_SIMPLE_NTH_OF_TYPE,
    BX_SIMPLE_LAST_OF_TYPE,
    BX_SIMPLE_ROOT,
    BX_SIMPLE_EMPTY,
    BX_SIMPLE_NOT,
    BX_SIMPLE_IS,
    BX_SIMPLE_HAS
} bx_simple_kind;

typedef struct bx_selector bx_selector;

typedef struct bx_simple {
    bx_simple_kind kind;
    bx_string name;     /* type, class, id, attribute */
    bx_element element; /* TYPE */
    char operator;      /* ATTRIBUTE: 0 present, = ~ | ^ $ * */
    bx_string value;
    int step, offset;  /* :nth-…(step·n + offset) */
    bx_selector *list; /* :not(), :is(), :where(), :has() */
    size_t list_count;
} bx_simple;

typedef struct bx_compound {
    bx_simple *simples;
    size_t count;
    char combinator; /* to the compound on its left: ' ', '>', '+', '~'; 0 for the leftmost */
} bx_compound;

struct bx_selector {
    bx_compound *compounds; /* left to right */
    size_t count;
    bx_pseudo_element pseudo;
    uint32_t specificity; /* a·65536 + b·256 + c */
};

/* Parses a selector list from tokens[0..count). NULL with *bad set to the offending token when it
 * is not understood. */
bx_selector *bx_selectors_parse(const bx_token *tokens, size_t count, bx_arena *arena,
                                size_t *selector_count, const bx_token **bad);

/* Matching against one tree that does not change: the work done, and what :has() found. */
typedef struct bx_matching {
    bx_style_work *work; /* required */
    bx_arena *arena;     /* for what is kept */
    bx_map has;          /* :has() and element → whether it holds */
} bx_matching;

/* Whether a selector matches an element; its pseudo-element is left to the caller. False when the
 * work is used up. */
bool bx_selector_matches(bx_matching *matching, const bx_selector *selector, const bx_node *node);

/* Frees what was kept. */
void bx_matching_release(bx_matching *matching);

#endif
