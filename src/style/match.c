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

/* The place among its siblings, counted no further than behind `most`. */
static int child_index(bx_matching *m, const bx_node *node, bool from_end, bool of_type, int most)
{
    int index = 1;
    const bx_node *n = node;
    while ((n = from_end ? next_element(n) : previous_element(n))) {
        if (!of_type || n->element == node->element) index++;
        if (index > most) break;
        if (!bx_style_work_spend(m->work, 1)) break;
    }
    return index;
}

static bool matches_nth(bx_matching *m, const bx_simple *simple, const bx_node *node, bool from_end,
                        bool of_type)
{
    int most = simple->step == 0 ? simple->offset : INT32_MAX;
    int index = child_index(m, node, from_end, of_type, most);
    int difference = index - simple->offset;
    if (simple->step == 0) return difference == 0;
    return difference % simple->step == 0 && difference / simple->step >= 0;
}

/* :has(): some descendant, child or sibling matches, as its leading combinator says. */
static bool has_match(bx_matching *m, const bx_selector *selector, const bx_node *node)
{
    char combinator = selector->compounds[0].combinator;
    if (combinator == '+' || combinator == '~') {
        for (const bx_node *n = next_element(node); n; n = next_element(n)) {
            if (bx_selector_matches(m, selector, n)) return true;
            if (combinator == '+') break;
        }
        return false;
    }
    for (const bx_node *n = bx_node_next(node, node); n; n = bx_node_next(n, node)) {
        if (n->element == BX_ELEMENT_NONE || (combinator == '>' && n->parent != node)) continue;
        if (bx_selector_matches(m, selector, n)) return true;
    }
    return false;
}

static bool matches_list(bx_matching *m, const bx_simple *simple, const bx_node *node)
{
    for (size_t i = 0; i < simple->list_count; i++) {
        bool match = simple->kind == BX_SIMPLE_HAS ? has_match(m, &simple->list[i], node)
                                                   : bx_selector_matches(m, &simple->list[i], node);
        if (match) return true;
    }
    return false;
}

/* :has() of an element is asked again for each element around it, and one inside another would be
 * asked for all of them each time: answers are kept. */
static bool matches_has(bx_matching *m, const bx_simple *simple, const bx_node *node)
{
    const void *key[] = {simple, node};
    size_t known = bx_map_find(&m->has, (bx_string){(const char *)key, sizeof key});
    if (known != BX_MAP_NONE) return known;
    bool holds = matches_list(m, simple, node);
    const char *kept = bx_arena_copy(m->arena, key, sizeof key);
    bx_map_set(&m->has, (bx_string){kept, sizeof key}, holds);
    return holds;
}

static bool matches_simple(bx_matching *m, const bx_simple *simple, const bx_node *node)
{
    switch (simple->kind) {
    case BX_SIMPLE_ANY: return true;
    case BX_SIMPLE_TYPE: return node->element == simple->element;
    case BX_SIMPLE_CLASS: return has_word(bx_node_value(node, "class"), simple->name);
    case BX_SIMPLE_ID:
        return bx_string_equal(bx_node_value(node, "id"), simple->name) && simple->name.size > 0;
    case BX_SIMPLE_ATTRIBUTE: return matches_attribute(simple, node);
    case BX_SIMPLE_NTH_CHILD: return matches_nth(m, simple, node, false, false);
    case BX_SIMPLE_NTH_LAST_CHILD: return matches_nth(m, simple, node, true, false);
    case BX_SIMPLE_NTH_OF_TYPE: return matches_nth(m, simple, node, false, true);
    case BX_SIMPLE_LAST_OF_TYPE: return child_index(m, node, true, true, 1) == 1;
    case BX_SIMPLE_ROOT: return node->parent == NULL;
    case BX_SIMPLE_EMPTY: return node->first_child == NULL;
    case BX_SIMPLE_NOT: return !matches_list(m, simple, node);
    case BX_SIMPLE_IS: return matches_list(m, simple, node);
    case BX_SIMPLE_HAS: return matches_has(m, simple, node);
    }
    return false;
}

static bool matches_compound(bx_matching *m, const bx_compound *compound, const bx_node *node)
{
    for (size_t i = 0; i < compound->count; i++) {
        if (!matches_simple(m, &compound->simples[i], node)) return false;
    }
    return true;
}

/* How a selector fails says where another try could help; without that a chain of combinators would
 * try every choice of elements. */
typedef enum outcome {
    MATCHES,
    FAILS_HERE,         /* an earlier sibling may do */
    FAILS_FOR_SIBLINGS, /* only an ancestor of an element already found may do */
    FAILS               /* nothing does */
} outcome;

/* The next element to try for what stands left of a combinator. */
static const bx_node *candidate(char combinator, const bx_node *node)
{
    return combinator == '+' || combinator == '~' ? previous_element(node) : node->parent;
}

/* Matches compounds [0, index] with the compound at `index` on `node`. */
static outcome matches_from(bx_matching *m, const bx_selector *selector, size_t index,
                            const bx_node *node)
{
    if (!bx_style_work_spend(m->work, 1)) return FAILS;
    if (!matches_compound(m, &selector->compounds[index], node)) return FAILS_HERE;
    if (index == 0) return MATCHES;
    char combinator = selector->compounds[index].combinator;
    bool siblings = combinator == '+' || combinator == '~';
    for (const bx_node *n = candidate(combinator, node); n; n = candidate(combinator, n)) {
        outcome found = matches_from(m, selector, index - 1, n);
        if (found == MATCHES || found == FAILS || combinator == '+') return found;
        if (combinator == '>') return FAILS_FOR_SIBLINGS;
        if (combinator == '~' && found == FAILS_FOR_SIBLINGS) return found;
    }
    return siblings ? FAILS_FOR_SIBLINGS : FAILS;
}

bool bx_selector_matches(bx_matching *matching, const bx_selector *selector, const bx_node *node)
{
    return selector->count > 0 &&
           matches_from(matching, selector, selector->count - 1, node) == MATCHES;
}

void bx_matching_release(bx_matching *matching)
{
    bx_map_release(&matching->has);
}
