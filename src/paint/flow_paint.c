/* Painting what was poured. */
#include "paint/flow_paint.h"

#include "box/box_parts.h"
#include "box/table.h"
#include "paint/box_paint.h"
#include "paint/facts.h"
#include "paint/initial_paint.h"
#include "paint/line_messages.h"
#include "paint/story_messages.h"
#include "paint/text_messages.h"
#include "style/place_style.h"
#include "unicode/character.h"

static void paint_lines(const bx_painter *painter, const bx_flow *flow, const bx_slice *slice,
                        const bx_flow_piece *piece)
{
    const bx_flow_item *item = &flow->items[piece->item];
    const bx_paragraph *paragraph = item->paragraph;
    bx_length height = item->kind == BX_FLOW_HEADING ? item->style->line_height : flow->pitch;
    int64_t top = slice->top + (int64_t)piece->slice_line * flow->pitch;
    int64_t block = (int64_t)piece->height * flow->pitch;
    bx_rect rect = {piece->x, bx_length_clamp(top), piece->width, bx_length_clamp(block)};
    bx_builder_block_begin(painter->builder, bx_element_tag(item->node->element), item->number,
                           (uint32_t)piece->slice, rect, item->node->span);
    bx_facts_block(painter, item->node);
    if (item->kind == BX_FLOW_HEADING) top += (block - (int64_t)piece->line_count * height) / 2;
    bx_length lead = (height - paragraph->ascent - paragraph->descent) / 2 + paragraph->ascent;
    bx_plate_story *story = bx_builder_story(painter->builder);
    if (item->initial && piece->first_line == 0)
        bx_initial_paint(painter, item->initial, piece->x + item->inset_left,
                         bx_flow_measure(item, piece->width), bx_length_clamp(top), height);
    for (uint32_t i = 0; i < piece->line_count; i++) {
        const bx_line *line = &piece->lines[piece->first_line + i];
        bx_point origin = {piece->x + item->inset_left,
                           bx_length_clamp(top + (int64_t)i * height + lead)};
        if (item->initial && (int32_t)(piece->first_line + i) < item->initial->lines)
            origin.x += bx_flow_measure(item, piece->width) - line->measure;
        bx_builder_line(painter->builder, paragraph, line, origin, painter->ask.arena);
        bx_line_report(painter, paragraph, &item->lines, piece->first_line + i);
        if (line->cluster_end > line->cluster_begin)
            story->placed += bx_text_characters(
                paragraph->text, paragraph->clusters[line->cluster_begin].text_begin,
                paragraph->clusters[line->cluster_end - 1].text_end);
    }
    bx_builder_block_end(painter->builder);
}

/* The same part again: what fitted into its slice fits into its lines. */
static void paint_table_part(const bx_painter *painter, const bx_flow *flow, const bx_slice *slice,
                             const bx_flow_piece *piece)
{
    const bx_flow_item *item = &flow->items[piece->item];
    const bx_table *table = item->table;
    bx_length width = bx_flow_measure(item, slice->width);
    if (item->table_width != width) table = bx_table_make(&painter->ask, item->node, width);
    uint32_t number = item->number;
    size_t end;
    bx_length room = bx_length_clamp((int64_t)piece->height * flow->pitch);
    bx_box *part = bx_table_part(&painter->ask, table, piece->first_line, room, &end, &number);
    bx_rect area = {slice->x,
                    bx_length_clamp(slice->top + (int64_t)piece->slice_line * flow->pitch),
                    slice->width, room};
    bx_painter inside = *painter;
    inside.slice = (uint32_t)piece->slice;
    bx_box_rest rest =
        bx_box_paint(&inside, part, (bx_point){slice->x + item->inset_left, area.y}, area);
    bx_story_report_box(painter, item->node, false, 0, 0, 0, rest);
}

void bx_flow_paint(const bx_painter *painter, const bx_flow *flow, const bx_slice *slices,
                   const bx_flow_fit *fit)
{
    bx_plate_story *story = bx_builder_story(painter->builder);
    for (size_t i = 0; i < flow->count; i++) {
        const bx_paragraph *paragraph = flow->items[i].dropped ? NULL : flow->items[i].paragraph;
        if (!paragraph) continue;
        if (flow->items[i].initial) bx_text_report(painter, flow->items[i].initial->letter);
        bx_text_report(painter, paragraph);
        story->characters += flow->items[i].characters;
    }
    for (size_t i = 0, piece = 0; i < flow->count; i++) {
        if (flow->items[i].dropped) continue;
        while (piece < fit->piece_count && fit->pieces[piece].item < i)
            piece++;
        bool painted = piece < fit->piece_count && fit->pieces[piece].item == i;
        if (painted && fit->pieces[piece].line_count > 0 && flow->items[i].kind == BX_FLOW_BOX) {
            while (piece + 1 < fit->piece_count && fit->pieces[piece + 1].item == i)
                piece++;
            size_t rows = fit->pieces[piece].first_line + fit->pieces[piece].line_count;
            if (rows < bx_table_rows(flow->items[i].table))
                story->characters += bx_table_characters(&painter->ask, flow->items[i].table, rows);
        }
        if (flow->items[i].kind == BX_FLOW_BOX && !painted)
            story->characters += flow->items[i].characters;
    }
    for (size_t i = 0; i < fit->piece_count; i++) {
        const bx_flow_piece *piece = &fit->pieces[i];
        const bx_slice *slice = &slices[piece->slice];
        if (flow->items[piece->item].kind != BX_FLOW_BOX) {
            paint_lines(painter, flow, slice, piece);
            continue;
        }
        const bx_flow_item *item = &flow->items[piece->item];
        if (piece->line_count > 0) {
            paint_table_part(painter, flow, slice, piece);
            continue;
        }
        int64_t top = slice->top + (int64_t)(piece->slice_line + item->extra) * flow->pitch;
        bx_length spare = piece->width - piece->box->rect.width;
        if (item->style->place->justify_self == BX_ALIGN_CENTER)
            spare /= 2;
        else if (item->style->place->justify_self != BX_ALIGN_END)
            spare = 0;
        bx_rect area = {piece->x,
                        bx_length_clamp(slice->top + (int64_t)piece->slice_line * flow->pitch),
                        piece->width, bx_length_clamp((int64_t)piece->height * flow->pitch)};
        /* What whole lines add to a quote or table stands above and below it. */
        int64_t white = (int64_t)piece->height * flow->pitch - bx_box_outer_height(piece->box);
        if (bx_box_is_whole(item->node) && item->node->element != BX_ELEMENT_RULE)
            top += white > 0 ? white / 2 : 0;
        bx_point at = {piece->x + item->inset_left + bx_length_max(spare, 0),
                       bx_length_clamp(top + piece->box->margin[BX_TOP])};
        bx_painter inside = *painter;
        inside.slice = (uint32_t)piece->slice;
        bx_box_rest rest = bx_box_paint(&inside, piece->box, at, area);
        bx_story_report_box(painter, item->node, false, 0, 0, 0, rest);
    }
}
