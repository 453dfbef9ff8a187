/* Pictures onto the plate: which part of them is seen. */
#include "paint/picture_paint.h"

#include "box/picture.h"
#include "paint/codes.h"
#include "style/picture_style.h"

#include <stdio.h>

/* Where the kept pixels of one direction begin. The point of object-position stays where it is in
 * the frame, as in CSS. */
static void crop_direction(uint32_t size, int64_t wanted, bx_dimension position, uint32_t *begin,
                           uint32_t *length)
{
    uint32_t kept = wanted < 1 ? 1 : wanted > (int64_t)size ? size : (uint32_t)wanted;
    int64_t percent = position.kind == BX_DIMENSION_PERCENT ? position.value : 50 * 65536;
    *begin = (uint32_t)bx_multiply_divide(size - kept, percent, (int64_t)100 * 65536);
    *length = kept;
}

/* A focus point comes to the middle of the frame, as far as the picture's edges allow. */
static void crop_around(uint32_t size, int64_t wanted, int64_t focus, uint32_t *begin,
                        uint32_t *length)
{
    uint32_t kept = wanted < 1 ? 1 : wanted > (int64_t)size ? size : (uint32_t)wanted;
    int64_t first = bx_multiply_divide(size, focus, 65536) - kept / 2;
    if (first > (int64_t)(size - kept)) first = size - kept;
    *begin = first < 0 ? 0 : (uint32_t)first;
    *length = kept;
}

/* A decimal number from 0 to 1 at `*at`, in 1/65536; the grammar has checked the text. */
static int64_t unit_number(bx_string text, size_t *at)
{
    int64_t value = 0, scale = 65536;
    bool fraction = false;
    while (*at < text.size && text.data[*at] == ' ')
        ++*at;
    for (; *at < text.size && text.data[*at] != ' '; ++*at) {
        char c = text.data[*at];
        if (c == '.')
            fraction = true;
        else if (fraction)
            value += (c - '0') * (scale /= 10);
        else
            value = (c - '0') * (int64_t)65536;
    }
    return value;
}

/* The part of the picture that fills a rectangle. */
static void crop_to(const bx_node *node, const bx_style *style, bx_plate_image *image)
{
    uint32_t width = image->crop_width, height = image->crop_height;
    int64_t by_height = bx_multiply_divide(height, image->rect.width, image->rect.height);
    int64_t by_width = bx_multiply_divide(width, image->rect.height, image->rect.width);
    bool wide = by_height < (int64_t)width; /* wider than the rectangle's proportion */
    bx_string focus = bx_node_value(node, "focus");
    size_t at = 0;
    int64_t x = unit_number(focus, &at), y = unit_number(focus, &at);
    if (focus.size > 0 && wide)
        crop_around(width, by_height, x, &image->crop_x, &image->crop_width);
    else if (focus.size > 0)
        crop_around(height, by_width, y, &image->crop_y, &image->crop_height);
    else if (wide)
        crop_direction(width, by_height, style->picture->object_position[0], &image->crop_x,
                       &image->crop_width);
    else
        crop_direction(height, by_width, style->picture->object_position[1], &image->crop_y,
                       &image->crop_height);
}

/* The rectangle inside the frame that shows all of the picture. */
static bx_rect contained(bx_rect rect, const bx_picture *picture)
{
    bool wide =
        bx_multiply_divide(picture->height, rect.width, rect.height) < (int64_t)picture->width;
    if (wide) {
        bx_length height =
            (bx_length)bx_multiply_divide(rect.width, picture->height, picture->width);
        rect.y += (rect.height - height) / 2;
        rect.height = height;
    } else {
        bx_length width =
            (bx_length)bx_multiply_divide(rect.height, picture->width, picture->height);
        rect.x += (rect.width - width) / 2;
        rect.width = width;
    }
    return rect;
}

/* Share of a picture that may be lost without a word, where the style does not say more. */
enum { SILENT_CROP = 25 };

const char *bx_paint_size(bx_short_text *text, bx_length width, bx_length height)
{
    int64_t w = bx_multiply_divide(width, 254, (int64_t)72 * BX_ONE_PT),
            h = bx_multiply_divide(height, 254, (int64_t)72 * BX_ONE_PT);
    snprintf(text->text, sizeof text->text, "%lld.%lld × %lld.%lld mm", (long long)(w / 10),
             (long long)(w % 10), (long long)(h / 10), (long long)(h % 10));
    return text->text;
}

/* Says what a crop takes when it is more than a quarter, or more than -bx-crop-limit: whoever
 * writes that knows of the crop. */
static void check_crop(const bx_painter *painter, const bx_style *style, const bx_picture *picture,
                       const bx_plate_image *image)
{
    bool limited = style->picture->crop_limit.kind == BX_DIMENSION_PERCENT;
    int64_t limit = bx_picture_crop_limit(style, SILENT_CROP);
    bool wide = image->crop_width < picture->width;
    uint64_t kept = wide ? image->crop_width : image->crop_height;
    uint64_t whole = wide ? picture->width : picture->height;
    if (kept * 100 >= whole * (uint64_t)(100 - limit)) return;
    bx_number_text a, b;
    bx_short_text name, size;
    const char *lost = bx_number(&a, (int64_t)(((whole - kept) * 100 + whole - 1) / whole));
    uint32_t page = painter->ask.page->number;
    bx_length high =
        (bx_length)bx_multiply_divide(image->rect.width, picture->height, picture->width);
    if (limited)
        bx_report_on_page(painter->diagnostics, BX_PICTURE_CROPPED, picture->span, page,
                          painter->story, bx_short(&name, picture->path), lost,
                          bx_number(&b, limit));
    else
        bx_report_on_page(painter->diagnostics, BX_PICTURE_CROP_LARGE, picture->span, page,
                          painter->story, bx_short(&name, picture->path), lost,
                          bx_paint_size(&size, image->rect.width, high));
}

void bx_picture_paint(const bx_painter *painter, const bx_node *node, bx_rect rect)
{
    const bx_style *style = bx_style_of(painter->ask.styles, node);
    bx_picture picture = bx_picture_probe(&painter->ask, node, painter->diagnostics);
    if (picture.unnamed)
        bx_report_on_page(painter->diagnostics, BX_PICTURE_EMPTY, node->span,
                          painter->ask.page->number, painter->story);
    rect = bx_builder_rect(painter->builder, rect);
    bx_plate_image image = {.rect = rect,
                            .path = picture.path,
                            .span = picture.span,
                            .crop_width = picture.width,
                            .crop_height = picture.height,
                            .bitmap = picture.bitmap,
                            .missing = picture.missing,
                            .keep_inks = style->picture->image_intent == BX_IMAGE_INTENT_KEEP,
                            .figure = node->element == BX_ELEMENT_FIGURE};
    if (rect.width <= 0 || rect.height <= 0) return;
    if (style->picture->object_fit == BX_FIT_COVER)
        crop_to(node, style, &image);
    else if (style->picture->object_fit == BX_FIT_CONTAIN)
        image.rect = contained(rect, &picture);
    if (!picture.missing) check_crop(painter, style, &picture, &image);
    bx_builder_image(painter->builder, image);
}
