/* Rules about headlines beside each other and about their text: N01–N03, N10, N11, N25–N27, N48. */
#include "lint/inside.h"

#include "lint/codes.h"

#include <string.h>

/* Two heads as their lines see them: vertical ones are turned, so that “side by side” is along the
 * lines. */
typedef struct pair {
    const bx_lint_head *a, *b; /* a stands first along the lines */
    bx_rect first, second;
    bool turned, mixed;
} pair;

static pair make_pair(const bx_lint_head *a, const bx_lint_head *b)
{
    pair p = {
        .a = a, .b = b, .turned = a->vertical && b->vertical, .mixed = a->vertical != b->vertical};
    p.first = p.turned ? bx_rect_swap(a->ink) : a->ink;
    p.second = p.turned ? bx_rect_swap(b->ink) : b->ink;
    if (p.second.x < p.first.x) {
        bx_rect rect = p.first;
        p.first = p.second;
        p.second = rect;
        p.a = b;
        p.b = a;
    }
    return p;
}

/* Whether text, a picture or a box stands between the two along their lines. */
static bool parted(const bx_lint_context *l, const pair *p)
{
    bx_length top = bx_length_max(p->first.y, p->second.y);
    bx_rect between = {bx_rect_right(p->first), top, p->second.x - bx_rect_right(p->first),
                       bx_overlap_y(p->first, p->second)};
    if (between.width <= 0) return false;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind == BX_LINT_HEAD || box->kind == BX_LINT_LABEL) continue;
        bx_rect r = p->turned ? bx_rect_swap(box->rect) : box->rect;
        if (bx_rect_overlap(between, r)) return true;
    }
    return false;
}

/* Heads of two stories less than a basic column apart, in one line of sight. */
static bool meet(const bx_lint_context *l, const pair *p)
{
    if (p->a->story == p->b->story) return false;
    int64_t overlap = bx_overlap_y(p->first, p->second);
    bx_length least = bx_length_min(p->first.height, p->second.height);
    bx_length gap = p->second.x - bx_rect_right(p->first);
    return overlap * 10 > (int64_t)least * 3 && gap >= 0 && gap < l->basic && !parted(l, p);
}

/* A rule of a point or more between them. */
static bool ruled_apart(const bx_lint_context *l, const pair *p)
{
    for (size_t i = 0; i < l->plate->rule_count; i++) {
        const bx_plate_rule *rule = &l->plate->rules[i];
        if (rule->width < BX_ONE_PT) continue;
        bx_point from = rule->from, to = rule->to;
        if (p->turned) {
            from = (bx_point){rule->from.y, rule->from.x};
            to = (bx_point){rule->to.y, rule->to.x};
        }
        if (from.x != to.x || from.x < bx_rect_right(p->first) || from.x > p->second.x) continue;
        bx_length top = bx_length_min(from.y, to.y), bottom = bx_length_max(from.y, to.y);
        if (top <= bx_length_max(p->first.y, p->second.y) + l->plate->em &&
            bottom >=
                bx_length_min(bx_rect_bottom(p->first), bx_rect_bottom(p->second)) - l->plate->em)
            return true;
    }
    return false;
}

void bx_lint_heads_meet(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        for (size_t j = i + 1; j < l->head_count; j++) {
            pair p = make_pair(&l->heads[i], &l->heads[j]);
            if (!meet(l, &p)) continue;
            int grades = bx_lint_grade(p.a->size) - bx_lint_grade(p.b->size);
            bool differ = p.mixed || grades >= 2 || grades <= -2;
            bx_finding f;
            bx_severity severity = differ && ruled_apart(l, &p) ? BX_WARNING : BX_ERROR;
            if (!bx_lint_open(l, severity, p.a->story, bx_rect_union(p.a->ink, p.b->ink), &f))
                continue;
            bx_short_text a, b;
            bx_number_text gap;
            bx_report_finding(l->diagnostics, BX_LINT_HEADS_MEET, &f, bx_lint_name(&a, p.a->story),
                              bx_lint_name(&b, p.b->story),
                              bx_points(&gap, p.second.x - bx_rect_right(p.first)));
        }
    }
}

