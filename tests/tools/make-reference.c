/* Prints the reference of elements, attributes, style properties and messages, as Markdown, from
 * the tables that the program itself uses. */
#include "input/grammar.h"
#include "style/property.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    bx_element element;
    const char *tag, *meaning;
} ELEMENTS[] = {
#define BX_ELEMENT(name, tag, meaning) {BX_ELEMENT_##name, tag, meaning},
#include "document/elements.h"
#undef BX_ELEMENT
};

typedef struct code_row {
    const char *code, *severity, *text, *hint;
} code_row;

static const code_row CODES[] = {
#define BX_CODE(name, code, severity, text, hint) {code, #severity, text, hint},
#include "app/codes.h"
#include "base/codes.h"
#include "font/codes.h"
#include "image/codes.h"
#include "input/codes.h"
#include "lint/codes.h"
#include "paint/codes.h"
#include "pdf/codes.h"
#include "style/codes.h"
#include "text/codes.h"
#include "unicode/codes.h"
#undef BX_CODE
};

/* By number; rows of one rule of page lint stay in their order. */
static int compare_codes(const void *a, const void *b)
{
    const code_row *x = *(const code_row *const *)a, *y = *(const code_row *const *)b;
    int order = strcmp(x->code, y->code);
    return order ? order : x < y ? -1 : x > y;
}

/* Text of a table cell: bars and angle brackets escaped. */
static void cell(const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            fputs("\\|", stdout);
        else if (*text == '<')
            fputs("&lt;", stdout);
        else
            putchar(*text);
    }
}

static void attributes(const bx_grammar_attribute *a)
{
    if (!a->name) return;
    printf("\n| attribute | value | meaning |\n| --- | --- | --- |\n");
    for (; a->name; a++) {
        printf("| `%s`%s | ", a->name, a->required ? " (required)" : "");
        cell(bx_grammar_expected(a->type));
        printf(" | ");
        cell(a->meaning);
        printf(" |\n");
    }
}

static void elements(void)
{
    printf("## Elements\n\nEvery element may have these attributes:\n");
    attributes(bx_grammar_universal());
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        const bx_grammar_row *row = bx_grammar_of(ELEMENTS[i].element);
        printf("\n### `<%s>`\n\n%s.", ELEMENTS[i].tag, ELEMENTS[i].meaning);
        if (row->text) printf(" Holds text.");
        if (*row->children) printf(" Holds: `%s`.", row->children);
        printf("\n");
        attributes(row->attributes);
    }
}

/* Kinds of boxes, sets before what they hold. */
static const struct {
    const char *name;
    unsigned boxes;
    bool set;
} BOXES[] = {
    {"all", BX_BOXES_ALL, true},
    {"block", BX_BOXES_BLOCK, true},
    {"text", BX_BOXES_TEXT, true},
    {"item", BX_BOXES_ITEM, true},
    {"container", BX_BOXES_CONTAINER, true},
    {"lines", BX_BOXES_LINES, true},
    {"page", BX_BOXES_PAGE, false},
    {"group", BX_BOXES_GROUP, false},
    {"article", BX_BOXES_ARTICLE, false},
    {"head", BX_BOXES_HEAD, false},
    {"display", BX_BOXES_DISPLAY, false},
    {"paragraph", BX_BOXES_PARAGRAPH, false},
    {"inline", BX_BOXES_INLINE, false},
    {"figure", BX_BOXES_FIGURE, false},
    {"picture", BX_BOXES_PICTURE, false},
    {"caption", BX_BOXES_CAPTION, false},
    {"box", BX_BOXES_BOX, false},
    {"table", BX_BOXES_TABLE, false},
    {"cell", BX_BOXES_CELL, false},
    {"ad", BX_BOXES_AD, false},
    {"furniture", BX_BOXES_FURNITURE, false},
    {"rule", BX_BOXES_RULE, false},
};

/* Names of a set of boxes; `sets`: by the names of sets where all of one are in it. Every kind has
 * a name. */
static void boxes(unsigned on, bool sets)
{
    const char *before = "";
    for (size_t i = 0; i < sizeof BOXES / sizeof *BOXES; i++) {
        if ((BOXES[i].set && !sets) || (on & BOXES[i].boxes) != BOXES[i].boxes) continue;
        printf("%s%s", before, BOXES[i].name);
        on &= ~BOXES[i].boxes;
        before = ", ";
    }
    if (on) exit(EXIT_FAILURE);
}

static void property(const bx_property *p)
{
    printf("| `%s` | ", p->name);
    cell(p->syntax);
    printf(" | ");
    if (p->size > 0)
        printf("`%s`%s", p->initial, p->inherited ? ", inherited" : "");
    else
        printf("shorthand");
    printf(" | ");
    boxes(bx_property_boxes(p), true);
    printf(" | ");
    cell(p->meaning);
    printf(" |\n");
}

static void properties(void)
{
    size_t count;
    const bx_property *table = bx_property_table(&count);
    printf("\n## Style properties\n\nThe column *on* names the kinds of boxes that a property of "
           "their "
           "own can affect; what is inherited also reaches those inside an element.\n");
    for (size_t i = 0; i < sizeof BOXES / sizeof *BOXES && BOXES[i].set; i++) {
        printf("%s%s: ", i == 0 ? "\n" : ";\n", BOXES[i].name);
        boxes(BOXES[i].boxes, false);
    }
    printf(".\n\n| property | value | initial | on | meaning |\n| --- | --- | --- | --- | --- "
           "|\n");
    for (size_t i = 0; i < count; i++)
        property(&table[i]);
}

/* BX_WARNING as "warning". */
static void severity(const char *name)
{
    for (const char *at = name + strlen("BX_"); *at; at++)
        putchar(tolower((unsigned char)*at));
}

static void messages(void)
{
    printf("\n## Messages\n\n%%1, %%2 … stand for what the message is about.\n\n| code | severity "
           "| message | what to do |\n"
           "| --- | --- | --- | --- |\n");
    enum { COUNT = sizeof CODES / sizeof *CODES };
    const code_row *sorted[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        sorted[i] = &CODES[i];
    qsort(sorted, COUNT, sizeof *sorted, compare_codes);
    for (size_t i = 0; i < COUNT; i++) {
        printf("| %s | ", sorted[i]->code);
        severity(sorted[i]->severity);
        printf(" | ");
        cell(sorted[i]->text);
        printf(" | ");
        cell(sorted[i]->hint);
        printf(" |\n");
    }
}

int main(void)
{
    printf("# Reference\n\nMade from the program's own tables by `tests/tools/make-reference.c`; "
           "how a paper is put together: "
           "[README](README.md).\n\n");
    elements();
    properties();
    messages();
    return 0;
}
