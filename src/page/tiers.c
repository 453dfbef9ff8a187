/* From columns of lines to tiers of vertical lines. */
#include "page/tiers.h"

typedef struct extent {
    bx_length left, right;
    int32_t top, bottom;
} extent;

static extent area_extent(const bx_strip *strips, size_t count)
{
    extent e = {strips[0].x, strips[0].x + strips[0].width, strips[0].top, strips[0].bottom};
    for (size_t i = 1; i < count; i++) {
        e.left = bx_length_min(e.left, strips[i].x);
        e.right = bx_length_max(e.right, strips[i].x + strips[i].width);
        if (strips[i].top < e.top) e.top = strips[i].top;
        if (strips[i].bottom > e.bottom) e.bottom = strips[i].bottom;
    }
    return e;
}

/* Left and right edge of the strips that cover the page lines [top, bottom); false when none does. */
static bool covered(const bx_strip *strips, size_t count, int32_t top, int32_t bottom, bx_length *left,
                    bx_length *right)
{
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        if (strips[i].top > top || strips[i].bottom < bottom) continue;
        bx_length edge = strips[i].x + strips[i].width;
        *left = found ? bx_length_min(*left, strips[i].x) : strips[i].x;
        *right = found ? bx_length_max(*right, edge) : edge;
        found = true;
    }
    return found;
}

static bx_strip *make_tiers(bx_page_context *context, const bx_style *style, const bx_strip *strips, size_t *count,
                            extent area)
{
    bx_length white = context->pitch - context->em;
    int64_t height = (int64_t)(area.bottom - area.top) * context->pitch - white;
    bx_length gap = bx_dimension_resolve(style->column_gap, 0, context->em * 2);
    int64_t tiers = style->column_count > 0 ? style->column_count : 1;
    int64_t measure = (height - gap * (tiers - 1)) / tiers / context->em * context->em;
    if (measure < context->em) measure = context->em;
    int64_t spare = height - measure * tiers;
    bx_strip *list = BX_NEW_ARRAY(context->arena, bx_strip, (size_t)tiers);
    size_t made = 0;
    for (int64_t i = 0; i < tiers; i++) {
        int64_t y = i * measure + (tiers > 1 ? spare * i / (tiers - 1) : 0);
        if (y + measure > height + context->em) break;
        int32_t top = area.top + (int32_t)(y / context->pitch);
        int32_t bottom = area.top + (int32_t)((y + measure + white + context->pitch - 1) / context->pitch);
        if (bottom > area.bottom) bottom = area.bottom;
        bx_length left, right;
        if (!covered(strips, *count, top, bottom, &left, &right)) continue;
        int64_t begin = ((int64_t)area.right - right + context->pitch - 1) / context->pitch;
        int64_t end = ((int64_t)area.right + white - left) / context->pitch;
        list[made++] = (bx_strip){.x = bx_length_clamp(y), .width = bx_length_clamp(measure),
                                  .top = (int32_t)begin, .bottom = (int32_t)end};
    }
    *count = made;
    return list;
}

bx_tiers bx_tiers_enter(bx_page_context *context, const bx_style *style, const bx_strip *strips, size_t count)
{
    bx_tiers tiers = {.strips = strips, .count = count};
    if (style->writing_mode != BX_VERTICAL_RL || context->vertical || count == 0) return tiers;
    extent area = area_extent(strips, count);
    tiers.turned = true;
    tiers.type_area = context->type_area;
    tiers.strips = make_tiers(context, style, strips, &tiers.count, area);
    /* The em boxes of the first line and of its characters touch the edges, as beside horizontal text. */
    bx_length white = (context->pitch - context->em) / 2;
    bx_point origin = {area.right + white, bx_line_top(context, area.top) + white};
    tiers.frame = bx_builder_frame(context->builder, (bx_frame){true, origin});
    context->type_area = (bx_rect){0, 0, context->type_area.height, context->type_area.width};
    context->vertical = true;
    return tiers;
}

void bx_tiers_leave(bx_page_context *context, const bx_tiers *tiers)
{
    if (!tiers->turned) return;
    bx_builder_frame(context->builder, tiers->frame);
    context->type_area = tiers->type_area;
    context->vertical = false;
}
