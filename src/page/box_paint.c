/* Boxes onto the plate. */
#include "page/box.h"
#include "page/head_fit.h"
#include "page/code.h"
#include "page/facts.h"
#include "page/picture.h"
#include "page/set_line.h"
#include "page/table.h"

static void paint_text(bx_page_context *context, const bx_box *box, bx_rect rect)
{
    const bx_paragraph *paragraph = box->paragraph;
    if (!paragraph || box->lines.count == 0) return;
    bx_length height = box->style->line_height;
    bx_length lead = (height - paragraph->ascent - paragraph->descent) / 2;
    bx_length x = rect.x + box->padding[BX_LEFT];
    int64_t y = (int64_t)rect.y + box->padding[BX_TOP];
    bx_length spare =
        rect.height - box->padding[BX_TOP] - box->padding[BX_BOTTOM] - box->content_height;
    if (box->style->align_content == BX_ALIGN_CENTER) y += spare / 2;
    if (box->style->align_content == BX_ALIGN_END) y += spare;
    bx_rect lines = {x, bx_length_clamp(y), box->lines.lines[0].measure, box->content_height};
    bx_builder_block_begin(context->builder, bx_element_tag(box->node->element), box->number, 0,
                           lines, box->node->span);
    if (box->node->element != BX_ELEMENT_NONE) bx_facts_block(context, box->node);
    for (size_t i = 0; i < box->lines.count; i++) {
        size_t row = box->reversed ? box->lines.count - 1 - i : i;
        bx_point origin = {x, bx_length_clamp(y + (int64_t)row * height + lead + paragraph->ascent)};
        bx_builder_line(context->builder, paragraph, &box->lines.lines[i], origin, context->arena);
    }
    bx_builder_block_end(context->builder);
    bx_head_fit_report(context, box);
    bx_plate_story *story = bx_builder_story(context->builder);
    uint32_t characters =
        bx_text_characters(paragraph->text, 0, (uint32_t)paragraph->text.size);
    story->characters += characters;
    story->placed += characters;
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

static void paint_turned(bx_page_context *context, const bx_box *box, bx_rect rect)
{
    bx_frame frame = bx_builder_turned(context->builder, rect);
    bx_frame before = bx_builder_frame(context->builder, frame);
    context->vertical = !context->vertical;
    bx_box_paint(context, box->first_child, (bx_point){0, 0});
    context->vertical = !context->vertical;
    bx_builder_frame(context->builder, before);
}

void bx_box_paint(bx_page_context *context, const bx_box *box, bx_point at)
{
    bx_rect rect = {at.x + box->rect.x, at.y + box->rect.y, box->rect.width, box->rect.height};
    if (box->kind == BX_BOX_TURNED) {
        paint_turned(context, box, rect);
        return;
    }
    bool anonymous = box->anonymous || (box->kind == BX_BOX_TEXT && box->node->element != BX_ELEMENT_NONE &&
                                        bx_style_of(context->styles, box->node) != box->style);
    bool picture = box->kind == BX_BOX_IMAGE || box->kind == BX_BOX_CODE;
    bool part = false;
    if (!anonymous && !picture) {
        part = bx_facts_part(context, box->node, rect);
        bx_builder_fill(context->builder, rect, box->style->background_color,
                        box->style->border_radius);
        bx_builder_rounded_border(context->builder, rect, box->style->border, box->style->border_radius);
    }
    if (box->above)
        bx_builder_fill_above(context->builder, rect, box->style->background_color, box->style->border_radius);
    if (box->kind == BX_BOX_CODE) bx_code_paint(context, box->node, rect);
    else if (picture) bx_picture_paint(context, box->node, rect);
    if (box->kind == BX_BOX_TEXT) paint_text(context, box, rect);
    for (const bx_box *child = box->first_child; child; child = child->next) {
        bx_box_paint(context, child, (bx_point){rect.x, rect.y});
    }
    if (box->kind == BX_BOX_TABLE) bx_table_paint(context, box, rect);
    if (part) bx_builder_part_end(context->builder);
}
