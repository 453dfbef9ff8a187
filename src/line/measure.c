/* Sums and adjustments of candidate lines. */
#include "line/measure.h"

#include "style/line_style.h"

/* Han gaps of step 3 stay below a quarter em (JLREQ 3.8.4 c). */
enum { GAP_CAP_DIVISOR = 4 };

/* Tracking of copyfit, ±1/50 em. */
enum { TRACKING_DIVISOR = 50 };

/* What the autospace behind a cluster can give at all. */
static bx_length autospace(const bx_cluster *c)
{
    return c->class == BX_CLASS_SPACE || c->gap_fixed ? 0 : c->gap - c->gap_min;
}

static bx_length tracking(const bx_cluster *c)
{
    return c->stretch_after ? c->em / TRACKING_DIVISOR : 0;
}

bx_length bx_autospace_give(const bx_cluster *c, bx_lever lever)
{
    return lever == BX_LEVER_MARKS ? 0 : autospace(c);
}

bx_length bx_tracking_give(const bx_cluster *c, bx_lever lever)
{
    return lever == BX_LEVER_TRACKING_IN ? tracking(c) : 0;
}

bx_length bx_tracking_out(const bx_cluster *c, bx_lever lever)
{
    return lever == BX_LEVER_TRACKING_OUT ? tracking(c) : 0;
}

/* Sums with one cluster more. */
static bx_sums add(bx_sums s, const bx_cluster *c)
{
    int64_t blank = (int64_t)c->blank_before + c->blank_after;
    s.width += (int64_t)c->advance + c->gap;
    if (c->shrink != BX_SHRINK_NEVER) {
        s.shrink[c->shrink] += blank;
        s.shrink[BX_SHRINK_NEVER] += blank;
    }
    if (c->class == BX_CLASS_SPACE)
        s.stretch[0] += c->gap_max;
    else if (!c->gap_fixed)
        s.stretch[1] += c->gap_max - c->gap;
    s.shrink[BX_SHRINK_AUTOSPACE] += autospace(c);
    s.shrink[BX_SHRINK_NEVER] += autospace(c);
    s.shrink[BX_SHRINK_TRACKING] += tracking(c);
    if (c->stretch_after) s.stretch[2] += c->em;
    s.open = s.width + s.stretch[0] + s.stretch[1];
    return s;
}

static bool is_steady(const bx_cluster *c)
{
    return c->advance + (int64_t)c->gap >= 0 && c->blank_before >= 0 && c->blank_after >= 0 &&
           autospace(c) >= 0 && c->gap_max >= 0 && (c->gap_fixed || c->gap_max >= c->gap) &&
           c->em >= 0;
}

void bx_line_prepare(bx_paragraph *p, bx_arena *arena)
{
    bx_line_opportunities(p);
    struct bx_line_sums *sums =
        bx_arena_alloc(arena, sizeof *sums + (p->cluster_count + 1) * sizeof *sums->at);
    sums->em = p->cluster_count ? p->clusters[0].em : 0;
    sums->steady = true;
    for (size_t i = 0; i < p->cluster_count; i++) {
        const bx_cluster *c = &p->clusters[i];
        sums->at[i + 1] = add(sums->at[i], c);
        sums->steady &= is_steady(c);
        if (c->em != sums->em) sums->em = 0;
        sums->slack = bx_length_max(sums->slack,
                                    bx_length_max(c->hyphen_advance, 0) - bx_length_min(c->gap, 0));
    }
    uint32_t forced = sums->at[p->cluster_count].forced = (uint32_t)p->cluster_count;
    for (size_t i = p->cluster_count; i-- > 0;) {
        if (p->clusters[i].break_kind == BX_BREAK_MUST) forced = (uint32_t)i;
        sums->at[i].forced = forced;
    }
    p->sums = sums;
}

bx_measurer bx_measurer_make(const bx_paragraph *paragraph, bx_line_options options, bx_lever lever)
{
    BX_REQUIRE(paragraph->sums);
    return (bx_measurer){
        .paragraph = paragraph,
        .sums = paragraph->sums->at,
        .lever = lever,
        .indent = options.indent,
        .ragged = options.wrap != BX_WRAP_BALANCE && bx_line_is_ragged(paragraph->style),
        .hanging = options.no_hanging ? BX_HANGING_NONE : paragraph->style->line->hanging,
        .no_centred_hanging = options.no_centred_hanging};
}

/* Blank of an opening mark at the line's start: taken, unless the first line's style keeps it
 * (T-068). */
