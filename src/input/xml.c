/* Well-formedness by libxml2, then one scan that builds the tree: only a scan of our own knows the
 * byte range of every tag, attribute and piece of text. */
#include "input/xml.h"

#include "base/array.h"
#include "input/codes.h"
#include "input/tags.h"
#include "input/well_formed.h"

#include <string.h>

typedef struct scanner {
    bx_string text;
    uint32_t source;
    size_t at;
    bx_arena *arena;
    bx_diagnostics *diagnostics;
    bx_node *root, *open;
    BX_ARRAY(bx_node *)
    tags;              /* that are open: the node of each; NULL: its content is its parent's */
    size_t skipping;   /* how many of them are left out with their content */
    bx_buffer pending; /* text not yet made a node */
    BX_ARRAY(bx_text_origin) origins;
    size_t pending_begin;
} scanner;

static bool starts(const scanner *s, const char *token)
{
    return bx_string_starts_with(bx_string_slice(s->text, s->at, s->text.size), token);
}

/* Moves behind the next occurrence of a token. */
static void skip_past(scanner *s, const char *token)
{
    size_t size = strlen(token);
    const char *found = NULL;
    if (s->at < s->text.size)
        found = memmem(s->text.data + s->at, s->text.size - s->at, token, size);
    s->at = found ? (size_t)(found - s->text.data) + size : s->text.size;
}

/* Refuses a DOCTYPE that has a subset or names a file; skips a plain one. */
static bool skip_doctype(scanner *s)
{
    size_t begin = s->at;
    size_t end = begin;
    while (end < s->text.size && s->text.data[end] != '>' && s->text.data[end] != '[')
        end++;
    bx_string inside = bx_string_slice(s->text, begin, end);
    bool names_file = memmem(inside.data, inside.size, "SYSTEM", 6) ||
                      memmem(inside.data, inside.size, "PUBLIC", 6);
    bool subset = end < s->text.size && s->text.data[end] == '[';
    if (names_file || subset) {
        bx_report(s->diagnostics, BX_DOCTYPE_REFUSED,
                  (bx_span){s->source, (uint32_t)begin, (uint32_t)(begin + 9)});
        return false;
    }
    s->at = end + 1;
    return true;
}

/* A DOCTYPE stands before the root element; it is looked at before libxml2 sees the text. */
static bool check_doctype(scanner *s)
{
    while (s->at < s->text.size) {
        if (starts(s, "<!--"))
            skip_past(s, "-->");
        else if (starts(s, "<?"))
            skip_past(s, "?>");
        else if (starts(s, "<!DOCTYPE")) {
            if (!skip_doctype(s)) return false;
        } else if (s->text.data[s->at] == '<')
            break;
        else
            s->at++;
    }
    s->at = 0;
    return true;
}