void bx_lint_heads_alike(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        for (size_t j = i + 1; j < l->head_count; j++) {
            pair p = make_pair(&l->heads[i], &l->heads[j]);
            bx_length step = p.first.y - p.second.y;
            bool level = step <= l->plate->grid_pitch / 2 && step >= -l->plate->grid_pitch / 2;
            bool same = p.a->lines == p.b->lines && p.a->face == p.b->face && !p.mixed;
            bx_finding f;
            if (!level || !same || !meet(l, &p)) continue;
            if (!bx_lint_open_usual(l, p.a->story, bx_rect_union(p.a->ink, p.b->ink), &f)) continue;
            bx_short_text a, b;
            bx_report_finding(l->diagnostics, BX_LINT_HEADS_ALIKE, &f, bx_lint_name(&a, p.a->story),
                              bx_lint_name(&b, p.b->story));
        }
    }
}

/* N48: a listed word that neither headline holds alone. */
void bx_lint_read_across(bx_lint_context *l)
{
    for (size_t i = 0; l->plate->sensitive_word_count > 0 && i < l->head_count; i++) {
        for (size_t j = i + 1; j < l->head_count; j++) {
            pair p = make_pair(&l->heads[i], &l->heads[j]);
            bool sight =
                p.a->story != p.b->story && bx_overlap_y(p.first, p.second) > 0 && !parted(l, &p);
            if (!sight) continue;
            bx_string joined = bx_string_format(l->arena, "%.*s%.*s", BX_STRING_ARGS(p.a->text),
                                                BX_STRING_ARGS(p.b->text));
            for (size_t w = 0; w < l->plate->sensitive_word_count; w++) {
                bx_string word = l->plate->sensitive_words[w];
                size_t at = p.a->text.size >= word.size ? p.a->text.size - word.size + 1 : 0;
                at = bx_lint_find_text(joined, word, at);
                bx_finding f;
                if (at == SIZE_MAX || at >= p.a->text.size) continue;
                if (!bx_lint_open_usual(l, p.a->story, bx_rect_union(p.a->ink, p.b->ink), &f))
                    continue;
                bx_short_text a, b;
                bx_report_finding(l->diagnostics, BX_LINT_READ_ACROSS, &f,
                                  bx_lint_name(&a, p.a->story), bx_lint_name(&b, p.b->story),
                                  word.data);
            }
        }
    }
}

static bool is_brief(const bx_plate_story *story)
{
    return bx_string_equal_literal(story->kind, "brief");
}

/* N02: one headline below another with less than three lines between. Vertical ones: to the left of
 * another. */
void bx_lint_heads_stacked(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        for (size_t j = 0; j < l->head_count; j++) {
            const bx_lint_head *upper = &l->heads[i], *lower = &l->heads[j];
            if (i == j || upper->story == lower->story || upper->vertical != lower->vertical)
                continue;
            if (is_brief(upper->story) && is_brief(lower->story)) continue;
            bx_rect a = bx_lint_flow_rect(l, upper->vertical, upper->ink);
            bx_rect b = bx_lint_flow_rect(l, upper->vertical, lower->ink);
            bx_length gap = b.y - bx_rect_bottom(a), least = bx_length_min(a.width, b.width);
            if (gap < 0 || gap >= 3 * l->plate->grid_pitch ||
                (int64_t)bx_overlap_x(a, b) * 2 <= least)
                continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, lower->story, bx_rect_union(upper->ink, lower->ink), &f))
                continue;
            bx_short_text first, second;
            bx_report_finding(l->diagnostics, BX_LINT_HEADS_STACKED, &f,
                              bx_lint_name(&first, upper->story),
                              bx_lint_name(&second, lower->story));
        }
    }
}

/* Distances along and across lines; 0 where the rectangles overlap in that direction. */
static bx_point distance(bx_rect a, bx_rect b)
{
    bx_length x = bx_overlap_x(a, b), y = bx_overlap_y(a, b);
    return (bx_point){x < 0 ? -x : 0, y < 0 ? -y : 0};
}

static bool touches(const bx_lint_context *l, bx_rect a, bx_rect b)
{
    bx_length em = l->plate->em;
    bx_point d = distance(a, b);
    return d.x <= bx_length_max(em * 3 / 2, l->gap + em / 2) && d.y <= l->plate->grid_pitch * 3 / 2;
}

/* The first line of running text, NULL when there is none. */
static const bx_plate_block *first_text(const bx_plate_story *story)
{
    for (size_t i = 0; i < story->block_count; i++) {
        if (bx_lint_is_body(story, &story->blocks[i])) return &story->blocks[i];
    }
    return NULL;
}

