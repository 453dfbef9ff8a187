/* Rules of repeated ornaments 花线 and wavy rules 曲线 as paths: whole units from end to end, one
 * in the middle of each corner of a frame 花边. */
#include "draw/drawing.h"

/* A place along and across a rule, from its start. */
typedef struct pen {
    bx_path *path;
    bx_point from;
    bool down;
} pen;

static bx_point at(const pen *p, bx_length along, bx_length across)
{
    return p->down ? (bx_point){p->from.x + across, p->from.y + along}
                   : (bx_point){p->from.x + along, p->from.y + across};
}

static void move_to(const pen *p, bx_length along, bx_length across)
{
    bx_path_move(p->path, at(p, along, across));
}

static void line_to(const pen *p, bx_length along, bx_length across)
{
    bx_path_line(p->path, at(p, along, across));
}

static void circle(const pen *p, bx_length along, bx_length across, bx_length r)
{
    bx_path_ellipse(p->path, at(p, along, across), r, r);
}

/* Units of `h` height in the middle of `x`. */
static void pearl(const pen *p, bx_length x, bx_length h)
{
    circle(p, x, 0, h * 3 / 8);
}

static void diamond(const pen *p, bx_length x, bx_length h)
{
    move_to(p, x - h / 2, 0);
    line_to(p, x, -h / 2);
    line_to(p, x + h / 2, 0);
    line_to(p, x, h / 2);
    bx_path_close(p->path);
}

/* Four petals round a hollow. */
static void flower(const pen *p, bx_length x, bx_length h)
{
    bx_length petal = h * 5 / 32, away = h * 5 / 16;
    circle(p, x - away, 0, petal);
    circle(p, x + away, 0, petal);
    circle(p, x, -away, petal);
    circle(p, x, away, petal);
    circle(p, x, 0, h / 10);
}

/* A square spiral 回纹. */
static void spiral(const pen *p, bx_length x, bx_length h)
{
    static const int corners[][2] = {{-4, 4}, {-4, -4}, {4, -4}, {4, 4},
                                     {-1, 4}, {-1, -1}, {1, -1}, {1, 1}};
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        bx_length along = x + corners[i][0] * h / 10, across = corners[i][1] * h / 10;
        if (i == 0)
            move_to(p, along, across);
        else
            line_to(p, along, across);
    }
}

/* Half waves of `step`, the first one up or down. */
static void wave(const pen *p, int64_t length, int64_t count, bx_length swing)
{
    move_to(p, 0, 0);
    for (int64_t i = 0; i < count; i++, swing = -swing) {
        bx_length begin = (bx_length)(length * i / count),
                  end = (bx_length)(length * (i + 1) / count);
        bx_length third = (end - begin) * 3 / 8;
        bx_path_curve(p->path, at(p, begin + third, swing), at(p, end - third, swing),
                      at(p, end, 0));
    }
}

static const struct {
    void (*unit)(const pen *p, bx_length x, bx_length h); /* NULL: waves */
    int distance; /* of units, in eighths of the rule's width */
    int stroke;   /* width over it; 0: filled */
} ORNAMENTS[] = {
    [BX_RULE_WAVY] = {NULL, 12, 6},      [BX_RULE_TWIST] = {NULL, 12, 8},
    [BX_RULE_PEARLS] = {pearl, 9, 0},    [BX_RULE_DIAMONDS] = {diamond, 10, 0},
    [BX_RULE_FLOWERS] = {flower, 10, 0}, [BX_RULE_MEANDER] = {spiral, 9, 9},
};

bool bx_draw_ornament(bx_drawing *d, const bx_plate_rule *rule)
{
    if (rule->style < BX_RULE_WAVY) return false;
    pen p = {&d->path, rule->from, rule->from.x == rule->to.x};
    int64_t length = p.down ? rule->to.y - rule->from.y : rule->to.x - rule->from.x;
    int64_t distance = (int64_t)rule->width * ORNAMENTS[rule->style].distance / 8;
    int64_t count = distance > 0 ? (length + distance / 2) / distance : 0;
    bx_length stroke =
        ORNAMENTS[rule->style].stroke ? rule->width / ORNAMENTS[rule->style].stroke : 0;
    if (length <= 0) return true;
    if (count < 1) count = 1;
    /* The top of a cubic lies at three quarters of its control points. */
    bx_length swing = (rule->width - stroke) * 2 / 3;
    if (!ORNAMENTS[rule->style].unit) {
        wave(&p, length, count, -swing);
        if (rule->style == BX_RULE_TWIST) wave(&p, length, count, swing);
    }
    /* Units stand upright in both directions: those of two sides are the same one in their corner.
     */
    bool down = p.down;
    p.down = false;
    for (int64_t i = 0; ORNAMENTS[rule->style].unit && i <= count; i++) {
        bx_length along = (bx_length)(length * i / count);
        if (down) p.from.y = rule->from.y + along;
        ORNAMENTS[rule->style].unit(&p, down ? 0 : along, rule->width);
    }
    bx_paint paint = bx_drawing_paint(d, rule->color, true);
    if (stroke > 0)
        bx_drawing_stroke(d, (bx_stroke){.width = stroke}, paint);
    else
        bx_drawing_fill(d, paint);
    return true;
}
