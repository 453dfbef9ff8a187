/* Checks of a tree against the element table. */
#include "input/grammar.h"

#include "base/map.h"
#include "input/codes.h"
#include "input/tags.h"
#include "unicode/language.h"

#include <string.h>

/* Whether a tag stands in a space-separated list. */
static bool lists(const char *list, const char *tag)
{
    size_t size = strlen(tag);
    for (const char *at = list; *at;) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, tag, size) == 0) return true;
        at += length;
        at += strspn(at, " ");
    }
    return false;
}

static bool all_digits(bx_string s)
{
    for (size_t i = 0; i < s.size; i++) {
        if (s.data[i] < '0' || s.data[i] > '9') return false;
    }
    return s.size > 0 && s.size < 7;
}

static bool is_date(bx_string s)
{
    if (s.size != 10 || s.data[0] == '0' || s.data[4] != '-' || s.data[7] != '-') return false;
    if (!all_digits(bx_string_slice(s, 0, 4)) || !all_digits(bx_string_slice(s, 5, 7)) ||
        !all_digits(bx_string_slice(s, 8, 10)))
        return false;
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = (s.data[0] - '0') * 1000 + (s.data[1] - '0') * 100 + (s.data[2] - '0') * 10 +
               (s.data[3] - '0');
    int month = (s.data[5] - '0') * 10 + (s.data[6] - '0');
    int day = (s.data[8] - '0') * 10 + (s.data[9] - '0');
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1]) return false;
    return month != 2 || day != 29 || leap;
}

static bool is_millimetres(bx_string s)
{
    if (!bx_string_ends_with(s, "mm")) return false;
    s.size -= 2;
    size_t points = 0;
    for (size_t i = 0; i < s.size; i++) {
        if (s.data[i] == '.')
            points++;
        else if (s.data[i] < '0' || s.data[i] > '9')
            return false;
    }
    return s.size > 0 && points < 2 && s.size < 12;
}

static bool has_space(bx_string s)
{
    for (size_t i = 0; i < s.size; i++) {
        if (s.data[i] == ' ' || s.data[i] == '\n' || s.data[i] == '\t') return true;
    }
    return false;
}

/* Two decimal numbers from 0 to 1 with white space between. */
static bool is_focus(bx_string s)
{
    int numbers = 0;
    for (size_t at = 0; at < s.size;) {
        while (at < s.size && s.data[at] == ' ')
            at++;
        size_t end = at, points = 0, digits = 0;
        bool small = true;
        for (; end < s.size && s.data[end] != ' '; end++) {
            char c = s.data[end];
            if (c == '.')
                points++;
            else if (c < '0' || c > '9' || (points == 0 && digits > 0))
                return false;
            else
                digits++;
            if (points == 0 && c > '1') small = false;
            if (points > 0 && c > '0' && s.data[at] == '1') small = false;
        }
        if (end == at) break;
        if (points > 1 || digits == 0 || !small || end - at > 12) return false;
        numbers++;
        at = end;
    }
    return numbers == 2;
}

static bool value_fits(bx_value_type type, bx_string s)
{
    static const char fields[] =
        "date weekday lunar-date number cn pages page facing-page title section";
    char name[24];
    switch (type) {
    case BX_VALUE_NUMBER: return all_digits(s) && s.data[0] != '0';
    case BX_VALUE_DATE: return is_date(s);
    case BX_VALUE_MILLIMETRES: return is_millimetres(s);
    case BX_VALUE_TOKEN:
    case BX_VALUE_LANGUAGE: return s.size > 0 && !has_space(s);
    case BX_VALUE_BARCODE: return bx_string_equal_literal(s, "ean13");
    case BX_VALUE_FACING:
        return bx_string_equal_literal(s, "left") || bx_string_equal_literal(s, "right");
    case BX_VALUE_INK:
        return bx_string_equal_literal(s, "black") || bx_string_equal_literal(s, "cmyk");
    case BX_VALUE_FOCUS: return is_focus(s);
    case BX_VALUE_PATH: return bx_string_trim(s).size > 0;
    case BX_VALUE_FIELD:
        if (s.size == 0 || s.size >= sizeof name || has_space(s)) return false;
        memcpy(name, s.data, s.size);
        name[s.size] = '\0';
        return lists(fields, name);
    default: return true;
    }
}

static const bx_grammar_attribute *find_attribute(const bx_grammar_row *row, bx_string name)
{
    const bx_grammar_attribute *tables[] = {row->attributes, bx_grammar_universal()};
    for (int t = 0; t < 2; t++) {
        for (const bx_grammar_attribute *a = tables[t]; a->name; a++) {
            if (bx_string_equal_literal(name, a->name)) return a;
        }
    }
    return NULL;
}

/* The attribute of a row that is nearest to a name: another case, or a slip or two away; or NULL.
 */
static const char *nearest_attribute(const bx_grammar_row *row, bx_string name)
{
    const bx_grammar_attribute *tables[] = {row->attributes, bx_grammar_universal()};
    const char *best = NULL;
    unsigned least = bx_string_slips(name);
    for (int t = 0; t < 2; t++) {
        for (const bx_grammar_attribute *a = tables[t]; a->name; a++) {
            if (bx_string_equal_ignore_case(name, a->name)) return a->name;
            unsigned distance = bx_string_distance(name, bx_string_of(a->name), least);
            if (distance > least || (best && distance == least)) continue;
            least = distance;
            best = a->name;
        }
    }
    return best;
}