static bx_rect first_line(const bx_lint_context *l, const bx_plate_block *block)
{
    const bx_plate_line *line = &block->lines[0];
    bx_rect r = bx_lint_flow_rect(l, line->vertical, block->rect);
    r.height =
        bx_length_min(r.height, bx_length_max(l->plate->grid_pitch, line->ascent + line->descent));
    return r;
}

/* Head and the pictures and boxes of its story that hang on it: between head and text they part
 * nothing. */
static bool reaches(const bx_lint_context *l, const bx_plate_story *story,
                    const bx_plate_part *head, bx_rect line, bool vertical)
{
    bx_rect seen = bx_lint_flow_rect(l, vertical, head->rect);
    if (touches(l, seen, line)) return true;
    for (size_t i = 0; i < story->part_count; i++) {
        bx_rect part = bx_lint_flow_rect(l, vertical, story->parts[i].rect);
        if (&story->parts[i] != head && touches(l, seen, part) && touches(l, part, line))
            return true;
    }
    return false;
}

/* Distance of a line from its head, or from a picture or box of the story that hangs on the head.
 */
static int64_t own_distance(const bx_lint_context *l, const bx_lint_head *own, bx_rect line,
                            bool vertical)
{
    bx_rect head = bx_lint_flow_rect(l, vertical, own->part->rect);
    bx_point d = distance(head, line);
    int64_t least = (int64_t)d.x + d.y;
    for (size_t i = 0; i < own->story->part_count; i++) {
        bx_rect part = bx_lint_flow_rect(l, vertical, own->story->parts[i].rect);
        d = distance(part, line);
        if (touches(l, head, part) && (int64_t)d.x + d.y < least) least = (int64_t)d.x + d.y;
    }
    return least;
}

/* Whether another head is nearer to the line than its own. */
static const bx_lint_head *nearer_head(const bx_lint_context *l, const bx_lint_head *own,
                                       bx_rect line, bool vertical)
{
    int64_t least = own_distance(l, own, line, vertical);
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *other = &l->heads[i];
        if (other->story == own->story) continue;
        bx_point o = distance(bx_lint_flow_rect(l, vertical, other->part->rect), line);
        if ((int64_t)o.x + o.y < least) return other;
    }
    return NULL;
}

void bx_lint_head_covers(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *head = &l->heads[i];
        const bx_plate_block *block = first_text(head->story);
        if (!block || head->part->placed) continue;
        bool vertical = block->lines[0].vertical;
        bx_rect line = first_line(l, block);
        const bx_lint_head *nearer = nearer_head(l, head, line, vertical);
        bool reached = reaches(l, head->story, head->part, line, vertical);
        if (reached && !nearer) continue;
        bx_finding f;
        if (!bx_lint_open_usual(l, head->story, bx_rect_union(head->part->rect, block->rect), &f))
            continue;
        bx_short_text own, other;
        if (!reached)
            bx_report_finding(l->diagnostics, BX_LINT_HEAD_FAR, &f,
                              bx_lint_name(&own, head->story));
        else
            bx_report_finding(l->diagnostics, BX_LINT_HEAD_OTHER_NEARER, &f,
                              bx_lint_name(&own, head->story), bx_lint_name(&other, nearer->story));
    }
}

/* N11: the head touches no slice of its text, nor a picture of the story that does. */
void bx_lint_head_apart(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *head = &l->heads[i];
        bool any = false, together = head->part->placed;
        for (size_t b = 0; b < l->box_count && !together; b++) {
            const bx_lint_box *box = &l->boxes[b];
            if (box->kind != BX_LINT_TEXT || box->story != head->story) continue;
            any = true;
            together = reaches(l, head->story, head->part, box->rect, false);
        }
        bx_finding f;
        if (!any || together || !bx_lint_open_usual(l, head->story, head->part->rect, &f)) continue;
        bx_short_text name;
        bx_report_finding(l->diagnostics, BX_LINT_HEAD_APART, &f, bx_lint_name(&name, head->story));
    }
}

enum { MONOTONE_HEADS = 4 };

static bx_length head_start(const bx_lint_head *head)
{
    return head->ink.x;
}

/* N25: four heads or more, all at the left of their place and of one size; or four that begin at
 * one edge. */
