/* Rules about what surrounds the stories: N38, N40–N42, N47. */
#include "lint/inside.h"

#include "lint/codes.h"
#include "unicode/calendar.h"

#include <string.h>

/* The digits before byte `at`; −1 when there are none. */
static int64_t number_before(bx_string text, size_t at)
{
    size_t begin = at;
    while (begin > 0 && text.data[begin - 1] >= '0' && text.data[begin - 1] <= '9')
        begin--;
    if (begin == at || at - begin > 6) return -1;
    int64_t number = 0;
    for (size_t i = begin; i < at; i++)
        number = number * 10 + (text.data[i] - '0');
    return number;
}

/* The digits from byte `at` on, and the byte behind them. */
static int64_t number_at(bx_string text, size_t at, size_t *end)
{
    int64_t number = 0;
    *end = at;
    while (*end < text.size && *end < at + 6 && text.data[*end] >= '0' && text.data[*end] <= '9')
        number = number * 10 + (text.data[(*end)++] - '0');
    return *end > at ? number : -1;
}

/* Day of the week, 0 for Sunday (Sakamoto). */
static int weekday(int year, int month, int day)
{
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (month < 3) year--;
    return (year + year / 4 - year / 100 + year / 400 + shift[(month + 11) % 12] + day) % 7;
}

static void report_text(bx_lint_context *l, const bx_plate_story *story,
                        const bx_plate_block *block, bx_code code, bx_string found,
                        const char *wanted)
{
    bx_finding f;
    if (!bx_lint_open_usual(l, story, block->rect, &f)) return;
    f.span = block->span;
    bx_short_text shown;
    bx_report_finding(l->diagnostics, code, &f, bx_short(&shown, found), wanted);
}

/* A full date, 2026年11月24日, is that of the edition. */
static void check_date(bx_lint_context *l, const bx_plate_story *story, const bx_plate_block *block,
                       bx_string text)
{
    const bx_plate *plate = l->plate;
    for (size_t at = bx_lint_find_text(text, BX_STRING("年"), 0); at != SIZE_MAX;
         at = bx_lint_find_text(text, BX_STRING("年"), at + 3)) {
        size_t month_end, day_end;
        int64_t year = number_before(text, at), month = number_at(text, at + 3, &month_end);
        if (year < 1000 || month < 0 ||
            bx_lint_find_text(text, BX_STRING("月"), month_end) != month_end)
            continue;
        int64_t day = number_at(text, month_end + 3, &day_end);
        if (day < 0 || (year == plate->year && month == plate->month && day == plate->day))
            continue;
        bx_string wanted =
            bx_string_format(l->arena, "%d年%d月%d日", plate->year, plate->month, plate->day);
        report_text(l, story, block, BX_LINT_DATE_WRONG, bx_string_slice(text, at - 4, day_end + 3),
                    wanted.data);
    }
}

static void check_weekday(bx_lint_context *l, const bx_plate_story *story,
                          const bx_plate_block *block, bx_string text)
{
    static const char *const names[] = {"日", "一", "二", "三", "四", "五", "六"};
    size_t at = bx_lint_find_text(text, BX_STRING("星期"), 0);
    if (at == SIZE_MAX || at + 9 > text.size) return;
    const char *wanted = names[weekday(l->plate->year, l->plate->month, l->plate->day)];
    bx_string found = bx_string_slice(text, at + 6, at + 9);
    if (bx_string_equal_literal(found, wanted) ||
        (wanted == names[0] && bx_string_equal_literal(found, "天")))
        return;
    report_text(l, story, block, BX_LINT_DATE_WRONG, bx_string_slice(text, at, at + 9),
                bx_string_format(l->arena, "星期%s", wanted).data);
}

/* The month and day of 农历…年十月十六 stand in the text. */
static void check_lunar(bx_lint_context *l, const bx_plate_story *story,
                        const bx_plate_block *block, bx_string text)
{
    size_t at = bx_lint_find_text(text, BX_STRING("农历"), 0);
    if (at == SIZE_MAX) return;
    bx_string lunar =
        bx_lunar_date(l->arena, l->plate->year, l->plate->month, l->plate->day, BX_STRING("MMMd"));
    if (lunar.size == 0 || bx_lint_find_text(text, lunar, at) != SIZE_MAX) return;
    report_text(l, story, block, BX_LINT_DATE_WRONG, bx_string_slice(text, at, text.size),
                bx_string_format(l->arena, "农历%.*s", BX_STRING_ARGS(lunar)).data);
}