/* Decodes `&…;` at the scanner's place into a character; 0 when it is none. */
static uint32_t read_reference(const scanner *s, size_t *end)
{
    size_t stop = s->at;
    while (stop < s->text.size && s->text.data[stop] != ';' && stop - s->at < 12)
        stop++;
    if (stop >= s->text.size || s->text.data[stop] != ';') return 0;
    bx_string name = bx_string_slice(s->text, s->at + 1, stop);
    *end = stop + 1;
    static const struct {
        const char *name;
        uint32_t character;
    } named[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    for (int i = 0; i < 5; i++) {
        if (bx_string_equal_literal(name, named[i].name)) return named[i].character;
    }
    if (name.size < 2 || name.data[0] != '#') return 0;
    bool hexadecimal = name.data[1] == 'x';
    uint32_t value = 0;
    for (size_t i = hexadecimal ? 2 : 1; i < name.size; i++) {
        char c = name.data[i];
        uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                         : (c | 32) >= 'a'    ? (uint32_t)((c | 32) - 'a' + 10)
                                              : 0;
        value = value * (hexadecimal ? 16 : 10) + digit;
        if (value > 0x10FFFF) return 0xFFFD;
    }
    return value;
}

static void begin_piece(scanner *s)
{
    if (s->pending.size == 0) s->pending_begin = s->at;
    bx_array_push(&s->origins, (bx_text_origin){(uint32_t)s->pending.size, (uint32_t)s->at});
}

static void flush_text(scanner *s, size_t end)
{
    if (s->pending.size > 0 && s->open && s->skipping == 0) {
        bx_span span = {s->source, (uint32_t)s->pending_begin, (uint32_t)end};
        bx_node *node = bx_node_new_text(s->arena, s->open, bx_buffer_string(&s->pending), span);
        node->origins =
            bx_arena_copy(s->arena, s->origins.items, s->origins.count * sizeof *s->origins.items);
        node->origin_count = s->origins.count;
    }
    s->pending.size = 0;
    s->origins.count = 0;
}

static void scan_text(scanner *s)
{
    begin_piece(s);
    while (s->at < s->text.size && s->text.data[s->at] != '<') {
        if (s->text.data[s->at] == '&') {
            size_t end = s->at + 1;
            uint32_t character = read_reference(s, &end);
            begin_piece(s);
            if (character) bx_buffer_append_utf8(&s->pending, character);
            s->at = end;
            begin_piece(s);
            continue;
        }
        size_t begin = s->at;
        while (s->at < s->text.size && s->text.data[s->at] != '<' && s->text.data[s->at] != '&')
            s->at++;
        bx_buffer_append(&s->pending, s->text.data + begin, s->at - begin);
    }
}

static void scan_cdata(scanner *s)
{
    s->at += 9;
    begin_piece(s);
    size_t begin = s->at;
    skip_past(s, "]]>");
    bx_buffer_append(&s->pending, s->text.data + begin, s->at - 3 - begin);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool ends_name(char c)
{
    return is_space(c) || c == '=' || c == '>' || c == '/';
}

static bx_string scan_name(scanner *s)
{
    size_t begin = s->at;
    while (s->at < s->text.size && !ends_name(s->text.data[s->at]))
        s->at++;
    return bx_string_slice(s->text, begin, s->at);
}

/* Value of an attribute, references decoded, white space to spaces (XML 3.3.3). */
static bx_string scan_value(scanner *s, bx_span *span)
{
    char quote = s->text.data[s->at++];
    bx_buffer value = {0};
    size_t begin = s->at;
    while (s->at < s->text.size && s->text.data[s->at] != quote) {
        if (s->text.data[s->at] == '&') {
            size_t end = s->at + 1;
            uint32_t character = read_reference(s, &end);
            if (character) bx_buffer_append_utf8(&value, character);
            s->at = end;
            continue;
        }
        char c = s->text.data[s->at++];
        bx_buffer_append_byte(&value, is_space(c) ? ' ' : c);
    }
    *span = (bx_span){s->source, (uint32_t)begin, (uint32_t)s->at};
    s->at++;
    bx_string copy = bx_string_copy(s->arena, bx_buffer_string(&value));
    bx_buffer_release(&value);
    return copy;
}

static void scan_attributes(scanner *s, bx_node *node)
{
    BX_ARRAY(bx_attribute) attributes = {0};
    for (;;) {
        while (s->at < s->text.size && is_space(s->text.data[s->at]))
            s->at++;
        if (s->at >= s->text.size || s->text.data[s->at] == '>' || s->text.data[s->at] == '/')
            break;
        bx_attribute attribute = {0};
        attribute.name_span.source = s->source;
        attribute.name_span.begin = (uint32_t)s->at;
        attribute.name = bx_string_copy(s->arena, scan_name(s));
        attribute.name_span.end = (uint32_t)s->at;
        while (s->at < s->text.size && s->text.data[s->at] != '"' && s->text.data[s->at] != '\'')
            s->at++;
        if (s->at >= s->text.size) break;
        attribute.value = scan_value(s, &attribute.value_span);
        bx_array_push(&attributes, attribute);
    }
    if (node) {
        node->attributes =
            bx_arena_copy(s->arena, attributes.items, attributes.count * sizeof *attributes.items);
        node->attribute_count = attributes.count;
    }
    bx_array_release(&attributes);
}

/* What an unknown tag is set as. Its content stays in every case but that of scripts. */
static bx_element mend_tag(const scanner *s, bx_string name, bx_span span, bool *left_out)
{
    bx_tag_meant meant = bx_tag_means(name);
    bx_short_text text;
    bx_said_text write;
    bx_short(&text, name);
    if (meant.write)
        bx_report(s->diagnostics, BX_ELEMENT_UNKNOWN, span, text.text,
                  bx_said(&write, meant.write));
    else
        bx_report(s->diagnostics, BX_ELEMENT_FOREIGN, span, text.text);
    *left_out = meant.left_out;
    return meant.element;
}

/* A root of another format is a node without element that has the tag as its text; nothing in it is
 * looked at. */
static bx_node *start_foreign(scanner *s, bx_string name, size_t begin, bool *left_out)
{
    bx_span span = {s->source, (uint32_t)begin, (uint32_t)s->at};
    s->root = bx_node_new_text(s->arena, NULL, name, span);
    *left_out = true;
    return NULL;
}

static bx_node *start_node(scanner *s, bx_string name, size_t begin, bool *left_out)
{
    bx_element element = bx_element_of(name);
    bool known = element != BX_ELEMENT_NONE;
    if (!s->root && !known && (bx_tag_format(name) || !bx_tag_means(name).element))
        return start_foreign(s, name, begin, left_out);
    bx_span span = {s->source, (uint32_t)begin + 1, (uint32_t)s->at};
    if (!known && s->skipping == 0) element = mend_tag(s, name, span, left_out);
    if (s->skipping > 0 || (element == BX_ELEMENT_NONE && s->open)) return NULL;
    bx_node *node =
        bx_node_new(s->arena, s->open, element, (bx_span){s->source, (uint32_t)begin, 0});
    node->meant = !known;
    if (!s->root) s->root = node;
    return node;
}

static void scan_start_tag(scanner *s)
{
    size_t begin = s->at++;
    bx_string name = scan_name(s);
    bool left_out = false;
    bx_node *node = start_node(s, name, begin, &left_out);
    scan_attributes(s, node);
    bool empty = s->at < s->text.size && s->text.data[s->at] == '/';
    s->at += empty ? 2 : 1;
    if (node) node->span.end = (uint32_t)s->at;
    if (empty) return;
    bx_array_push(&s->tags, node);
    if (node) s->open = node;
    if (s->skipping > 0 || left_out) s->skipping++;
}

static void scan_end_tag(scanner *s)
{
    skip_past(s, ">");
    if (s->tags.count == 0) return;
    const bx_node *node = s->tags.items[--s->tags.count];
    if (s->skipping > 0) s->skipping--;
    if (node) s->open = node->parent;
}

static void scan(scanner *s)
{
    while (s->at < s->text.size) {
        if (starts(s, "<!--"))
            skip_past(s, "-->");
        else if (starts(s, "<![CDATA["))
            scan_cdata(s);
        else if (starts(s, "<?"))
            skip_past(s, "?>");
        else if (starts(s, "<!DOCTYPE"))
            skip_past(s, ">");
        else if (s->text.data[s->at] == '<') {
            flush_text(s, s->at);
            if (starts(s, "</"))
                scan_end_tag(s);
            else
                scan_start_tag(s);
        } else {
            scan_text(s);
        }
    }
}

bx_node *bx_xml_parse(uint32_t source, bx_sources *sources, bx_arena *arena,
                      bx_diagnostics *diagnostics)
{
    scanner s = {.text = bx_sources_text(sources, source),
                 .source = source,
                 .arena = arena,
                 .diagnostics = diagnostics};
    if (!check_doctype(&s) || !bx_xml_well_formed(source, sources, diagnostics)) return NULL;
    scan(&s);
    bx_array_release(&s.tags);
    bx_buffer_release(&s.pending);
    bx_array_release(&s.origins);
    return s.root;
}
