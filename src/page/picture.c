/* Picture files: probing and cropping. */
#include "page/picture.h"

#include "base/file.h"
#include "image/image.h"

bx_picture bx_picture_probe(bx_page_context *context, const bx_node *node)
{
    bx_picture picture = {.width = 3, .height = 2, .missing = true};
    picture.span = bx_node_attribute_span(node, "src");
    bx_string name = bx_node_value(node, "src");
    if (name.size == 0) return picture;
    bx_string file = bx_sources_path(context->sources, picture.span.source);
    picture.path = bx_path_resolve(context->arena, file, name);
    bx_image_info info;
    if (!bx_image_probe(picture.path.data, picture.span, &info, context->diagnostics))
        return picture;
    picture.width = info.width;
    picture.height = info.height;
    picture.bitmap = info.space == BX_PIXEL_BITMAP;
    picture.missing = false;
    return picture;
}

/* Pixels of one direction that fill `part` ÷ `other` of the picture's proportion. */
static void crop_direction(uint32_t size, uint32_t kept, bx_dimension position, uint32_t *begin,
                           uint32_t *length)
{
    if (kept < 1) kept = 1;
    if (kept > size) kept = size;
    int64_t percent = position.kind == BX_DIMENSION_PERCENT ? position.value : 50 * 65536;
    /* The focus point stays where object-position says, as far as the edges allow. */
    *begin = (uint32_t)bx_multiply_divide(size - kept, percent, (int64_t)100 * 65536);
    *length = kept;
}

void bx_picture_paint(bx_page_context *context, const bx_node *node, bx_rect rect)
{
    const bx_style *style = bx_style_of(context->styles, node);
    bx_picture picture = bx_picture_probe(context, node);
    rect = bx_builder_rect(context->builder, rect);
    bx_plate_image image = {.rect = rect, .path = picture.path, .span = picture.span, .crop_width = picture.width,
                            .crop_height = picture.height, .bitmap = picture.bitmap, .missing = picture.missing};
    if (rect.width <= 0 || rect.height <= 0) return;
    int64_t by_height = bx_multiply_divide(picture.height, rect.width, rect.height);
    int64_t by_width = bx_multiply_divide(picture.width, rect.height, rect.width);
    bool wide = by_height < (int64_t)picture.width; /* wider than the rectangle's proportion */
    if (style->object_fit == BX_FIT_COVER) {
        if (wide)
            crop_direction(picture.width, (uint32_t)by_height, style->object_position[0],
                           &image.crop_x, &image.crop_width);
        else
            crop_direction(picture.height, (uint32_t)by_width, style->object_position[1],
                           &image.crop_y, &image.crop_height);
    } else if (style->object_fit == BX_FIT_CONTAIN) {
        if (wide) {
            bx_length height =
                (bx_length)bx_multiply_divide(rect.width, picture.height, picture.width);
            image.rect.y += (rect.height - height) / 2;
            image.rect.height = height;
        } else {
            bx_length width =
                (bx_length)bx_multiply_divide(rect.height, picture.width, picture.height);
            image.rect.x += (rect.width - width) / 2;
            image.rect.width = width;
        }
    }
    bx_builder_image(context->builder, image);
}
