/* The list of diagnostics and the table of codes. */
#include "base/diagnostic.h"

#include "base/array.h"
#include "base/map.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What bx_said puts before its text: no file, name or text of an article begins with it. */
enum { SAID = '\1' };

struct bx_diagnostics {
    bx_arena *arena;
    BX_ARRAY(bx_diagnostic) items;
    bx_map seen; /* place and text of every message, to keep repeats out */
};

bx_diagnostics *bx_diagnostics_new(void)
{
    bx_diagnostics *list = bx_alloc(sizeof *list);
    list->arena = bx_arena_new();
    return list;
}

void bx_diagnostics_free(bx_diagnostics *list)
{
    if (!list) return;
    bx_array_release(&list->items);
    bx_map_release(&list->seen);
    bx_arena_free(list->arena);
    bx_free(list);
}

/* How many arguments a template names: the highest %n. */
static unsigned argument_count(bx_code code)
{
    unsigned count = 0;
    const char *texts[] = {code->format, code->hint};
    for (int i = 0; i < 2; i++) {
        for (const char *c = texts[i]; *c; c++) {
            if (c[0] == '%' && c[1] >= '1' && c[1] <= '6' && (unsigned)(c[1] - '0') > count)
                count = (unsigned)(c[1] - '0');
        }
    }
    return count;
}

/* Whether the same message at the same place is in the list already; notes it if not. */
static bool is_repeat(bx_diagnostics *list, const bx_diagnostic *d)
{
    bx_buffer key = {0};
    bx_buffer_format(&key, "%p %u %u %u %u ", (const void *)d->code, d->span.source, d->span.begin,
                     d->span.end, d->page);
    for (unsigned i = 0; i < d->argument_count; i++) {
        bx_buffer_append_string(&key, d->arguments[i]);
        bx_buffer_append_byte(&key, '\x1f');
    }
    bool repeat = bx_map_find(&list->seen, bx_buffer_string(&key)) != BX_MAP_NONE;
    if (!repeat) bx_map_set(&list->seen, bx_string_copy(list->arena, bx_buffer_string(&key)), 1);
    bx_buffer_release(&key);
    return repeat;
}

static void add(bx_diagnostics *list, bx_code code, const bx_finding *finding, va_list arguments)
{
    if (!list) return;
    bx_diagnostic d = {.severity = finding->severity,
                       .code = code,
                       .span = finding->span,
                       .page = finding->page,
                       .rect = finding->rect,
                       .repeats = finding->repeats};
    d.story = bx_string_copy(list->arena, finding->story);
    d.argument_count = argument_count(code);
    for (unsigned i = 0; i < d.argument_count; i++) {
        const char *text = va_arg(arguments, const char *);
        if (*text == SAID) {
            d.said |= 1u << i;
            text++;
        }
        d.arguments[i] = bx_string_copy(list->arena, bx_string_of(text));
    }
    if (!is_repeat(list, &d)) bx_array_push(&list->items, d);
}

void bx_report(bx_diagnostics *list, bx_code code, bx_span span, ...)
{
    va_list arguments;
    va_start(arguments, span);
    add(list, code, &(bx_finding){.severity = code->severity, .span = span}, arguments);
    va_end(arguments);
}

void bx_report_on_page(bx_diagnostics *list, bx_code code, bx_span span, uint32_t page,
                       bx_string story, ...)
{
    va_list arguments;
    va_start(arguments, story);
    add(list, code,
        &(bx_finding){.severity = code->severity, .span = span, .page = page, .story = story},
        arguments);
    va_end(arguments);
}

void bx_report_finding(bx_diagnostics *list, bx_code code, const bx_finding *finding, ...)
{
    va_list arguments;
    va_start(arguments, finding);
    add(list, code, finding, arguments);
    va_end(arguments);
}

void bx_diagnostics_append(bx_diagnostics *to, const bx_diagnostics *from)
{
    for (size_t i = 0; from && i < from->items.count; i++) {
        bx_diagnostic d = from->items.items[i];
        d.story = bx_string_copy(to->arena, d.story);
        for (unsigned a = 0; a < d.argument_count; a++)
            d.arguments[a] = bx_string_copy(to->arena, d.arguments[a]);
        if (!is_repeat(to, &d)) bx_array_push(&to->items, d);
    }
}

size_t bx_diagnostics_count(const bx_diagnostics *list)
{
    return list->items.count;
}

const bx_diagnostic *bx_diagnostics_at(const bx_diagnostics *list, size_t index)
{
    return &list->items.items[index];
}

size_t bx_diagnostics_count_of(const bx_diagnostics *list, bx_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < list->items.count; i++)
        count += list->items.items[i].severity == severity && !list->items.items[i].repeats;
    return count;
}

bx_severity bx_diagnostics_worst(const bx_diagnostics *list)
{
    bx_severity worst = BX_NOTE;
    for (size_t i = 0; i < list->items.count; i++) {
        if (list->items.items[i].severity > worst) worst = list->items.items[i].severity;
    }
    return worst;
}

const char *bx_number(bx_number_text *storage, int64_t value)
{
    snprintf(storage->text, sizeof storage->text, "%lld", (long long)value);
    return storage->text;
}

const char *bx_said(bx_said_text *storage, const char *english)
{
    snprintf(storage->text, sizeof storage->text, "%c%s", SAID, english);
    return storage->text;
}

const char *bx_points(bx_number_text *storage, int64_t length)
{
    int64_t hundredths = (length < 0 ? -length : length) * 100;
    hundredths = (hundredths + 32768) / 65536;
    int size = snprintf(storage->text, sizeof storage->text, "%s%lld.%02lld",
                        length < 0 && hundredths ? "-" : "", (long long)(hundredths / 100),
                        (long long)(hundredths % 100));
    while (size > 0 && storage->text[size - 1] == '0')
        storage->text[--size] = '\0';
    if (size > 0 && storage->text[size - 1] == '.') storage->text[--size] = '\0';
    return storage->text;
}

const char *bx_short(bx_short_text *storage, bx_string s)
{
    size_t room = sizeof storage->text - 1, end = 0;
    if (s.size <= room) {
        end = s.size;
        if (end) memcpy(storage->text, s.data, end);
        storage->text[end] = '\0';
        return storage->text;
    }
    size_t at = 0;
    while (at <= room - 3) {
        end = at;
        if (bx_utf8_next(s, &at) == UINT32_MAX) break;
    }
    memcpy(storage->text, s.data, end);
    memcpy(storage->text + end, "\xE2\x80\xA6", 4);
    return storage->text;
}
