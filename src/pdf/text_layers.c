/* Shadows, outlines and strokes of letters. Each is a copy of the line's glyphs under or over them,
 * with text render mode 0 or 1; readers get no text for the copies. */
#include "pdf/text_layers.h"

static bx_color color_of(bx_color wanted, const bx_plate_run *run)
{
    return wanted.space == BX_COLOR_NONE ? run->color : wanted;
}

/* What a layer draws of a run: false, nothing. `stroke` 0 is a fill. */
static bool layer_run(bx_text_layer layer, bx_plate_run *run, bx_length *stroke)
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

bool bx_line_has_effects(const bx_plate_line *line)
{
    for (size_t r = 0; r < line->run_count; r++) {
        if (line->runs[r].effects) return true;
    }
    return false;
}

void bx_write_text_layer(bx_page_writer *w, const bx_plate_line *line, bx_text_layer layer,
                         bx_write_run write, void *state)
{
    bx_buffer *out = &w->content.buffer;
    bool begun = false;
    for (size_t r = 0; r < line->run_count; r++) {
        bx_plate_run run = line->runs[r];
        bx_length stroke;
        if (!layer_run(layer, &run, &stroke)) continue;
        if (!begun) bx_buffer_append_literal(out, "/Span<</ActualText<FEFF>>>BDC\n");
        begun = true;
        if (stroke > 0) {
            bx_content_length(&w->content, stroke);
            bx_buffer_append_literal(out, "w 1 j 1 Tr\n");
            /* One overprint setting holds for both: fill and stroke have the same colour here. */
            bx_write_fill_color(w, run.color, true);
            bx_write_stroke_color(w, run.color, true);
        }
        write(state, &run);
        if (stroke > 0) bx_content_operator(&w->content, "0 Tr 0 j");
    }
    if (begun) bx_content_operator(&w->content, "EMC");
}
