/* Pictures in boxes: size, crop by the focus point (object-fit, object-position). */
#include "box/picture.h"

#include "box/box_parts.h"
#include "style/box_style.h"

bx_box *bx_box_image(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height)
{
    const bx_style *style = bx_style_of(ask->page->styles, node);
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_IMAGE;
    box->node = node;
    box->style = style;
    bx_picture picture = bx_picture_probe(ask, node, NULL);
    if (ask->axes.vertical) {
        uint32_t along = picture.height;
        picture.height = picture.width;
        picture.width = along;
    }
    bool figure = node->element == BX_ELEMENT_FIGURE;
    if (height < 0 && !figure && style->box->block_size.kind == BX_DIMENSION_LENGTH)
        height = style->box->block_size.value;
    if (!figure)
        width = bx_dimension_resolve(style->box->inline_size, bx_length_max(width, 0), width);
    if (width < 0 && height >= 0)
        width = (bx_length)bx_multiply_divide(height, picture.width, picture.height);
    if (width < 0) width = bx_length_clamp((int64_t)picture.width * BX_ONE_PT * 72 / 200);
    if (height < 0) height = (bx_length)bx_multiply_divide(width, picture.height, picture.width);
    box->rect.width = width;
    box->rect.height = height;
    box->content_height = height;
    return box;
}
