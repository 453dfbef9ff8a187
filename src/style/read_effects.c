/* Readers of what is drawn with letters besides their fill. */
#include "style/readers.h"

/* <width> || <colour>; the text's colour when there is none. */
static bool read_stroke(bx_values *values, bx_length *width, bx_color *color)
{
    bool sized = false, coloured = false;
    *width = BX_ONE_PT;
    *color = (bx_color){BX_COLOR_NONE, {0}};
    while (!bx_values_done(values)) {
        if (!coloured && bx_values_keyword(values, "currentcolor"))
            coloured = true;
        else if (!sized && bx_values_length(values, false, width))
            sized = true;
        else if (!coloured && bx_values_color(values, color))
            coloured = true;
        else
            return false;
    }
    return sized || coloured;
}

/* -webkit-text-stroke-color and the like: currentcolor stays open until the text is set. */
BX_READER(effect_color)
{
    bx_color *color = bx_property_field(property, style);
    *color = (bx_color){BX_COLOR_NONE, {0}};
    return bx_values_keyword(values, "currentcolor") || bx_values_color(values, color);
}

BX_READER(text_stroke)
{
    (void)property;
    return read_stroke(values, &style->font.effects.stroke, &style->font.effects.stroke_color);
}

/* -bx-text-outline: none | <width> || <colour> */
BX_READER(text_outline)
{
    (void)property;
    style->font.effects.outline = 0;
    if (bx_values_keyword(values, "none")) return true;
    return read_stroke(values, &style->font.effects.outline, &style->font.effects.outline_color);
}

/* paint-order: what comes first is lowest. */
BX_READER(paint_order)
{
    (void)property;
    style->font.effects.stroke_below = false;
    if (bx_values_keyword(values, "normal")) return true;
    if (bx_values_keyword(values, "stroke")) {
        style->font.effects.stroke_below = true;
        bx_values_keyword(values, "fill");
        return true;
    }
    if (!bx_values_keyword(values, "fill")) return false;
    bx_values_keyword(values, "stroke");
    return true;
}

/* text-shadow: none | <colour>? <x> <y> 0? <colour>? */
BX_READER(text_shadow)
{
    (void)property;
    bx_text_effects *e = &style->font.effects;
    bx_length blur = 0;
    e->shadow = false;
    if (bx_values_keyword(values, "none")) return true;
    e->shadow_color = (bx_color){BX_COLOR_NONE, {0}};
    bool coloured =
        bx_values_keyword(values, "currentcolor") || bx_values_color(values, &e->shadow_color);
    if (!bx_values_length(values, true, &e->shadow_x) ||
        !bx_values_length(values, true, &e->shadow_y))
        return false;
    bx_values_length(values, false, &blur);
    if (!coloured && !bx_values_done(values) && !bx_values_keyword(values, "currentcolor") &&
        !bx_values_color(values, &e->shadow_color))
        return false;
    e->shadow = true;
    return blur == 0;
}
