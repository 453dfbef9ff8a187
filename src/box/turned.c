/* Boxes in boxes of the other direction. */
#include "box/turned.h"

#include "style/box_style.h"

/* Along its own lines a turned box has the height that is given or styled, else that of its longest
 * line. */
static bx_length turned_measure(const bx_ask *ask, const bx_node *node, bx_length width,
                                bx_length height)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    if (height >= 0) return height;
    if (style->box->inline_size.kind == BX_DIMENSION_LENGTH) return style->box->inline_size.value;
    return width > 0 ? bx_box_width_for(ask, node, width) : bx_box_natural_width(ask, node);
}

static bx_ask turned_ask(const bx_ask *ask)
{
    bx_ask turned = *ask;
    turned.axes.vertical = !turned.axes.vertical;
    return turned;
}

bx_box *bx_turned_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number)
{
    bx_length width = room.width, height = room.height;
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_TURNED;
    box->node = node;
    box->style = bx_style_of(ask->styles, node);
    bx_box_edges(ask, box, width);
    for (int side = 0; side < 4; side++)
        box->padding[side] = 0;
    bx_ask turned = turned_ask(ask);
    bx_length measure = turned_measure(&turned, node, width, height);
    box->first_child = bx_box_layout(&turned, node, measure, height >= 0 ? width : -1, 0, number);
    box->rect.width = box->first_child->rect.height;
    box->rect.height = box->first_child->rect.width;
    box->content_height = box->rect.height;
    if (height >= 0) {
        box->rect.width = width;
        box->fixed_height = true;
        /* Lines beyond the width are what does not fit. */
        bx_length over = box->first_child->content_height + box->first_child->padding[BX_TOP] +
                         box->first_child->padding[BX_BOTTOM] - width;
        if (over > 0) box->content_height += over;
    }
    return box;
}

bx_box *bx_turned_inside(const bx_ask *ask, const bx_node *node, bx_length measure)
{
    bx_ask turned = turned_ask(ask);
    uint32_t number = 0;
    return bx_box_layout(&turned, node, measure, -1, 0, &number);
}

bx_length bx_turned_natural_width(const bx_ask *ask, const bx_node *node)
{
    uint32_t number = 0;
    return bx_turned_layout(ask, node, (bx_box_room){0, -1, 0}, &number)->rect.width;
}

static void reverse_children(bx_box *box)
{
    for (bx_box *child = box->first_child; child; child = child->next) {
        child->rect.y = box->rect.height - child->rect.y - child->rect.height;
        child->reversed = true;
        reverse_children(child);
    }
}

void bx_turned_reverse(bx_box *box)
{
    if (box->kind != BX_BOX_TURNED) return;
    box->first_child->reversed = true;
    reverse_children(box->first_child);
}
