/* Drawing: plates to primitives.
 *
 * What a thing of the plate looks like is decided here, once for all back ends: ornaments, marks
 * beside text, layers of effects, codes, crop marks, boxes in place of pictures that are missing,
 * what overprints, pages in black alone. The order: fills, pictures, fills above them, codes,
 * frames, rules, crop marks, then all text in reading order, then the marks of its lines.
 */
#ifndef BX_DRAW_DRAW_H
#define BX_DRAW_DRAW_H

#include "draw/condition.h"
#include "draw/target.h"
#include "plate/plate.h"

/* Draws a plate for an output condition. The plate's face ids are those of `fonts`. Reads only;
 * several threads may draw, each to its own target. */
void bx_draw_plate(const bx_plate *plate, bx_font_library *fonts,
                   const bx_output_condition *condition, const bx_draw_target *target);

/* The requests of a plate's pictures, in the order in which they are drawn: so that they can be
 * made before. Returns an array of *count, which the caller frees with bx_free; missing ones are
 * left out. Paths belong to the plate. */
bx_image_request *bx_draw_pictures(const bx_plate *plate, const bx_output_condition *condition,
                                   size_t *count);

#endif
