/* Building of paths. */
#include "draw/path.h"

/* Control points of a quarter circle lie this part of the radius from its ends, in 1/100,000. */
enum { QUARTER = 55228, QUARTER_SCALE = 100000 };

size_t bx_path_step_points(bx_path_step step)
{
    static const uint8_t points[] = {
        [BX_PATH_MOVE] = 1, [BX_PATH_LINE] = 1,  [BX_PATH_CURVE] = 3,
        [BX_PATH_RECT] = 2, [BX_PATH_CLOSE] = 0,
    };
    return points[step];
}

void bx_path_clear(bx_path *path)
{
    path->steps.count = path->points.count = 0;
}

void bx_path_release(bx_path *path)
{
    bx_array_release(&path->steps);
    bx_array_release(&path->points);
}

void bx_path_move(bx_path *path, bx_point to)
{
    bx_array_push(&path->steps, BX_PATH_MOVE);
    bx_array_push(&path->points, to);
}

void bx_path_line(bx_path *path, bx_point to)
{
    bx_array_push(&path->steps, BX_PATH_LINE);
    bx_array_push(&path->points, to);
}

void bx_path_curve(bx_path *path, bx_point a, bx_point b, bx_point to)
{
    bx_array_push(&path->steps, BX_PATH_CURVE);
    bx_array_push(&path->points, a);
    bx_array_push(&path->points, b);
    bx_array_push(&path->points, to);
}

void bx_path_rect(bx_path *path, bx_rect rect)
{
    bx_array_push(&path->steps, BX_PATH_RECT);
    bx_array_push(&path->points, (bx_point){rect.x, rect.y});
    bx_array_push(&path->points, (bx_point){rect.width, rect.height});
}

void bx_path_close(bx_path *path)
{
    bx_array_push(&path->steps, BX_PATH_CLOSE);
}

void bx_path_round_rect(bx_path *path, bx_rect r, bx_length radius)
{
    bx_length x0 = r.x, y0 = r.y, x1 = bx_rect_right(r), y1 = bx_rect_bottom(r);
    radius = bx_length_min(radius, bx_length_min(r.width, r.height) / 2);
    bx_length k = radius - (bx_length)bx_multiply_divide(radius, 5523, 10000);
    bx_path_move(path, (bx_point){x0 + radius, y0});
    bx_path_line(path, (bx_point){x1 - radius, y0});
    bx_path_curve(path, (bx_point){x1 - k, y0}, (bx_point){x1, y0 + k},
                  (bx_point){x1, y0 + radius});
    bx_path_line(path, (bx_point){x1, y1 - radius});
    bx_path_curve(path, (bx_point){x1, y1 - k}, (bx_point){x1 - k, y1},
                  (bx_point){x1 - radius, y1});
    bx_path_line(path, (bx_point){x0 + radius, y1});
    bx_path_curve(path, (bx_point){x0 + k, y1}, (bx_point){x0, y1 - k},
                  (bx_point){x0, y1 - radius});
    bx_path_line(path, (bx_point){x0, y0 + radius});
    bx_path_curve(path, (bx_point){x0, y0 + k}, (bx_point){x0 + k, y0},
                  (bx_point){x0 + radius, y0});
    bx_path_close(path);
}

void bx_path_ellipse(bx_path *path, bx_point o, bx_length rx, bx_length ry)
{
    bx_length kx = (bx_length)bx_multiply_divide(rx, QUARTER, QUARTER_SCALE);
    bx_length ky = (bx_length)bx_multiply_divide(ry, QUARTER, QUARTER_SCALE);
    bx_path_move(path, (bx_point){o.x + rx, o.y});
    bx_path_curve(path, (bx_point){o.x + rx, o.y + ky}, (bx_point){o.x + kx, o.y + ry},
                  (bx_point){o.x, o.y + ry});
    bx_path_curve(path, (bx_point){o.x - kx, o.y + ry}, (bx_point){o.x - rx, o.y + ky},
                  (bx_point){o.x - rx, o.y});
    bx_path_curve(path, (bx_point){o.x - rx, o.y - ky}, (bx_point){o.x - kx, o.y - ry},
                  (bx_point){o.x, o.y - ry});
    bx_path_curve(path, (bx_point){o.x + kx, o.y - ry}, (bx_point){o.x + rx, o.y - ky},
                  (bx_point){o.x + rx, o.y});
    bx_path_close(path);
}
