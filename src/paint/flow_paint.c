/* Painting what was poured. */
#include "paint/flow_paint.h"

#include "box/table.h"
#include "paint/box_paint.h"
#include "paint/facts.h"
#include "paint/initial_paint.h"
#include "paint/line_messages.h"
#include "paint/story_messages.h"
#include "paint/text_messages.h"
#include "unicode/character.h"

static void paint_lines(const bx_painter *painter, const bx_set_flow *set,
                        const bx_flow_piece *piece)
{
    const bx_flow *flow = set->flow;
    const bx_flow_item *item = &flow->items[piece->item];
    const bx_paragraph *paragraph = item->paragraph;
    bx_length height = item->kind == BX_FLOW_HEADING ? item->style->line_height : flow->pitch;
    int64_t top = piece->area.y, block = (int64_t)piece->height * flow->pitch;
    bx_builder_block_begin(painter->builder, bx_element_tag(item->node->element), item->number,
                           (uint32_t)piece->slice, piece->area, item->node->span);
    bx_facts_block(painter, item->node);
    if (item->kind == BX_FLOW_HEADING) top += (block - (int64_t)piece->line_count * height) / 2;
    bx_length lead = (height - paragraph->ascent - paragraph->descent) / 2 + paragraph->ascent;
    bx_plate_story *story = bx_builder_story(painter->builder);
    if (item->initial && piece->first_line == 0)
        bx_initial_paint(painter, item->initial, piece->x + item->inset_left,
                         bx_flow_measure(item, piece->width), bx_length_clamp(top), height);
    for (uint32_t i = 0; i < piece->line_count; i++) {
        const bx_line *line = &piece->lines.lines[piece->first_line + i];
        bx_point origin = {piece->x + item->inset_left,
                           bx_length_clamp(top + (int64_t)i * height + lead)};
        if (item->initial && (int32_t)(piece->first_line + i) < item->initial->lines)
            origin.x += bx_flow_measure(item, piece->width) - line->measure;
        bx_builder_line(painter->builder, paragraph, line, origin, painter->ask.arena);
        bx_line_report(painter, paragraph, &piece->lines, piece->first_line + i);
        if (line->cluster_end > line->cluster_begin)
            story->placed += bx_text_characters(
                paragraph->text, paragraph->clusters[line->cluster_begin].text_begin,
                paragraph->clusters[line->cluster_end - 1].text_end);
    }
    bx_builder_block_end(painter->builder);
}

static void paint_box(const bx_painter *painter, const bx_flow_item *item,
                      const bx_flow_piece *piece)
{
    bx_painter inside = *painter;
    inside.slice = (uint32_t)piece->slice;
    bx_box_rest rest = bx_box_paint(&inside, piece->box, piece->at, piece->area);
    bx_story_report_box(painter, item->node, (bx_box_report){.rest = rest});
}

/* Characters of a box, or of the rows of a table, that found no place: they are in no box that
 * could count them. */
static uint32_t unset_characters(const bx_painter *painter, const bx_story_setting *s, size_t index,
                                 size_t *piece)
{
    const bx_flow_fit *fit = &s->fit;
    const bx_flow_item *item = &s->story->flow.items[index];
    while (*piece < fit->piece_count && fit->pieces[*piece].item < index)
        ++*piece;
    if (item->kind != BX_FLOW_BOX) return 0;
    if (*piece == fit->piece_count || fit->pieces[*piece].item != index) return item->characters;
    if (fit->pieces[*piece].line_count == 0) return 0;
    while (*piece + 1 < fit->piece_count && fit->pieces[*piece + 1].item == index)
        ++*piece;
    size_t rows = fit->pieces[*piece].first_line + fit->pieces[*piece].line_count;
    const bx_table *table = s->flow.items[index].table;
    return rows < bx_table_rows(table) ? bx_table_characters(&painter->ask, table, rows) : 0;
}

/* What is said of the texts themselves, and their characters. */
static void report_texts(const bx_painter *painter, const bx_story_setting *s)
{
    bx_plate_story *story = bx_builder_story(painter->builder);
    const bx_flow *flow = &s->story->flow;
    for (size_t i = 0; i < flow->remarked_count; i++)
        bx_text_report(painter, flow->remarked[i]);
    for (size_t i = 0, piece = 0; i < s->story->flow.count; i++) {
        const bx_flow_item *item = &s->story->flow.items[i];
        if (s->flow.items[i].dropped) continue;
        story->characters +=
            item->paragraph ? item->characters : unset_characters(painter, s, i, &piece);
        if (item->initial) bx_text_report(painter, item->initial->letter);
        if (item->paragraph) bx_text_report(painter, item->paragraph);
    }
}

void bx_flow_paint(const bx_painter *painter, const bx_story_setting *s)
{
    report_texts(painter, s);
    for (size_t i = 0; i < s->fit.piece_count; i++) {
        const bx_flow_piece *piece = &s->fit.pieces[i];
        if (piece->box)
            paint_box(painter, &s->story->flow.items[piece->item], piece);
        else
            paint_lines(painter, &s->flow, piece);
    }
}
