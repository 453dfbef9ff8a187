/* Rules that compare pages: N11 (continuations), N36–N38, N50; and what is kept of a page for them.
 */
#include "lint/inside.h"

#include "base/array.h"
#include "base/map.h"
#include "lint/codes.h"

#include <string.h>

static void push(bx_lint_entries *list, bx_lint_entry entry)
{
    bx_array_push(list, entry);
}

static bx_lint_entry entry_of(bx_arena *arena, const bx_plate_story *story, bx_rect rect,
                              bx_span span)
{
    bx_lint_entry entry = {.rect = rect, .span = span};
    bx_short_text name;
    entry.story = bx_string_copy(arena, story->id);
    entry.title = bx_string_copy(arena, bx_string_of(bx_lint_name(&name, story)));
    if (story->lint) entry.lint = bx_arena_copy(arena, story->lint, sizeof *story->lint);
    return entry;
}

/* 下转第4版, 上接1版: every place where the text of a block says so; jumps that layout made are in
 * pairs. */
static void add_jumps(bx_lint_summary *s, const bx_plate_story *story, const bx_plate_block *block,
                      bx_string text)
{
    static const bx_string words[] = {BX_STRING("下转"), BX_STRING("下轉"), BX_STRING("上接")};
    for (int word = 0; word < 3; word++) {
        bool from = word == 2;
        if (from ? story->continued_page : story->jump_page) continue;
        for (size_t at = bx_lint_find_text(text, words[word], 0); at != SIZE_MAX;
             at = bx_lint_find_text(text, words[word], at + words[word].size)) {
            uint32_t page = bx_lint_page_after(text, at + words[word].size);
            if (page == 0) continue;
            bx_lint_entry entry = entry_of(s->arena, story, block->rect, block->span);
            entry.page = page;
            push(from ? &s->continued : &s->onward, entry);
        }
    }
}

/* Where a place in the source stands on the page: the block with the run that shows it, else the
 * story. */
static bx_rect shown_at(const bx_plate_story *story, bx_span span)
{
    for (size_t b = 0; b < story->block_count; b++) {
        for (size_t i = 0; i < story->blocks[b].line_count; i++) {
            const bx_plate_line *line = &story->blocks[b].lines[i];
            for (size_t r = 0; r < line->run_count; r++) {
                bx_span shown = line->runs[r].span;
                if (shown.source == span.source && shown.begin <= span.end + 64 &&
                    shown.end > span.end)
                    return story->blocks[b].rect;
            }
        }
    }
    return bx_lint_bounds(story);
}

bx_lint_summary *bx_lint_summarize(const bx_lint_context *l)
{
    bx_arena *arena = bx_arena_new();
    bx_lint_summary *s = BX_NEW(arena, bx_lint_summary);
    s->arena = arena;
    s->number = l->plate->number;
    s->through = l->plate->through > s->number ? l->plate->through : s->number;
    s->page_count = l->plate->page_count;
    s->place = l->plate->type_area;
    if (l->plate->lint) s->lint = bx_arena_copy(arena, l->plate->lint, sizeof *l->plate->lint);
    for (size_t n = 0; n < l->plate->story_count; n++) {
        const bx_plate_story *story = &l->plate->stories[n];
        if (bx_lint_is_article(story))
            push(&s->stories, entry_of(arena, story, bx_lint_bounds(story), story->span));
        if (strcmp(story->role, "folio") == 0) s->place = bx_lint_bounds(story);
        for (size_t i = 0; i < story->statement_count; i++) {
            const bx_plate_statement *ref = &story->statements[i];
            if (strcmp(ref->role, "ref") != 0) continue;
            bx_lint_entry entry = entry_of(arena, story, shown_at(story, ref->span), ref->span);
            entry.page = ref->page;
            entry.text = bx_string_copy(arena, ref->text);
            entry.target = bx_string_copy(arena, ref->target);
            push(&s->references, entry);
        }
        for (size_t b = 0; b < story->block_count; b++)
            add_jumps(s, story, &story->blocks[b], bx_lint_text(l->arena, &story->blocks[b]));
    }
    for (size_t i = 0; i < l->head_count; i++) {
        bx_lint_entry entry =
            entry_of(arena, l->heads[i].story, l->heads[i].ink, l->heads[i].headline->span);
        entry.text = bx_string_copy(arena, l->heads[i].text);
        push(&s->heads, entry);
    }
    return s;
}

void bx_lint_summary_free(bx_lint_summary *s)
{
    if (!s) return;
    bx_array_release(&s->stories);
    bx_array_release(&s->heads);
    bx_array_release(&s->references);
    bx_array_release(&s->onward);
    bx_array_release(&s->continued);
    bx_arena_free(s->arena);
}

typedef struct edition {
    bx_lint_summary *const *pages;
    size_t count;
    bool whole;
    bx_diagnostics *diagnostics;
} edition;

