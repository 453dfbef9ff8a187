/* Rules about what a desk forgets in its copy: N51–N53. */
#include "lint/inside.h"

#include "lint/codes.h"

#include <string.h>

/* The text of a block as characters. */
typedef struct letters {
    const uint32_t *items;
    size_t count;
} letters;

static letters letters_of(bx_arena *arena, bx_string text)
{
    uint32_t *items = BX_NEW_ARRAY(arena, uint32_t, text.size + 1);
    size_t count = 0;
    for (size_t at = 0; at < text.size;)
        items[count++] = bx_utf8_next(text, &at);
    return (letters){items, count};
}

static uint32_t at(const letters *t, size_t i)
{
    return i < t->count ? t->items[i] : 0;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_among(uint32_t c, const char *list)
{
    bx_string all = bx_string_of(list);
    for (size_t i = 0; c && i < all.size;) {
        if (bx_utf8_next(all, &i) == c) return true;
    }
    return false;
}

/* Letters X or TK as words of their own, 【待核】, ？？？ before what it counts. */
static size_t placeholder(const letters *t, size_t i)
{
    uint32_t c = at(t, i);
    if (is_han(c)) return 0; /* most are */
    bool begins = i == 0 || !(is_letter(at(t, i - 1)) || is_digit(at(t, i - 1)));
    size_t length = 0;
    if (begins && (c == 'X' || c == 'x')) {
        while (at(t, i + length) == c)
            length++;
        bool ends = !is_letter(at(t, i + length)) && !is_digit(at(t, i + length));
        return ends && length >= 3 ? length : 0;
    }
    if (begins && c == 'T') {
        while (at(t, i + length) == 'T' && at(t, i + length + 1) == 'K')
            length += 2;
        return length > 0 && !is_letter(at(t, i + length)) ? length : 0;
    }
    if (is_among(c, "【［[〔（(") && at(t, i + 1) == 0x5F85 /* 待 */ &&
        is_among(at(t, i + 2), "核补定查填改写续")) {
        for (length = 3; length < 10 && at(t, i + length); length++) {
            if (is_among(at(t, i + length), "】］]〕）)")) return length + 1;
        }
        return 0;
    }
    if (c == 0xFF1F || c == '?') {
        while (at(t, i + length) == c)
            length++;
        return length >= 3 && is_han(at(t, i + length)) ? length : 0;
    }
    return 0;
}

/* &nbsp; &#160; <p> </p> <br/> as letters. */
static size_t markup(const letters *t, size_t i)
{
    size_t end = i + 1;
    if (at(t, i) == '&') {
        bool number = at(t, end) == '#';
        end += number;
        size_t first = end;
        while (is_letter(at(t, end)) || is_digit(at(t, end)))
            end++;
        return at(t, end) == ';' && end > first && end - first < 9 ? end + 1 - i : 0;
    }
    if (at(t, i) != '<') return 0;
    end += at(t, end) == '/';
    if (!is_letter(at(t, end))) return 0;
    while (end < t->count && at(t, end) != '>' && at(t, end) != '<' && end - i < 80)
        end++;
    return at(t, end) == '>' ? end + 1 - i : 0;
}

/* A number of at most `most` digits at i; its digits are counted in *length. */
static unsigned number_at(const letters *t, size_t i, size_t most, size_t *length)
{
    unsigned value = 0;
    for (*length = 0; *length < most && is_digit(at(t, i + *length)); ++*length)
        value = value * 10 + (at(t, i + *length) - '0');
    return value;
}

/* The year that stands before a month, or a leap year. */
static unsigned year_before(const letters *t, size_t i)
{
    size_t length;
    if (i < 5 || at(t, i - 1) != 0x5E74 /* 年 */) return 2000;
    unsigned year = number_at(t, i - 5, 4, &length);
    return length == 4 ? year : 2000;
}

/* 13月45日, 2月30日. */
static size_t impossible_date(const letters *t, size_t i)
{
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t months, figures;
    if (i > 0 && is_digit(at(t, i - 1))) return 0;
    unsigned month = number_at(t, i, 2, &months);
    if (months == 0 || at(t, i + months) != 0x6708 /* 月 */) return 0;
    unsigned day = number_at(t, i + months + 1, 2, &figures);
    size_t end = i + months + 1 + figures;
    if (figures == 0 || !is_among(at(t, end), "日号")) return 0;
    bool good = month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
    unsigned year = year_before(t, i);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (good && month == 2 && day == 29) good = leap;
    return good ? 0 : end + 1 - i;
}

/* 25:70 before what begins or ends then; elsewhere it may be a score. */
static size_t impossible_time(const letters *t, size_t i)
{
    size_t hours, minutes;
    if (!is_digit(at(t, i))) return 0;
    if (i > 0 && (is_digit(at(t, i - 1)) || is_among(at(t, i - 1), "以比分成胜负平:：."))) return 0;
    unsigned hour = number_at(t, i, 2, &hours);
    uint32_t colon = at(t, i + hours);
    if (hours == 0 || (colon != ':' && colon != 0xFF1A)) return 0;
    unsigned minute = number_at(t, i + hours + 1, 2, &minutes);
    size_t end = i + hours + 1 + minutes;
    if (minutes < 2 || is_digit(at(t, end)) || (hour <= 24 && minute <= 59)) return 0;
    return is_among(at(t, end), "开始起至到前后举出发播放抵首末集") ? end - i : 0;
}

/* 的的, 在在 and the like; not 的的确确, 是是非非. */
static size_t doubled(const letters *t, size_t i)
{
    uint32_t c = at(t, i);
    if (c != at(t, i + 1) || !is_among(c, "的在是被与而之及于把将从为这也")) return 0;
    bool more = (i > 0 && at(t, i - 1) == c) || at(t, i + 2) == c;
    bool pair = at(t, i + 2) && at(t, i + 2) == at(t, i + 3); /* 的的确确 */
    return more || pair ? 0 : 2;
}

/* What may begin at a character: most characters begin nothing, and are not looked at twice. */
enum { PLACEHOLDER = 1, MARKUP = 2, FIGURES = 4, DOUBLED = 8 };

static unsigned may_begin(uint32_t c, uint32_t next)
{
    if (is_digit(c)) return FIGURES;
    if (c == next) return c < 0x80 ? PLACEHOLDER : PLACEHOLDER | DOUBLED;
    if (c >= 0x80)
        return c == 0xFF08 || (c >= 0x3010 && c <= 0x3014) || c == 0xFF3B ? PLACEHOLDER : 0;
    if (c == '&' || c == '<') return MARKUP;
    return c == 'T' || c == '[' || c == '(' ? PLACEHOLDER : 0;
}

typedef size_t (*search)(const letters *t, size_t i);

static const struct {
    unsigned kind;
    search find;
    bx_severity severity;
    const bx_code_row *code;
} SEARCHES[] = {
    {PLACEHOLDER, placeholder, BX_ERROR, BX_LINT_PLACEHOLDER},
    {MARKUP, markup, BX_ERROR, BX_LINT_MARKUP},
    {FIGURES, impossible_date, BX_ERROR, BX_LINT_DATE},
    {FIGURES, impossible_time, BX_ERROR, BX_LINT_DATE},
    {DOUBLED, doubled, BX_WARNING, BX_LINT_DOUBLED},
};
enum { SEARCH_COUNT = sizeof SEARCHES / sizeof *SEARCHES };

static bx_string words(bx_arena *arena, const letters *t, size_t begin, size_t end)
{
    bx_buffer out = {0};
    for (size_t i = begin; i < end && i < t->count; i++)
        bx_buffer_append_utf8(&out, t->items[i]);
    bx_string copy = bx_string_copy(arena, bx_buffer_string(&out));
    bx_buffer_release(&out);
    return copy;
}

static void report_leftover(const bx_lint_context *l, const bx_plate_story *story,
                            const bx_plate_block *block, size_t s, bx_string found)
{
    bx_finding f;
    if (!bx_lint_open(l, SEARCHES[s].severity, story, block->rect, &f)) return;
    f.span = block->span;
    bx_short_text name, shown;
    bx_report_finding(l->diagnostics, SEARCHES[s].code, &f, bx_lint_name(&name, story),
                      bx_short(&shown, found));
}

/* The first of each kind in a block. */
static void check_block(const bx_lint_context *l, const bx_plate_story *story,
                        const bx_plate_block *block)
{
    letters t = letters_of(l->arena, bx_lint_text(l->arena, block));
    bool found[SEARCH_COUNT] = {false};
    for (size_t i = 0; i < t.count; i++) {
        unsigned kinds = may_begin(t.items[i], at(&t, i + 1));
        for (size_t s = 0; kinds && s < SEARCH_COUNT; s++) {
            size_t length = found[s] || !(kinds & SEARCHES[s].kind) ? 0 : SEARCHES[s].find(&t, i);
            if (length == 0) continue;
            found[s] = true;
            report_leftover(l, story, block, s, words(l->arena, &t, i, i + length));
        }
    }
}

/* N51: what was to be replaced before print. */
void bx_lint_leftovers(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t b = 0; b < story->block_count; b++)
            check_block(l, story, &story->blocks[b]);
    }
}

