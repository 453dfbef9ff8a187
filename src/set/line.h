/* A broken line to a line of a plate: glyph positions, runs and composition facts. */
#ifndef BX_SET_LINE_H
#define BX_SET_LINE_H

#include "line/line.h"
#include "plate/plate.h"

/* `origin` is the start edge of the measure on the baseline. What the plate keeps is allocated in
 * `arena`; `scratch` holds what is needed only meanwhile. */
bx_plate_line bx_set_line(const bx_paragraph *paragraph, const bx_line *line, bx_point origin,
                          bx_arena *arena, bx_arena *scratch);

#endif
