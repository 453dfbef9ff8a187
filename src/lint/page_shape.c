/* Rules about the shape of the page: N04–N06, N17, N23, N24. */
#include "lint/inside.h"

#include "base/array.h"
#include "lint/codes.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR = BX_ONE_PT / 20 };

/* A stretch along one direction. */
typedef struct interval {
    bx_length begin, end;
} interval;

typedef BX_ARRAY(interval) interval_list;

static int compare_intervals(const void *a, const void *b)
{
    const interval *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

static void sort(interval_list *list)
{
    if (list->count > 1) qsort(list->items, list->count, sizeof *list->items, compare_intervals);
}

static void add(interval_list *list, bx_length begin, bx_length end)
{
    interval stretch = {begin, end};
    if (end > begin) bx_array_push(list, stretch);
}

/* A group counts as one. */
static bool same_item(const bx_plate_story *a, const bx_plate_story *b)
{
    return a == b || (a->group > 0 && a->group == b->group);
}

/* Everything that a story or group has on the page, in one rectangle each. */
static size_t item_bounds(const bx_lint_context *l, bx_rect *bounds)
{
    const bx_plate_story *last = NULL;
    size_t count = 0;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind == BX_LINT_FURNITURE) continue;
        if (last && same_item(last, box->story))
            bounds[count - 1] = bx_rect_union(bounds[count - 1], box->rect);
        else
            bounds[count++] = box->rect;
        last = box->story;
    }
    return count;
}

/* Width of the stories and groups that a horizontal line crosses, each from its first block to its
 * last. */
static int64_t crossed_width(const bx_rect *bounds, size_t count, bx_length y)
{
    int64_t width = 0;
    for (size_t i = 0; i < count; i++) {
        if (bounds[i].y < y - NEAR && bx_rect_bottom(bounds[i]) > y + NEAR)
            width += bounds[i].width;
    }
    return width;
}

/* Top of the next block at or below y; false when there is none. */
static bool next_top(const bx_lint_context *l, bx_length y, bx_length *top)
{
    bool found = false;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind == BX_LINT_FURNITURE || box->rect.y < y - NEAR) continue;
        if (!found || box->rect.y < *top) *top = box->rect.y;
        found = true;
    }
    return found;
}

/* An advertisement ends or begins there, or a rule of a point or more runs across. */
static bool is_meant(const bx_lint_context *l, bx_length from, bx_length to)
{
    bx_length near = l->plate->grid_pitch;
    for (size_t i = 0; i < l->box_count; i++) {
        bx_rect r = l->boxes[i].rect;
        if (l->boxes[i].kind != BX_LINT_AD) continue;
        if ((r.y >= from - near && r.y <= to + near) ||
            (bx_rect_bottom(r) >= from - near && bx_rect_bottom(r) <= to + near))
            return true;
    }
    for (size_t i = 0; i < l->plate->rule_count; i++) {
        const bx_plate_rule *rule = &l->plate->rules[i];
        if (rule->width < BX_ONE_PT || rule->from.y != rule->to.y) continue;
        int64_t width = (int64_t)rule->to.x - rule->from.x;
        if (width * 20 >= (int64_t)l->plate->type_area.width * 19 && rule->from.y >= from - near &&
            rule->from.y <= to + near)
            return true;
    }
    return false;
}

static void forbid_cuts(bx_lint_context *l)
{
    bx_rect area = l->plate->type_area;
    interval_list ends = {0};
    for (size_t i = 0; i < l->box_count; i++) {
        if (l->boxes[i].kind != BX_LINT_FURNITURE)
            add(&ends, bx_rect_bottom(l->boxes[i].rect), INT32_MAX);
    }
    sort(&ends);
    bx_rect *bounds = BX_NEW_ARRAY(l->arena, bx_rect, l->box_count + 1);
    size_t items = item_bounds(l, bounds);
    bx_length zone = area.height / 50, done = 0;
    for (size_t i = 0; i < ends.count; i++) {
        bx_length y = ends.items[i].begin, top = y;
        if (y < done || y < area.y + zone || y > bx_rect_bottom(area) - zone ||
            !next_top(l, y, &top))
            continue;
        if (crossed_width(bounds, items, y) * 20 >= (int64_t)area.width || is_meant(l, y, top))
            continue;
        done = top;
        bx_finding f;
        bx_rect place = {area.x, y, area.width, bx_length_max(top - y, BX_ONE_PT)};
        if (!bx_lint_open_usual(l, NULL, place, &f)) continue;
        bx_number_text at;
        bx_report_finding(l->diagnostics, BX_LINT_PAGE_CUT, &f, bx_points(&at, y - area.y));
    }
    bx_array_release(&ends);
}

