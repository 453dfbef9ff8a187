/* Dots, lines, waves and frames of a line. */
#include "set/interlinear.h"

#include "set/annotation.h"
#include "set/parts.h"
#include "style/box_style.h"
#include "style/font_style.h"
#include "style/text_style.h"

/* Sizes in thousandths of the em, all within a gap of half an em: space between text and mark;
 * stroke of a line; height of a wave; what a line on the same side takes from the dots (T-103,
 * T-104). */
enum { CLEARANCE = 50, STROKE = 45, WAVE_HEIGHT = 100, LINE_ROOM = 70 };

/* Diameters of dots, by bx_emphasis (T-098). */
static const int DOT_SIZES[] = {
    [BX_EMPHASIS_DOT] = 250, [BX_EMPHASIS_CIRCLE] = 270, [BX_EMPHASIS_SESAME] = 300};

static const bx_plate_mark_kind DOT_KINDS[] = {[BX_EMPHASIS_DOT] = BX_MARK_DOT,
                                               [BX_EMPHASIS_CIRCLE] = BX_MARK_CIRCLE,
                                               [BX_EMPHASIS_SESAME] = BX_MARK_SESAME};

typedef struct marking {
    const bx_paragraph *p;
    const bx_line *line;
    const bx_length *offsets;
    uint32_t text_begin;
    bx_plate_line *out;
} marking;

static bx_length part(bx_length em, int thousandths)
{
    return (bx_length)bx_multiply_divide(em, thousandths, 1000);
}

static const bx_text_run *run_of(const marking *m, uint32_t cluster)
{
    return &m->p->runs[m->p->clusters[cluster].run];
}

static bx_length face_start(const marking *m, uint32_t cluster)
{
    return bx_face_start(m->p, m->line, m->offsets, cluster);
}

static bx_length face_end(const marking *m, uint32_t cluster)
{
    return bx_face_end(m->p, m->line, m->offsets, cluster);
}

/* A point `along` the line and `beyond` its em box: below or right of it when `after`, above or
 * left when not. */
static bx_point beside(const marking *m, bx_length along, bx_length beyond, bool after)
{
    bx_point o = m->out->origin;
    if (m->out->vertical) {
        bx_length half = (m->out->ascent + m->out->descent) / 2;
        return (bx_point){after ? o.x + half + beyond : o.x - half - beyond, o.y + along};
    }
    return (bx_point){o.x + along,
                      after ? o.y + m->out->descent + beyond : o.y - m->out->ascent - beyond};
}

static void add_mark(const marking *m, bx_plate_mark mark, uint32_t first, uint32_t last)
{
    mark.text_begin = m->p->clusters[first].text_begin - m->text_begin;
    mark.text_end = m->p->clusters[last].text_end - m->text_begin;
    m->out->marks[m->out->mark_count++] = mark;
}

/* Whether an annotation stands on a side of a cluster. */
static bool is_annotated(const marking *m, uint32_t cluster, bool after)
{
    if (!run_of(m, cluster)->markers.ruby) return false;
    bool over = after == m->out->vertical;
    if (over && m->out->vertical && bx_is_annotated(m->p, cluster, BX_RUBY_INTER_CHARACTER))
        return true;
    return bx_is_annotated(m->p, cluster, over ? BX_RUBY_OVER : BX_RUBY_UNDER);
}

/* Dots stand below, right in vertical lines: there they face the names' lines, which are left. They
 * leave their side to an annotation. */
static void add_dot(const marking *m, uint32_t cluster)
{
    const bx_text_run *run = run_of(m, cluster);
    const bx_style *style = run->style;
    bool after = !style->text->emphasis_over;
    if (is_annotated(m, cluster, after) && !is_annotated(m, cluster, !after)) after = !after;
    bx_length size = part(run->size, DOT_SIZES[style->text->emphasis]);
    bx_length beyond = part(run->size, CLEARANCE) + size / 2;
    if (run->markers.decoration.node && after != m->out->vertical)
        beyond += part(run->size, LINE_ROOM);
    bx_length middle = face_start(m, cluster) + (face_end(m, cluster) - face_start(m, cluster)) / 2;
    bx_point centre = beside(m, middle, beyond, after);
    bx_plate_mark mark = {.kind = DOT_KINDS[style->text->emphasis],
                          .from = centre,
                          .to = centre,
                          .size = size,
                          .color = run->color};
    add_mark(m, mark, cluster, cluster);
}

/* The line goes to the line's edge where the text runs on, and ends a little before true ends, so
 * that two names side by side show a gap (T-100, T-102). */
