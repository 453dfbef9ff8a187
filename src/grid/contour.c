/* Polygons and insets against lines of text. */
#include "grid/contour.h"

/* A place on the page within a block, as the layout counts. */
static bx_point turned(const bx_ask *ask, bx_rect rect, bx_length x, bx_length y)
{
    /* On a vertical page the layout's x goes down and its y to the left. */
    if (ask->axes.vertical) return (bx_point){rect.x + y, bx_rect_bottom(rect) - x};
    return (bx_point){rect.x + x, rect.y + y};
}

bx_contour bx_contour_make(const bx_ask *ask, const bx_shape *shape, bx_rect rect)
{
    bx_length width = ask->axes.vertical ? rect.height : rect.width;
    bx_length height = ask->axes.vertical ? rect.width : rect.height;
    bx_contour c = {.count = shape->kind == BX_SHAPE_INSET ? 4 : shape->count};
    c.points = BX_NEW_ARRAY(ask->arena, bx_point, c.count);
    if (shape->kind == BX_SHAPE_INSET) {
        bx_length top = bx_dimension_resolve(shape->values[BX_TOP], height, 0);
        bx_length right = width - bx_dimension_resolve(shape->values[BX_RIGHT], width, 0);
        bx_length bottom = height - bx_dimension_resolve(shape->values[BX_BOTTOM], height, 0);
        bx_length left = bx_dimension_resolve(shape->values[BX_LEFT], width, 0);
        if (right < left || bottom < top) c.count = 0;
        if (c.count == 0) return c;
        c.points[0] = turned(ask, rect, left, top);
        c.points[1] = turned(ask, rect, right, top);
        c.points[2] = turned(ask, rect, right, bottom);
        c.points[3] = turned(ask, rect, left, bottom);
        return c;
    }
    for (size_t i = 0; i < c.count; i++) {
        bx_length x = bx_dimension_resolve(shape->values[2 * i], width, 0);
        bx_length y = bx_dimension_resolve(shape->values[2 * i + 1], height, 0);
        c.points[i] = turned(ask, rect, x, y);
    }
    return c;
}

/* Where an edge is at a depth between its ends. */
static bx_length edge_at(bx_point a, bx_point b, bx_length y)
{
    return a.x + bx_length_clamp(((int64_t)b.x - a.x) * ((int64_t)y - a.y) / ((int64_t)b.y - a.y));
}

bool bx_contour_extent(const bx_contour *contour, bx_length top, bx_length bottom, bx_length *begin,
                       bx_length *end)
{
    bool found = false;
    for (size_t i = 0; i < contour->count; i++) {
        bx_point a = contour->points[i], b = contour->points[(i + 1) % contour->count];
        if (a.y > b.y) {
            bx_point swap = a;
            a = b;
            b = swap;
        }
        if (b.y < top || a.y > bottom) continue;
        bx_length from = a.y < top ? edge_at(a, b, top) : a.x;
        bx_length to = b.y > bottom ? edge_at(a, b, bottom) : b.x;
        if (!found || bx_length_min(from, to) < *begin) *begin = bx_length_min(from, to);
        if (!found || bx_length_max(from, to) > *end) *end = bx_length_max(from, to);
        found = true;
    }
    return found && *end > *begin;
}
