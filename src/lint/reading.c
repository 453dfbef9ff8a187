/* Rules about how text runs: N07–N09, N12–N16, N18, N49. */
#include "lint/inside.h"

#include "lint/codes.h"

#include <string.h>

enum { NEAR = BX_ONE_PT / 20 };

/* N07: another story's block inside the text of a slice. */
void bx_lint_interrupted(bx_lint_context *l)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *text = &l->boxes[i];
        if (text->kind != BX_LINT_TEXT) continue;
        for (size_t j = 0; j < l->box_count; j++) {
            const bx_lint_box *other = &l->boxes[j];
            if (other->story == text->story) continue;
            if (bx_overlap_x(text->rect, other->rect) <= l->plate->em) continue;
            if (bx_overlap_y(text->rect, other->rect) <= l->plate->grid_pitch / 2) continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, text->story, other->rect, &f)) continue;
            bx_short_text a, b;
            bx_report_finding(l->diagnostics, BX_LINT_COLUMN_INTERRUPTED, &f,
                              bx_lint_name(&a, text->story), bx_lint_name(&b, other->story));
        }
    }
}

/* The text of a slice, NULL when it has none. */
static const bx_lint_box *slice_text(const bx_lint_context *l, const bx_plate_story *story,
                                     size_t slice)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind == BX_LINT_TEXT && box->story == story && box->index == slice) return box;
    }
    return NULL;
}

/* Beside pictures, text of one column goes on in rows of parts, back and down. */
static bool in_one_column(const bx_plate_story *story, bx_rect a, bx_rect b, bool vertical)
{
    for (size_t i = 0; i < story->polygon_count; i++) {
        bx_rect column = vertical ? bx_rect_swap(story->polygon[i]) : story->polygon[i];
        if (bx_overlap_x(column, vertical ? bx_rect_swap(a) : a) > 0 &&
            bx_overlap_x(column, vertical ? bx_rect_swap(b) : b) > 0)
            return true;
    }
    return false;
}

/* N08: a slice stands before the one that is read before it, and is no new row. */
void bx_lint_backwards(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        bool vertical = bx_lint_is_vertical(story);
        for (size_t i = 0; i + 1 < story->slice_count; i++) {
            const bx_plate_slice *a = &story->slices[i], *b = &story->slices[i + 1];
            if (b->used == 0 || a->band != b->band) continue;
            bx_rect first = bx_lint_flow_rect(l, vertical, a->rect),
                    second = bx_lint_flow_rect(l, vertical, b->rect);
            bool pieces = first.width < l->basic * 9 / 10 && second.width < l->basic * 9 / 10 &&
                          second.y >= bx_rect_bottom(first) - NEAR;
            if (bx_rect_right(second) > first.x + NEAR || pieces ||
                in_one_column(story, a->rect, b->rect, vertical))
                continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, story, b->rect, &f)) continue;
            bx_short_text name;
            bx_number_text number;
            bx_report_finding(l->diagnostics, BX_LINT_TEXT_GOES_BACK, &f,
                              bx_lint_name(&name, story), bx_number(&number, (int64_t)i + 2));
        }
    }
}

/* Whether the straight line between two points passes through the inside of a rectangle: clipped
 * against its sides, in 1/65536 of its length. */
static bool passes(bx_point from, bx_point to, bx_rect r)
{
    int64_t low = 0, high = 65536;
    int64_t delta[2] = {(int64_t)to.x - from.x, (int64_t)to.y - from.y};
    int64_t begin[2] = {(int64_t)r.x - from.x, (int64_t)r.y - from.y};
    int64_t end[2] = {(int64_t)bx_rect_right(r) - from.x, (int64_t)bx_rect_bottom(r) - from.y};
    for (int axis = 0; axis < 2; axis++) {
        if (delta[axis] == 0) {
            if (begin[axis] >= 0 || end[axis] <= 0) return false;
            continue;
        }
        int64_t enter = begin[axis] * 65536 / delta[axis], leave = end[axis] * 65536 / delta[axis];
        if (enter > leave) {
            int64_t swap = enter;
            enter = leave;
            leave = swap;
        }
        if (enter > low) low = enter;
        if (leave < high) high = leave;
    }
    return high - low > 64;
}