static bool open_at(const bx_lint_summary *page, bx_code code, const bx_lint_entry *entry,
                    bx_finding *f)
{
    *f = (bx_finding){
        .page = page->number, .span = entry->span, .story = entry->story, .rect = entry->rect};
    const bx_lint_rule *rule = bx_lint_rule_of(code);
    return bx_lint_severity(entry->lint ? entry->lint : page->lint, rule, rule->severity,
                            &f->severity);
}

static const bx_lint_summary *page_numbered(const edition *e, uint32_t number)
{
    for (size_t i = 0; i < e->count; i++) {
        if (number >= e->pages[i]->number && number <= e->pages[i]->through) return e->pages[i];
    }
    return NULL;
}

static const bx_lint_entry *entry_named(const bx_lint_entries *list, bx_string story)
{
    for (size_t i = 0; i < list->count; i++) {
        if (bx_string_equal(list->items[i].story, story)) return &list->items[i];
    }
    return NULL;
}

/* Whether a page can be in the edition: it was set, or was left out of this run. */
static bool page_exists(const edition *e, const bx_lint_summary *from, uint32_t number)
{
    if (page_numbered(e, number)) return true;
    return number >= 1 && number <= from->page_count;
}

/* Four characters in a row of one headline stand in the other. */
static bool resembles(bx_string a, bx_string b)
{
    enum { RUN = 4 };
    size_t begin = 0;
    while (begin < a.size) {
        size_t end = begin, n = 0;
        while (n < RUN && end < a.size && bx_utf8_next(a, &end) != UINT32_MAX)
            n++;
        if (n < RUN) return false;
        if (bx_lint_find_text(b, bx_string_slice(a, begin, end), 0) != SIZE_MAX) return true;
        bx_utf8_next(a, &begin);
    }
    return false;
}

/* The continuation of a story on another page: of the same id, or with a headline that resembles
 * it. */
static const bx_lint_entry *partner(const bx_lint_entries *list, const bx_lint_entry *jump,
                                    const bx_lint_summary *page)
{
    for (size_t i = 0; i < list->count; i++) {
        const bx_lint_entry *other = &list->items[i];
        bool same =
            bx_string_equal(other->story, jump->story) || resembles(other->title, jump->title);
        if (other->page >= page->number && other->page <= page->through && same) return other;
    }
    return NULL;
}

/* A jump line must be answered on the page that it names. */
static void check_answer(const edition *e, const bx_lint_summary *page, const bx_lint_entry *jump,
                         bool onward)
{
    bx_finding f;
    bx_short_text name;
    bx_number_text number;
    const bx_lint_summary *other = page_numbered(e, jump->page);
    bx_code code;
    if (!page_exists(e, page, jump->page) || page == other)
        code = BX_LINT_JUMP_NOWHERE;
    else if (other && !partner(onward ? &other->continued : &other->onward, jump, page))
        code = onward ? BX_LINT_JUMP_UNANSWERED : BX_LINT_JUMP_UNCALLED;
    else
        return;
    if (open_at(page, code, jump, &f))
        bx_report_finding(e->diagnostics, code, &f, bx_short(&name, jump->title),
                          bx_number(&number, jump->page));
}

static void check_jumps(const edition *e)
{
    for (size_t i = 0; i < e->count; i++) {
        const bx_lint_summary *page = e->pages[i];
        for (size_t j = 0; j < page->onward.count; j++) {
            const bx_lint_entry *jump = &page->onward.items[j];
            check_answer(e, page, jump, true);
            bx_finding f;
            bx_short_text name;
            if (entry_named(&page->onward, jump->story) != jump &&
                open_at(page, BX_LINT_JUMP_TWICE, jump, &f))
                bx_report_finding(e->diagnostics, BX_LINT_JUMP_TWICE, &f,
                                  bx_short(&name, jump->title));
        }
        for (size_t j = 0; j < page->continued.count; j++)
            check_answer(e, page, &page->continued.items[j], false);
    }
}

/* N11: a story that was on an earlier page says where it comes from. */
static void check_continuations(const edition *e)
{
    bx_map first = {0};
    for (size_t i = 0; i < e->count; i++) {
        for (size_t j = 0; j < e->pages[i]->stories.count; j++) {
            const bx_lint_entry *story = &e->pages[i]->stories.items[j];
            size_t before = bx_map_find(&first, story->story);
            if (before == BX_MAP_NONE) bx_map_set(&first, story->story, i);
            if (before == BX_MAP_NONE || before == i ||
                entry_named(&e->pages[i]->continued, story->story))
                continue;
            bx_finding f;
            bx_short_text name;
            bx_number_text number;
            if (open_at(e->pages[i], BX_LINT_CONTINUED_SILENTLY, story, &f))
                bx_report_finding(e->diagnostics, BX_LINT_CONTINUED_SILENTLY, &f,
                                  bx_short(&name, story->title),
                                  bx_number(&number, e->pages[before]->number));
        }
    }
    bx_map_release(&first);
}