/* Running text of an article, as far as it tells stories apart. */
static bx_string beginning(bx_arena *arena, const bx_plate_story *story)
{
    enum { ENOUGH = 600 };
    bx_buffer out = {0};
    for (size_t b = 0; b < story->block_count && out.size < ENOUGH; b++) {
        const bx_plate_block *block = &story->blocks[b];
        for (size_t i = 0; bx_lint_is_body(story, block) && i < block->line_count; i++)
            bx_buffer_append_string(&out, block->lines[i].text);
    }
    bx_string all = bx_buffer_string(&out);
    if (all.size > ENOUGH) all.size = ENOUGH;
    bx_string copy = bx_string_copy(arena, all);
    bx_buffer_release(&out);
    return copy;
}

/* N52: of two stories with the same text, the second. */
void bx_lint_story_twice(bx_lint_context *l)
{
    enum { LEAST = 90 }; /* bytes: thirty characters */
    bx_string *texts = BX_NEW_ARRAY(l->arena, bx_string, l->plate->story_count + 1);
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        if (bx_lint_is_article(story)) texts[s] = beginning(l->arena, story);
        size_t other = 0;
        while (other < s && !bx_string_equal(texts[other], texts[s]))
            other++;
        bx_finding f;
        if (texts[s].size < LEAST || other == s) continue;
        if (!bx_lint_open_usual(l, story, bx_lint_bounds(story), &f)) continue;
        bx_short_text name, first;
        bx_report_finding(l->diagnostics, BX_LINT_STORY_TWICE, &f, bx_lint_name(&name, story),
                          bx_lint_name(&first, &l->plate->stories[other]));
    }
}