/* A page for the fold: no block may stand on the middle of the sheet. */
static void require_cut(bx_lint_context *l)
{
    bx_length fold = l->plate->height / 2;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->rect.y >= fold || bx_rect_bottom(box->rect) <= fold ||
            box->kind == BX_LINT_PICTURE)
            continue;
        bx_finding f;
        if (!bx_lint_open_usual(l, box->story, box->rect, &f)) continue;
        bx_short_text name;
        bx_report_finding(l->diagnostics, BX_LINT_CUT_MISSING, &f, bx_lint_name(&name, box->story));
    }
}

void bx_lint_page_cut(bx_lint_context *l)
{
    if (l->plate->cut == BX_PLATE_CUT_FORBIDDEN)
        forbid_cuts(l);
    else if (l->plate->cut == BX_PLATE_CUT_REQUIRED)
        require_cut(l);
}

/* What a vertical line at x meets: blocks, and stories that stand on both sides of it. */
static void crossed_heights(const bx_lint_context *l, bx_length x, interval_list *list)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *a = &l->boxes[i];
        if (a->rect.x >= x) continue;
        if (bx_rect_right(a->rect) > x) {
            add(list, a->rect.y, bx_rect_bottom(a->rect));
            continue;
        }
        for (size_t j = 0; j < l->box_count; j++) {
            const bx_lint_box *b = &l->boxes[j];
            if (b->story != a->story || b->rect.x < x) continue;
            add(list, bx_length_max(a->rect.y, b->rect.y),
                bx_length_min(bx_rect_bottom(a->rect), bx_rect_bottom(b->rect)));
        }
    }
    sort(list);
}

/* Whether what stands on one side of x between two heights is one story or group: a rail, or there
 * is nothing. */
static bool is_rail(const bx_lint_context *l, bx_length x, bool right, bx_length top,
                    bx_length bottom)
{
    const bx_plate_story *one = NULL;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        bool side = right ? box->rect.x >= x : bx_rect_right(box->rect) <= x;
        if (!side || box->kind == BX_LINT_FURNITURE) continue;
        if (bx_rect_bottom(box->rect) <= top || box->rect.y >= bottom) continue;
        if (one && one != box->story && (one->group == 0 || one->group != box->story->group))
            return false;
        one = box->story;
    }
    return true;
}

/* A folio is no nameplate: the page below it is the whole page. */
static bool has_nameplate(const bx_lint_context *l)
{
    for (size_t i = 0; i < l->plate->story_count; i++) {
        if (strcmp(l->plate->stories[i].role, "masthead") == 0) return true;
    }
    return false;
}

static void check_gutter(bx_lint_context *l, bx_length x, bx_length width)
{
    bx_rect area = l->plate->type_area;
    interval_list met = {0};
    crossed_heights(l, x, &met);
    add(&met, bx_rect_bottom(area), BX_LENGTH_MAX);
    bx_length free_from = area.y, best_from = 0, best_to = 0;
    for (size_t i = 0; i < met.count; i++) {
        if (met.items[i].begin - free_from > best_to - best_from) {
            best_from = free_from;
            best_to = met.items[i].begin;
        }
        free_from = bx_length_max(free_from, met.items[i].end);
    }
    bx_array_release(&met);
    int64_t run = best_to - best_from, below = best_to - bx_length_max(best_from, l->news.y);
    bool through = run * 5 >= (int64_t)area.height * 4;
    through |= has_nameplate(l) && l->news.y > area.y && below * 5 >= (int64_t)l->news.height * 3;
    if (!through || is_rail(l, x, true, best_from, best_to) ||
        is_rail(l, x, false, best_from, best_to))
        return;
    bx_finding f;
    if (!bx_lint_open_usual(l, NULL,
                            (bx_rect){x - width / 2, best_from, width, best_to - best_from}, &f))
        return;
    bx_number_text percent;
    bx_report_finding(l->diagnostics, BX_LINT_GUTTER_THROUGH, &f,
                      bx_number(&percent, run * 100 / (area.height > 0 ? area.height : 1)));
}

