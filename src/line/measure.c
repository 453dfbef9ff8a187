/* Sums and adjustments of candidate lines. */
#include "line/measure.h"

#include "style/line_style.h"

#include <string.h>

/* Han gaps of step 3 stay below a quarter em (JLREQ 3.8.4 c). */
enum { GAP_CAP_DIVISOR = 4 };

/* Tracking of copyfit, ±1/50 em. */
enum { TRACKING_DIVISOR = 50 };

bx_length bx_autospace_give(const bx_cluster *c, bx_lever lever)
{
    return c->class == BX_CLASS_SPACE || c->gap_fixed || lever == BX_LEVER_MARKS
               ? 0
               : c->gap - c->gap_min;
}

bx_length bx_tracking_give(const bx_cluster *c, bx_lever lever)
{
    return lever == BX_LEVER_TRACKING_IN && c->stretch_after ? c->em / TRACKING_DIVISOR : 0;
}

bx_length bx_tracking_out(const bx_cluster *c, bx_lever lever)
{
    return lever == BX_LEVER_TRACKING_OUT && c->stretch_after ? c->em / TRACKING_DIVISOR : 0;
}

bx_measurer bx_measurer_make(const bx_paragraph *paragraph, bx_line_options options, bx_lever lever,
                             bx_arena *arena)
{
    bx_measurer m =
        bx_measurer_of_line(paragraph, 0, (uint32_t)paragraph->cluster_count, lever, arena);
    if (options.no_hanging) m.hanging = BX_HANGING_NONE;
    m.no_centred_hanging = options.no_centred_hanging;
    m.ragged = options.wrap != BX_WRAP_BALANCE && bx_line_is_ragged(paragraph->style);
    return m;
}

bx_measurer bx_measurer_of_line(const bx_paragraph *paragraph, uint32_t begin, uint32_t end,
                                bx_lever lever, bx_arena *arena)
{
    bx_measurer m = {paragraph,
                     BX_NEW_ARRAY(arena, bx_sums, end - begin + 1),
                     BX_NEW_ARRAY(arena, int64_t, end - begin + 1),
                     BX_NEW_ARRAY(arena, int64_t, end - begin + 1),
                     begin,
                     lever,
                     false,
                     paragraph->style->line->hanging,
                     false};
    for (uint32_t i = 0; i < end - begin; i++) {
        const bx_cluster *c = &paragraph->clusters[begin + i];
        bx_sums next = m.sums[i];
        next.width += (int64_t)c->advance + c->gap + bx_tracking_out(c, lever);
        next.shrink[c->shrink] += (int64_t)c->blank_before + c->blank_after;
        if (c->class == BX_CLASS_SPACE)
            next.stretch[0] += c->gap_max;
        else if (!c->gap_fixed)
            next.stretch[1] += c->gap_max - c->gap;
        next.shrink[BX_SHRINK_AUTOSPACE] += bx_autospace_give(c, lever);
        next.shrink[BX_SHRINK_TRACKING] += bx_tracking_give(c, lever);
        if (c->stretch_after) next.stretch[2] += c->em;
        m.sums[i + 1] = next;
        m.open[i + 1] = next.width + next.stretch[0] + next.stretch[1];
        m.gaps[i + 1] = next.stretch[2];
    }
    return m;
}

bool bx_measurer_too_short(const bx_measurer *m, uint32_t begin, uint32_t end, bx_length measure,
                           int divisor)
{
    const bx_paragraph *p = m->paragraph;
    int64_t indent = begin == 0 ? p->indent : 0;
    int64_t gaps = m->gaps[end - m->first] - m->gaps[begin - m->first];
    return indent + m->open[end - m->first] - m->open[begin - m->first] + gaps / divisor < measure;
}

/* Blank of an opening mark at the line's start: taken, unless the first line's style keeps it
 * (T-068). */
static bx_length start_trim(const bx_paragraph *p, uint32_t begin)
{
    const bx_cluster *c = &p->clusters[begin];
    if (!c->trims_at_start) return 0;
    if (begin == 0 && p->indent > 0 && p->style->line->indent_bracket == BX_INDENT_FULL) return 0;
    return c->blank_before;
}

/* hanging-punctuation: first: an opening mark stands in the indent, its content at the indent's end
 * (T-076). */
static bx_length first_indent(const bx_paragraph *p)
{
    const bx_cluster *c = &p->clusters[0];
    bx_length face = c->advance - c->blank_before;
    bool hangs = p->style->line->hanging_first && c->class == BX_CLASS_OPEN && c->trims_at_start;
    return hangs && p->indent >= face ? p->indent - face : p->indent;
}

static bool is_mark(const bx_cluster *c)
{
    return c->class >= BX_CLASS_OPEN && c->class <= BX_CLASS_EXCLAIM;
}

/* A single stop may hang; of two marks together none does (T-074). On the character grid the first
 * of them may end a line in that way (hung_break). */
static void allow_hanging(const bx_measurer *m, bx_candidate *line)
{
    const bx_paragraph *p = m->paragraph;
    const bx_cluster *last = &p->clusters[line->end - 1];
    if (!last->may_hang || line->end < line->begin + 2 || is_mark(last - 1)) return;
    if (m->no_centred_hanging && last->blank_before > 0) return;
    line->hang = last->advance - line->trim_end;
    line->hangs_always = m->hanging == BX_HANGING_FORCE_END;
    line->hang_step = last->shrink;
    line->hang_blank = last->blank_before + last->blank_after - line->trim_end;
}

bool bx_candidate_barred(const bx_candidate *line, bx_length measure)
{
    return line->hangs_only && (line->hang == 0 || line->natural <= measure);
}

