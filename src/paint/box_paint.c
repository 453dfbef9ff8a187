/* Boxes onto the plate. */
#include "base/array.h"
#include "box/box.h"
#include "box/code.h"
#include "box/figure.h"
#include "box/head_fit.h"
#include "box/picture.h"
#include "box/table.h"
#include "paint/facts.h"
#include "paint/set_line.h"
#include "paint/text_messages.h"
#include "style/box_style.h"
#include "unicode/character.h"

/* Rounding of paddings may put an edge that far beyond another one. */
enum { SLACK = BX_ONE_PT / 16 };

/* A box being drawn: what stands in it already, on the page. */
typedef struct painting {
    bx_page_context *context;
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
    r = bx_builder_rect(p->context->builder, r);
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
    if (!is_empty(r)) bx_array_push(&p->taken, bx_builder_rect(p->context->builder, r));
}

/* The em boxes of a line that begins at `origin`, as far as its cells reach. Lines may be set an
 * eighth closer than solid, for faces leave as much white in their em boxes; margins below zero say
 * that there is more (quotation marks). */
static bx_rect line_rect(bx_page_context *context, const bx_box *box, size_t index, bx_point origin)
{
    const bx_line *line = &box->lines.lines[index];
    const bx_paragraph *paragraph = box->paragraph;
    bx_length em = paragraph->ascent + paragraph->descent;
    bx_length tight = bx_length_min(em / 8, bx_length_max(0, em - box->style->line_height));
    bx_extent cells = bx_line_extent(paragraph, line, context->arena);
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
        bx_rect cells = line_rect(p->context, box, i, line_origin(box, first, i));
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
    bx_plate_story *story = bx_builder_story(p->context->builder);
    story->characters += bx_text_characters(text, 0, end);
    story->placed += bx_text_characters(text, 0, from);
    story->overset_characters += left_out;
    story->overset_lines += (uint32_t)(box->lines.count - lines);
    p->rest.characters += left_out;
}

/* Draws the lines that find room; the rest of the text is left out. */
static void paint_text(painting *p, const bx_box *box, bx_rect rect, bx_rect room)
{
    if (!box->paragraph) return;
    bx_page_context *context = p->context;
    bx_text_report(context, box->paragraph);
    if (box->lines.count == 0) return;
    bx_point first = text_origin(box, rect);
    size_t count = fitting_lines(p, box, first, room);
    count_text(p, box, count);
    bx_head_fit_report(context, box);
    if (count == 0) return;
    bx_length lead =
        (box->style->line_height - box->paragraph->ascent - box->paragraph->descent) / 2;
    bx_rect lines = {first.x, first.y - box->paragraph->ascent - lead, box->lines.lines[0].measure,
                     box->content_height};
    bx_builder_block_begin(context->builder, bx_element_tag(box->node->element), box->number, 0,
                           lines, box->node->span);
    if (box->node->element != BX_ELEMENT_NONE) bx_facts_block(context, box->node);
    for (size_t i = 0; i < count; i++)
        bx_builder_line(context->builder, box->paragraph, &box->lines.lines[i],
                        line_origin(box, first, i), context->arena);
    bx_builder_block_end(context->builder);
}

static void reverse_children(bx_box *box)
{
    for (bx_box *child = box->first_child; child; child = child->next) {
        child->rect.y = box->rect.height - child->rect.y - child->rect.height;
        child->reversed = true;
        reverse_children(child);
    }
}

void bx_box_reverse(bx_box *box)
{
    if (box->kind != BX_BOX_TURNED) return;
    box->first_child->reversed = true;
    reverse_children(box->first_child);
}

/* What a rectangle has left above or below the text that stands on it. */
static bx_rect beside_taken(const painting *p, bx_rect r)
{
    for (size_t i = 0; i < p->taken.count && !is_empty(r); i++) {
        bx_rect text = bx_builder_layout_rect(p->context->builder, p->taken.items[i]);
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
    bx_length least = bx_length_min(p->context->em, bx_length_min(rect.width, rect.height)) / 2;
    bool whole = shown.width == rect.width && shown.height == rect.height;
    if (is_empty(shown) || shown.width < least || shown.height < least ||
        (box->kind == BX_BOX_CODE && !whole)) {
        p->rest.picture = true;
        return;
    }
    if (box->kind == BX_BOX_CODE)
        bx_code_paint(p->context, box->node, rect);
    else
        bx_picture_paint(p->context, box->node, shown);
    bx_array_push(&p->pictures, bx_builder_rect(p->context->builder, shown));
}

/* A rectangle of the layout in the layout of a box that is turned into `rect`. */
static bx_rect turn_rect(const bx_page_context *context, bx_rect r, bx_rect rect)
{
    bx_length along = context->vertical ? bx_rect_bottom(rect) - bx_rect_bottom(r) : r.y - rect.y;
    bx_length across = context->vertical ? r.x - rect.x : bx_rect_right(rect) - bx_rect_right(r);
    return (bx_rect){along, across, r.height, r.width};
}

static void paint(painting *p, const bx_box *box, bx_point at, bx_rect room);

static void paint_turned(painting *p, const bx_box *box, bx_rect rect, bx_rect room)
{
    bx_page_context *context = p->context;
    room = turn_rect(context, common_part(rect, room), rect);
    bx_frame frame = bx_builder_turned(context->builder, rect);
    bx_frame before = bx_builder_frame(context->builder, frame);
    context->vertical = !context->vertical;
    paint(p, box->first_child, (bx_point){0, 0}, room);
    context->vertical = !context->vertical;
    bx_builder_frame(context->builder, before);
}

static void paint(painting *p, const bx_box *box, bx_point at, bx_rect room)
{
    bx_page_context *context = p->context;
    bx_rect rect = {at.x + box->rect.x, at.y + box->rect.y, box->rect.width, box->rect.height};
    if (box->kind == BX_BOX_TURNED) {
        paint_turned(p, box, rect, room);
        return;
    }
    bool anonymous =
        box->anonymous || (box->kind == BX_BOX_TEXT && box->node->element != BX_ELEMENT_NONE &&
                           bx_style_of(context->styles, box->node) != box->style);
    bool picture = box->kind == BX_BOX_IMAGE || box->kind == BX_BOX_CODE;
    bx_rect shown = common_part(rect, room);
    bool part = false;
    if (!anonymous && !picture && !is_empty(shown)) {
        part = bx_facts_part(context, box->node, shown);
        bx_builder_fill(context->builder, shown, box->style->box->background_color,
                        box->style->box->border_radius);
        bx_builder_border(context->builder, shown, box->style->box->border,
                          box->style->box->border_radius);
    }
    if (box->above && !is_empty(shown)) {
        bx_builder_fill_above(context->builder, shown, box->style->box->background_color,
                              box->style->box->border_radius);
        p->above++;
    }
    bx_figure_report(context, box);
    if (box->kind == BX_BOX_TABLE) bx_table_paint(context, box, rect);
    if (picture) paint_picture(p, box, rect, room);
    if (box->kind == BX_BOX_TEXT) paint_text(p, box, rect, room);
    for (const bx_box *child = box->first_child; child; child = child->next)
        paint(p, child, (bx_point){rect.x, rect.y}, room);
    if (box->above && !is_empty(shown)) p->above--;
    if (part) bx_builder_part_end(context->builder);
}

bx_box_rest bx_box_paint(bx_page_context *context, const bx_box *box, bx_point at, bx_rect room)
{
    painting p = {.context = context};
    paint(&p, box, at, room);
    bx_array_release(&p.taken);
    bx_array_release(&p.pictures);
    return p.rest;
}
