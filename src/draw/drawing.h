/* A plate while it is drawn: what the files of this folder share. */
#ifndef BX_DRAW_DRAWING_H
#define BX_DRAW_DRAWING_H

#include "draw/draw.h"

typedef struct bx_drawing {
    const bx_plate *plate;
    bx_font_library *fonts;
    const bx_output_condition *condition;
    const bx_draw_target *target;
    bx_path path;   /* emptied for each primitive */
    bx_color color; /* the last one that was resolved, and its inks */
    bx_paint resolved;
    bool full_black; /* they may overprint */
    bool has_color;
} bx_drawing;

/* The inks of a colour. Overprint only where it is allowed and black is full. */
bx_paint bx_drawing_paint(bx_drawing *d, bx_color color, bool may_overprint);

/* Fills or strokes the drawing's path, and empties it. */
void bx_drawing_fill(bx_drawing *d, bx_paint paint);
void bx_drawing_stroke(bx_drawing *d, bx_stroke stroke, bx_paint paint);

/* Rules of repeated ornaments 花线 and waves 曲线; false when the rule is a plain one. */
bool bx_draw_ornament(bx_drawing *d, const bx_plate_rule *rule);

/* All text, story by story in reading order. */
void bx_draw_text(bx_drawing *d);

/* Marks of a line: lines and waves beside names and titles, emphasis dots, frames. */
void bx_draw_line_marks(bx_drawing *d, const bx_plate_line *line);

/* Layers of copies of letters that make shadows, outlines and strokes (base/text_effects.h), in the
 * order of painting; the letters themselves come before BX_LAYER_STROKE. */
typedef enum bx_text_layer {
    BX_LAYER_SHADOW_STROKE,
    BX_LAYER_SHADOW,
    BX_LAYER_OUTLINE,
    BX_LAYER_STROKE_BELOW,
    BX_LAYER_STROKE
} bx_text_layer;

/* What a layer draws of a run: changes the copy's colour and place, and sets the width of the
 * stroke (0: it is filled). False when it draws nothing. */
bool bx_text_layer_run(bx_text_layer layer, bx_plate_run *copy, bx_length *stroke);

#endif