/* N09: from the end of one slice's text to the start of the next. */
void bx_lint_jump_over(bx_lint_context *l)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *text = &l->boxes[i];
        if (text->kind != BX_LINT_TEXT) continue;
        const bx_lint_box *next = slice_text(l, text->story, text->index + 1);
        if (!next || next->story->slice_count <= next->index) continue;
        bool vertical = bx_lint_is_vertical(text->story);
        /* From the foot of the slice, even where its text ends some lines above. */
        bx_rect a = bx_lint_flow_rect(l, vertical, text->story->slices[text->index].rect);
        bx_rect b = bx_lint_flow_rect(l, vertical, next->rect);
        bx_point end = {bx_rect_right(a), bx_rect_bottom(a)}, start = {b.x, b.y};
        for (size_t j = 0; j < l->box_count; j++) {
            const bx_lint_box *other = &l->boxes[j];
            if (other->story == text->story ||
                (other->kind != BX_LINT_HEAD && other->kind != BX_LINT_TEXT))
                continue;
            bx_rect r = bx_lint_flow_rect(l, vertical, other->rect);
            bx_length inset = l->plate->em / 2; /* the gutter, and what reaches into it a little */
            r = (bx_rect){r.x + inset, r.y + inset, r.width - 2 * inset, r.height - 2 * inset};
            if (!passes(end, start, r)) continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, text->story, bx_rect_union(text->rect, next->rect), &f))
                break;
            bx_short_text x, y;
            bx_report_finding(l->diagnostics, BX_LINT_TEXT_JUMPS, &f, bx_lint_name(&x, text->story),
                              bx_lint_name(&y, other->story));
            break;
        }
    }
}

static void report_block(bx_lint_context *l, bx_severity severity, bx_code code,
                         const bx_plate_story *story, const bx_plate_block *block, bx_string text)
{
    bx_finding f;
    if (!bx_lint_open(l, severity, story, block->rect, &f)) return;
    f.span = block->span;
    bx_short_text name, shown;
    bx_report_finding(l->diagnostics, code, &f, bx_lint_name(&name, story), bx_short(&shown, text));
}

/* A last line of one Han character, with or without marks. */
static bool is_single(const bx_plate_line *line)
{
    size_t characters = 0;
    for (size_t i = 0; i < line->cluster_count; i++) {
        const char *class = line->clusters[i].class_name;
        bool mark = strcmp(class, "open") == 0 || strcmp(class, "close") == 0 ||
                    strcmp(class, "comma") == 0 || strcmp(class, "period") == 0 ||
                    strcmp(class, "colon") == 0 || strcmp(class, "exclaim") == 0 ||
                    strcmp(class, "space") == 0;
        characters += !mark;
    }
    return characters == 1;
}

static void check_short_slices(bx_lint_context *l, const bx_plate_story *story)
{
    size_t lines = 0;
    for (size_t i = 0; i < story->slice_count; i++)
        lines += story->slices[i].used;
    for (size_t i = 0; story->slice_count > 1 && i < story->slice_count; i++) {
        const bx_plate_slice *slice = &story->slices[i];
        bool vertical = bx_lint_is_vertical(story);
        bx_length width = vertical ? slice->rect.height : slice->rect.width;
        uint32_t least = width <= l->basic + l->plate->em ? 3 : 2;
        if (slice->used == 0 || slice->used >= least || lines < 2 * least) continue;
        bx_finding f;
        if (!bx_lint_open_usual(l, story, slice->rect, &f)) continue;
        bx_short_text name;
        bx_number_text used;
        bx_report_finding(l->diagnostics, BX_LINT_SLICE_SHORT, &f, bx_lint_name(&name, story),
                          bx_number(&used, slice->used));
    }
}

/* The block of running text that follows another, NULL behind the last. */
static const bx_plate_block *next_text(const bx_plate_story *story, size_t block)
{
    for (size_t i = block + 1; i < story->block_count; i++) {
        if (bx_lint_is_body(story, &story->blocks[i])) return &story->blocks[i];
    }
    return NULL;
}

