/* Paths: outlines in page coordinates (base/geometry.h), y down. */
#ifndef BX_DRAW_PATH_H
#define BX_DRAW_PATH_H

#include "base/array.h"
#include "base/geometry.h"

/* What a step does, and the points that it takes from `points`. */
typedef enum bx_path_step {
    BX_PATH_MOVE,  /* 1: begins a subpath */
    BX_PATH_LINE,  /* 1 */
    BX_PATH_CURVE, /* 3: two control points and the end of a cubic */
    BX_PATH_RECT,  /* 2: a closed subpath: its upper left corner; width and height as x and y */
    BX_PATH_CLOSE  /* 0 */
} bx_path_step;

/* A zeroed struct is empty. */
typedef struct bx_path {
    BX_ARRAY(bx_path_step) steps;
    BX_ARRAY(bx_point) points;
} bx_path;

/* Points of a step. */
size_t bx_path_step_points(bx_path_step step);

/* Empties a path and keeps its memory; frees it. */
void bx_path_clear(bx_path *path);
void bx_path_release(bx_path *path);

/* Steps are added at the end. */
void bx_path_move(bx_path *path, bx_point to);
void bx_path_line(bx_path *path, bx_point to);
void bx_path_curve(bx_path *path, bx_point a, bx_point b, bx_point to);
void bx_path_rect(bx_path *path, bx_rect rect);
void bx_path_close(bx_path *path);

/* A closed rectangle with round corners, each one cubic; at most half of the shorter side is
 * round. */
void bx_path_round_rect(bx_path *path, bx_rect rect, bx_length radius);

/* A closed ellipse of four cubics. */
void bx_path_ellipse(bx_path *path, bx_point centre, bx_length rx, bx_length ry);

#endif
