/* Boxes onto the plate. */
#include "paint/box_paint.h"

#include "base/array.h"
#include "box/box_parts.h"
#include "box/head_fit.h"
#include "paint/code_paint.h"
#include "paint/codes.h"
#include "paint/facts.h"
#include "paint/line_messages.h"
#include "paint/picture_paint.h"
#include "paint/table_paint.h"
#include "paint/text_messages.h"
#include "set/line.h"
#include "style/box_style.h"
#include "style/fit_style.h"
#include "style/font_style.h"
#include "style/text_style.h"
#include "unicode/character.h"

/* Rounding of paddings may put an edge that far beyond another one. */
enum { SLACK = BX_ONE_PT / 16 };

/* A box being drawn: what stands in it already, on the page. */
typedef struct painting {
    const bx_painter *painter;
    BX_ARRAY(bx_rect) taken; /* by text; by pictures */
    BX_ARRAY(bx_rect) pictures;
    unsigned above; /* depth of boxes that stand on a picture */
    bx_box_rest rest;
} painting;

static bool is_empty(bx_rect r)
{
    return r.width <= 0 || r.height <= 0;
}

static bx_rect common_part(bx_rect a, bx_rect b)
{
    bx_length x = bx_length_max(a.x, b.x), y = bx_length_max(a.y, b.y);
    return (bx_rect){x, y, bx_length_min(bx_rect_right(a), bx_rect_right(b)) - x,
                     bx_length_min(bx_rect_bottom(a), bx_rect_bottom(b)) - y};
}

static bool is_within(bx_rect r, bx_rect room)
{
    return r.x >= room.x - SLACK && r.y >= room.y - SLACK &&
           bx_rect_right(r) <= bx_rect_right(room) + SLACK &&
           bx_rect_bottom(r) <= bx_rect_bottom(room) + SLACK;
}

/* Whether a rectangle lies on one of the first `count` lines that were drawn, or on a picture that
 * it does not belong on. */
static bool is_taken(const painting *p, bx_rect r, size_t count)
{
    r = bx_builder_rect(p->painter->builder, r);
    r = (bx_rect){r.x + SLACK, r.y + SLACK, r.width - 2 * SLACK, r.height - 2 * SLACK};
    for (size_t i = 0; i < count; i++) {
        if (bx_rect_overlap(p->taken.items[i], r)) return true;
    }
    for (size_t i = 0; i < p->pictures.count && p->above == 0; i++) {
        if (bx_rect_overlap(p->pictures.items[i], r)) return true;
    }
    return false;
}

static void take(painting *p, bx_rect r)
{
    if (!is_empty(r)) bx_array_push(&p->taken, bx_builder_rect(p->painter->builder, r));
}

/* The em boxes of a line that begins at `origin`, as far as its cells reach. Lines may be set an
 * eighth closer than solid, for faces leave as much white in their em boxes; margins below zero say
 * that there is more (quotation marks). */
static bx_rect line_rect(const bx_painter *painter, const bx_box *box, size_t index,
                         bx_point origin)
{
    const bx_line *line = &box->lines.lines[index];
    const bx_paragraph *paragraph = box->paragraph;
    bx_length em = paragraph->ascent + paragraph->descent;
    bx_length tight = bx_length_min(em / 8, bx_length_max(0, em - box->style->line_height));
    bx_extent cells = bx_line_extent(paragraph, line, painter->ask.arena);
    bx_length above = tight / 2, below = tight - above;
    if (index == 0) above = bx_length_max(above, -box->margin[BX_TOP]);
    if (index + 1 == box->lines.count) below = bx_length_max(below, -box->margin[BX_BOTTOM]);
    return (bx_rect){origin.x + cells.begin, origin.y - paragraph->ascent + above,
                     cells.end - cells.begin, bx_length_max(0, em - above - below)};
}

/* Where the first line's box begins, below the content edge. Em boxes that find room keep within
 * the box. */
static bx_length first_line_top(const bx_box *box, bx_length room, bx_length leading)
{
    bx_length spare = room - box->content_height, top = 0;
    if (box->style->box->align_content == BX_ALIGN_CENTER) top = spare / 2;
    if (box->style->box->align_content == BX_ALIGN_END) top = spare;
    if (spare >= 0) return top;
    top = bx_length_min(top, spare + leading / 2);
    return bx_length_max(top, -leading / 2);
}