/* 第3版 in a folio is the page's number; 今日8版 the number of pages. */
static void check_numbers(bx_lint_context *l, const bx_plate_story *story,
                          const bx_plate_block *block, bx_string text)
{
    bool folio = strcmp(story->role, "folio") == 0;
    size_t at = bx_lint_find_text(text, BX_STRING("第"), 0);
    uint32_t number = folio && at != SIZE_MAX ? bx_lint_page_after(text, at) : 0;
    if (number > 0 && number != l->plate->number && number != l->plate->through)
        report_text(l, story, block, BX_LINT_PAGE_NUMBER_WRONG,
                    bx_string_slice(text, at, text.size),
                    bx_string_format(l->arena, "%u", l->plate->number).data);
    at = bx_lint_find_text(text, BX_STRING("今日"), 0);
    number = at != SIZE_MAX ? bx_lint_page_after(text, at + 6) : 0;
    if (number > 0 && number != l->plate->page_count)
        report_text(l, story, block, BX_LINT_PAGE_NUMBER_WRONG,
                    bx_string_slice(text, at, text.size),
                    bx_string_format(l->arena, "%u", l->plate->page_count).data);
}

static bool names_editor(bx_string text)
{
    static const bx_string words[] = {BX_STRING("责编"), BX_STRING("编辑"), BX_STRING("主编"),
                                      BX_STRING("責編"), BX_STRING("編輯"), BX_STRING("主編")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (bx_lint_find_text(text, words[i], 0) != SIZE_MAX) return true;
    }
    return false;
}

/* N38, and that a page with a folio line names its editor, there or anywhere outside its articles.
 */
void bx_lint_folio(bx_lint_context *l)
{
    const bx_plate_story *folio = NULL;
    bool editor = false;
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        if (bx_lint_is_article(story)) continue;
        if (strcmp(story->role, "folio") == 0) folio = story;
        bool dated = strcmp(story->role, "folio") == 0 || strcmp(story->role, "masthead") == 0;
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            bx_string text = bx_lint_text(l->arena, block);
            editor |= names_editor(text);
            if (!dated || l->plate->year == 0) continue;
            check_date(l, story, block, text);
            check_weekday(l, story, block, text);
            check_lunar(l, story, block, text);
            check_numbers(l, story, block, text);
        }
    }
    bx_finding f;
    if (!folio || editor) return;
    bx_rect place = folio->polygon_count ? folio->polygon[0] : l->plate->type_area;
    if (bx_lint_open_usual(l, folio, place, &f))
        bx_report_finding(l->diagnostics, BX_LINT_EDITOR_MISSING, &f);
}

static bool says(const bx_plate_statement *s, const char *role)
{
    return strcmp(s->role, role) == 0;
}

/* A name without roles: 本报记者 方一苇 文/图 → 方一苇. */
static bx_string bare_name(bx_string text)
{
    static const bx_string before[] = {BX_STRING("本报"), BX_STRING("通讯员"), BX_STRING("小记者"),
                                       BX_STRING("记者"), BX_STRING("见习")};
    bx_string name = bx_string_trim(text);
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            if (bx_lint_find_text(name, before[i], 0) != 0) continue;
            name = bx_string_trim(bx_string_slice(name, before[i].size, name.size));
            found = true;
        }
        if (bx_string_starts_with(name, "\xE3\x80\x80")) {
            name = bx_string_slice(name, 3, name.size);
            found = true;
        }
    }
    for (size_t i = 0; i < name.size; i++) {
        if (name.data[i] == ' ' || name.data[i] == '/' || name.data[i] == '\n')
            return bx_string_slice(name, 0, i);
    }
    return name;
}

static void check_same_name(bx_lint_context *l, const bx_plate_story *story)
{
    for (size_t i = 0; i < story->statement_count; i++) {
        for (size_t j = 0; j < story->statement_count; j++) {
            const bx_plate_statement *byline = &story->statements[i],
                                     *credit = &story->statements[j];
            if (!says(byline, "byline") || !says(credit, "credit")) continue;
            bx_string name = bare_name(byline->text);
            if (name.size == 0 || !bx_string_equal(name, bare_name(credit->text))) continue;
            bx_finding f;
            bx_rect place = story->polygon_count ? story->polygon[0] : l->plate->type_area;
            if (!bx_lint_open_usual(l, story, place, &f)) continue;
            f.span = credit->span;
            bx_short_text title, who;
            bx_report_finding(l->diagnostics, BX_LINT_NAMED_TWICE, &f, bx_lint_name(&title, story),
                              bx_short(&who, name));
        }
    }
}

/* Kinds of stories that somebody signs. */
static bool wants_byline(bx_string kind)
{
    static const char *const kinds[] = {"lead",      "report",  "feature",
                                        "interview", "comment", "news"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (bx_string_equal_literal(kind, kinds[i])) return true;
    }
    return false;
}

