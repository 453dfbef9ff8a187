/* Diagnostics as text: human, short, JSON. */
#include "base/diagnostic.h"

#include <string.h>

static const char *const SEVERITIES[] = {"note", "warning", "error", "error"};
static const char *const COLOURS[] = {"\033[36m", "\033[35m", "\033[31m", "\033[31m"};

static const char *translated(const char *text, bx_translate translate)
{
    return translate && *text ? translate(text) : text;
}

/* Whether a character would act on the terminal or on the order of what is printed. */
static bool acts(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* An argument on one line: line ends and tabs are spaces, controls are shown by their number. */
static void append_shown(bx_buffer *out, bx_string text)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(text, &at);
        if (c == '\n' || c == '\t')
            bx_buffer_append_byte(out, ' ');
        else if (acts(c))
            bx_buffer_format(out, "<U+%04X>", c);
        else
            bx_buffer_append(out, text.data + begin, at - begin);
    }
}

/* Fills %1 … %6 of a template. */
static void fill(bx_buffer *out, const char *template, const bx_diagnostic *d,
                 bx_translate translate)
{
    for (const char *c = template; *c; c++) {
        unsigned n = (unsigned)(c[1] - '1');
        if (c[0] == '%' && c[1] >= '1' && c[1] <= '6' && n < d->argument_count) {
            bool said = d->said >> n & 1;
            bx_string argument = d->arguments[n];
            append_shown(out, said ? bx_string_of(translated(argument.data, translate)) : argument);
            c++;
        } else {
            bx_buffer_append_byte(out, *c);
        }
    }
}

void bx_diagnostic_text(bx_buffer *out, const bx_diagnostic *d, bx_translate translate)
{
    fill(out, translated(d->code->format, translate), d, translate);
}

