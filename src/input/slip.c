/* What people do wrong in XML, found again around the parser's place. */
#include "input/slip.h"

#include "base/array.h"
#include "input/codes.h"
#include "input/tags.h"

#include <libxml/xmlerror.h>
#include <string.h>

/* A fault being looked at. */
typedef struct inquiry {
    const bx_slip *slip;
    bx_string text;
    uint32_t source;
    bx_diagnostics *diagnostics;
} inquiry;

static bx_span span_of(const inquiry *q, size_t begin, size_t end)
{
    return (bx_span){q->source, (uint32_t)begin, (uint32_t)end};
}

/* The last `c` before byte `at`, or `at`. */
static size_t last_before(bx_string text, size_t at, char c)
{
    for (size_t i = at < text.size ? at : text.size; i > 0; i--) {
        if (text.data[i - 1] == c) return i - 1;
    }
    return at;
}

size_t bx_slip_tag(bx_string text, size_t at)
{
    return last_before(text, at, '<');
}

static bool ends_name(char c)
{
    return strchr(" \t\n=>/<", c) != NULL;
}

static bx_string name_at(bx_string text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.data[end] && !ends_name(text.data[end]))
        end++;
    return bx_string_slice(text, at, end);
}

/* clang-format off */
static const struct {
    const char *mark, *write;
} FULL_WIDTH[] = {
    {"“", "\""}, {"”", "\""}, {"„", "\""}, {"＂", "\""}, {"〝", "\""}, {"〞", "\""}, {"「", "\""}, {"」", "\""},
    {"‘", "'"}, {"’", "'"}, {"＇", "'"}, {"＝", "="}, {"＞", ">"}, {"＜", "<"}, {"／", "/"}, {"　", "a half-width space"},
};
/* clang-format on */

/* A full-width mark where the tag has a sign of its own: outside straight quotes, from the tag's
 * beginning to a little behind the parser's place. */
static bool is_full_width(const inquiry *q)
{
    size_t end = q->slip->at + 4 < q->text.size ? q->slip->at + 4 : q->text.size;
    char quote = 0;
    for (size_t i = bx_slip_tag(q->text, q->slip->at) + 1; i < end; i++) {
        char c = q->text.data[i];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? 0 : c;
        else if (!quote && c == '>')
            return false;
        for (size_t m = 0; !quote && m < sizeof FULL_WIDTH / sizeof *FULL_WIDTH; m++) {
            bx_string rest = bx_string_slice(q->text, i, q->text.size);
            if (!bx_string_starts_with(rest, FULL_WIDTH[m].mark)) continue;
            bx_said_text write;
            bx_report(q->diagnostics, BX_XML_FULL_WIDTH,
                      span_of(q, i, i + strlen(FULL_WIDTH[m].mark)), FULL_WIDTH[m].mark,
                      bx_said(&write, FULL_WIDTH[m].write));
            return true;
        }
    }
    return false;
}

/* An element that is open where the parser stopped. */
typedef struct open_tag {
    bx_string name;
    size_t at;
} open_tag;

typedef BX_ARRAY(open_tag) open_tags;

/* Behind what begins at `<` and is no element, or `at`. */
static size_t skip_other(bx_string text, size_t at)
{
    static const struct {
        const char *begin, *end;
    } others[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
    bx_string rest = bx_string_slice(text, at, text.size);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!bx_string_starts_with(rest, others[i].begin)) continue;
        const char *end = memmem(rest.data, rest.size, others[i].end, strlen(others[i].end));
        return end ? at + (size_t)(end - rest.data) + strlen(others[i].end) : text.size;
    }
    return at;
}