/* The page that the words of a reference name: 见4版, 第4版; 0: none. */
static uint32_t page_in_words(bx_string text)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(text, &at);
        if (c < '0' || c > '9') continue;
        uint32_t page = bx_lint_page_after(text, begin);
        if (page > 0) return page;
        while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
            at++;
    }
    return 0;
}

static void check_references(const edition *e)
{
    for (size_t i = 0; i < e->count; i++) {
        const bx_lint_summary *page = e->pages[i];
        for (size_t j = 0; j < page->references.count; j++) {
            const bx_lint_entry *ref = &page->references.items[j];
            const bx_lint_summary *target = page_numbered(e, ref->page);
            uint32_t words = page_in_words(ref->text);
            bx_finding f;
            bx_short_text text, story;
            bx_number_text number;
            bx_code code;
            if (!page_exists(e, page, ref->page))
                code = BX_LINT_REFERENCE_NOWHERE;
            else if (words > 0 && words != ref->page)
                code = BX_LINT_REFERENCE_WORDS;
            else if (ref->target.size && target && !entry_named(&target->stories, ref->target))
                code = BX_LINT_REFERENCE_STORY;
            else
                continue;
            if (open_at(page, code, ref, &f))
                bx_report_finding(e->diagnostics, code, &f,
                                  bx_short(&text, bx_string_trim(ref->text)),
                                  bx_number(&number, ref->page), bx_short(&story, ref->target));
        }
    }
}

/* N38: pages of the issue in rising order. */
static void check_page_order(const edition *e)
{
    for (size_t i = 1; i < e->count; i++) {
        const bx_lint_summary *page = e->pages[i], *before = e->pages[i - 1];
        bx_lint_entry place = {.rect = page->place};
        bx_finding f;
        bx_number_text a, b;
        bool gap = e->whole && page->number != before->through + 1 && page->page_count == e->count;
        if ((page->number > before->through && !gap) ||
            !open_at(page, BX_LINT_PAGE_ORDER, &place, &f))
            continue;
        bx_report_finding(e->diagnostics, BX_LINT_PAGE_ORDER, &f, bx_number(&a, page->number),
                          bx_number(&b, before->through));
    }
}

enum { SAME_RUN = 8 };

static bool counts(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000 || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A headline without marks and spaces. */
static bx_string bare(bx_arena *arena, bx_string text)
{
    char *out = bx_arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = bx_utf8_next(text, &at);
        if (counts(c)) size += bx_utf8_encode(c, out + size);
    }
    return (bx_string){out, size};
}

/* N50: runs of eight characters of all headlines in one map; the value says whose they are. */
static void check_same_headlines(const edition *e)
{
    bx_arena *arena = bx_arena_new();
    bx_map runs = {0};
    for (size_t i = 0; i < e->count; i++) {
        for (size_t j = 0; j < e->pages[i]->heads.count; j++) {
            const bx_lint_entry *head = &e->pages[i]->heads.items[j];
            bx_string text = bare(arena, head->text);
            bool said = false;
            for (size_t begin = 0; begin < text.size; bx_utf8_next(text, &begin)) {
                size_t end = begin, n = 0;
                while (n < SAME_RUN && end < text.size && bx_utf8_next(text, &end) != UINT32_MAX)
                    n++;
                if (n < SAME_RUN) break;
                bx_string run = bx_string_slice(text, begin, end);
                size_t owner = bx_map_find(&runs, run);
                if (owner == BX_MAP_NONE) {
                    bx_map_set(&runs, run, i << 16 | j);
                    continue;
                }
                const bx_lint_summary *page = e->pages[owner >> 16];
                const bx_lint_entry *other = &page->heads.items[owner & 0xFFFF];
                bx_finding f;
                bx_short_text a, b, c;
                bx_number_text number;
                if (said || bx_string_equal(other->story, head->story) ||
                    !open_at(e->pages[i], BX_LINT_HEADLINES_SAME, head, &f))
                    continue;
                said = true;
                bx_report_finding(e->diagnostics, BX_LINT_HEADLINES_SAME, &f,
                                  bx_short(&a, head->title), bx_short(&b, other->title),
                                  bx_number(&number, page->number), bx_short(&c, run));
            }
        }
    }
    bx_map_release(&runs);
    bx_arena_free(arena);
}

void bx_lint_edition(bx_lint_summary *const *pages, size_t count, bool whole,
                     bx_diagnostics *diagnostics)
{
    edition e = {pages, count, whole, diagnostics};
    check_continuations(&e);
    check_jumps(&e);
    check_references(&e);
    check_page_order(&e);
    check_same_headlines(&e);
}