void bx_lint_bylines(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        if (!bx_lint_is_article(story)) continue;
        check_same_name(l, story);
        bool signed_ = false;
        for (size_t i = 0; i < story->statement_count; i++)
            signed_ |=
                says(&story->statements[i], "byline") || says(&story->statements[i], "dateline");
        bx_finding f;
        if (signed_ || !wants_byline(story->kind)) continue;
        bx_rect place = story->polygon_count ? story->polygon[0] : l->plate->type_area;
        if (!bx_lint_open_usual(l, story, place, &f)) continue;
        bx_short_text name, kind;
        bx_report_finding(l->diagnostics, BX_LINT_BYLINE_MISSING, &f, bx_lint_name(&name, story),
                          bx_short(&kind, story->kind));
    }
}

/* Days since a fixed day, proleptic Gregorian. */
static int64_t day_number(int64_t year, int64_t month, int64_t day)
{
    if (month < 3) {
        year--;
        month += 12;
    }
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month - 457) / 5 + day;
}

/* Days from the day in a dateline (4月22日 or 22日) to the edition, the nearest such day; false:
 * none named. */
static bool age_of(const bx_plate *plate, bx_string text, int64_t *age)
{
    size_t at = bx_lint_find_text(text, BX_STRING("日"), 0);
    int64_t day = at == SIZE_MAX ? -1 : number_before(text, at);
    if (day < 1 || day > 31) return false;
    size_t digits = day > 9 ? 2 : 1;
    bool named = at >= digits + 3 &&
                 bx_lint_find_text(text, BX_STRING("月"), at - digits - 3) == at - digits - 3;
    int64_t month = named ? number_before(text, at - digits - 3) : plate->month;
    if (month < 1 || month > 12) return false;
    int64_t today = day_number(plate->year, plate->month, plate->day), best = INT64_MAX;
    for (int step = -1; step <= 1; step++) {
        int64_t year = plate->year, m = month;
        if (named)
            year += step;
        else if ((m += step) < 1 || m > 12) {
            year += step;
            m = m < 1 ? 12 : 1;
        }
        int64_t days = today - day_number(year, m, day);
        if (best == INT64_MAX || (days < 0 ? -days : days) < (best < 0 ? -best : best)) best = days;
    }
    *age = best;
    return true;
}

enum { OLDEST_DATELINE = 3 };

void bx_lint_dateline_age(bx_lint_context *l)
{
    for (size_t s = 0; l->plate->year > 0 && s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t i = 0; i < story->statement_count; i++) {
            const bx_plate_statement *dateline = &story->statements[i];
            int64_t age;
            if (!says(dateline, "dateline") || !age_of(l->plate, dateline->text, &age)) continue;
            bx_finding f;
            if (age >= 0 && age <= OLDEST_DATELINE) continue;
            bx_rect place = story->polygon_count ? story->polygon[0] : l->plate->type_area;
            if (!bx_lint_open_usual(l, story, place, &f)) continue;
            f.span = dateline->span;
            bx_short_text name, shown;
            bx_number_text days;
            bx_report_finding(l->diagnostics,
                              age < 0 ? BX_LINT_DATELINE_LATE : BX_LINT_DATELINE_OLD, &f,
                              bx_lint_name(&name, story), bx_short(&shown, dateline->text),
                              bx_number(&days, age < 0 ? -age : age));
        }
    }
}

static bool is_label(const bx_plate_story *story)
{
    return strcmp(story->role, "label") == 0;
}

/* A block of a story outside the group between two rectangles, along the page's lines and across
 * them. */
static const bx_lint_box *foreign_between(const bx_lint_context *l, bx_rect a, bx_rect b,
                                          uint32_t group)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->story->group == group && group > 0) continue;
        bx_rect r = bx_lint_flow_rect(l, l->plate->vertical, box->rect);
        if (bx_overlap_x(r, a) <= 0 || bx_overlap_x(r, b) <= 0) continue;
        if (r.y >= bx_rect_bottom(a) - l->plate->em && bx_rect_bottom(r) <= b.y + l->plate->em)
            return box;
    }
    return NULL;
}

/* The nearest block below a label that no group holds. */
static bool heads_something(const bx_lint_context *l, bx_rect label)
{
    for (size_t i = 0; i < l->box_count; i++) {
        bx_rect r = bx_lint_flow_rect(l, l->plate->vertical, l->boxes[i].rect);
        bx_length gap = r.y - bx_rect_bottom(label);
        if (gap >= -l->plate->em && gap <= 2 * l->plate->grid_pitch && bx_overlap_x(r, label) > 0)
            return true;
    }
    return false;
}

