/* The document tree: what the input files say, and nothing else.
 *
 * One tree per page is styled and set: issue → page → article … → text. Nodes live in an arena and
 * are never freed alone. Readers build the tree; later stages only read it.
 */
#ifndef BX_DOCUMENT_DOCUMENT_H
#define BX_DOCUMENT_DOCUMENT_H

#include "base/source.h"

/* Elements of the native format; names and meanings are in document/elements.h. */
typedef enum bx_element {
    BX_ELEMENT_NONE, /* a text node */
#define BX_ELEMENT(name, tag, meaning) BX_ELEMENT_##name,
#include "document/elements.h"
#undef BX_ELEMENT
    BX_ELEMENT_COUNT
} bx_element;

typedef struct bx_attribute {
    bx_string name;
    bx_string value; /* decoded, NUL-ended */
    bx_span name_span;
    bx_span value_span; /* without the quotes */
} bx_attribute;

/* Where pieces of a text node's decoded text stand in the source: from text byte `text` on, bytes
 * run in step with source byte `source` until the next entry (entities break the step). */
typedef struct bx_text_origin {
    uint32_t text;
    uint32_t source;
} bx_text_origin;

typedef struct bx_node bx_node;
struct bx_node {
    bx_element element; /* BX_ELEMENT_NONE for text */
    uint32_t index;     /* position in document order within its tree, from 0: see bx_node_number */
    bx_node *parent, *first_child, *last_child, *next, *previous;
    bx_attribute *attributes;
    size_t attribute_count;
    bx_string text; /* text nodes: decoded text, white space as in the file; NUL-ended */
    bx_text_origin *origins;
    size_t origin_count;
    bx_span span; /* an element's start tag, or all of a text node */
    bool carried; /* came from an earlier page with the text of a story that jumped: its figures
                     stand there */
    bool meant;   /* stands for a tag or a place that the format does not know, which is said */
    bool unread;  /* a figure in place of what could not be read: it keeps the place, marked */
};

/* A new element node, appended to `parent` (may be NULL). Lives in the arena. */
bx_node *bx_node_new(bx_arena *arena, bx_node *parent, bx_element element, bx_span span);

/* A new text node, appended to `parent`. The text is copied. One origin, at span.begin. */
bx_node *bx_node_new_text(bx_arena *arena, bx_node *parent, bx_string text, bx_span span);

/* Takes a node out of its parent, and puts one in before `before` (NULL: at the end). */
void bx_node_remove(bx_node *node);
void bx_node_insert(bx_node *parent, bx_node *node, bx_node *before);

/* Numbers the nodes below and including `root` in document order from 0; returns how many. */
size_t bx_node_number(bx_node *root);

/* Next node in document order below `root`, or NULL. */
bx_node *bx_node_next(const bx_node *node, const bx_node *root);

/* The value of an attribute, or NULL when it is not there. */
const bx_attribute *bx_node_attribute(const bx_node *node, const char *name);
bx_string bx_node_value(const bx_node *node, const char *name);

/* The number that a decimal attribute begins with: pages, columns, lines, news value. 0 when it is
 * not there; at most BX_MOST_NUMBER. */
uint32_t bx_node_number_value(const bx_node *node, const char *name);

enum { BX_MOST_NUMBER = 1000000 };

/* Source span of an attribute's value; without the attribute, of the start tag. */
bx_span bx_node_attribute_span(const bx_node *node, const char *name);

/* First child element of a kind, or NULL. */
bx_node *bx_node_child(const bx_node *node, bx_element element);

/* Source span of the byte range [begin, end) of a text node's text. */
bx_span bx_node_text_span(const bx_node *node, size_t begin, size_t end);

/* Tag name of an element ("article"), and the element of a tag name (BX_ELEMENT_NONE when unknown).
 */
const char *bx_element_tag(bx_element element);
bx_element bx_element_of(bx_string tag);

/* BCP 47 tag in force at a node: nearest `lang` or `xml:lang`, else "zh-Hans". */
bx_string bx_node_language(const bx_node *node);

/* The text below a node in one piece, in the arena (titles, outline, messages): what annotates it,
 * rt and comment, is left out. */
bx_string bx_node_plain_text(bx_arena *arena, const bx_node *node);

/* A story that goes on on another page: pages and articles of the issue's tree. */
typedef struct bx_jump {
    const bx_node *article, *rest; /* who jumps, and who continues it */
    const bx_node *from, *to;      /* their pages */
    uint32_t from_page, to_page;   /* and the numbers of these */
    uint32_t index;                /* in issue->jumps */
} bx_jump;

/* The jumps that an element of the issue's tree makes, and that it continues: their index in
 * issue->jumps and 1; 0: none. */
typedef struct bx_jump_ends {
    uint32_t from, to;
} bx_jump_ends;

/* Where a story was cut, found when its page was set; read when the page of the rest is made. */
typedef struct bx_jump_cut {
    bool taken;     /* something is left for the other page */
    bool inside;    /* the cut is inside a paragraph, before source byte `byte` */
    uint32_t block; /* place of the first block of the rest among the children of the body */
    uint32_t byte;
} bx_jump_cut;

/* What the issue says of itself; live fields (`<field name="…"/>`) read it. */
typedef struct bx_issue {
    bx_string title;
    int year, month, day; /* of the edition, proleptic Gregorian */
    bx_string number;     /* issue number 期号 */
    bx_string cn;         /* 国内统一连续出版物号 */
    bx_string language;
    uint32_t page_count;
    bx_node *root; /* the <issue> element */
    bx_jump *jumps;
    size_t jump_count;
    bx_jump_ends *jump_of; /* by a node's index in the issue's tree */
    bool normalize;        /* wire copy is mended where there is one right answer */
} bx_issue;

#endif