/* Headlines of a story in its head: elements, not lines. */
static unsigned count_headlines(const bx_plate_story *story, const bx_plate_block **second)
{
    unsigned count = 0;
    uint32_t paragraph = UINT32_MAX;
    for (size_t b = 0; b < story->block_count; b++) {
        const bx_plate_block *block = &story->blocks[b];
        bool head =
            block->part != BX_PLATE_TEXT && strcmp(story->parts[block->part].role, "head") == 0;
        if (!head || !bx_lint_block_is(block, "headline") || block->paragraph == paragraph)
            continue;
        paragraph = block->paragraph;
        if (++count == 2) *second = block;
    }
    return count;
}

/* Whether a story is of a kind that wants a headline of its own: more than some lines of text that
 * begin here, in no group. */
static bool wants_headline(const bx_plate_story *story)
{
    enum { LEAST_LINES = 6 };
    size_t lines = 0;
    for (size_t b = 0; b < story->block_count; b++) {
        if (bx_lint_is_body(story, &story->blocks[b])) lines += story->blocks[b].line_count;
    }
    return lines >= LEAST_LINES && story->group == 0 && story->continued_page == 0;
}

/* N53. */
void bx_lint_headline_count(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        const bx_plate_block *second = NULL;
        if (!bx_lint_is_article(story)) continue;
        unsigned count = count_headlines(story, &second);
        bool none = count == 0 && wants_headline(story);
        bx_finding f;
        bx_short_text name;
        if ((count < 2 && !none) || !bx_lint_open_usual(l, story, bx_lint_bounds(story), &f))
            continue;
        if (second) f.span = second->span;
        bx_report_finding(l->diagnostics, none ? BX_LINT_HEADLINE_NONE : BX_LINT_HEADLINE_TWO, &f,
                          bx_lint_name(&name, story));
    }
}
