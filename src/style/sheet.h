/* Parsed style sheets: rules, declarations and at-rules of one set. */
#ifndef BX_STYLE_SHEET_H
#define BX_STYLE_SHEET_H

#include "base/array.h"
#include "base/map.h"
#include "style/property.h"
#include "style/selector.h"

typedef struct bx_declaration {
    const bx_property *property; /* NULL: a custom property */
    bx_string custom;            /* its name, with "--" */
    const bx_token *tokens;      /* of the value */
    size_t count;
    bool important, has_variable;
    bx_span span;
} bx_declaration;

typedef struct bx_rule {
    bx_declaration *declarations;
    size_t count;
    uint32_t origin, layer, order;
} bx_rule;

/* One selector of a rule, as the index holds it. */
typedef struct bx_rule_selector {
    const bx_selector *selector;
    const bx_rule *rule;
} bx_rule_selector;

typedef BX_ARRAY(bx_rule_selector) bx_rule_list;

/* Declarations of @page, each with a flag whether it was given. */
typedef struct bx_page_rule {
    bx_string name; /* empty: all pages */
    bx_sheet sheet;
    bool has_size, has_margin[4], has_bleed, has_marks;
    uint32_t origin;
} bx_page_rule;

enum { BX_NO_LAYER = 0xFFFF };

struct bx_style_set {
    bx_arena *arena;
    BX_ARRAY(bx_page_rule) pages;
    BX_ARRAY(bx_font_face_rule) font_faces;
    bx_map layers;
    uint32_t order;
    unsigned import_depth;
    bx_map ids, classes; /* name → index into lists */
    BX_ARRAY(bx_rule_list *) lists;
    bx_rule_list types[BX_ELEMENT_COUNT];
    bx_rule_list others;
};

/* What a parse needs to know of its text. */
typedef struct bx_sheet_text {
    bx_style_set *set;
    bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_arena *arena;
    bx_span place; /* source and offset of the text's first byte */
    bx_origin origin;
    uint32_t layer;
    bx_string css; /* the text itself */
    const bx_token *tokens;
    size_t count;
} bx_sheet_text;

/* Source span from the first to the last of two tokens. */
bx_span bx_token_span(const bx_sheet_text *text, const bx_token *first, const bx_token *last);

/* Parses declarations in tokens[begin, end) with a message for each bad one. */
bx_declaration *bx_declarations_parse(const bx_sheet_text *text, size_t begin, size_t end,
                                      size_t *count);

/* Parses the rules in tokens[begin, end) into the set. */
void bx_rules_parse(bx_sheet_text *text, size_t begin, size_t end, int depth);

/* Handles an at-rule whose name is at `at`; returns the index behind it. */
size_t bx_at_rule_parse(bx_sheet_text *text, size_t at, size_t end, int depth);

/* Index of the bracket that closes the one at `open`, or `end`. */
size_t bx_block_end(const bx_sheet_text *text, size_t open, size_t end);

#endif
