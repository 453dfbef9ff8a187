/* Drawn marks of lines: emphasis dots, lines beside names, waves beside titles, frames round names.
 * They are paths, so that they have the same form whatever the face (CLREQ 3.1.8). */
#include "pdf/page_parts.h"

/* Control points of a quarter circle lie this part of the radius from its ends, in 1/100,000. */
enum { QUARTER = 55228, QUARTER_SCALE = 100000 };

/* Wave length over wave height. */
enum { WAVE_RATIO = 3 };

static void curve_to(bx_content_stream *c, bx_point a, bx_point b, bx_point end)
{
    bx_content_point(c, a.x, a.y);
    bx_content_point(c, b.x, b.y);
    bx_content_point(c, end.x, end.y);
    bx_content_operator(c, "c");
}

static void ellipse(bx_content_stream *c, bx_point o, bx_length rx, bx_length ry)
{
    bx_length kx = (bx_length)bx_multiply_divide(rx, QUARTER, QUARTER_SCALE);
    bx_length ky = (bx_length)bx_multiply_divide(ry, QUARTER, QUARTER_SCALE);
    bx_content_point(c, o.x + rx, o.y);
    bx_content_operator(c, "m");
    curve_to(c, (bx_point){o.x + rx, o.y + ky}, (bx_point){o.x + kx, o.y + ry},
             (bx_point){o.x, o.y + ry});
    curve_to(c, (bx_point){o.x - kx, o.y + ry}, (bx_point){o.x - rx, o.y + ky},
             (bx_point){o.x - rx, o.y});
    curve_to(c, (bx_point){o.x - rx, o.y - ky}, (bx_point){o.x - kx, o.y - ry},
             (bx_point){o.x, o.y - ry});
    curve_to(c, (bx_point){o.x + kx, o.y - ry}, (bx_point){o.x + rx, o.y - ky},
             (bx_point){o.x + rx, o.y});
}

/* A drop that leans to the lower right, as a brush leaves it. */
static void sesame(bx_content_stream *c, bx_point o, bx_length size)
{
    bx_length h = size / 2;
    bx_content_point(c, o.x - h, o.y - h);
    bx_content_operator(c, "m");
    curve_to(c, (bx_point){o.x + h / 4, o.y - h}, (bx_point){o.x + h, o.y},
             (bx_point){o.x + h, o.y + h / 2});
    curve_to(c, (bx_point){o.x + h, o.y + h}, (bx_point){o.x, o.y + h},
             (bx_point){o.x - h / 4, o.y + h / 2});
    curve_to(c, (bx_point){o.x - h / 2, o.y}, (bx_point){o.x - h / 2, o.y - h / 2},
             (bx_point){o.x - h, o.y - h});
}

static void write_dot(bx_page_writer *w, const bx_plate_mark *mark)
{
    bx_content_stream *c = &w->content;
    bx_length radius = mark->size / 2;
    if (mark->kind == BX_MARK_CIRCLE) {
        bx_length stroke = mark->size / 6;
        bx_write_stroke_color(w, mark->color, true);
        bx_content_length(c, stroke);
        bx_buffer_append_literal(&c->buffer, "w ");
        ellipse(c, mark->from, radius - stroke / 2, radius - stroke / 2);
        bx_content_operator(c, "h S");
        return;
    }
    bx_write_fill_color(w, mark->color, true);
    if (mark->kind == BX_MARK_SESAME)
        sesame(c, mark->from, mark->size);
    else
        ellipse(c, mark->from, radius, radius);
    bx_content_operator(c, "h f");
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
static void write_wave(bx_page_writer *w, const bx_plate_mark *mark)
{
    bx_content_stream *c = &w->content;
    bool down = mark->from.x == mark->to.x;
    bx_length length = down ? mark->to.y - mark->from.y : mark->to.x - mark->from.x;
    bx_length half = mark->size * WAVE_RATIO / 2;
    if (half <= 0 || length <= 0) return;
    bx_content_point(c, mark->from.x, mark->from.y);
    bx_content_operator(c, "m");
    /* The top of a cubic lies at three quarters of its control points. */
    bx_length swing = -mark->size * 2 / 3;
    for (bx_length begin = 0; begin < length; begin += half, swing = -swing) {
        bx_length t = bx_length_min(half, length - begin);
        bx_length first = (bx_length)bx_multiply_divide(swing, t, half);
        bx_length second = (bx_length)bx_multiply_divide(first, 2 * (int64_t)half - t, half);
        bx_length end = (bx_length)bx_multiply_divide(3 * first, half - t, half);
        curve_to(c, along(mark->from, down, begin + t / 3, first),
                 along(mark->from, down, begin + t * 2 / 3, second),
                 along(mark->from, down, begin + t, end));
    }
    bx_content_operator(c, "S");
}

static void write_stroke(bx_page_writer *w, const bx_plate_mark *mark)
{
    bx_content_stream *c = &w->content;
    bx_write_stroke_color(w, mark->color, true);
    bx_content_length(c, mark->kind == BX_MARK_WAVE ? mark->size / 3 : mark->size);
    bx_buffer_append_literal(&c->buffer, "w ");
    if (mark->kind == BX_MARK_WAVE) {
        write_wave(w, mark);
        return;
    }
    bx_content_point(c, mark->from.x, mark->kind == BX_MARK_FRAME ? mark->to.y : mark->from.y);
    if (mark->kind == BX_MARK_FRAME) {
        bx_content_length(c, mark->to.x - mark->from.x);
        bx_content_length(c, mark->to.y - mark->from.y);
        bx_content_operator(c, "re S");
        return;
    }
    bx_buffer_append_literal(&c->buffer, "m ");
    bx_content_point(c, mark->to.x, mark->to.y);
    bx_content_operator(c, "l S");
}

void bx_write_line_marks(bx_page_writer *w, const bx_plate_line *line)
{
    for (size_t i = 0; i < line->mark_count; i++) {
        const bx_plate_mark *mark = &line->marks[i];
        bool dot = mark->kind == BX_MARK_DOT || mark->kind == BX_MARK_CIRCLE ||
                   mark->kind == BX_MARK_SESAME;
        if (dot)
            write_dot(w, mark);
        else
            write_stroke(w, mark);
    }
}
