/* Findings: severity by the house, names for messages; texts and sizes of blocks. */
#include "lint/inside.h"

#include <string.h>

bool bx_lint_severity(const bx_lint_levels *levels, const bx_lint_rule *rule, bx_severity usual,
                      bx_severity *severity)
{
    *severity = usual;
    switch (levels ? levels->level[rule->number] : BX_LINT_DEFAULT) {
    case BX_LINT_OFF: return false;
    case BX_LINT_NOTE: *severity = BX_NOTE; return true;
    case BX_LINT_WARNING: *severity = BX_WARNING; return true;
    case BX_LINT_ERROR: *severity = BX_ERROR; return true;
    default: return true;
    }
}

bool bx_lint_open(const bx_lint_context *l, bx_severity usual, const bx_plate_story *story,
                  bx_rect place, bx_finding *finding)
{
    *finding = (bx_finding){.page = l->plate->number, .rect = place};
    if (story) {
        finding->span = story->span;
        finding->story = story->id;
    }
    return bx_lint_severity(story ? story->lint : l->plate->lint, l->rule, usual,
                            &finding->severity);
}

bool bx_lint_open_usual(const bx_lint_context *l, const bx_plate_story *story, bx_rect place,
                        bx_finding *finding)
{
    return bx_lint_open(l, l->rule->severity, story, place, finding);
}

bool bx_lint_was_said(const bx_lint_context *l, const char *number, const bx_plate_story *story)
{
    for (size_t i = 0; i < bx_diagnostics_count(l->diagnostics); i++) {
        const bx_diagnostic *d = bx_diagnostics_at(l->diagnostics, i);
        if (strcmp(d->code->text, number) == 0 && (!story || bx_string_equal(d->story, story->id)))
            return true;
    }
    return false;
}

const char *bx_lint_name(bx_short_text *storage, const bx_plate_story *story)
{
    bx_string title = bx_string_trim(story->title);
    for (size_t i = 0; i < title.size; i++) {
        if (title.data[i] == '\n') title.size = i;
    }
    return bx_short(storage, title.size ? title : story->id);
}

int bx_lint_grade(bx_length size)
{
    /* Hundredths of a point, the trade's sizes from 七号 to 特大号. */
    static const int sizes[] = {525,  688,  800,  900,  1050, 1200, 1400, 1500, 1600, 1800, 2100,
                                2400, 2800, 3150, 3600, 4200, 5400, 6300, 7200, 8400, 9600};
    int64_t hundredths = bx_multiply_divide(size, 100, BX_ONE_PT);
    int grade = 0, count = (int)(sizeof sizes / sizeof *sizes);
    while (grade < count && hundredths + 5 >= sizes[grade])
        grade++;
    return grade;
}

bx_length bx_lint_size(const bx_plate_block *block)
{
    bx_length size = 0;
    for (size_t i = 0; i < block->line_count; i++) {
        for (size_t r = 0; r < block->lines[i].run_count; r++) {
            if (!block->lines[i].runs[r].annotation)
                size = bx_length_max(size, block->lines[i].runs[r].size);
        }
    }
    return size;
}

bx_string bx_lint_text(bx_arena *arena, const bx_plate_block *block)
{
    if (block->line_count == 1) return block->lines[0].text;
    size_t size = 0;
    for (size_t i = 0; i < block->line_count; i++)
        size += block->lines[i].text.size;
    char *text = bx_arena_alloc(arena, size + 1);
    size = 0;
    for (size_t i = 0; i < block->line_count; i++) {
        bx_string part = block->lines[i].text;
        if (part.size) memcpy(text + size, part.data, part.size);
        size += part.size;
    }
    return (bx_string){text, size};
}

size_t bx_lint_find_text(bx_string text, bx_string part, size_t from)
{
    if (part.size == 0) return SIZE_MAX;
    for (size_t i = from; i + part.size <= text.size; i++) {
        const char *hit = memchr(text.data + i, part.data[0], text.size - part.size - i + 1);
        if (!hit) return SIZE_MAX;
        i = (size_t)(hit - text.data);
        if (memcmp(hit, part.data, part.size) == 0) return i;
    }
    return SIZE_MAX;
}

/* Value of a digit, Western, full-width or Chinese; 10 for 十, −1 for anything else. */
static int digit_value(uint32_t c)
{
    static const uint32_t chinese[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                       0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
    for (int i = 0; i < 11; i++) {
        if (c == chinese[i]) return i;
    }
    return -1;
}

uint32_t bx_lint_page_after(bx_string text, size_t at)
{
    uint32_t number = 0;
    bool digits = false;
    while (at < text.size) {
        uint32_t c = bx_utf8_next(text, &at);
        int value = digit_value(c);
        if (value == 10)
            number = number ? number * 10 : 10; /* 十二, 二十 */
        else if (value >= 0 && number >= 10 && number % 10 == 0 && c >= 0x3007 && c < 0xFF00)
            number += (uint32_t)value;
        else if (value >= 0)
            number = number * 10 + (uint32_t)value;
        else if (c == 0x7248)
            return digits ? number : 0; /* 版 */
        else if (digits || (c != 0x7B2C && c != ' ' && c != 0x81F3))
            return 0; /* 第, 至 */
        digits |= value >= 0;
        if (number > 100000) return 0;
    }
    return 0;
}
