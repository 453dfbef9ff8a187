/* Copies of letters that make shadows, outlines and strokes (base/text_effects.h). */
#ifndef BX_PDF_TEXT_LAYERS_H
#define BX_PDF_TEXT_LAYERS_H

#include "pdf/page_parts.h"

/* In the order of painting; the letters themselves come before BX_LAYER_STROKE. */
typedef enum bx_text_layer {
    BX_LAYER_SHADOW_STROKE,
    BX_LAYER_SHADOW,
    BX_LAYER_OUTLINE,
    BX_LAYER_STROKE_BELOW,
    BX_LAYER_STROKE
} bx_text_layer;

/* Writes the glyphs of a run in its colour. */
typedef void (*bx_write_run)(void *state, const bx_plate_run *run);

/* Whether some run of a line has effects. */
bool bx_line_has_effects(const bx_plate_line *line);

/* Writes one layer of a line inside a text object. */
void bx_write_text_layer(bx_page_writer *writer, const bx_plate_line *line, bx_text_layer layer,
                         bx_write_run write, void *state);

#endif
