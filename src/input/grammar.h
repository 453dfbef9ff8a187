/* The element table: which elements, attributes and text the native format allows. One table drives
 * the checks and their hints, the RELAX NG schemas and the reference. */
#ifndef BX_INPUT_GRAMMAR_H
#define BX_INPUT_GRAMMAR_H

#include "base/diagnostic.h"
#include "document/document.h"

typedef enum bx_value_type {
    BX_VALUE_TEXT,
    BX_VALUE_TOKEN,
    BX_VALUE_TOKENS,
    BX_VALUE_NUMBER,
    BX_VALUE_DATE,
    BX_VALUE_PATH,
    BX_VALUE_MILLIMETRES,
    BX_VALUE_FIELD,
    BX_VALUE_CSS,
    BX_VALUE_LANGUAGE,
    BX_VALUE_BARCODE,
    BX_VALUE_FOCUS, /* two numbers from 0 to 1 */
    BX_VALUE_FACING,
    BX_VALUE_INK
} bx_value_type;

typedef struct bx_grammar_attribute {
    const char *name;
    bx_value_type type;
    bool required;
    const char *meaning;
} bx_grammar_attribute;

typedef struct bx_grammar_row {
    bx_element element;
    const char *children; /* space-separated tags */
    bool text;            /* text may stand directly in it */
    bx_element wrapper;   /* what text or a stray element becomes in it; BX_ELEMENT_NONE: nothing */
    const bx_grammar_attribute *attributes; /* ended by a NULL name; besides the universal ones */
} bx_grammar_row;

/* The row of an element; never NULL for a known one. */
const bx_grammar_row *bx_grammar_of(bx_element element);

/* Attributes that every element may have: id, class, style, lang, xml:lang, area. */
const bx_grammar_attribute *bx_grammar_universal(void);

/* What a value of a type looks like, for messages ("a date such as 2026-11-24"). */
const char *bx_grammar_expected(bx_value_type type);

/* Whether an element may stand in one of a row. */
bool bx_grammar_allows(const bx_grammar_row *row, bx_element child);

/* Checks root, attributes and ids of a tree; every fault is reported, and attributes that cannot be
 * used are taken away. False when the root is not `root`. Places are checked by mend.h. */
bool bx_grammar_check(bx_node *tree, bx_element root, bx_diagnostics *diagnostics);

/* Appends a RELAX NG schema (XML syntax) for files with this root element. */
void bx_grammar_schema(bx_element root, bx_buffer *out);

#endif
