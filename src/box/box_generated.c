/* ::before and ::after of boxes that hold blocks: text boxes of their own, such as the large marks
 * of a pull quote. */
#include "box/box_parts.h"
#include "box/shaped.h"
#include "style/box_style.h"

bx_box *bx_box_generated(const bx_ask *ask, const bx_node *node, bool after, bx_length width,
                         uint32_t *number)
{
    const bx_style *style = bx_style_generated(ask->page->styles, node, after);
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
    bx_box_break(ask, box, inner);
    box->rect.width = width;
    box->rect.height = box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM];
    return box;
}