/* Names of all attributes of a row, for a message. */
static const char *list_attributes(const bx_grammar_row *row, bx_short_text *storage)
{
    const bx_grammar_attribute *tables[] = {row->attributes, bx_grammar_universal()};
    bx_buffer names = {0};
    for (int t = 0; t < 2; t++) {
        for (const bx_grammar_attribute *a = tables[t]; a->name; a++) {
            if (names.size > 0) bx_buffer_append_literal(&names, ", ");
            bx_buffer_append_literal(&names, a->name);
        }
    }
    bx_short(storage, bx_buffer_string(&names));
    bx_buffer_release(&names);
    return storage->text;
}

static void report_unknown(const bx_node *node, const bx_grammar_row *row,
                           const bx_attribute *attribute, bx_diagnostics *diagnostics)
{
    const char *nearest = nearest_attribute(row, attribute->name);
    bx_short_text name, all;
    bx_report(diagnostics, nearest ? BX_ATTRIBUTE_UNKNOWN : BX_ATTRIBUTE_FOREIGN,
              attribute->name_span, bx_element_tag(node->element), bx_short(&name, attribute->name),
              nearest ? nearest : list_attributes(row, &all));
}

/* Whether an attribute can be used; reports why not. */
static bool check_attribute(const bx_node *node, const bx_grammar_row *row,
                            const bx_attribute *attribute, bx_diagnostics *diagnostics)
{
    bx_short_text a, b;
    bx_said_text expected;
    if (bx_string_starts_with(attribute->name, "xmlns")) return true;
    const bx_grammar_attribute *known = find_attribute(row, attribute->name);
    if (!known) {
        /* Attributes of HTML go with its tags: one message is enough. */
        if (!node->meant) report_unknown(node, row, attribute, diagnostics);
        return false;
    }
    if (!value_fits(known->type, attribute->value)) {
        bx_report(diagnostics, BX_ATTRIBUTE_BAD, attribute->value_span,
                  bx_short(&a, attribute->value), bx_short(&b, attribute->name),
                  bx_said(&expected, bx_grammar_expected(known->type)));
        return false;
    }
    if (known->type == BX_VALUE_LANGUAGE && !bx_language_is_known(attribute->value))
        bx_report(diagnostics, BX_LANGUAGE_UNKNOWN, attribute->value_span,
                  bx_short(&a, attribute->value));
    return true;
}

/* Reports attributes that are wrong or missing; those that cannot be used are taken away. */
static void check_attributes(bx_node *node, const bx_grammar_row *row, bx_diagnostics *diagnostics)
{
    size_t kept = 0, given = node->attribute_count;
    bool seen[64] = {false};
    for (size_t i = 0; i < given; i++) {
        for (size_t r = 0; row->attributes[r].name && r < 64; r++)
            seen[r] |= bx_string_equal_literal(node->attributes[i].name, row->attributes[r].name);
        if (check_attribute(node, row, &node->attributes[i], diagnostics))
            node->attributes[kept++] = node->attributes[i];
    }
    node->attribute_count = kept;
    bx_said_text meaning;
    for (size_t r = 0; row->attributes[r].name && r < 64; r++) {
        const bx_grammar_attribute *known = &row->attributes[r];
        if (known->required && !seen[r])
            bx_report(diagnostics, BX_ATTRIBUTE_MISSING, node->span, bx_element_tag(node->element),
                      known->name, bx_said(&meaning, known->meaning));
    }
}

/* Takes an attribute away. */
static void remove_attribute(bx_node *node, const bx_attribute *attribute)
{
    size_t at = (size_t)(attribute - node->attributes);
    node->attribute_count--;
    memmove(&node->attributes[at], &node->attributes[at + 1],
            (node->attribute_count - at) * sizeof *node->attributes);
}

/* An id names one element of a file: the first. */
static void check_id(bx_node *node, bx_map *ids, bx_diagnostics *diagnostics)
{
    const bx_attribute *id = bx_node_attribute(node, "id");
    bx_short_text text;
    if (!id) return;
    if (bx_map_find(ids, id->value) == BX_MAP_NONE) {
        bx_map_set(ids, id->value, 1);
        return;
    }
    bx_report(diagnostics, BX_ID_TWICE, id->value_span, bx_short(&text, id->value));
    remove_attribute(node, id);
}

bool bx_grammar_allows(const bx_grammar_row *row, bx_element child)
{
    return child != BX_ELEMENT_NONE && lists(row->children, bx_element_tag(child));
}

/* A root of no tag of ours has its name as text. */
static void report_root(const bx_node *tree, bx_element root, bx_diagnostics *diagnostics)
{
    const char *wanted = bx_element_tag(root);
    bool foreign = tree->element == BX_ELEMENT_NONE;
    const char *format = foreign ? bx_tag_format(tree->text) : NULL;
    bx_short_text name;
    bx_said_text said;
    if (format)
        bx_report(diagnostics, BX_ROOT_FOREIGN, tree->span, bx_said(&said, format), wanted);
    else
        bx_report(diagnostics, BX_ROOT_WRONG, tree->span, wanted,
                  foreign ? bx_short(&name, tree->text) : bx_element_tag(tree->element));
}

bool bx_grammar_check(bx_node *tree, bx_element root, bx_diagnostics *diagnostics)
{
    if (tree->element != root) {
        report_root(tree, root, diagnostics);
        return false;
    }
    bx_map ids = {0};
    for (bx_node *node = tree; node; node = bx_node_next(node, tree)) {
        if (node->element == BX_ELEMENT_NONE) continue;
        check_attributes(node, bx_grammar_of(node->element), diagnostics);
        check_id(node, &ids, diagnostics);
    }
    bx_map_release(&ids);
    if (root == BX_ELEMENT_ISSUE && !bx_node_child(tree, BX_ELEMENT_PAGE))
        bx_report(diagnostics, BX_CHILD_MISSING, tree->span, bx_element_tag(root), "page");
    return true;
}
