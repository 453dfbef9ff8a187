/* Matching of selectors against the document tree. */
#include "style/selector.h"

static const bx_node *previous_element(const bx_node *node)
{
    node = node->previous;
    while (node && node->element == BX_ELEMENT_NONE)
        node = node->previous;
    return node;
}

static const bx_node *next_element(const bx_node *node)
{
    node = node->next;
    while (node && node->element == BX_ELEMENT_NONE)
        node = node->next;
    return node;
}

static bool has_word(bx_string list, bx_string word)
{
    size_t at = 0;
    while (at < list.size) {
        size_t end = at;
        while (end < list.size && list.data[end] != ' ')
            end++;
        if (end > at && bx_string_equal(bx_string_slice(list, at, end), word)) return true;
        at = end + 1;
    }
    return false;
}

static bool contains(bx_string s, bx_string part)
{
    for (size_t i = 0; part.size > 0 && i + part.size <= s.size; i++) {
        if (bx_string_equal(bx_string_slice(s, i, i + part.size), part)) return true;
    }
    return false;
}

static bool matches_attribute(const bx_simple *simple, const bx_node *node)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        if (!bx_string_equal(node->attributes[i].name, simple->name)) continue;
        bx_string v = node->attributes[i].value, w = simple->value;
        switch (simple->operator) {
        case 0: return true;
        case '=': return bx_string_equal(v, w);
        case '~': return has_word(v, w);
        case '|':
            return bx_string_equal(v, w) || (v.size > w.size && v.data[w.size] == '-' &&
                                             bx_string_equal(bx_string_slice(v, 0, w.size), w));
        case '^':
            return w.size > 0 && v.size >= w.size &&
                   bx_string_equal(bx_string_slice(v, 0, w.size), w);
        case '$':
            return w.size > 0 && v.size >= w.size &&
                   bx_string_equal(bx_string_slice(v, v.size - w.size, v.size), w);
        default: return contains(v, w);
        }
    }
    return false;
}

static int child_index(const bx_node *node, bool from_end, bool of_type)
{
    int index = 1;
    const bx_node *n = node;
    while ((n = from_end ? next_element(n) : previous_element(n))) {
        if (!of_type || n->element == node->element) index++;
    }
    return index;
}

static bool matches_nth(const bx_simple *simple, int index)
{
    int difference = index - simple->offset;
    if (simple->step == 0) return difference == 0;
    return difference % simple->step == 0 && difference / simple->step >= 0;
}

static bool matches_compound(const bx_compound *compound, const bx_node *node);

/* :has(): some descendant, child or sibling matches, as its leading combinator says. */
static bool has_match(const bx_selector *selector, const bx_node *node)
{
    char combinator = selector->compounds[0].combinator;
    if (combinator == '+' || combinator == '~') {
        for (const bx_node *n = next_element(node); n; n = next_element(n)) {
            if (bx_selector_matches(selector, n)) return true;
            if (combinator == '+') break;
        }
        return false;
    }
    for (const bx_node *n = bx_node_next(node, node); n; n = bx_node_next(n, node)) {
        if (n->element == BX_ELEMENT_NONE || (combinator == '>' && n->parent != node)) continue;
        if (bx_selector_matches(selector, n)) return true;
    }
    return false;
}

static bool matches_list(const bx_simple *simple, const bx_node *node)
{
    for (size_t i = 0; i < simple->list_count; i++) {
        bool match = simple->kind == BX_SIMPLE_HAS ? has_match(&simple->list[i], node)
                                                   : bx_selector_matches(&simple->list[i], node);
        if (match) return true;
    }
    return false;
}

static bool matches_simple(const bx_simple *simple, const bx_node *node)
{
    switch (simple->kind) {
    case BX_SIMPLE_ANY: return true;
    case BX_SIMPLE_TYPE: return node->element == simple->element;
    case BX_SIMPLE_CLASS: return has_word(bx_node_value(node, "class"), simple->name);
    case BX_SIMPLE_ID:
        return bx_string_equal(bx_node_value(node, "id"), simple->name) && simple->name.size > 0;
    case BX_SIMPLE_ATTRIBUTE: return matches_attribute(simple, node);
    case BX_SIMPLE_NTH_CHILD: return matches_nth(simple, child_index(node, false, false));
    case BX_SIMPLE_NTH_LAST_CHILD: return matches_nth(simple, child_index(node, true, false));
    case BX_SIMPLE_NTH_OF_TYPE: return matches_nth(simple, child_index(node, false, true));
    case BX_SIMPLE_LAST_OF_TYPE: return child_index(node, true, true) == 1;
    case BX_SIMPLE_ROOT: return node->parent == NULL;
    case BX_SIMPLE_EMPTY: return node->first_child == NULL;
    case BX_SIMPLE_NOT: return !matches_list(simple, node);
    case BX_SIMPLE_IS:
    case BX_SIMPLE_HAS: return matches_list(simple, node);
    }
    return false;
}

static bool matches_compound(const bx_compound *compound, const bx_node *node)
{
    for (size_t i = 0; i < compound->count; i++) {
        if (!matches_simple(&compound->simples[i], node)) return false;
    }
    return true;
}

/* Matches compounds [0, index] with the compound at `index` on `node`. */
static bool matches_from(const bx_selector *selector, size_t index, const bx_node *node)
{
    if (!matches_compound(&selector->compounds[index], node)) return false;
    if (index == 0) return true;
    switch (selector->compounds[index].combinator) {
    case '>': return node->parent && matches_from(selector, index - 1, node->parent);
    case '+': {
        const bx_node *previous = previous_element(node);
        return previous && matches_from(selector, index - 1, previous);
    }
    case '~':
        for (const bx_node *n = previous_element(node); n; n = previous_element(n)) {
            if (matches_from(selector, index - 1, n)) return true;
        }
        return false;
    default:
        for (const bx_node *n = node->parent; n; n = n->parent) {
            if (matches_from(selector, index - 1, n)) return true;
        }
        return false;
    }
}

bool bx_selector_matches(const bx_selector *selector, const bx_node *node)
{
    return selector->count > 0 && matches_from(selector, selector->count - 1, node);
}
