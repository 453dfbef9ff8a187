/* Drawn marks of lines: emphasis dots, lines beside names, waves beside titles, frames round names.
 * They are paths, so that they have the same form whatever the face (CLREQ 3.1.8). */
#include "draw/drawing.h"

/* Wave length over wave height. */
enum { WAVE_RATIO = 3 };

/* A drop that leans to the lower right, as a brush leaves it. */
static void sesame(bx_path *path, bx_point o, bx_length size)
{
    bx_length h = size / 2;
    bx_path_move(path, (bx_point){o.x - h, o.y - h});
    bx_path_curve(path, (bx_point){o.x + h / 4, o.y - h}, (bx_point){o.x + h, o.y},
                  (bx_point){o.x + h, o.y + h / 2});
    bx_path_curve(path, (bx_point){o.x + h, o.y + h}, (bx_point){o.x, o.y + h},
                  (bx_point){o.x - h / 4, o.y + h / 2});
    bx_path_curve(path, (bx_point){o.x - h / 2, o.y}, (bx_point){o.x - h / 2, o.y - h / 2},
                  (bx_point){o.x - h, o.y - h});
    bx_path_close(path);
}

static void draw_dot(bx_drawing *d, const bx_plate_mark *mark)
{
    bx_length radius = mark->size / 2, stroke = mark->size / 6;
    bx_paint paint = bx_drawing_paint(d, mark->color, true);
    if (mark->kind == BX_MARK_CIRCLE) {
        bx_path_ellipse(&d->path, mark->from, radius - stroke / 2, radius - stroke / 2);
        bx_drawing_stroke(d, (bx_stroke){.width = stroke}, paint);
        return;
    }
    if (mark->kind == BX_MARK_SESAME)
        sesame(&d->path, mark->from, mark->size);
    else
        bx_path_ellipse(&d->path, mark->from, radius, radius);
    bx_drawing_fill(d, paint);
}

static bx_point along(bx_point from, bool down, bx_length distance, bx_length across)
{
    return down ? (bx_point){from.x + across, from.y + distance}
                : (bx_point){from.x + distance, from.y + across};
}

/* Half waves of one length from the start on, each a cubic that leaves and meets the middle line at
 * 45 degrees or less; the last one is cut where the mark ends, so that no wave is scaled (T-101).
 * Along the wave the control points are evenly spaced; across, the part up to t of (0, s, s, 0) is
 * (0, ts, t(2 − t)s, 3t(1 − t)s). */
static void add_wave(bx_path *path, const bx_plate_mark *mark)
{
    bool down = mark->from.x == mark->to.x;
    bx_length length = down ? mark->to.y - mark->from.y : mark->to.x - mark->from.x;
    bx_length half = mark->size * WAVE_RATIO / 2;
    if (half <= 0 || length <= 0) return;
    bx_path_move(path, mark->from);
    /* The top of a cubic lies at three quarters of its control points. */
    bx_length swing = -mark->size * 2 / 3;
    for (bx_length begin = 0; begin < length; begin += half, swing = -swing) {
        bx_length t = bx_length_min(half, length - begin);
        bx_length first = (bx_length)bx_multiply_divide(swing, t, half);
        bx_length second = (bx_length)bx_multiply_divide(first, 2 * (int64_t)half - t, half);
        bx_length end = (bx_length)bx_multiply_divide(3 * first, half - t, half);
        bx_path_curve(path, along(mark->from, down, begin + t / 3, first),
                      along(mark->from, down, begin + t * 2 / 3, second),
                      along(mark->from, down, begin + t, end));
    }
}

static void draw_stroke(bx_drawing *d, const bx_plate_mark *mark)
{
    bx_stroke stroke = {.width = mark->kind == BX_MARK_WAVE ? mark->size / 3 : mark->size};
    if (mark->kind == BX_MARK_WAVE) {
        add_wave(&d->path, mark);
    } else if (mark->kind == BX_MARK_FRAME) {
        bx_path_rect(&d->path, (bx_rect){mark->from.x, mark->from.y, mark->to.x - mark->from.x,
                                         mark->to.y - mark->from.y});
    } else {
        bx_path_move(&d->path, mark->from);
        bx_path_line(&d->path, mark->to);
    }
    if (d->path.steps.count > 0)
        bx_drawing_stroke(d, stroke, bx_drawing_paint(d, mark->color, true));
}

void bx_draw_line_marks(bx_drawing *d, const bx_plate_line *line)
{
    for (size_t i = 0; i < line->mark_count; i++) {
        const bx_plate_mark *mark = &line->marks[i];
        bool dot = mark->kind == BX_MARK_DOT || mark->kind == BX_MARK_CIRCLE ||
                   mark->kind == BX_MARK_SESAME;
        if (dot)
            draw_dot(d, mark);
        else
            draw_stroke(d, mark);
    }
}
