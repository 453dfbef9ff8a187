/* Checks of a tree against the element table. */
#include "input/grammar.h"

#include "base/map.h"
#include "input/codes.h"
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

static const char *nearest_attribute(const bx_grammar_row *row, bx_string name)
{
    const bx_grammar_attribute *tables[] = {row->attributes, bx_grammar_universal()};
    const char *best = "id";
    unsigned least = 100;
    for (int t = 0; t < 2; t++) {
        for (const bx_grammar_attribute *a = tables[t]; a->name; a++) {
            unsigned distance = bx_string_distance(name, bx_string_of(a->name), 20);
            if (distance < least) {
                least = distance;
                best = a->name;
            }
        }
    }
    return best;
}

static void check_attributes(const bx_node *node, const bx_grammar_row *row,
                             bx_diagnostics *diagnostics)
{
    const char *tag = bx_element_tag(node->element);
    bx_short_text a, b;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const bx_attribute *attribute = &node->attributes[i];
        if (bx_string_starts_with(attribute->name, "xmlns")) continue;
        const bx_grammar_attribute *known = find_attribute(row, attribute->name);
        if (!known) {
            bx_report(diagnostics, BX_ATTRIBUTE_UNKNOWN, attribute->name_span, tag,
                      bx_short(&a, attribute->name), nearest_attribute(row, attribute->name));
        } else if (!value_fits(known->type, attribute->value)) {
            bx_report(diagnostics, BX_ATTRIBUTE_BAD, attribute->value_span,
                      bx_short(&a, attribute->value), bx_short(&b, attribute->name),
                      bx_grammar_expected(known->type));
        } else if (known->type == BX_VALUE_LANGUAGE && !bx_language_is_known(attribute->value)) {
            bx_report(diagnostics, BX_LANGUAGE_UNKNOWN, attribute->value_span,
                      bx_short(&a, attribute->value));
        }
    }
    for (const bx_grammar_attribute *known = row->attributes; known->name; known++) {
        if (known->required && !bx_node_attribute(node, known->name))
            bx_report(diagnostics, BX_ATTRIBUTE_MISSING, node->span, tag, known->name,
                      known->meaning);
    }
}

/* First byte of a text node that is not white space, or SIZE_MAX. */
static size_t visible_text(const bx_node *node)
{
    for (size_t i = 0; i < node->text.size; i++) {
        if (!strchr(" \n\t\r", node->text.data[i])) return i;
    }
    return SIZE_MAX;
}

static void check_children(const bx_node *node, const bx_grammar_row *row,
                           bx_diagnostics *diagnostics)
{
    const char *tag = bx_element_tag(node->element);
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (child->element == BX_ELEMENT_NONE) {
            size_t at = row->text ? SIZE_MAX : visible_text(child);
            if (at != SIZE_MAX)
                bx_report(diagnostics, BX_TEXT_MISPLACED, bx_node_text_span(child, at, at + 1), tag,
                          row->children);
        } else if (!lists(row->children, bx_element_tag(child->element))) {
            bx_report(diagnostics, BX_ELEMENT_MISPLACED, child->span,
                      bx_element_tag(child->element), tag, row->children);
        }
    }
    if (node->element == BX_ELEMENT_ISSUE && !bx_node_child(node, BX_ELEMENT_PAGE))
        bx_report(diagnostics, BX_CHILD_MISSING, node->span, tag, "page");
}

void bx_grammar_check(const bx_node *tree, bx_element root, bx_diagnostics *diagnostics)
{
    if (tree->element != root)
        bx_report(diagnostics, BX_ROOT_WRONG, tree->span, bx_element_tag(root),
                  bx_element_tag(tree->element));
    bx_map ids = {0};
    for (const bx_node *node = tree; node; node = bx_node_next(node, tree)) {
        if (node->element == BX_ELEMENT_NONE) continue;
        const bx_grammar_row *row = bx_grammar_of(node->element);
        check_attributes(node, row, diagnostics);
        check_children(node, row, diagnostics);
        const bx_attribute *id = bx_node_attribute(node, "id");
        bx_short_text text;
        if (!id) continue;
        if (bx_map_find(&ids, id->value) != BX_MAP_NONE)
            bx_report(diagnostics, BX_ID_TWICE, id->value_span, bx_short(&text, id->value));
        else
            bx_map_set(&ids, id->value, 1);
    }
    bx_map_release(&ids);
}