/* Tiers of a vertical page are parted by lines across it: that is N04. */
void bx_lint_gutter_through(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    for (size_t i = 0; !plate->vertical && i + 1 < plate->column_count; i++) {
        bx_length left = bx_rect_right(plate->columns[i]), right = plate->columns[i + 1].x;
        check_gutter(l, left + (right - left) / 2, bx_length_max(right - left, BX_ONE_PT));
    }
}

/* A story with a corner of its area near a point, other than those in `others`. */
static const bx_plate_story *corner_at(const bx_lint_context *l, bx_point at, bool right,
                                       bool bottom, const bx_plate_story *const *others,
                                       size_t count)
{
    bx_length reach = l->plate->em + bx_length_max(l->gap, l->plate->grid_pitch) / 2;
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        bool taken = false;
        for (size_t o = 0; o < count; o++)
            taken |= same_item(story, others[o]);
        for (size_t i = 0; !taken && i < story->polygon_count; i++) {
            bx_rect r = story->polygon[i];
            bx_length x = (right ? bx_rect_right(r) : r.x) - at.x,
                      y = (bottom ? bx_rect_bottom(r) : r.y) - at.y;
            if (y > reach || y < -reach || x > reach || x < -reach) continue;
            if (!bx_lint_is_furniture(story)) return story;
            break;
        }
    }
    return NULL;
}

void bx_lint_four_corners(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t i = 0; !bx_lint_is_furniture(story) && i < story->polygon_count; i++) {
            bx_point at = {bx_rect_right(story->polygon[i]) + l->gap / 2,
                           bx_rect_bottom(story->polygon[i]) + l->plate->grid_pitch / 2};
            const bx_plate_story *four[4] = {story};
            four[1] = corner_at(l, at, false, true, four, 1);
            if (!four[1]) continue;
            four[2] = corner_at(l, at, true, false, four, 2);
            if (!four[2]) continue;
            four[3] = corner_at(l, at, false, false, four, 3);
            if (!four[3]) continue;
            bx_length em = l->plate->em;
            bx_finding f;
            if (!bx_lint_open_usual(l, NULL, (bx_rect){at.x - em, at.y - em, 2 * em, 2 * em}, &f))
                continue;
            bx_short_text name[4];
            bx_report_finding(l->diagnostics, BX_LINT_FOUR_CORNERS, &f,
                              bx_lint_name(&name[0], four[0]), bx_lint_name(&name[1], four[1]),
                              bx_lint_name(&name[2], four[2]), bx_lint_name(&name[3], four[3]));
        }
    }
}

/* What fills a basic column: blocks over a third of its width, and rules across it. */
static interval_list filled(const bx_lint_context *l, bx_rect column)
{
    bool vertical = l->plate->vertical;
    interval_list list = {0};
    for (size_t i = 0; i < l->box_count; i++) {
        bx_rect r = bx_lint_flow_rect(l, vertical, l->boxes[i].rect);
        if ((int64_t)bx_overlap_x(r, column) * 3 >= column.width)
            add(&list, r.y, bx_rect_bottom(r));
    }
    for (size_t i = 0; i < l->plate->rule_count; i++) {
        const bx_plate_rule *rule = &l->plate->rules[i];
        bx_rect line = {bx_length_min(rule->from.x, rule->to.x),
                        bx_length_min(rule->from.y, rule->to.y), abs(rule->to.x - rule->from.x),
                        abs(rule->to.y - rule->from.y)};
        line = bx_lint_flow_rect(l, vertical, line);
        if (line.height == 0 && (int64_t)bx_overlap_x(line, column) * 3 >= column.width)
            add(&list, line.y, line.y + 1);
    }
    sort(&list);
    return list;
}

