/* Interlinear marks of a set line: emphasis dots 着重号, lines beside names 专名号, waves beside
 * titles 书名号甲式, frames 示亡号 (CLREQ 3.1.3.4, 3.1.8). They stand in the line gap and never
 * change the pitch. */
#ifndef BX_SET_INTERLINEAR_H
#define BX_SET_INTERLINEAR_H

#include "line/line.h"
#include "plate/plate.h"

/* Fills the marks of `out`, whose origin, em box and direction are set. `offsets` are those of
 * bx_line_place, `text_begin` the paragraph's byte where the line's text begins. Text without marks
 * costs one look at each cluster. Lists live in the arena. */
void bx_set_marks(const bx_paragraph *paragraph, const bx_line *line, const bx_length *offsets,
                  uint32_t text_begin, bx_plate_line *out, bx_arena *arena);

#endif