static bx_length start_trim(const bx_measurer *m, uint32_t begin)
{
    const bx_cluster *c = &m->paragraph->clusters[begin];
    if (!c->trims_at_start) return 0;
    bool kept = m->paragraph->style->line->indent_bracket == BX_INDENT_FULL;
    return begin == 0 && m->indent > 0 && kept ? 0 : c->blank_before;
}

/* hanging-punctuation: first: an opening mark stands in the indent, its content at the indent's end
 * (T-076). */
static bx_length first_indent(const bx_measurer *m)
{
    const bx_cluster *c = &m->paragraph->clusters[0];
    bx_length face = c->advance - c->blank_before;
    bool hangs =
        m->paragraph->style->line->hanging_first && c->class == BX_CLASS_OPEN && c->trims_at_start;
    return hangs && m->indent >= face ? m->indent - face : m->indent;
}

static bool is_mark(const bx_cluster *c)
{
    return c->class >= BX_CLASS_OPEN && c->class <= BX_CLASS_EXCLAIM;
}

/* A single stop may hang; of two marks together none does (T-074). On the character grid the first
 * of them may end a line in that way (hung_break). */
static void allow_hanging(const bx_measurer *m, bx_candidate *line)
{
    const bx_cluster *last = line->last;
    if (!last->may_hang || line->end < line->begin + 2 || is_mark(last - 1)) return;
    if (m->no_centred_hanging && last->blank_before > 0) return;
    line->hang = last->advance - line->trim_end;
    line->hangs_always = m->hanging == BX_HANGING_FORCE_END;
    line->hang_step = last->shrink;
    line->hang_blank = last->blank_before + last->blank_after - line->trim_end;
}

bx_candidate bx_candidate_hung(const bx_candidate *line)
{
    bx_candidate hung = *line;
    hung.natural -= line->hang;
    hung.hang = 0;
    if (line->hang_step == BX_SHRINK_NEVER) return hung;
    hung.hung = true;
    hung.shrink_total -= line->hang_blank;
    return hung;
}

int64_t bx_candidate_shrink(const bx_candidate *line, int step)
{
    int64_t hung = line->hung && step == line->hang_step ? line->hang_blank : 0;
    if (!line->squeezes || step == BX_SHRINK_NEVER) return -hung;
    if (step == BX_SHRINK_TRACKING && line->lever != BX_LEVER_TRACKING_IN) return -hung;
    if (step == BX_SHRINK_AUTOSPACE && line->lever == BX_LEVER_MARKS) return -hung;
    int64_t have = line->to->shrink[step] - line->from->shrink[step] - hung;
    if (step == line->first_step) have -= line->first_blank;
    if (step == line->last_step) have -= line->last_blank;
    if (step == BX_SHRINK_AUTOSPACE) have -= autospace(line->last);
    if (step == BX_SHRINK_TRACKING) have -= tracking(line->last);
    return have;
}

int64_t bx_candidate_stretch(const bx_candidate *line, int step)
{
    const bx_cluster *last = line->last;
    int64_t have = line->to->stretch[step] - line->from->stretch[step];
    if (step == 1 && last->class != BX_CLASS_SPACE && !last->gap_fixed)
        have -= last->gap_max - last->gap;
    if (step == 2 && last->stretch_after) have -= last->em;
    return have;
}

/* What all steps of the shrink list give together. */
static int64_t total_shrink(const bx_candidate *line)
{
    const bx_sums *from = line->from, *to = line->to;
    if (!line->squeezes) return 0;
    int64_t total = to->shrink[BX_SHRINK_NEVER] - from->shrink[BX_SHRINK_NEVER];
    if (line->first_step != BX_SHRINK_NEVER) total -= line->first_blank;
    if (line->last_step != BX_SHRINK_NEVER) total -= line->last_blank;
    if (line->lever == BX_LEVER_MARKS)
        return total - (to->shrink[BX_SHRINK_AUTOSPACE] - from->shrink[BX_SHRINK_AUTOSPACE]);
    total -= autospace(line->last);
    return line->lever == BX_LEVER_TRACKING_IN
               ? total + bx_candidate_shrink(line, BX_SHRINK_TRACKING)
               : total;
}

/* Clusters that vanish at a line's end. */
static bool vanishes(const bx_cluster *c)
{
    return c->class == BX_CLASS_SPACE || c->class == BX_CLASS_BREAK ||
           c->class == BX_CLASS_FULL_SPACE;
}