static const bx_plate_story *owner(const bx_lint_context *l, bx_rect place)
{
    bx_rect middle = {place.x + place.width / 2, place.y + place.height / 2, 1, 1};
    for (size_t s = 0; s < l->plate->story_count; s++) {
        for (size_t i = 0; i < l->plate->stories[s].polygon_count; i++) {
            if (bx_rect_overlap(middle, l->plate->stories[s].polygon[i]))
                return &l->plate->stories[s];
        }
    }
    return NULL;
}

static void report_hole(bx_lint_context *l, bx_rect hole)
{
    bx_rect place = bx_lint_page_rect(l, l->plate->vertical, hole);
    const bx_plate_story *story = owner(l, place);
    bx_finding f;
    if (!bx_lint_open_usual(l, story, place, &f)) return;
    f.repeats = bx_lint_was_said(l, "E0602", story);
    bx_number_text width, lines;
    bx_report_finding(l->diagnostics, BX_LINT_EMPTY_PLACE, &f, bx_points(&width, hole.width),
                      bx_number(&lines, hole.height / l->plate->grid_pitch));
}

/* Whether a hole goes on from one in the column before: most of both lies side by side. Then that
 * is widened, to what both have in common. */
static bool widen_hole(const bx_lint_context *l, bx_rect *holes, size_t count, bx_rect hole)
{
    for (size_t i = 0; i < count; i++) {
        bx_rect *before = &holes[i];
        bx_length common = bx_overlap_y(*before, hole), gap = hole.x - bx_rect_right(*before);
        bx_length deeper = bx_length_max(before->height, hole.height);
        if (gap < 0 || gap > l->gap + NEAR || (int64_t)common * 3 < (int64_t)deeper * 2) continue;
        before->y = bx_length_max(before->y, hole.y);
        before->height = common;
        before->width = bx_rect_right(hole) - before->x;
        return true;
    }
    return false;
}

void bx_lint_holes(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    BX_ARRAY(bx_rect) holes = {0};
    for (size_t c = 0; c < plate->column_count && l->box_count > 0; c++) {
        bx_rect column = bx_lint_flow_rect(l, plate->vertical, plate->columns[c]);
        interval_list list = filled(l, column);
        add(&list, bx_rect_bottom(column), BX_LENGTH_MAX);
        bx_length from = column.y;
        for (size_t i = 0; i < list.count; i++) {
            bx_rect hole = {column.x, from, column.width, list.items[i].begin - from};
            from = bx_length_max(from, list.items[i].end);
            if (hole.height <= 3 * plate->grid_pitch + NEAR) continue;
            if (!widen_hole(l, holes.items, holes.count, hole)) bx_array_push(&holes, hole);
        }
        bx_array_release(&list);
    }
    for (size_t i = 0; i < holes.count; i++)
        report_hole(l, holes.items[i]);
    bx_array_release(&holes);
}

/* Area of a rectangle above and below the middle. */
static void weigh(bx_rect r, bx_length middle, int64_t *upper, int64_t *lower)
{
    bx_rect above = r, below = r;
    above.height = bx_length_max(0, bx_length_min(bx_rect_bottom(r), middle) - r.y);
    below.height = bx_length_max(0, bx_rect_bottom(r) - bx_length_max(r.y, middle));
    *upper += bx_rect_area(above);
    *lower += bx_rect_area(below);
}

/* N23: heads and pictures, and the nameplate, which is the heaviest head of its page. */
void bx_lint_weight(bx_lint_context *l)
{
    int64_t upper = 0, lower = 0;
    bx_rect area = l->plate->type_area;
    size_t weights = 0;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->story->reverse_lead) return;
        if (box->kind != BX_LINT_HEAD && box->kind != BX_LINT_PICTURE &&
            box->kind != BX_LINT_FURNITURE)
            continue;
        if (strcmp(box->story->role, "folio") == 0) continue;
        weights += box->kind != BX_LINT_FURNITURE;
        weigh(box->rect, area.y + area.height / 2, &upper, &lower);
    }
    bx_finding f;
    if (weights < 2 || upper * 10 >= lower * 7 || !bx_lint_open_usual(l, NULL, area, &f)) return;
    bx_number_text percent;
    bx_report_finding(l->diagnostics, BX_LINT_TOP_LIGHT, &f,
                      bx_number(&percent, lower ? upper * 100 / lower : 0));
}

