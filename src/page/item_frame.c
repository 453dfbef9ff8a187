/* Room for frames. */
#include "page/item_frame.h"

#include "box/box_parts.h"
#include "style/box_style.h"

/* Border, tint, or padding alone. */
static bool has_frame(const bx_style *style)
{
    bool some = style->box->background_color.space != BX_COLOR_NONE;
    for (int side = 0; side < 4; side++)
        some |= style->box->border[side].style != BX_BORDER_NONE ||
                style->box->padding[side].value != 0;
    return some;
}

static bool is_rectangle(bx_strips strips)
{
    for (size_t i = 1; i < strips.count; i++) {
        const bx_strip *s = &strips.items[i], *first = &strips.items[0];
        if (s->top != first->top || s->bottom != first->bottom || s->x <= s[-1].x) return false;
    }
    return strips.count > 0;
}

/* Equal columns in a stretch, with the gutters that the strips had. */
static void break_inside(bx_strip *inside, size_t count, bx_column room)
{
    bx_length gap = count > 1 ? inside[1].x - inside[0].x - inside[0].width : 0;
    int64_t text = (int64_t)room.width - (int64_t)gap * (int64_t)(count - 1);
    if (text < (int64_t)count) text = (int64_t)count;
    for (size_t i = 0; i < count; i++) {
        int64_t begin = text * (int64_t)i / (int64_t)count,
                end = text * (int64_t)(i + 1) / (int64_t)count;
        inside[i].x = bx_length_clamp(room.x + begin + (int64_t)gap * (int64_t)i);
        inside[i].width = bx_length_clamp(end - begin);
    }
}

bx_item_frame bx_item_frame_of(const bx_ask *ask, const bx_style *style, bx_strips strips)
{
    bx_item_frame frame = {.strips = strips};
    if (!has_frame(style)) return frame;
    frame.shapeless = !is_rectangle(strips);
    if (frame.shapeless) return frame;
    const bx_strip *last = &strips.items[strips.count - 1];
    bx_column whole = {strips.items[0].x, last->x + last->width - strips.items[0].x};
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, whole.width);
    int32_t above = bx_whole_lines(ask, edges.padding[BX_TOP]),
            below = bx_whole_lines(ask, edges.padding[BX_BOTTOM]);
    frame.lines = above + below;
    bx_strip *inside = bx_arena_copy(ask->arena, strips.items, strips.count * sizeof *inside);
    bx_length sides = edges.padding[BX_LEFT] + edges.padding[BX_RIGHT];
    if (sides > 0)
        break_inside(inside, strips.count,
                     (bx_column){whole.x + edges.padding[BX_LEFT],
                                 bx_length_max(whole.width - sides, ask->page->em)});
    for (size_t i = 0; i < strips.count; i++) {
        inside[i].top += above;
        inside[i].bottom -= below;
        if (inside[i].bottom < inside[i].top) inside[i].bottom = inside[i].top;
    }
    /* The padding is that round the em boxes of the text; a tint without padding fills the lines.
     */
    bx_length white = (ask->page->pitch - ask->page->em) / 2;
    bx_length top = bx_line_top(ask, inside[0].top), bottom = bx_line_top(ask, inside[0].bottom);
    if (above > 0) top += white - edges.padding[BX_TOP];
    if (below > 0) bottom -= white - edges.padding[BX_BOTTOM];
    frame.rect = (bx_rect){whole.x, top, whole.width, bottom - top};
    frame.strips.items = inside;
    return frame;
}