/* Cells a character takes on a terminal: two for East Asian wide ones. */
static unsigned cells(uint32_t c)
{
    bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
                (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
                (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
                (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

/* The source line and carets under the span; long lines show only the neighbourhood. */
static void print_source(bx_buffer *out, const bx_sources *sources, bx_span span, bool colour)
{
    enum { BEFORE = 60, SHOWN = 100 };
    bx_string text = bx_sources_text(sources, span.source);
    bx_string line = bx_sources_line(sources, span.source, span.begin);
    if (line.size == 0) return;
    size_t start = (size_t)(line.data - text.data);
    size_t offset = span.begin >= start ? span.begin - start : 0;
    size_t end = span.end > span.begin ? span.end - start : offset + 1;
    if (end > line.size) end = line.size;
    size_t first = offset, at;
    for (int i = 0; i < BEFORE && first > 0; i++)
        bx_utf8_previous(line, &first);
    size_t stop = first;
    for (int i = 0; i < SHOWN && stop < line.size; i++)
        bx_utf8_next(line, &stop);
    bx_buffer_append_literal(out, "    ");
    bx_buffer_append_string(out, bx_string_slice(line, first, stop));
    bx_buffer_append_literal(out, "\n    ");
    unsigned marks = 0;
    for (at = first; at < stop && at < end;) {
        bool marked = at >= offset;
        uint32_t c = bx_utf8_next(line, &at);
        for (unsigned i = 0; i < cells(c); i++) {
            if (marked && marks == 0 && colour) bx_buffer_append_literal(out, "\033[32m");
            bx_buffer_append_byte(out,
                                  marked ? (marks == 0 ? '^' : '~') : (c == '\t' ? '\t' : ' '));
            marks += marked;
        }
    }
    if (marks == 0) bx_buffer_append_byte(out, '^');
    if (colour) bx_buffer_append_literal(out, "\033[0m");
    bx_buffer_append_byte(out, '\n');
}

static void print_place(bx_buffer *out, const bx_sources *sources, const bx_diagnostic *d)
{
    if (d->span.source) {
        bx_position p = bx_sources_position(sources, d->span.source, d->span.begin);
        bx_buffer_append_string(out, bx_sources_path(sources, d->span.source));
        bx_buffer_format(out, ":%u:%u: ", p.line, p.column);
    } else {
        bx_buffer_append_literal(out, "banxin: ");
    }
}

static void print_page(bx_buffer *out, uint32_t page, bx_translate translate)
{
    const char *text = translated("page %1: ", translate);
    const char *number = strstr(text, "%1");
    if (!number) return;
    bx_buffer_format(out, "%.*s%u%s", (int)(number - text), text, page, number + 2);
}

static void print_human(bx_buffer *out, const bx_sources *sources, const bx_diagnostic *d,
                        bool colour, bool whole, bx_translate translate)
{
    if (colour) bx_buffer_append_literal(out, "\033[1m");
    print_place(out, sources, d);
    if (colour) bx_buffer_append_literal(out, COLOURS[d->severity]);
    bx_buffer_append_literal(out, translated(SEVERITIES[d->severity], translate));
    bx_buffer_append_string(out, bx_string_of(translated(": ", translate)));
    if (colour) bx_buffer_append_literal(out, "\033[0m");
    if (d->page) print_page(out, d->page, translate);
    bx_diagnostic_text(out, d, translate);
    bx_buffer_format(out, " [%s]\n", d->code->text);
    if (!whole) return;
    if (d->span.source) print_source(out, sources, d->span, colour);
    const char *hint = d->code->hint;
    if (!*hint) return;
    bx_buffer_append_literal(out, "    ");
    bx_buffer_append_literal(out, translated("hint", translate));
    bx_buffer_append_string(out, bx_string_of(translated(": ", translate)));
    fill(out, translated(hint, translate), d, translate);
    bx_buffer_append_byte(out, '\n');
}

static void json_field(bx_buffer *out, const char *name, bx_string value)
{
    bx_buffer_format(out, ", \"%s\": ", name);
    bx_buffer_append_json(out, value);
}

static void print_json(bx_buffer *out, const bx_sources *sources, const bx_diagnostic *d)
{
    static const char *const names[] = {"note", "warning", "error", "fatal"};
    bx_buffer_format(out, "{\"severity\": \"%s\", \"code\": \"%s\"", names[d->severity],
                     d->code->text);
    if (d->span.source) {
        bx_position p = bx_sources_position(sources, d->span.source, d->span.begin);
        json_field(out, "file", bx_sources_path(sources, d->span.source));
        bx_buffer_format(out, ", \"line\": %u, \"column\": %u", p.line, p.column);
    }
    if (d->page) bx_buffer_format(out, ", \"page\": %u", d->page);
    if (d->story.size) json_field(out, "story", d->story);
    if (d->rect.width > 0 || d->rect.height > 0)
        bx_buffer_format(out, ", \"rect\": [%d, %d, %d, %d]", d->rect.x, d->rect.y, d->rect.width,
                         d->rect.height);
    bx_buffer text = {0}, hint = {0};
    bx_diagnostic_text(&text, d, NULL);
    fill(&hint, d->code->hint, d, NULL);
    json_field(out, "message", bx_buffer_string(&text));
    if (hint.size) json_field(out, "hint", bx_buffer_string(&hint));
    bx_buffer_append_literal(out, ", \"arguments\": [");
    for (unsigned i = 0; i < d->argument_count; i++) {
        if (i > 0) bx_buffer_append_literal(out, ", ");
        bx_buffer_append_json(out, d->arguments[i]);
    }
    bx_buffer_append_literal(out, "]}\n");
    bx_buffer_release(&text);
    bx_buffer_release(&hint);
}

void bx_diagnostic_print(bx_buffer *out, const bx_sources *sources, const bx_diagnostic *diagnostic,
                         bx_diagnostic_format format, bool colour, bx_translate translate)
{
    switch (format) {
    case BX_FORMAT_HUMAN: print_human(out, sources, diagnostic, colour, true, translate); return;
    case BX_FORMAT_SHORT: print_human(out, sources, diagnostic, false, false, translate); return;
    case BX_FORMAT_JSON: print_json(out, sources, diagnostic); return;
    }
}
