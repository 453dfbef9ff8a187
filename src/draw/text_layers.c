/* Shadows, outlines and strokes of letters: copies of the line's glyphs under or over them, filled
 * or stroked. */
#include "draw/drawing.h"

static bx_color color_of(bx_color wanted, const bx_plate_run *run)
{
    return wanted.space == BX_COLOR_NONE ? run->color : wanted;
}

bool bx_text_layer_run(bx_text_layer layer, bx_plate_run *run, bx_length *stroke)
{
    const bx_text_effects *e = run->effects;
    *stroke = 0;
    if (!e || run->annotation) return false;
    switch (layer) {
    case BX_LAYER_SHADOW_STROKE:
    case BX_LAYER_SHADOW:
        if (!e->shadow) return false;
        run->color = color_of(e->shadow_color, run);
        run->origin.x += e->shadow_x;
        run->origin.y += e->shadow_y;
        if (layer == BX_LAYER_SHADOW) return true;
        *stroke = e->stroke + 2 * e->outline;
        return *stroke > 0;
    case BX_LAYER_OUTLINE:
        if (e->outline <= 0) return false;
        *stroke = e->stroke + 2 * e->outline;
        run->color = color_of(e->outline_color, run);
        return true;
    case BX_LAYER_STROKE_BELOW:
    case BX_LAYER_STROKE:
        if (e->stroke <= 0 || e->stroke_below != (layer == BX_LAYER_STROKE_BELOW)) return false;
        *stroke = e->stroke;
        run->color = color_of(e->stroke_color, run);
        return true;
    }
    return false;
}
