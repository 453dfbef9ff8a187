/* Picture files: probing and cropping. */
#include "box/picture.h"

#include "base/file.h"
#include "image/image.h"
#include "style/picture_style.h"

bx_picture bx_picture_probe(const bx_ask *ask, const bx_node *node, bx_diagnostics *diagnostics)
{
    bx_picture picture = {.width = 3, .height = 2, .missing = true};
    picture.span = bx_node_attribute_span(node, "src");
    bx_string name = bx_string_trim(bx_node_value(node, "src"));
    if (name.size == 0) {
        picture.unnamed = node->element == BX_ELEMENT_FIGURE;
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