void bx_lint_lonely_lines(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        if (!bx_lint_is_article(story)) continue;
        check_short_slices(l, story);
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            if (!bx_lint_is_body(story, block) || !bx_lint_block_is(block, "p")) continue;
            const bx_plate_line *first = &block->lines[0],
                                *last = &block->lines[block->line_count - 1];
            bool several = block->line_count > 1 || first->paragraph_offset > 0;
            if (several && last->last && is_single(last))
                report_block(l, l->rule->severity, BX_LINT_SINGLE_CHARACTER, story, block,
                             last->text);
            const bx_plate_block *next = next_text(story, b);
            bool goes_on =
                next && next->paragraph == block->paragraph && next->slice != block->slice;
            if (goes_on && first->paragraph_offset == 0 && block->line_count < block->orphans)
                report_block(l, BX_NOTE, BX_LINT_ORPHAN, story, block, first->text);
        }
    }
}

/* N13: the first line of a slice ends its paragraph and fills less than a third. */
void bx_lint_short_top(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        uint32_t slice = 0;
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            if (!bx_lint_is_body(story, block) || block->slice == slice) continue;
            slice = block->slice;
            const bx_plate_line *line = &block->lines[0];
            if (!line->last || line->paragraph_offset == 0 || line->cluster_count == 0) continue;
            const bx_plate_cluster *last = &line->clusters[line->cluster_count - 1];
            if ((int64_t)(last->offset + last->advance) * 3 >= line->measure) continue;
            report_block(l, l->rule->severity, BX_LINT_TOP_SHORT, story, block, line->text);
        }
    }
}

enum { LINES_UNDER_CROSSHEAD = 2 };

void bx_lint_crosshead_foot(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        bool first = true;
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            if (!bx_lint_is_body(story, block)) continue;
            bool at_top = first;
            first = false;
            if (!bx_lint_block_is(block, "crosshead")) continue;
            if (at_top && block->not_first)
                report_block(l, l->rule->severity, BX_LINT_CROSSHEAD_FIRST, story, block,
                             block->lines[0].text);
            size_t lines = 0;
            for (size_t n = b + 1; n < story->block_count && lines < LINES_UNDER_CROSSHEAD; n++) {
                const bx_plate_block *next = &story->blocks[n];
                if (!bx_lint_is_body(story, next)) continue;
                if (next->slice != block->slice) break;
                if (bx_lint_block_is(next, "p")) lines += next->line_count;
            }
            if (lines < LINES_UNDER_CROSSHEAD)
                report_block(l, l->rule->severity, BX_LINT_CROSSHEAD_FOOT, story, block,
                             block->lines[0].text);
        }
    }
}

/* N15: lines that a slice is short of its foot. The last slices of a row may share a rest of one
 * line each; one line before a full slice is worth a warning, more is an error. */
static void check_foot(bx_lint_context *l, const bx_plate_story *story, size_t i, int64_t missing,
                       bool trailing)
{
    if (missing <= 0 || (missing == 1 && trailing)) return;
    bx_finding f;
    bx_severity severity = missing == 1 ? BX_WARNING : BX_ERROR;
    if (!bx_lint_open(l, severity, story, story->slices[i].rect, &f)) return;
    bx_short_text name;
    bx_number_text number, lines;
    bx_report_finding(l->diagnostics, BX_LINT_FOOT_UNEVEN, &f, bx_lint_name(&name, story),
                      bx_number(&number, (int64_t)i + 1), bx_number(&lines, missing));
}

void bx_lint_uneven_feet(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        bool trailing = true;
        for (size_t i = story->slice_count; i-- > 0;) {
            const bx_plate_slice *slice = &story->slices[i];
            bool row_end = i + 1 == story->slice_count || story->slices[i + 1].band != slice->band;
            if (row_end) trailing = true;
            int64_t missing = (int64_t)slice->lines - slice->used;
            /* The end of a story is a matter of holes; vertical text need not be balanced. */
            bool end = i + 1 == story->slice_count || story->slices[i + 1].used == 0;
            if (!end && slice->used > 0) check_foot(l, story, i, missing, trailing);
            trailing = trailing && missing > 0;
        }
    }
}