/* Where a text's lines stand: the start of the measure, and the first baseline. */
static bx_point text_origin(const bx_box *box, bx_rect rect)
{
    const bx_paragraph *paragraph = box->paragraph;
    bx_length leading = box->style->line_height - paragraph->ascent - paragraph->descent;
    bx_length room = rect.height - box->padding[BX_TOP] - box->padding[BX_BOTTOM];
    return (bx_point){rect.x + box->padding[BX_LEFT],
                      bx_length_clamp((int64_t)rect.y + box->padding[BX_TOP] +
                                      first_line_top(box, room, leading) + leading / 2 +
                                      paragraph->ascent)};
}

static bx_point line_origin(const bx_box *box, bx_point first, size_t line)
{
    size_t row = box->reversed ? box->lines.count - 1 - line : line;
    return (bx_point){first.x, bx_length_clamp(first.y + (int64_t)row * box->style->line_height)};
}

/* Lines of a text that find room, up to the first that does not; they are taken. */
static size_t fitting_lines(painting *p, const bx_box *box, bx_point first, bx_rect room)
{
    size_t before = p->taken.count;
    for (size_t i = 0; i < box->lines.count; i++) {
        const bx_line *line = &box->lines.lines[i];
        if (line->cluster_end == line->cluster_begin) continue;
        bx_rect cells = line_rect(p->painter, box, i, line_origin(box, first, i));
        /* One cluster that is wider than any line: it is said, and what follows has room. */
        if (line->flags & BX_LINE_OVERFULL) cells.width = bx_length_min(cells.width, line->measure);
        if (!is_within(cells, room) || is_taken(p, cells, before)) return i;
        take(p, cells);
    }
    return box->lines.count;
}

/* Counts a text of which the first `lines` lines are on the page. */
static void count_text(painting *p, const bx_box *box, size_t lines)
{
    bx_string text = box->paragraph->text;
    uint32_t end = (uint32_t)text.size, from = end;
    if (lines < box->lines.count)
        from = box->paragraph->clusters[box->lines.lines[lines].cluster_begin].text_begin;
    uint32_t left_out = bx_text_characters(text, from, end);
    bx_plate_story *story = bx_builder_story(p->painter->builder);
    story->characters += bx_text_characters(text, 0, end);
    story->placed += bx_text_characters(text, 0, from);
    story->overset_characters += left_out;
    story->overset_lines += (uint32_t)(box->lines.count - lines);
    p->rest.characters += left_out;
}

/* Adds what fitting chose for a text box to the open story; says when it does not fit. */
static void report_fit(const bx_painter *painter, const bx_box *box)
{
    const bx_style *style = box->style;
    if (style->fit->font_sizes.count == 0) return;
    bx_builder_fit(painter->builder,
                   (bx_plate_fit){bx_element_tag(box->node->element), style->font_size,
                                  style->font->text_scale_x, style->text->letter_spacing,
                                  (uint32_t)box->lines.count, !bx_head_is_unfit(box)});
    if (!bx_head_is_unfit(box)) return;
    bx_short_text story;
    bx_number_text lines, size;
    bx_report_on_page(
        painter->diagnostics, BX_HEADLINE_LONG, box->node->span, painter->ask.page->number,
        painter->story, bx_short(&story, painter->story), bx_element_tag(box->node->element),
        bx_number(&lines, bx_head_most_lines(style)), bx_points(&size, style->font_size));
}

/* Draws the lines that find room; the rest of the text is left out. */
static void paint_text(painting *p, const bx_box *box, bx_rect rect, bx_rect room)
{
    if (!box->paragraph) return;
    const bx_painter *painter = p->painter;
    bx_text_report(painter, box->paragraph);
    if (box->lines.count == 0) return;
    bx_point first = text_origin(box, rect);
    size_t count = fitting_lines(p, box, first, room);
    count_text(p, box, count);
    report_fit(painter, box);
    if (count == 0) return;
    bx_length lead =
        (box->style->line_height - box->paragraph->ascent - box->paragraph->descent) / 2;
    bx_rect lines = {first.x, first.y - box->paragraph->ascent - lead, box->lines.lines[0].measure,
                     box->content_height};
    bx_builder_block_begin(painter->builder, bx_element_tag(box->node->element), box->number,
                           painter->slice, lines, box->node->span);
    if (box->node->element != BX_ELEMENT_NONE) bx_facts_block(painter, box->node);
    for (size_t i = 0; i < count; i++) {
        bx_builder_line(painter->builder, box->paragraph, &box->lines.lines[i],
                        line_origin(box, first, i), painter->ask.arena);
        bx_line_report_distress(painter, box->paragraph, &box->lines, i);
    }
    bx_builder_block_end(painter->builder);
}