/* Stretches of a column with running text and nothing else. */
static interval_list grey_runs(const bx_lint_context *l, bx_rect column)
{
    bool vertical = l->plate->vertical;
    interval_list list = {0};
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            if (!bx_lint_is_body(story, block) || !bx_lint_block_is(block, "p")) continue;
            bx_rect r = bx_lint_flow_rect(l, vertical, block->rect);
            if ((int64_t)bx_overlap_x(r, column) * 2 >= column.width)
                add(&list, r.y, bx_rect_bottom(r));
        }
    }
    sort(&list);
    size_t kept = 0;
    for (size_t i = 0; i < list.count; i++) {
        interval *last = kept ? &list.items[kept - 1] : NULL;
        if (last && list.items[i].begin <= last->end + l->plate->grid_pitch / 2)
            last->end = bx_length_max(last->end, list.items[i].end);
        else
            list.items[kept++] = list.items[i];
    }
    list.count = kept;
    return list;
}

enum { GREY_COLUMNS = 3, GREY_LINES = 30 };

static void check_grey(bx_lint_context *l, const bx_rect *columns, const interval_list *runs,
                       bx_length *said_top, bx_length *said_end)
{
    bx_length least = GREY_LINES * l->plate->grid_pitch;
    for (size_t i = 0; i < runs[0].count; i++) {
        for (size_t j = 0; j < runs[1].count; j++) {
            for (size_t k = 0; k < runs[2].count; k++) {
                bx_length top =
                    bx_length_max(runs[0].items[i].begin,
                                  bx_length_max(runs[1].items[j].begin, runs[2].items[k].begin));
                bx_length end =
                    bx_length_min(runs[0].items[i].end,
                                  bx_length_min(runs[1].items[j].end, runs[2].items[k].end));
                if (end - top < least || (*said_top == top && *said_end == end)) continue;
                *said_top = top; /* the next columns are part of the same place */
                *said_end = end;
                bx_rect grey = {columns[0].x, top, bx_rect_right(columns[2]) - columns[0].x,
                                end - top};
                bx_rect place = bx_lint_page_rect(l, l->plate->vertical, grey);
                bx_finding f;
                if (!bx_lint_open_usual(l, owner(l, place), place, &f)) continue;
                bx_number_text lines;
                bx_report_finding(l->diagnostics, BX_LINT_GREY_PAGE, &f,
                                  bx_number(&lines, (end - top) / l->plate->grid_pitch));
            }
        }
    }
}

void bx_lint_grey(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    if (plate->column_count < GREY_COLUMNS) return;
    bx_rect *columns = BX_NEW_ARRAY(l->arena, bx_rect, plate->column_count);
    interval_list *runs = BX_NEW_ARRAY(l->arena, interval_list, plate->column_count);
    for (size_t c = 0; c < plate->column_count; c++) {
        columns[c] = bx_lint_flow_rect(l, plate->vertical, plate->columns[c]);
        runs[c] = grey_runs(l, columns[c]);
        /* Runs of less than thirty lines play no part: a handful is left. */
        size_t kept = 0;
        for (size_t i = 0; i < runs[c].count; i++) {
            if (runs[c].items[i].end - runs[c].items[i].begin >= GREY_LINES * plate->grid_pitch)
                runs[c].items[kept++] = runs[c].items[i];
        }
        runs[c].count = kept;
    }
    bx_length said_top = -1, said_end = -1;
    for (size_t c = 0; c + GREY_COLUMNS <= plate->column_count; c++)
        check_grey(l, columns + c, runs + c, &said_top, &said_end);
    for (size_t c = 0; c < plate->column_count; c++)
        bx_array_release(&runs[c]);
}
