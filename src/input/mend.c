/* Places for what stands wrong. */
#include "input/mend.h"

#include "input/codes.h"
#include "input/grammar.h"

#include <string.h>

typedef struct mender {
    bx_arena *arena;
    bx_diagnostics *diagnostics;
} mender;

/* First byte of a text node that is not white space, or SIZE_MAX. */
static size_t visible_text(const bx_node *node)
{
    for (size_t i = 0; i < node->text.size; i++) {
        if (!strchr(" \n\t\r", node->text.data[i])) return i;
    }
    return SIZE_MAX;
}

static bool is_blank(const bx_node *node)
{
    return node->element == BX_ELEMENT_NONE && visible_text(node) == SIZE_MAX;
}

/* Whether there is something to read in a node. */
static bool has_text(const bx_node *node)
{
    for (const bx_node *n = node; n; n = bx_node_next(n, node)) {
        if (n->element == BX_ELEMENT_NONE && !is_blank(n)) return true;
    }
    return false;
}

static bool stands_well(const bx_grammar_row *row, const bx_node *child)
{
    if (child->element == BX_ELEMENT_NONE) return row->text || is_blank(child);
    return bx_grammar_allows(row, child->element);
}

/* What is done with a node that stands wrong. */
typedef enum remedy {
    WRAP,     /* with its neighbours into a new element that holds text here */
    TURN,     /* its element becomes that one */
    UNWRAP,   /* its content stands in its place */
    LIFT,     /* it stands behind its parent */
    SPILL,    /* so does all that stands in the parent, which is an empty element */
    LEAVE_OUT /* it is not set */
} remedy;

static remedy remedy_of_text(const bx_grammar_row *row)
{
    if (row->wrapper && bx_grammar_of(row->wrapper)->text) return WRAP;
    return *row->children ? LEAVE_OUT : SPILL;
}

static bool is_container(const bx_grammar_row *row)
{
    return !row->text && *row->children;
}

static remedy remedy_of(const bx_grammar_row *row, const bx_node *child)
{
    if (child->element == BX_ELEMENT_NONE) return remedy_of_text(row);
    const bx_node *above = child->parent->parent;
    const bx_grammar_row *outer = above ? bx_grammar_of(above->element) : NULL;
    if (row->wrapper && !row->text &&
        bx_grammar_allows(bx_grammar_of(row->wrapper), child->element))
        return WRAP;
    if (!row->text && !*row->children) return outer ? SPILL : LEAVE_OUT;
    if (row->text && outer && bx_grammar_allows(outer, child->element)) return LIFT;
    if (!has_text(child)) return LEAVE_OUT;
    if (is_container(bx_grammar_of(child->element))) return UNWRAP;
    if (row->wrapper) return TURN;
    bool block = !bx_grammar_allows(bx_grammar_of(BX_ELEMENT_P), child->element);
    if (row->text && block && outer && outer->wrapper) return LIFT;
    return row->text ? UNWRAP : LEAVE_OUT;
}

/* The tags that may stand in an element; of one that holds nothing, those that may stand beside it,
 * where its content goes. */
static const char *allowed_tags(const bx_grammar_row *row, const bx_node *node)
{
    if (*row->children || !node->parent) return row->children;
    return bx_grammar_of(node->parent->element)->children;
}

static void report(const mender *m, const bx_grammar_row *row, const bx_node *child, remedy done)
{
    const char *tag = bx_element_tag(row->element);
    const char *allowed = allowed_tags(row, child->parent);
    if (child->element == BX_ELEMENT_NONE) {
        size_t at = visible_text(child);
        bx_report(m->diagnostics, BX_TEXT_MISPLACED, bx_node_text_span(child, at, at + 1), tag,
                  allowed);
    } else if (done == LEAVE_OUT) {
        bx_report(m->diagnostics, BX_ELEMENT_LEFT_OUT, child->span, bx_element_tag(child->element),
                  tag, allowed);
    } else if (!child->meant && !child->parent->meant) {
        bx_report(m->diagnostics, BX_ELEMENT_MISPLACED, child->span, bx_element_tag(child->element),
                  tag, allowed);
    }
}

/* A new element in place of `node`, made by the program. */
static bx_node *wrapper_before(const mender *m, bx_node *node, bx_element element)
{
    bx_node *wrapper = bx_node_new(m->arena, NULL, element, node->span);
    wrapper->meant = true;
    bx_node_insert(node->parent, wrapper, node);
    return wrapper;
}