static void check_label(bx_lint_context *l, size_t index)
{
    const bx_plate_story *label = &l->plate->stories[index], *before = label;
    bool vertical = l->plate->vertical, any = false;
    bx_rect from = bx_lint_flow_rect(l, vertical, bx_lint_bounds(label));
    bx_finding f;
    bx_short_text name, other;
    for (size_t s = index + 1; label->group > 0 && s < l->plate->story_count; s++) {
        const bx_plate_story *item = &l->plate->stories[s];
        if (item->group != label->group) continue;
        if (is_label(item)) break;
        any = true;
        bx_rect to = bx_lint_flow_rect(l, vertical, bx_lint_bounds(item));
        const bx_lint_box *foreign = foreign_between(l, from, to, label->group);
        if (foreign && bx_lint_open_usual(l, before, foreign->rect, &f))
            bx_report_finding(l->diagnostics, BX_LINT_GROUP_BROKEN, &f, bx_lint_name(&name, label),
                              bx_lint_name(&other, foreign->story));
        from = to;
        before = item;
    }
    if (label->group == 0) any = heads_something(l, from);
    if (!any && bx_lint_open_usual(l, label, bx_lint_bounds(label), &f))
        bx_report_finding(l->diagnostics, BX_LINT_LABEL_ALONE, &f, bx_lint_name(&name, label));
}

void bx_lint_labels(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        if (is_label(&l->plate->stories[s])) check_label(l, s);
    }
}

/* A topic of both lists, or empty. */
static bx_string common_topic(bx_string a, bx_string b)
{
    for (size_t at = 0; at < a.size;) {
        size_t end = at;
        while (end < a.size && a.data[end] != ' ')
            end++;
        bx_string topic = bx_string_slice(a, at, end);
        for (size_t from = 0; topic.size && from < b.size;) {
            size_t to = from;
            while (to < b.size && b.data[to] != ' ')
                to++;
            if (bx_string_equal(bx_string_slice(b, from, to), topic)) return topic;
            from = to + 1;
        }
        at = end + 1;
    }
    return (bx_string){NULL, 0};
}

static void check_neighbours(bx_lint_context *l, const bx_lint_box *ad)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *other = &l->boxes[i];
        if (other->story == ad->story || (other->kind == BX_LINT_AD && other < ad)) continue;
        bx_string topic = common_topic(ad->story->topics, other->story->topics);
        bx_length x = -bx_overlap_x(ad->rect, other->rect),
                  y = -bx_overlap_y(ad->rect, other->rect);
        if (topic.size == 0 || x > 2 * l->plate->em || y > 2 * l->plate->grid_pitch) continue;
        bx_finding f;
        if (!bx_lint_open_usual(l, ad->story, bx_rect_union(ad->rect, other->rect), &f)) continue;
        bx_short_text a, b, shown;
        bx_report_finding(l->diagnostics, BX_LINT_AD_BESIDE, &f, bx_lint_name(&a, ad->story),
                          bx_lint_name(&b, other->story), bx_short(&shown, topic));
        return;
    }
}

/* "170.0 × 240.5" */
static bx_string millimetres(bx_arena *arena, bx_length width, bx_length height)
{
    int64_t w = bx_multiply_divide(width, 254, (int64_t)72 * BX_ONE_PT),
            h = bx_multiply_divide(height, 254, (int64_t)72 * BX_ONE_PT);
    return bx_string_format(arena, "%lld.%lld × %lld.%lld", (long long)(w / 10),
                            (long long)(w % 10), (long long)(h / 10), (long long)(h % 10));
}

void bx_lint_advertisements(bx_lint_context *l)
{
    bx_length half = bx_length_from_micrometres(500);
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind != BX_LINT_AD) continue;
        check_neighbours(l, box);
        const bx_plate_part *part = box->story->part_count ? &box->story->parts[0] : NULL;
        if (!part || (part->booked_width == 0 && part->booked_height == 0)) continue;
        bx_length dx = part->booked_width ? part->rect.width - part->booked_width : 0;
        bx_length dy = part->booked_height ? part->rect.height - part->booked_height : 0;
        if (dx <= half && dx >= -half && dy <= half && dy >= -half) continue;
        bx_finding f;
        if (!bx_lint_open_usual(l, box->story, part->rect, &f)) continue;
        f.repeats = bx_lint_was_said(l, "E0680", box->story);
        bx_short_text name;
        bx_string is = millimetres(l->arena, part->rect.width, part->rect.height);
        bx_string booked = millimetres(l->arena, part->booked_width, part->booked_height);
        bx_report_finding(l->diagnostics, BX_LINT_AD_SIZE, &f, bx_lint_name(&name, box->story),
                          is.data, booked.data);
    }
}