bx_candidate bx_measurer_line(const bx_measurer *m, uint32_t begin, uint32_t next)
{
    const bx_paragraph *p = m->paragraph;
    const bx_cluster *first = &p->clusters[begin], *last = &p->clusters[next - 1];
    bool closes = last->break_kind == BX_BREAK_MUST;
    uint32_t end = next;
    for (; end > begin + 1 && vanishes(last); last--)
        end--;
    bx_length blank = last->blank_before + last->blank_after, end_blank = last->drops_at_end ? blank
                                                                          : last->trims_at_end
                                                                              ? last->blank_after
                                                                              : 0;
    bx_candidate line = {.begin = begin,
                         .end = end,
                         .em = first->em,
                         .indent = begin == 0 ? first_indent(m) : 0,
                         .trim_start = start_trim(m, begin),
                         .trim_end = last->drops_at_end ? last->advance : end_blank,
                         .from = &m->sums[begin],
                         .to = &m->sums[end],
                         .last = last,
                         .lever = m->lever,
                         /* An opening mark's blank at an untrimmed start is the indent's: it is not
                            squeezed either. */
                         .first_step = first->shrink,
                         .first_blank = first->blank_before,
                         .last_step = last->shrink,
                         .last_blank = end_blank,
                         .squeezes = !m->ragged || closes || m->lever != BX_LEVER_NONE,
                         .grid = p->style->line->character_grid,
                         .ragged = m->ragged,
                         .hangs_only = last->hung_break && next < p->cluster_count};
    line.natural = (int64_t)line.indent + bx_measurer_width(m, begin, end) - last->gap -
                   bx_tracking_out(last, m->lever) - line.trim_start - line.trim_end;
    if (next < p->cluster_count) line.natural += last->hyphen_advance;
    line.shrink_total = total_shrink(&line);
    if (m->hanging != BX_HANGING_NONE) allow_hanging(m, &line);
    return line;
}

static int32_t ratio_of(int64_t used, int64_t available)
{
    return available > 0 ? (int32_t)(used * 1024 / available) : 1024;
}

/* A line that is too wide by `need`. */
static bx_adjustment squeeze(const bx_candidate *line, int64_t need)
{
    bx_adjustment a = {.action = BX_LINE_PULLED_IN, .overfull = need > line->shrink_total};
    for (int step = 1; step < BX_SHRINK_STEPS && need > 0; step++) {
        int64_t have = bx_candidate_shrink(line, step);
        if (have <= 0) continue;
        int64_t used = need < have ? need : have;
        a.deepest = (uint8_t)step;
        a.ratio = -ratio_of(used, have);
        need -= used;
    }
    return a;
}

/* A line that is too short by `left`. */
static bx_adjustment stretch(const bx_candidate *line, int64_t left)
{
    bx_adjustment a = {.action = BX_LINE_PUSHED_OUT};
    for (int step = 0; step < 2 && left > 0; step++) {
        int64_t have = bx_candidate_stretch(line, step);
        if (have <= 0) continue;
        int64_t used = left < have ? left : have;
        a.deepest = (uint8_t)(step + 1);
        a.ratio = ratio_of(used, have);
        left -= used;
    }
    if (left == 0 || line->grid) return a;
    int64_t gaps = bx_candidate_stretch(line, 2), cap = gaps / GAP_CAP_DIVISOR;
    a.deepest = left > cap ? BX_STRETCH_BEYOND : BX_STRETCH_GAPS;
    a.ratio = ratio_of(left, cap);
    /* A line without such gaps stays short: as bad as if half of its clusters took what is missing.
     */
    if (gaps <= 0) gaps = (int64_t)line->em * ((line->end - line->begin + 1) / 2);
    a.gap = gaps > 0 ? left * 1024 / gaps : 1024 * 4;
    a.underfull = left > cap;
    return a;
}

bx_adjustment bx_candidate_adjust(const bx_candidate *line, bx_length measure, bool last)
{
    bool fits = line->natural - line->shrink_total <= measure;
    if (line->hang > 0 && (!fits || (line->hangs_always && !last))) {
        bx_candidate hung = bx_candidate_hung(line);
        bx_adjustment a = bx_candidate_adjust(&hung, measure, last);
        a.hung = true;
        if (a.action == BX_LINE_FIT) a.action = BX_LINE_HUNG;
        return a;
    }
    int64_t difference = measure - line->natural;
    if (difference < 0) return squeeze(line, -difference);
    if (difference == 0 || last || line->ragged) return (bx_adjustment){.action = BX_LINE_FIT};
    return stretch(line, difference);
}