static size_t tag_end(bx_string text, size_t at)
{
    char quote = 0;
    for (; at < text.size; at++) {
        char c = text.data[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at;
    }
    return text.size;
}

/* The elements that are open before byte `end`, which begins a tag or ends the text. */
static void find_open(bx_string text, size_t end, open_tags *open)
{
    for (size_t at = 0; at < end; at++) {
        if (text.data[at] != '<') continue;
        size_t behind = skip_other(text, at);
        if (behind > at) {
            at = behind - 1;
            continue;
        }
        size_t close = tag_end(text, at);
        if (text.data[at + 1] == '/') {
            if (open->count > 0) open->count--;
        } else if (close == text.size || text.data[close - 1] != '/') {
            bx_array_push(open, ((open_tag){name_at(text, at + 1), at}));
        }
        at = close;
    }
}

static bool is_void(bx_string name)
{
    static const char *const names[] = {"br",    "hr",   "img", "image",
                                        "field", "rule", "qr",  "barcode"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (bx_string_equal_ignore_case(name, names[i])) return true;
    }
    return false;
}

/* A word in angle brackets that is no tag of anybody's: text. */
static bool is_no_tag(bx_string name)
{
    bx_tag_meant meant = bx_tag_means(name);
    return bx_element_of(name) == BX_ELEMENT_NONE && !meant.write;
}

static uint32_t line_of(const inquiry *q, size_t at)
{
    uint32_t line = 1;
    for (size_t i = 0; i < at && i < q->text.size; i++)
        line += q->text.data[i] == '\n';
    return line;
}

/* An element that has no end tag: it is wrong at its start tag. */
static void report_unclosed(const inquiry *q, const open_tag *tag, size_t before)
{
    bx_span span = span_of(q, tag->at, tag->at + 1 + tag->name.size);
    bx_short_text name;
    bx_number_text line;
    bx_short(&name, tag->name);
    if (is_void(tag->name))
        bx_report(q->diagnostics, BX_XML_VOID_OPEN, span, name.text);
    else if (is_no_tag(tag->name))
        bx_report(q->diagnostics, BX_XML_TEXT_AS_TAG, span, name.text);
    else
        bx_report(q->diagnostics, BX_XML_UNCLOSED, span, name.text,
                  bx_number(&line, line_of(q, before)));
}

static bool report_mismatch(const inquiry *q)
{
    size_t at = bx_slip_tag(q->text, q->slip->at);
    if (at + 1 >= q->text.size || q->text.data[at + 1] != '/') return false;
    bx_string name = name_at(q->text, at + 2);
    open_tags open = {0};
    find_open(q->text, at, &open);
    bool opened = false;
    for (size_t i = 0; i + 1 < open.count; i++)
        opened |= bx_string_equal(open.items[i].name, name);
    bx_short_text a, b;
    if (open.count > 0 && (opened || is_void(open.items[open.count - 1].name)))
        report_unclosed(q, &open.items[open.count - 1], at);
    else
        bx_report(q->diagnostics, BX_XML_CLOSES_NOTHING, span_of(q, at, at + 2 + name.size),
                  bx_short(&a, name),
                  bx_short(&b, open.count ? open.items[open.count - 1].name : name));
    bx_array_release(&open);
    return true;
}

static bool report_end(const inquiry *q)
{
    open_tags open = {0};
    find_open(q->text, q->text.size, &open);
    bool found = open.count > 0;
    if (found) report_unclosed(q, &open.items[open.count - 1], q->text.size);
    bx_array_release(&open);
    return found;
}

/* clang-format off */
static const struct {
    const char *name, *character;
} ENTITIES[] = {
    {"nbsp", "U+00A0"}, {"ensp", "U+2002"}, {"emsp", "U+2003"}, {"thinsp", "U+2009"}, {"mdash", "—"}, {"ndash", "–"},
    {"ldquo", "“"}, {"rdquo", "”"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"hellip", "…"}, {"middot", "·"}, {"bull", "•"},
    {"times", "×"}, {"divide", "÷"}, {"deg", "°"}, {"plusmn", "±"}, {"copy", "©"}, {"reg", "®"}, {"trade", "™"},
    {"yen", "¥"}, {"euro", "€"}, {"pound", "£"}, {"cent", "¢"}, {"permil", "‰"}, {"laquo", "«"}, {"raquo", "»"},
    {"rarr", "→"}, {"larr", "←"}, {"eacute", "é"}, {"uuml", "ü"}, {"ouml", "ö"}, {"auml", "ä"}, {"alpha", "α"}, {"beta", "β"},
};
/* clang-format on */

static bool report_entity(const inquiry *q)
{
    size_t at = last_before(q->text, q->slip->at, '&');
    bx_string name = name_at(q->text, at + 1);
    for (size_t i = 0; i < name.size; i++) {
        if (name.data[i] == ';') name.size = i;
    }
    bx_short_text text;
    bx_said_text write;
    const char *character = "the character itself, or its number: &#8212;";
    for (size_t i = 0; i < sizeof ENTITIES / sizeof *ENTITIES; i++) {
        if (bx_string_equal_literal(name, ENTITIES[i].name)) character = ENTITIES[i].character;
    }
    if (strcmp(character, "U+00A0") == 0) character = "a space, or &#160; where no line may end";
    bx_report(q->diagnostics, BX_XML_ENTITY, span_of(q, at, at + name.size + 2),
              bx_short(&text, name), bx_said(&write, character));
    return true;
}

static bool report_ampersand(const inquiry *q)
{
    size_t at = last_before(q->text, q->slip->at, '&');
    if (at == q->slip->at) return false;
    bx_report(q->diagnostics, BX_XML_AMPERSAND, span_of(q, at, at + 1));
    return true;
}

/* A name is wanted: after & in the text, after < in the text, or in a tag. */
static bool report_name(const inquiry *q)
{
    size_t tag = bx_slip_tag(q->text, q->slip->at),
           ampersand = last_before(q->text, q->slip->at, '&');
    if (ampersand < q->slip->at && ampersand + 2 >= q->slip->at) return report_ampersand(q);
    bool begins_tag = tag + 1 < q->text.size && (q->text.data[tag + 1] | 32) >= 'a' &&
                      (q->text.data[tag + 1] | 32) <= 'z';
    if (begins_tag || tag == q->slip->at || tag + 2 < q->slip->at) return is_full_width(q);
    bx_report(q->diagnostics, BX_XML_LESS_THAN, span_of(q, tag, tag + 1));
    return true;
}

/* The name before the parser's place, in a tag. */
static bx_string attribute_before(const inquiry *q)
{
    size_t end = q->slip->at < q->text.size ? q->slip->at : q->text.size;
    while (end > 0 && strchr("= \n\t", q->text.data[end - 1]))
        end--;
    size_t begin = end;
    while (begin > 0 && !ends_name(q->text.data[begin - 1]))
        begin--;
    return bx_string_slice(q->text, begin, end);
}

static bool report_attribute(const inquiry *q)
{
    if (is_full_width(q)) return true;
    bx_string name = attribute_before(q);
    size_t at = (size_t)(name.data - q->text.data);
    bx_short_text text;
    bx_report(q->diagnostics, BX_XML_NO_QUOTES, span_of(q, at, at + name.size),
              bx_short(&text, name));
    return true;
}

static bool report_twice(const inquiry *q)
{
    size_t tag = bx_slip_tag(q->text, q->slip->at);
    const char *quoted = strstr(q->slip->message, "Attribute ");
    bx_string name = name_at(q->text, tag);
    if (quoted) name = name_at(bx_string_of(quoted + 10), 0);
    bx_short_text text;
    bx_report(q->diagnostics, BX_XML_TWICE, span_of(q, tag, tag + 1), bx_short(&text, name));
    return true;
}

/* A value whose closing quote is missing runs into the next tag. */
static bool report_open_value(const inquiry *q)
{
    size_t at = q->slip->at < q->text.size ? q->slip->at : q->text.size;
    bool less = at > 0 && at < q->text.size && q->text.data[at] == '<';
    size_t line = last_before(q->text, at, '=');
    bx_report(q->diagnostics, BX_XML_OPEN_VALUE,
              less ? span_of(q, line, at) : span_of(q, line, line + 1));
    return true;
}

static bool report_tag(const inquiry *q)
{
    if (is_full_width(q)) return true;
    size_t tag = bx_slip_tag(q->text, q->slip->at);
    bx_short_text text;
    bx_report(q->diagnostics, BX_XML_OPEN_TAG, span_of(q, tag, q->slip->at),
              bx_short(&text, name_at(q->text, tag + 1 + (q->text.data[tag + 1] == '/'))));
    return true;
}

static bool report_behind(const inquiry *q)
{
    bx_report(q->diagnostics, BX_XML_BEHIND, span_of(q, q->slip->at, q->slip->at + 1));
    return true;
}

static bool report_none(const inquiry *q)
{
    bool empty = bx_string_trim(q->text).size == 0;
    bx_report(q->diagnostics, empty ? BX_XML_EMPTY : BX_XML_NONE, span_of(q, 0, 0));
    return true;
}

static bool report_comment(const inquiry *q)
{
    size_t at = bx_slip_tag(q->text, q->slip->at);
    bx_report(q->diagnostics, BX_XML_COMMENT, span_of(q, at, at + 4));
    return true;
}

/* clang-format off */
static const struct {
    int code;
    bool (*report)(const inquiry *);
} SLIPS[] = {
    {XML_ERR_TAG_NAME_MISMATCH, report_mismatch},
    {XML_ERR_TAG_NOT_FINISHED, report_end},
    {XML_ERR_UNDECLARED_ENTITY, report_entity},
    {XML_WAR_UNDECLARED_ENTITY, report_entity},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, report_ampersand},
    {XML_ERR_ENTITYREF_NO_NAME, report_ampersand},
    {XML_ERR_NAME_REQUIRED, report_name},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, report_attribute},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, report_attribute},
    {XML_ERR_ATTRIBUTE_REDEFINED, report_twice},
    {XML_ERR_LT_IN_ATTRIBUTE, report_open_value},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, report_open_value},
    {XML_ERR_SPACE_REQUIRED, report_tag},
    {XML_ERR_GT_REQUIRED, report_tag},
    {XML_ERR_DOCUMENT_END, report_behind},
    {XML_ERR_DOCUMENT_EMPTY, report_none},
    {XML_ERR_DOCUMENT_START, report_none},
    {XML_ERR_COMMENT_NOT_FINISHED, report_comment},
    {XML_ERR_HYPHEN_IN_COMMENT, report_comment},
};
/* clang-format on */

void bx_slip_report(const bx_slip *slip, uint32_t source, bx_string text,
                    bx_diagnostics *diagnostics)
{
    inquiry q = {slip, text, source, diagnostics};
    for (size_t i = 0; i < sizeof SLIPS / sizeof *SLIPS; i++) {
        if (SLIPS[i].code == slip->code && SLIPS[i].report(&q)) return;
    }
    bx_report(diagnostics, BX_XML_MALFORMED, span_of(&q, slip->at, slip->at),
              slip->message[0] ? slip->message : "unexpected end");
}