/* What a rectangle has left above or below the text that stands on it. */
static bx_rect beside_taken(const painting *p, bx_rect r)
{
    for (size_t i = 0; i < p->taken.count && !is_empty(r); i++) {
        bx_rect text = bx_builder_layout_rect(p->painter->builder, p->taken.items[i]);
        if (!bx_rect_overlap(text, r)) continue;
        bx_length above = bx_length_max(0, text.y - r.y),
                  below = bx_length_max(0, bx_rect_bottom(r) - bx_rect_bottom(text));
        if (below >= above) r.y = bx_rect_bottom(r) - below;
        r.height = bx_length_max(above, below);
    }
    return r;
}

/* A picture that finds no room for half a character's worth of it is left out; a code that finds no
 * room as a whole. */
static void paint_picture(painting *p, const bx_box *box, bx_rect rect, bx_rect room)
{
    bx_rect shown = beside_taken(p, common_part(rect, room));
    bx_length least =
        bx_length_min(p->painter->ask.page->em, bx_length_min(rect.width, rect.height)) / 2;
    bool whole = shown.width == rect.width && shown.height == rect.height;
    if (is_empty(shown) || shown.width < least || shown.height < least ||
        (box->kind == BX_BOX_CODE && !whole)) {
        p->rest.picture = true;
        return;
    }
    if (box->kind == BX_BOX_CODE)
        bx_code_paint(p->painter, box->node, rect);
    else
        bx_picture_paint(p->painter, box->node, shown);
    bx_array_push(&p->pictures, bx_builder_rect(p->painter->builder, shown));
}

/* A rectangle of the layout in the layout of a box that is turned into `rect`. */
static bx_rect turn_rect(const bx_painter *painter, bx_rect r, bx_rect rect)
{
    bx_length along =
        painter->ask.axes.vertical ? bx_rect_bottom(rect) - bx_rect_bottom(r) : r.y - rect.y;
    bx_length across =
        painter->ask.axes.vertical ? r.x - rect.x : bx_rect_right(rect) - bx_rect_right(r);
    return (bx_rect){along, across, r.height, r.width};
}

static void paint(painting *p, const bx_box *box, bx_point at, bx_rect room);

/* Says of a figure that its texts found no room beside the picture and stand on it. */
static void report_figure(const bx_painter *painter, const bx_box *box)
{
    if (box->cramped)
        bx_report_on_page(painter->diagnostics, BX_FIGURE_NARROW, box->node->span,
                          painter->ask.page->number, painter->story);
}

static void paint_turned(painting *p, const bx_box *box, bx_rect rect, bx_rect room)
{
    const bx_painter *painter = p->painter;
    room = turn_rect(painter, common_part(rect, room), rect);
    bx_axes axes = bx_axes_turned(&painter->ask.axes, rect);
    bx_painter turned = bx_painter_turned(painter, &axes);
    p->painter = &turned;
    paint(p, box->first_child, (bx_point){0, 0}, room);
    p->painter = painter;
    bx_painter_go_on(painter);
}

static void paint(painting *p, const bx_box *box, bx_point at, bx_rect room)
{
    const bx_painter *painter = p->painter;
    bx_rect rect = {at.x + box->rect.x, at.y + box->rect.y, box->rect.width, box->rect.height};
    if (box->kind == BX_BOX_TURNED) {
        paint_turned(p, box, rect, room);
        return;
    }
    bool picture = box->kind == BX_BOX_IMAGE || box->kind == BX_BOX_CODE;
    bx_rect shown = common_part(rect, room);
    bool part = false;
    if (!box->anonymous && !picture && !is_empty(shown)) {
        part = bx_facts_part(painter, box->node, shown);
        bx_builder_fill(painter->builder, shown, box->style->box->background_color,
                        box->style->box->border_radius);
        bx_builder_border(painter->builder, shown, box->style->box->border,
                          box->style->box->border_radius);
    }
    if (box->above && !is_empty(shown)) {
        bx_builder_fill_above(painter->builder, shown, box->style->box->background_color,
                              box->style->box->border_radius);
        p->above++;
    }
    report_figure(painter, box);
    if (box->kind == BX_BOX_TABLE) bx_table_paint(painter, box, rect);
    if (picture) paint_picture(p, box, rect, room);
    if (box->kind == BX_BOX_TEXT) paint_text(p, box, rect, room);
    for (const bx_box *child = box->first_child; child; child = child->next)
        paint(p, child, (bx_point){rect.x, rect.y}, room);
    if (box->above && !is_empty(shown)) p->above--;
    if (part) bx_builder_part_end(painter->builder);
}

bx_box_rest bx_box_paint(const bx_painter *painter, const bx_box *box, bx_point at, bx_rect room)
{
    painting p = {.painter = painter};
    paint(&p, box, at, room);
    bx_array_release(&p.taken);
    bx_array_release(&p.pictures);
    return p.rest;
}
