/* -bx-character-grid: em 纵横对齐: every Han stands on a whole em (CLREQ 3.2.5). Full-width marks
 * keep their em, and whatever is narrower, Western runs and half-width marks, is padded at both
 * ends to the next whole em. */
#include "line/classes.h"
#include "line/line.h"
#include "style/line_style.h"

/* Gives back what adjacency took; no mark is squeezed or trimmed on the grid. */
static void restore_mark(bx_paragraph *p, bx_cluster *c)
{
    for (uint32_t g = 0; g < c->glyph_count; g++)
        p->glyphs[c->first_glyph + g].inline_offset += c->trimmed_before;
    c->advance += c->trimmed_before + c->trimmed_after;
    c->blank_before += c->trimmed_before;
    c->blank_after += c->trimmed_after;
    c->trimmed_before = c->trimmed_after = 0;
    c->shrink = BX_SHRINK_NEVER;
    c->trims_at_start = c->trims_at_end = false;
}

static void fix_gap(bx_cluster *c)
{
    c->gap = c->gap_min = 0;
    c->gap_max = c->class == BX_CLASS_SPACE ? c->gap_max : 0;
    c->gap_fixed = true;
    c->stretch_after = false;
}

static bool on_grid(const bx_cluster *c)
{
    return c->em <= 0 || c->advance % c->em == 0;
}

/* Pads clusters [begin, end) to a whole em, half at each end; the cells themselves grow, so that a
 * run at a line's edge still takes whole em. */
static void pad(bx_paragraph *p, size_t begin, size_t end)
{
    int64_t width = 0;
    bx_length em = p->clusters[begin].em;
    for (size_t i = begin; i < end; i++)
        width += p->clusters[i].advance;
    bx_length missing = (bx_length)((em - width % em) % em), before = missing / 2;
    bx_cluster *first = &p->clusters[begin];
    for (uint32_t g = 0; g < first->glyph_count; g++)
        p->glyphs[first->first_glyph + g].inline_offset += before;
    first->advance += before;
    p->clusters[end - 1].advance += missing - before;
}

/* On the grid the first of two marks may hang, and the other begins the next line (CLREQ 3.2.5,
 * T-074). */
static void part_marks(bx_paragraph *p)
{
    enum { PENALTY_PARTED = 200 };
    if (p->style->line->hanging == BX_HANGING_NONE || p->style->line->text_nowrap) return;
    for (size_t i = 0; i + 1 < p->cluster_count && p->clusters[i].class != BX_CLASS_FILL; i++) {
        bx_cluster *a = &p->clusters[i];
        bool kept = a->break_kind != BX_BREAK_NEVER || a->joined || a->break_penalty > 0;
        if (kept || !a->may_hang || !bx_class_closes(a[1].class)) continue;
        a->break_kind = BX_BREAK_MAY;
        a->break_penalty = PENALTY_PARTED;
        a->hung_break = true;
    }
}

void bx_line_character_grid(bx_paragraph *p)
{
    for (size_t i = 0; i < p->cluster_count; i++) {
        bx_cluster *c = &p->clusters[i];
        if (c->class >= BX_CLASS_OPEN && c->class <= BX_CLASS_COLON) restore_mark(p, c);
        fix_gap(c);
    }
    for (size_t i = 0; i < p->cluster_count;) {
        size_t end = i;
        while (end < p->cluster_count && p->clusters[end].class != BX_CLASS_BREAK &&
               !on_grid(&p->clusters[end]))
            end++;
        if (end > i) pad(p, i, end);
        i = end > i ? end : i + 1;
    }
    part_marks(p);
}
