/* What painting is done with: the only part of layout that writes a plate and reports. */
#ifndef BX_PAINT_PAINTER_H
#define BX_PAINT_PAINTER_H

#include "base/map.h"
#include "grid/ask.h"
#include "set/builder.h"

/* A value, passed on with the axes and the story of what is painted. */
typedef struct bx_painter {
    bx_ask ask;
    bx_builder *builder; /* counts in ask.axes */
    bx_diagnostics *diagnostics;
    bx_jump_cut *cuts; /* of issue->jumps: those of this page's stories are written */
    bx_string story;   /* id of the story that is painted, for messages */
    uint32_t slice;    /* of running text that is painted; 0: none */
    bx_map *said;      /* remarks on texts that are made once a story (paint/text_messages.h) */
} bx_painter;

/* The painter of what counts in other axes, until bx_painter_go_on. */
static inline bx_painter bx_painter_turned(const bx_painter *painter, const bx_axes *axes)
{
    bx_painter turned = *painter;
    turned.ask.axes = *axes;
    bx_builder_count_in(painter->builder, axes);
    return turned;
}

/* Goes on in the painter's own axes. */
static inline void bx_painter_go_on(const bx_painter *painter)
{
    bx_builder_count_in(painter->builder, &painter->ask.axes);
}

#endif