void bx_lint_heads_monotone(bx_lint_context *l)
{
    if (l->head_count < MONOTONE_HEADS) return;
    bx_length near = l->plate->em / 2;
    int low = 1000, high = 0;
    bool left = true;
    bx_rect all = {0};
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *head = &l->heads[i];
        int grade = bx_lint_grade(head->size);
        if (grade < low) low = grade;
        if (grade > high) high = grade;
        bx_length slack = bx_rect_right(head->part->rect) - bx_rect_right(head->ink);
        bx_length start = head->ink.x - head->part->rect.x;
        left &= !head->vertical && start <= 2 * l->plate->em && slack > start + near;
        all = bx_rect_union(all, head->ink);
    }
    bx_finding f;
    bx_number_text count;
    if (left && high - low <= 1 && bx_lint_open_usual(l, NULL, all, &f))
        bx_report_finding(l->diagnostics, BX_LINT_HEADS_MONOTONE, &f,
                          bx_number(&count, (int64_t)l->head_count));
    for (size_t i = 0; i < l->head_count; i++) {
        size_t same = 0, before = 0;
        bx_rect edge = {0};
        for (size_t j = 0; j < l->head_count; j++) {
            bx_length step = head_start(&l->heads[j]) - head_start(&l->heads[i]);
            if (step > near || step < -near || l->heads[j].vertical) continue;
            same++;
            before += j < i;
            edge = bx_rect_union(edge, l->heads[j].ink);
        }
        if (same < MONOTONE_HEADS || before > 0 || !bx_lint_open_usual(l, NULL, edge, &f)) continue;
        bx_report_finding(l->diagnostics, BX_LINT_HEADS_ONE_EDGE, &f,
                          bx_number(&count, (int64_t)same));
    }
}

/* Upper part, at the side where lines begin; right of a vertical page. */
static bool stands_first(const bx_lint_context *l, const bx_plate_story *story)
{
    bx_rect r = bx_lint_bounds(story), area = l->news;
    bool upper = r.y < area.y + area.height / 2;
    if (l->plate->vertical) return upper && bx_rect_right(r) > area.x + area.width / 2;
    return upper && r.x < area.x + area.width / 2;
}

static void check_lead(bx_lint_context *l, const bx_plate_story *lead)
{
    if (lead->reverse_lead || stands_first(l, lead)) return;
    for (size_t i = 0; i < l->plate->story_count; i++) {
        if (l->plate->stories[i].played_down && stands_first(l, &l->plate->stories[i])) return;
    }
    bx_finding f;
    if (!bx_lint_open_usual(l, lead, bx_lint_bounds(lead), &f)) return;
    bx_short_text name;
    bx_report_finding(l->diagnostics, BX_LINT_LEAD_NOT_FIRST, &f, bx_lint_name(&name, lead));
}

void bx_lint_priorities(bx_lint_context *l)
{
    for (size_t i = 0; i < l->plate->story_count; i++) {
        if (l->plate->stories[i].priority == 1) check_lead(l, &l->plate->stories[i]);
    }
    for (size_t i = 0; i < l->head_count; i++) {
        for (size_t j = 0; j < l->head_count; j++) {
            const bx_lint_head *high = &l->heads[i], *low = &l->heads[j];
            if (high->story->priority == 0 || low->story->priority <= high->story->priority)
                continue;
            if (bx_rect_area(low->ink) * 10 <= bx_rect_area(high->ink) * 11) continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, low->story, low->ink, &f)) continue;
            bx_short_text a, b;
            bx_report_finding(l->diagnostics, BX_LINT_HEAD_OUTWEIGHS, &f,
                              bx_lint_name(&a, low->story), bx_lint_name(&b, high->story));
        }
    }
}

void bx_lint_double_lead(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        for (size_t j = i + 1; j < l->head_count; j++) {
            const bx_lint_head *a = &l->heads[i], *b = &l->heads[j];
            if (a->story->priority != 1 || b->story->priority != 1) continue;
            int64_t first = bx_rect_area(a->ink), second = bx_rect_area(b->ink);
            int64_t larger = first > second ? first : second,
                    smaller = first > second ? second : first;
            bx_finding f;
            if (larger * 10 <= smaller * 11) continue;
            if (!bx_lint_open_usual(l, a->story, bx_rect_union(a->ink, b->ink), &f)) continue;
            bx_short_text x, y;
            bx_number_text percent;
            bx_report_finding(
                l->diagnostics, BX_LINT_DOUBLE_LEAD, &f, bx_lint_name(&x, a->story),
                bx_lint_name(&y, b->story),
                bx_number(&percent, (larger - smaller) * 100 / (larger ? larger : 1)));
        }
    }
}