/* Where a body line's baseline stands between two lines of the grid. */
static bx_length phase(const bx_lint_context *l, const bx_plate_line *line)
{
    bx_length at = line->vertical ? l->plate->width - line->origin.x : line->origin.y;
    return at % l->plate->grid_pitch;
}

/* Last line of body size in the text of a slice. */
static const bx_plate_line *body_line(const bx_lint_context *l, const bx_lint_box *box)
{
    for (size_t b = 0; b < box->story->block_count; b++) {
        const bx_plate_block *block = &box->story->blocks[b];
        if (!bx_lint_is_body(box->story, block) || block->slice != box->index ||
            !bx_lint_block_is(block, "p"))
            continue;
        bx_length step = bx_lint_size(block) - l->plate->em;
        if (step <= BX_ONE_PT / 2 && step >= -BX_ONE_PT / 2)
            return &block->lines[block->line_count - 1];
    }
    return NULL;
}

/* N16: of text that goes the page's way; text of the other way has a grid for each area. */
void bx_lint_baselines(bx_lint_context *l)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *a = &l->boxes[i];
        const bx_plate_line *first = a->kind == BX_LINT_TEXT ? body_line(l, a) : NULL;
        for (size_t j = i + 1; first && j < l->box_count; j++) {
            const bx_lint_box *b = &l->boxes[j];
            if (b->kind != BX_LINT_TEXT) continue;
            bool vertical = first->vertical;
            bx_rect x = bx_lint_flow_rect(l, vertical, a->rect),
                    y = bx_lint_flow_rect(l, vertical, b->rect);
            bx_length gap = -bx_overlap_x(x, y);
            if (gap < 0 || gap > 3 * l->plate->em || bx_overlap_y(x, y) < l->plate->grid_pitch)
                continue;
            const bx_plate_line *second = body_line(l, b);
            if (!second || second->vertical != vertical || vertical != l->plate->vertical) continue;
            bx_length step = phase(l, first) - phase(l, second), tenth = BX_ONE_PT / 10;
            if (step < 0) step = -step;
            step = bx_length_min(step, l->plate->grid_pitch - step);
            bx_finding f;
            if (step <= tenth ||
                !bx_lint_open_usual(l, b->story, bx_rect_union(a->rect, b->rect), &f))
                continue;
            bx_short_text n, m;
            bx_number_text points;
            bx_report_finding(l->diagnostics, BX_LINT_BASELINES_DIFFER, &f,
                              bx_lint_name(&n, a->story), bx_lint_name(&m, b->story),
                              bx_points(&points, step));
        }
    }
}

void bx_lint_overset(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        bx_finding f;
        if (story->overset_characters == 0) continue;
        bx_rect place =
            story->polygon_count ? story->polygon[story->polygon_count - 1] : l->plate->type_area;
        if (!bx_lint_open_usual(l, story, place, &f)) continue;
        f.repeats = true; /* layout says so itself */
        bx_short_text name;
        bx_number_text count;
        bx_report_finding(l->diagnostics, BX_LINT_OVERSET, &f, bx_lint_name(&name, story),
                          bx_number(&count, story->overset_characters));
    }
}

/* N49: running text follows its slices and paragraphs, and slices follow each other. */
void bx_lint_story_order(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        const bx_plate_block *before = NULL;
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            if (!bx_lint_is_body(story, block)) continue;
            bool wrong =
                before && (block->slice < before->slice || block->paragraph < before->paragraph);
            before = block;
            if (wrong)
                report_block(l, l->rule->severity, BX_LINT_ORDER, story, block,
                             block->lines[0].text);
        }
        for (size_t i = 0; i + 1 < story->slice_count; i++) {
            const bx_plate_slice *a = &story->slices[i], *b = &story->slices[i + 1];
            bool back = b->band < a->band;
            bx_finding f;
            if (!back || !bx_lint_open_usual(l, story, b->rect, &f)) continue;
            bx_short_text name, none;
            bx_report_finding(l->diagnostics, BX_LINT_ORDER, &f, bx_lint_name(&name, story),
                              bx_short(&none, (bx_string){NULL, 0}));
        }
    }
}