static void add_line(const marking *m, uint32_t first, uint32_t last, bool begins, bool ends)
{
    const bx_text_run *run = run_of(m, first);
    const bx_style *style = run->markers.decoration.style;
    bx_length em = run->size;
    bx_length inset = style->text->decoration_inset < 0 ? em / 16 : style->text->decoration_inset;
    bx_length start = face_start(m, first) + (begins ? inset : 0);
    bx_length end = face_end(m, last) - (ends ? inset : 0);
    if (end <= start) return;
    bool wave = style->text->decoration == BX_DECORATION_WAVE;
    bx_length size = part(em, wave ? WAVE_HEIGHT : STROKE);
    bx_length beyond = part(em, wave ? CLEARANCE / 2 : CLEARANCE) + size / 2;
    bool after = !m->out->vertical;
    bx_plate_mark mark = {.kind = wave ? BX_MARK_WAVE : BX_MARK_LINE,
                          .from = beside(m, start, beyond, after),
                          .to = beside(m, end, beyond, after),
                          .size = size,
                          .color = style->font->color};
    add_mark(m, mark, first, last);
}

/* The frame's strokes stand outside the characters' frames by the padding of the element. */
static void add_frame(const marking *m, uint32_t first, uint32_t last)
{
    const bx_style *style = run_of(m, first)->markers.frame.style;
    const bx_border *border = &style->box->border[BX_TOP];
    for (int side = 0; side < 4 && border->style == BX_BORDER_NONE; side++)
        border = &style->box->border[side];
    bx_length beyond =
        border->width / 2 + bx_dimension_resolve(style->box->padding[BX_TOP], style->font_size, 0);
    bx_length start = face_start(m, first) - beyond, end = face_end(m, last) + beyond;
    bool vertical = m->out->vertical;
    bx_point a = beside(m, start, beyond, vertical), b = beside(m, end, beyond, !vertical);
    bx_plate_mark mark = {.kind = BX_MARK_FRAME, .size = border->width, .color = border->color};
    mark.from = (bx_point){bx_length_min(a.x, b.x), bx_length_min(a.y, b.y)};
    mark.to = (bx_point){bx_length_max(a.x, b.x), bx_length_max(a.y, b.y)};
    add_mark(m, mark, first, last);
}

/* Every Han bears a dot; marks, spaces and Western characters do not, even those that stand
 * upright. */
static bool takes_dot(const marking *m, uint32_t cluster)
{
    const bx_text_run *run = run_of(m, cluster);
    if (run->style->text->emphasis == BX_EMPHASIS_NONE ||
        m->p->clusters[cluster].class != BX_CLASS_HAN)
        return false;
    size_t at = m->p->clusters[cluster].text_begin;
    return !run->markers.note.node && !bx_character_is_western(bx_utf8_next(m->p->text, &at));
}

static bool continues(const marking *m, uint32_t cluster, const bx_node *node)
{
    return cluster < m->p->cluster_count && run_of(m, cluster)->markers.decoration.node == node;
}

/* Lines of the elements that have some text in the line. */
static void add_lines(const marking *m)
{
    uint32_t end = m->line->cluster_end;
    for (uint32_t first = m->line->cluster_begin; first < end;) {
        const bx_node *node = run_of(m, first)->markers.decoration.node;
        uint32_t last = first;
        while (last + 1 < end && continues(m, last + 1, node))
            last++;
        bool begins = first == 0 || !continues(m, first - 1, node);
        bool ends = !continues(m, last + 1 == end ? m->line->cluster_next : last + 1, node);
        if (node) add_line(m, first, last, begins, ends);
        first = last + 1;
    }
}

static void add_frames(const marking *m)
{
    uint32_t end = m->line->cluster_end;
    for (uint32_t first = m->line->cluster_begin; first < end;) {
        const bx_node *node = run_of(m, first)->markers.frame.node;
        uint32_t last = first;
        while (last + 1 < end && run_of(m, last + 1)->markers.frame.node == node)
            last++;
        if (node) add_frame(m, first, last);
        first = last + 1;
    }
}

void bx_set_marks(const bx_paragraph *paragraph, const bx_line *line, const bx_length *offsets,
                  uint32_t text_begin, bx_plate_line *out, bx_arena *arena)
{
    marking m = {paragraph, line, offsets, text_begin, out};
    size_t most = 0;
    bool lines = false, frames = false;
    for (uint32_t i = line->cluster_begin; i < line->cluster_end; i++) {
        const bx_text_run *run = run_of(&m, i);
        lines |= run->markers.decoration.node != NULL;
        frames |= run->markers.frame.node != NULL;
        most += takes_dot(&m, i) + (run->markers.decoration.node != NULL) +
                (run->markers.frame.node != NULL);
    }
    if (most == 0) return;
    out->marks = BX_NEW_ARRAY(arena, bx_plate_mark, most);
    if (lines) add_lines(&m);
    for (uint32_t i = line->cluster_begin; i < line->cluster_end; i++) {
        if (takes_dot(&m, i)) add_dot(&m, i);
    }
    if (frames) add_frames(&m);
}