bx_candidate bx_candidate_hung(const bx_candidate *line)
{
    bx_candidate hung = *line;
    hung.natural -= line->hang;
    hung.hang = 0;
    if (line->hang_step == BX_SHRINK_NEVER) return hung;
    hung.shrink[line->hang_step] -= line->hang_blank;
    hung.shrink_total -= line->hang_blank;
    return hung;
}

bx_candidate bx_measurer_line(const bx_measurer *m, uint32_t begin, uint32_t next)
{
    const bx_paragraph *p = m->paragraph;
    bx_candidate line = {.begin = begin, .end = next};
    while (line.end > begin + 1 && (p->clusters[line.end - 1].class == BX_CLASS_SPACE ||
                                    p->clusters[line.end - 1].class == BX_CLASS_BREAK ||
                                    p->clusters[line.end - 1].class == BX_CLASS_FULL_SPACE))
        line.end--;
    line.indent = begin == 0 ? first_indent(p) : 0;
    line.grid = p->style->line->character_grid;
    line.em = p->clusters[begin].em;
    line.ragged = m->ragged;
    const bx_cluster *first = &p->clusters[begin], *last = &p->clusters[line.end - 1];
    line.trim_start = start_trim(p, begin);
    bx_length end_blank = last->trims_at_end ? last->blank_after : 0;
    if (last->drops_at_end) end_blank = last->blank_before + last->blank_after;
    line.trim_end = last->drops_at_end ? last->advance : end_blank;
    const bx_sums *from = &m->sums[begin - m->first], *to = &m->sums[line.end - m->first];
    bx_length hyphen = next < p->cluster_count ? last->hyphen_advance : 0;
    line.natural = (int64_t)line.indent + to->width - from->width - last->gap -
                   bx_tracking_out(last, m->lever) - line.trim_start - line.trim_end + hyphen;
    for (int i = 0; i < BX_SHRINK_STEPS; i++)
        line.shrink[i] = to->shrink[i] - from->shrink[i];
    for (int i = 0; i < 3; i++)
        line.stretch[i] = to->stretch[i] - from->stretch[i];
    line.shrink[first->shrink] -= line.trim_start;
    line.shrink[last->shrink] -= end_blank;
    /* An opening mark's blank at an untrimmed start is the indent's: it is not squeezed either. */
    if (line.trim_start == 0) line.shrink[first->shrink] -= first->blank_before;
    if (last->class != BX_CLASS_SPACE && !last->gap_fixed)
        line.stretch[1] -= last->gap_max - last->gap;
    line.shrink[BX_SHRINK_AUTOSPACE] -= bx_autospace_give(last, m->lever);
    line.shrink[BX_SHRINK_TRACKING] -= bx_tracking_give(last, m->lever);
    if (last->stretch_after) line.stretch[2] -= last->em;
    line.hangs_only = last->hung_break && next < p->cluster_count;
    bool closes = p->clusters[next - 1].break_kind == BX_BREAK_MUST;
    if (line.ragged && !closes && m->lever == BX_LEVER_NONE)
        memset(line.shrink, 0, sizeof line.shrink);
    line.shrink[BX_SHRINK_NEVER] = 0;
    for (int i = 1; i < BX_SHRINK_STEPS; i++)
        line.shrink_total += line.shrink[i];
    if (m->hanging != BX_HANGING_NONE) allow_hanging(m, &line);
    return line;
}

static int32_t ratio_of(int64_t used, int64_t available)
{
    return available > 0 ? (int32_t)(used * 1024 / available) : 1024;
}

bx_adjustment bx_candidate_adjust(const bx_candidate *line, bx_length measure, bool last)
{
    bx_adjustment a = {.action = BX_LINE_FIT};
    bool fits = line->natural - line->shrink_total <= measure;
    if (line->hang > 0 && (!fits || (line->hangs_always && !last))) {
        bx_candidate hung = bx_candidate_hung(line);
        a = bx_candidate_adjust(&hung, measure, last);
        a.hung = true;
        if (a.action == BX_LINE_FIT) a.action = BX_LINE_HUNG;
        return a;
    }
    int64_t difference = measure - line->natural;
    if (difference == 0 || ((last || line->ragged) && difference > 0)) return a;
    if (difference < 0) {
        int64_t need = -difference;
        a.action = BX_LINE_PULLED_IN;
        a.overfull = need > line->shrink_total;
        for (int step = 1; step < BX_SHRINK_STEPS && need > 0; step++) {
            if (line->shrink[step] <= 0) continue;
            int64_t used = need < line->shrink[step] ? need : line->shrink[step];
            a.deepest = (uint8_t)step;
            a.ratio = -ratio_of(used, line->shrink[step]);
            need -= used;
        }
        return a;
    }
    a.action = BX_LINE_PUSHED_OUT;
    int64_t left = difference;
    for (int step = 0; step < 2 && left > 0; step++) {
        if (line->stretch[step] <= 0) continue;
        int64_t used = left < line->stretch[step] ? left : line->stretch[step];
        a.deepest = (uint8_t)(step + 1);
        a.ratio = ratio_of(used, line->stretch[step]);
        left -= used;
    }
    if (left == 0) return a;
    if (line->grid) return a;
    int64_t cap = line->stretch[2] / GAP_CAP_DIVISOR;
    a.deepest = left > cap ? BX_STRETCH_BEYOND : BX_STRETCH_GAPS;
    a.ratio = ratio_of(left, cap);
    /* A line without such gaps stays short: as bad as if half of its clusters took what is missing.
     */
    int64_t gaps = line->stretch[2];
    if (gaps <= 0) gaps = (int64_t)line->em * ((line->end - line->begin + 1) / 2);
    a.gap = gaps > 0 ? left * 1024 / gaps : 1024 * 4;
    a.underfull = left > cap;
    return a;
}
