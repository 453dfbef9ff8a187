/* A plate taken apart: boxes, heads, lines. */
#include "lint/inside.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

static bool is(const char *role, const char *wanted)
{
    return strcmp(role, wanted) == 0;
}

bool bx_lint_is_article(const bx_plate_story *story)
{
    return is(story->role, "article");
}

bool bx_lint_is_furniture(const bx_plate_story *story)
{
    return is(story->role, "masthead") || is(story->role, "folio") || is(story->role, "ear");
}

bool bx_lint_block_is(const bx_plate_block *block, const char *role)
{
    return is(block->role, role);
}

bool bx_lint_is_body(const bx_plate_story *story, const bx_plate_block *block)
{
    return block->part == BX_PLATE_TEXT && block->line_count > 0 && bx_lint_is_article(story);
}

bool bx_lint_is_vertical(const bx_plate_story *story)
{
    for (size_t i = 0; i < story->block_count; i++) {
        if (bx_lint_is_body(story, &story->blocks[i])) return story->blocks[i].lines[0].vertical;
    }
    return false;
}

static bool is_nothing(bx_rect r)
{
    return r.width <= 0 && r.height <= 0;
}

bx_rect bx_rect_union(bx_rect a, bx_rect b)
{
    if (is_nothing(a)) return b;
    if (is_nothing(b)) return a;
    bx_length x = bx_length_min(a.x, b.x), y = bx_length_min(a.y, b.y);
    bx_length right = bx_length_max(bx_rect_right(a), bx_rect_right(b));
    bx_length bottom = bx_length_max(bx_rect_bottom(a), bx_rect_bottom(b));
    return (bx_rect){x, y, right - x, bottom - y};
}

bx_rect bx_lint_flow_rect(const bx_lint_context *l, bool vertical, bx_rect r)
{
    if (!vertical) return r;
    return (bx_rect){r.y, l->plate->width - bx_rect_right(r), r.height, r.width};
}

bx_rect bx_lint_page_rect(const bx_lint_context *l, bool vertical, bx_rect r)
{
    if (!vertical) return r;
    return (bx_rect){l->plate->width - bx_rect_bottom(r), r.x, r.height, r.width};
}

/* The em box of a line, from its first to its last character. */
static bx_rect line_rect(const bx_plate_line *line)
{
    bx_length begin = 0, end = line->measure;
    if (line->cluster_count > 0) {
        const bx_plate_cluster *last = &line->clusters[line->cluster_count - 1];
        /* The white of an opening mark may stand before the line. */
        begin = bx_length_max(line->clusters[0].offset, 0);
        end = last->offset + last->advance - last->trim_before - last->trim_after;
    }
    bx_length height = line->ascent + line->descent;
    if (line->vertical)
        return (bx_rect){line->origin.x - line->descent, line->origin.y + begin, height,
                         end - begin};
    return (bx_rect){line->origin.x + begin, line->origin.y - line->ascent, end - begin, height};
}

static int compare_lines(const void *a, const void *b)
{
    const bx_lint_line *x = a, *y = b;
    if (x->rect.y != y->rect.y) return x->rect.y < y->rect.y ? -1 : 1;
    if (x->rect.x != y->rect.x) return x->rect.x < y->rect.x ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* Spaces alone print nothing. */
static bool is_blank(bx_string text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t c = bx_utf8_next(text, &at);
        if (c != ' ' && c != 0x3000 && c != 0xA0) return false;
    }
    return true;
}

static void collect_lines(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    size_t count = 0;
    for (size_t s = 0; s < plate->story_count; s++) {
        for (size_t b = 0; b < plate->stories[s].block_count; b++)
            count += plate->stories[s].blocks[b].line_count;
    }
    l->lines = BX_NEW_ARRAY(l->arena, bx_lint_line, count);
    for (size_t s = 0; s < plate->story_count; s++) {
        const bx_plate_story *story = &plate->stories[s];
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            for (size_t i = 0; i < block->line_count; i++) {
                if (is_blank(block->lines[i].text)) continue;
                bx_rect rect = line_rect(&block->lines[i]);
                l->lines[l->line_count++] = (bx_lint_line){&block->lines[i], block, story, rect};
                l->tallest_line = bx_length_max(l->tallest_line, rect.height);
            }
        }
    }
    if (l->line_count > 1) qsort(l->lines, l->line_count, sizeof *l->lines, compare_lines);
}

