/* Boxes onto the plate. */
#ifndef BX_PAINT_BOX_PAINT_H
#define BX_PAINT_BOX_PAINT_H

#include "box/box.h"
#include "paint/painter.h"

/* What a box has no room for. */
typedef struct bx_box_rest {
    uint32_t characters;
    bool picture;
} bx_box_rest;

/* Draws a box whose parent's origin is at `at`, within `room` of the layout; its text becomes
 * blocks of the open story. A line that leaves the room or stands on what the box has drawn before
 * is left out with the rest of its text. The characters are counted in the story, as placed or
 * overset; returns what was left out. */
bx_box_rest bx_box_paint(const bx_painter *painter, const bx_box *box, bx_point at, bx_rect room);

#endif
