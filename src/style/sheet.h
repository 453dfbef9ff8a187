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
    bx_sheet sheet; /* bleed: BX_BLEED_AUTO is left open until the marks are known */
    bool has_size, has_margin[4], has_bleed, has_marks;
    uint32_t origin;
} bx_page_rule;

enum { BX_NO_LAYER = 0xFFFF };

/* The sheet where @page says nothing: a broadsheet with margins of 20 mm. */
bx_sheet bx_sheet_initial(void);

/* @page bleed: auto. */
#define BX_BLEED_AUTO (-1)

/* A sheet that was added. */
typedef struct bx_sheet_given {
    bx_string css;
    bx_span span;
    bx_origin origin;
} bx_sheet_given;

/* A style sheet file while it is read. */
typedef struct bx_import bx_import;
struct bx_import {
    bx_string file; /* free of links and dots, so that each file has one name */
    const bx_import *outer;
};

struct bx_style_set {
    bx_arena *arena;
    unsigned lint_rules; /* of page lint: bx_style_set_new */
    BX_ARRAY(bx_page_rule) pages;
    BX_ARRAY(bx_font_face_rule) font_faces;
    BX_ARRAY(bx_sheet_given) given; /* sheets as they were added */
    bx_print_rule print;            /* the last one; without a profile there was none */
    bx_map layers;
    uint32_t order;
    const bx_import *importing; /* the file being read, then those that import it */
    unsigned import_count;
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
    unsigned lint_rules; /* those of the set */
    bx_string css;       /* the text itself */
    const bx_token *tokens;
    size_t count;
} bx_sheet_text;

/* Source span from the first to the last of two tokens. */
bx_span bx_token_span(const bx_sheet_text *text, const bx_token *first, const bx_token *last);

/* Parses declarations in tokens[begin, end) with a message for each bad one. */
bx_declaration *bx_declarations_parse(const bx_sheet_text *text, size_t begin, size_t end,
                                      size_t *count);

/* Says that a full-width mark stands for one of CSS, or that // begins no comment, where tokens
 * [first, last] have one outside strings. False, and silent, when they have none. */
bool bx_advise_marks(const bx_sheet_text *text, const bx_token *first, const bx_token *last);

/* Says that there is no such property: what print has instead of a property of screens, or the
 * nearest name, when one is a slip or two away. */
void bx_advise_property(const bx_sheet_text *text, bx_span span, bx_string name);

/* Says why a value cannot be used, where the reason is a usual one: keywords nearly right, sizes
 * with 号 too many or too few, areas whose rows differ. False, and silent, otherwise. */
bool bx_advise_value(const bx_sheet_text *text, const bx_declaration *d);

/* Where the next declaration begins although no semicolon stands before it: at a property's name
 * and a colon in a line of their own, among tokens [at, end). `end` when there is no such place. */
size_t bx_missing_semicolon(const bx_sheet_text *text, size_t at, size_t end);

/* Parses the rules in tokens[begin, end) into the set. */
void bx_rules_parse(bx_sheet_text *text, size_t begin, size_t end, int depth);

/* Handles an at-rule whose name is at `at`; returns the index behind it. */
size_t bx_at_rule_parse(bx_sheet_text *text, size_t at, size_t end, int depth);

/* One `name: value` of @page or @font-face. */
typedef struct bx_descriptor {
    const bx_token *name;
    bx_values values;
} bx_descriptor;

/* Takes the descriptor at token *at, before `end`, with a message for what is none; false at the
 * end.
 */
bool bx_descriptor_next(const bx_sheet_text *text, size_t *at, size_t end,
                        const bx_value_context *context, bx_descriptor *d);

/* Reads @page: its prelude in tokens [begin, prelude_end), its block between `open` and `close`. A
 * bad value is said and changes nothing. */
void bx_page_rule_parse(bx_sheet_text *text, size_t begin, size_t prelude_end, size_t open,
                        size_t close);

/* Takes an address, url(…) or a string, at token *at and before `end`; false when there is none. */
bool bx_address_read(const bx_sheet_text *text, size_t *at, size_t end, bx_string *address);

/* An address resolved against the file that it stands in. */
bx_string bx_address_resolve(const bx_sheet_text *text, bx_string address);

/* Reads @-bx-print, whose name is token `name` and whose block stands between `open` and `close`. A
 * rule that is not understood or not complete is said, and the one before it stays. */
void bx_print_rule_parse(bx_sheet_text *text, size_t name, size_t open, size_t close);

/* Says why tokens are no value: a component of a colour that is out of range, which some would
 * clamp (device-cmyk(0 50 0 20) is not 50 %). False when that is not why. The place is that of the
 * component in `text`, or `span` when `text` is NULL. */
bool bx_color_range_report(const bx_sheet_text *text, bx_diagnostics *diagnostics, bx_span span,
                           const bx_token *tokens, size_t count);

/* Index of the bracket that closes the one at `open`, or `end`. */
size_t bx_block_end(const bx_sheet_text *text, size_t open, size_t end);

#endif
