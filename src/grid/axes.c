/* Between a layout and its page. */
#include "grid/axes.h"

bx_axes bx_axes_of_page(bool vertical, bx_rect type_area)
{
    if (!vertical) return (bx_axes){.area = type_area};
    return (bx_axes){.vertical = true,
                     .origin = {bx_rect_right(type_area), type_area.y},
                     .area = {0, 0, type_area.height, type_area.width}};
}

bx_axes bx_axes_turned(const bx_axes *axes, bx_rect rect)
{
    bx_rect r = bx_axes_rect(axes, rect);
    bx_axes turned = {.vertical = !axes->vertical, .area = {0, 0, rect.height, rect.width}};
    turned.origin = (bx_point){axes->vertical ? r.x : bx_rect_right(r), r.y};
    return turned;
}

bx_point bx_axes_point(const bx_axes *axes, bx_point p)
{
    if (axes->vertical) return (bx_point){axes->origin.x - p.y, axes->origin.y + p.x};
    return (bx_point){axes->origin.x + p.x, axes->origin.y + p.y};
}

bx_rect bx_axes_rect(const bx_axes *axes, bx_rect r)
{
    bx_point corner = bx_axes_point(axes, (bx_point){r.x, r.y});
    if (axes->vertical) return (bx_rect){corner.x - r.height, corner.y, r.height, r.width};
    return (bx_rect){corner.x, corner.y, r.width, r.height};
}

bx_rect bx_axes_layout_rect(const bx_axes *axes, bx_rect r)
{
    if (axes->vertical)
        return (bx_rect){r.y - axes->origin.y, axes->origin.x - bx_rect_right(r), r.height,
                         r.width};
    return (bx_rect){r.x - axes->origin.x, r.y - axes->origin.y, r.width, r.height};
}