size_t bx_lint_first_line(const bx_lint_context *l, bx_length top)
{
    size_t low = 0, high = l->line_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (l->lines[middle].rect.y + l->tallest_line < top)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef BX_ARRAY(bx_lint_box) box_list;

static void add_box(box_list *boxes, bx_lint_kind kind, bx_rect rect, const bx_plate_story *story,
                    size_t index)
{
    if (rect.width <= 0 || rect.height <= 0) return;
    bx_lint_box box = {kind, rect, story, (uint32_t)index};
    bx_array_push(boxes, box);
}

bx_rect bx_lint_bounds(const bx_plate_story *story)
{
    bx_rect bounds = {0};
    for (size_t i = 0; i < story->polygon_count; i++)
        bounds = bx_rect_union(bounds, story->polygon[i]);
    return bounds;
}

/* Whether a part stands in one before it. */
static bool is_nested(const bx_plate_story *story, size_t part)
{
    bx_rect r = story->parts[part].rect;
    for (size_t i = 0; i < part; i++) {
        bx_rect outer = story->parts[i].rect;
        if (r.x >= outer.x && r.y >= outer.y && bx_rect_right(r) <= bx_rect_right(outer) &&
            bx_rect_bottom(r) <= bx_rect_bottom(outer))
            return true;
    }
    return false;
}

/* Text of each slice as far as it goes. */
static void add_slices(bx_lint_context *l, box_list *boxes, const bx_plate_story *story)
{
    bx_rect *extents = BX_NEW_ARRAY(l->arena, bx_rect, story->slice_count + 1);
    for (size_t b = 0; b < story->block_count; b++) {
        const bx_plate_block *block = &story->blocks[b];
        if (!bx_lint_is_body(story, block)) continue;
        size_t slice = block->slice < story->slice_count ? block->slice : story->slice_count;
        extents[slice] = bx_rect_union(extents[slice], block->rect);
    }
    for (size_t i = 0; i <= story->slice_count; i++)
        add_box(boxes, BX_LINT_TEXT, extents[i], story, i);
}

static void add_article(bx_lint_context *l, box_list *boxes, const bx_plate_story *story)
{
    for (size_t i = 0; i < story->part_count; i++) {
        const bx_plate_part *part = &story->parts[i];
        bx_lint_kind kind = is(part->role, "head")     ? BX_LINT_HEAD
                            : is(part->role, "figure") ? BX_LINT_PICTURE
                                                       : BX_LINT_BOX;
        if (!is_nested(story, i)) add_box(boxes, kind, part->rect, story, i);
    }
    add_slices(l, boxes, story);
}

static void collect_boxes(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    box_list boxes = {0};
    for (size_t s = 0; s < plate->story_count; s++) {
        const bx_plate_story *story = &plate->stories[s];
        bx_rect bounds = bx_lint_bounds(story);
        if (bx_lint_is_article(story))
            add_article(l, &boxes, story);
        else if (bx_lint_is_furniture(story))
            add_box(&boxes, BX_LINT_FURNITURE, bounds, story, 0);
        else if (is(story->role, "ad"))
            add_box(&boxes, BX_LINT_AD, bounds, story, 0);
        else if (is(story->role, "label") || is(story->role, "headline"))
            add_box(&boxes, BX_LINT_LABEL, bounds, story, 0);
        else if (is(story->role, "figure"))
            add_box(&boxes, BX_LINT_PICTURE, story->part_count ? story->parts[0].rect : bounds,
                    story, 0);
        else
            add_box(&boxes, BX_LINT_BOX, bounds, story, 0);
    }
    for (size_t i = 0; i < plate->image_count; i++) {
        const bx_plate_image *image = &plate->images[i];
        if (image->part != BX_PLATE_TEXT || image->story >= plate->story_count) continue;
        const bx_plate_story *story = &plate->stories[image->story];
        if (bx_lint_is_article(story)) add_box(&boxes, BX_LINT_PICTURE, image->rect, story, 0);
    }
    l->boxes = bx_arena_copy(l->arena, boxes.items, boxes.count * sizeof *boxes.items);
    l->box_count = boxes.count;
    bx_array_release(&boxes);
}

/* What of a head is read as the title. */
static bool is_title(const bx_plate_block *block)
{
    return is(block->role, "kicker") || is(block->role, "headline") || is(block->role, "subhead");
}

static void add_head(bx_lint_context *l, const bx_plate_story *story, size_t part)
{
    bx_lint_head head = {.story = story, .part = &story->parts[part]};
    for (size_t b = 0; b < story->block_count; b++) {
        const bx_plate_block *block = &story->blocks[b];
        if (block->part != part || !is_title(block) || block->line_count == 0) continue;
        for (size_t i = 0; i < block->line_count; i++)
            head.ink = bx_rect_union(head.ink, line_rect(&block->lines[i]));
        if (!is(block->role, "headline")) continue;
        head.lines += block->line_count;
        if (head.headline) continue;
        head.headline = block;
        head.size = bx_lint_size(block);
        head.vertical = block->lines[0].vertical;
        head.face = block->lines[0].run_count ? block->lines[0].runs[0].face : 0;
        head.text = bx_lint_text(l->arena, block);
    }
    if (head.headline) l->heads[l->head_count++] = head;
}

static void collect_heads(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    size_t count = 0;
    for (size_t s = 0; s < plate->story_count; s++)
        count += plate->stories[s].part_count;
    l->heads = BX_NEW_ARRAY(l->arena, bx_lint_head, count);
    for (size_t s = 0; s < plate->story_count; s++) {
        const bx_plate_story *story = &plate->stories[s];
        for (size_t i = 0; bx_lint_is_article(story) && i < story->part_count; i++) {
            if (is(story->parts[i].role, "head")) add_head(l, story, i);
        }
    }
}

/* The type area without furniture that fills its width at the top or foot. */
static bx_rect news_area(const bx_lint_context *l)
{
    bx_rect area = l->plate->type_area;
    bx_length top = area.y, bottom = bx_rect_bottom(area);
    int64_t above = 0, below = 0;
    bx_length third = area.height / 3;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind != BX_LINT_FURNITURE) continue;
        if (bx_rect_bottom(box->rect) < area.y + third) {
            above += box->rect.width;
            top = bx_length_max(top, bx_rect_bottom(box->rect));
        } else if (box->rect.y > bottom - third) {
            below += box->rect.width;
            bottom = bx_length_min(bottom, box->rect.y);
        }
    }
    bx_length end = bx_rect_bottom(area);
    if (above * 5 >= (int64_t)area.width * 4) area.y = top;
    area.height = (below * 5 >= (int64_t)area.width * 4 ? bottom : end) - area.y;
    return area;
}

static void measure_columns(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    l->basic = 15 * plate->em;
    l->gap = plate->em;
    for (size_t i = 0; i < plate->column_count; i++) {
        bx_rect column = plate->vertical ? bx_rect_swap(plate->columns[i]) : plate->columns[i];
        l->basic = i == 0 ? column.width : bx_length_min(l->basic, column.width);
        if (i == 0) continue;
        bx_rect before =
            plate->vertical ? bx_rect_swap(plate->columns[i - 1]) : plate->columns[i - 1];
        l->gap = column.x - bx_rect_right(before);
    }
}

bx_lint_context bx_lint_take_apart(const bx_plate *plate, bx_arena *arena)
{
    bx_lint_context l = {.plate = plate, .arena = arena};
    measure_columns(&l);
    collect_lines(&l);
    collect_boxes(&l);
    collect_heads(&l);
    l.news = news_area(&l);
    return l;
}