/* Puts a run of text and inline elements into one wrapper, which is returned. */
static bx_node *wrap_run(const mender *m, const bx_grammar_row *row, bx_node *first)
{
    const bx_grammar_row *inside = bx_grammar_of(row->wrapper);
    bx_node *wrapper = wrapper_before(m, first, row->wrapper);
    for (bx_node *n = first, *next; n; n = next) {
        next = n->next;
        if (n->element != BX_ELEMENT_NONE &&
            (stands_well(row, n) || !bx_grammar_allows(inside, n->element)))
            break;
        bx_node_remove(n);
        bx_node_insert(wrapper, n, NULL);
    }
    return wrapper;
}

/* Puts the children of a node in its place; returns the first of them, or what follows. */
static bx_node *unwrap(bx_node *node)
{
    bx_node *first = node->first_child ? node->first_child : node->next;
    while (node->first_child) {
        bx_node *child = node->first_child;
        bx_node_remove(child);
        bx_node_insert(node->parent, child, node);
    }
    bx_node_remove(node);
    return first;
}

/* Those of an element for a second one like it: an id names one of them. */
static void copy_attributes(const mender *m, const bx_node *from, bx_node *to)
{
    to->attributes = BX_NEW_ARRAY(m->arena, bx_attribute, from->attribute_count + 1);
    for (size_t i = 0; i < from->attribute_count; i++) {
        if (!bx_string_equal_literal(from->attributes[i].name, "id"))
            to->attributes[to->attribute_count++] = from->attributes[i];
    }
}

/* Moves a child behind its parent, as what may stand there, and what follows it into another one
 * like the parent. */
static void lift(const mender *m, bx_node *child)
{
    bx_node *parent = child->parent, *rest = NULL;
    const bx_grammar_row *outer = bx_grammar_of(parent->parent->element);
    if (!bx_grammar_allows(outer, child->element)) child->element = outer->wrapper;
    for (bx_node *n = child->next, *next; n; n = next) {
        next = n->next;
        if (!rest && is_blank(n)) continue;
        if (!rest) {
            rest = bx_node_new(m->arena, NULL, parent->element, n->span);
            copy_attributes(m, parent, rest);
            rest->meant = parent->meant;
            bx_node_insert(parent->parent, rest, parent->next);
        }
        bx_node_remove(n);
        bx_node_insert(rest, n, NULL);
    }
    bx_node_remove(child);
    bx_node_insert(parent->parent, child, parent->next);
}

/* Puts all that stands in an empty element behind it. */
static void spill(bx_node *node)
{
    bx_node *before = node->next;
    while (node->first_child) {
        bx_node *child = node->first_child;
        bx_node_remove(child);
        bx_node_insert(node->parent, child, before);
    }
}

/* Gives a node that stands wrong its place. Returns the node to go on with, NULL at the end. */
static bx_node *place(const mender *m, const bx_grammar_row *row, bx_node *child)
{
    remedy chosen = remedy_of(row, child);
    bx_node *next = child->next;
    report(m, row, child, chosen);
    switch (chosen) {
    case WRAP: return wrap_run(m, row, child);
    case TURN: child->element = row->wrapper; return child;
    case UNWRAP: return unwrap(child);
    case LIFT: lift(m, child); return NULL;
    case SPILL: spill(child->parent); return NULL;
    case LEAVE_OUT: break;
    }
    bx_node_remove(child);
    return next;
}

/* A paragraph that the program made, or that stands for an unknown tag, and that has nothing left.
 */
static bool is_spent(const bx_node *node)
{
    if (!node->meant || node->element != BX_ELEMENT_P) return false;
    for (const bx_node *n = node->first_child; n; n = n->next) {
        if (!is_blank(n)) return false;
    }
    return true;
}

static void mend(const mender *m, bx_node *node)
{
    const bx_grammar_row *row = bx_grammar_of(node->element);
    for (bx_node *child = node->first_child, *next; child; child = next) {
        if (!stands_well(row, child)) {
            next = place(m, row, child);
            continue;
        }
        if (child->element != BX_ELEMENT_NONE) mend(m, child);
        next = child->next;
        if (is_spent(child)) bx_node_remove(child);
    }
}

void bx_mend_places(bx_node *tree, bx_arena *arena, bx_diagnostics *diagnostics)
{
    mender m = {arena, diagnostics};
    mend(&m, tree);
}
