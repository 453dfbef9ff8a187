/* Boxes of text. */
#include "box/text_box.h"

#include "box/box_fit.h"
#include "box/head_fit.h"
#include "box/shaped.h"
#include "style/box_style.h"
#include "style/line_style.h"

/* Breaks the paragraph of a text box into lines of `width`; sets content_height. */
static void break_text(const bx_ask *ask, bx_box *box, bx_length width)
{
    if (box->paragraph->cluster_count == 0) return;
    bx_measure measure = {width, 1};
    if (box->style->line->text_nowrap)
        measure.width = bx_length_max(width, bx_line_natural_width(box->paragraph));
    bx_line_options options = {.indent = box->paragraph->indent,
                               .wrap = box->style->line->text_wrap,
                               .line_adjustment = box->adjustment};
    box->lines = bx_lines_break(box->paragraph, &measure, 1, options, ask->arena);
    if (box->style->line->text_nowrap) {
        for (size_t i = 0; i < box->lines.count; i++)
            box->lines.lines[i].measure = width;
    }
    box->content_height = bx_length_clamp((int64_t)box->lines.count * box->style->line_height);
}

bx_box *bx_box_text(const bx_ask *ask, const bx_node *node, const bx_node *first,
                    const bx_node *last, bx_length width, uint32_t *number)
{
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_TEXT;
    box->node = node;
    if (first && first->element != BX_ELEMENT_NONE) box->node = first;
    box->anonymous = first != NULL;
    box->style = bx_style_of(ask->styles, node);
    box->number = (*number)++;
    box->paragraph = bx_shaped_text(ask, node, first, last);
    box->rect.width = width;
    const bx_box_fit *fit = ask->wish.box_fit;
    if (fit && box->number < fit->count) box->adjustment = fit->adjustments[box->number];
    if (box->paragraph->cluster_count == 0) return box;
    break_text(ask, box, width);
    box->rect.height = box->content_height;
    return box;
}

bx_box *bx_box_generated(const bx_ask *ask, const bx_node *node, bool after, bx_length width,
                         uint32_t *number)
{
    const bx_style *style = bx_style_generated(ask->styles, node, after);
    if (!style || style->box->display != BX_DISPLAY_BLOCK) return NULL;
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_TEXT;
    box->node = node;
    box->style = style;
    box->anonymous = true;
    box->number = (*number)++;
    bx_box_edges(ask, box, width);
    box->paragraph = bx_shaped_generated(ask, node, after);
    bx_length inner = bx_length_max(0, width - box->padding[BX_LEFT] - box->padding[BX_RIGHT]);
    break_text(ask, box, inner);
    box->rect.width = width;
    box->rect.height = box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM];
    return box;
}

bx_box *bx_text_box_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                           uint32_t *number)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, room.width);
    bx_length inner =
        bx_length_max(0, room.width - edges.padding[BX_LEFT] - edges.padding[BX_RIGHT]);
    bx_length height = bx_box_given_height(style, room.height);
    bx_ask fitted = *ask;
    fitted.styles =
        bx_head_fit(ask, node, inner,
                    height >= 0 ? height - edges.padding[BX_TOP] - edges.padding[BX_BOTTOM] : -1);
    bx_box *box = bx_box_text(&fitted, node, NULL, NULL, inner, number);
    bx_box_edges(ask, box, room.width);
    bx_box_close(box, box->style, room.width, height);
    return box;
}

bx_length bx_text_box_natural_width(const bx_ask *ask, const bx_node *node)
{
    bx_ask natural = *ask;
    natural.styles = bx_head_fit_natural(ask, node);
    const bx_paragraph *paragraph = bx_shaped_text(&natural, node, NULL, NULL);
    return paragraph->cluster_count > 0 ? bx_line_natural_width(paragraph) : 0;
}
