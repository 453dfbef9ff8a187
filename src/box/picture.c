/* Picture files: probing and cropping. */
#include "box/picture.h"

#include "base/file.h"
#include "image/image.h"
#include "style/box_style.h"
#include "style/picture_style.h"

bx_picture bx_picture_probe(const bx_ask *ask, const bx_node *node, bx_diagnostics *diagnostics)
{
    bx_picture picture = {.width = 3, .height = 2, .missing = true};
    picture.span = bx_node_attribute_span(node, "src");
    bx_string name = bx_string_trim(bx_node_value(node, "src"));
    if (name.size == 0 || node->unread) {
        picture.unnamed = node->element == BX_ELEMENT_FIGURE && !node->unread;
        return picture;
    }
    bx_string file = bx_sources_path(ask->page->sources, picture.span.source);
    picture.path = bx_path_resolve(ask->arena, file, name);
    bx_image_info info;
    if (!bx_image_probe(picture.path.data, picture.span, &info, diagnostics)) return picture;
    picture.width = info.width;
    picture.height = info.height;
    picture.bitmap = info.space == BX_PIXEL_BITMAP;
    picture.missing = false;
    return picture;
}

int bx_picture_crop_limit(const bx_style *style, int otherwise)
{
    if (style->picture->crop_limit.kind != BX_DIMENSION_PERCENT) return otherwise;
    int percent = style->picture->crop_limit.value / 65536;
    return percent > 95 ? 95 : percent;
}

void bx_picture_slack(const bx_style *style, int32_t lines, int32_t *fewer, int32_t *more)
{
    int limit = bx_picture_crop_limit(style, 25);
    *fewer = lines * limit / 100;
    *more = lines * limit / (100 - limit);
    if (style->picture->crop_limit.kind != BX_DIMENSION_PERCENT) *more = *fewer;
}

bx_box *bx_box_image(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height)
{
    const bx_style *style = bx_style_of(ask->styles, node);
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

bx_box *bx_picture_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                          uint32_t *number)
{
    (void)number;
    bx_box *image = bx_box_image(ask, node, room.width, room.height);
    bx_box_edges(ask, image, room.width);
    return image;
}

bx_length bx_picture_natural_width(const bx_ask *ask, const bx_node *node)
{
    return bx_box_image(ask, node, -1, -1)->rect.width;
}
