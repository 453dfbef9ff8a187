/* Sums and adjustments of candidate lines. */
#include "line/measure.h"

#include "style/line_style.h"

#include <string.h>

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
    return c->advance >= c->blank_before && c->advance + (int64_t)c->gap >= 0 &&
           c->blank_before >= 0 && c->blank_after >= 0 && autospace(c) >= 0 && c->gap_max >= 0 &&
           (c->gap_fixed || c->gap_max >= c->gap) && c->em >= 0;
}

/* Lists the steps of the shrink list in which clusters have something. */
static void list_steps(const bx_paragraph *p, struct bx_line_sums *sums)
{
    bool used[BX_SHRINK_STEPS] = {false};
    for (size_t i = 0; i < p->cluster_count; i++) {
        const bx_cluster *c = &p->clusters[i];
        used[c->shrink] |= c->blank_before != 0 || c->blank_after != 0;
        used[BX_SHRINK_AUTOSPACE] |= autospace(c) != 0;
        used[BX_SHRINK_TRACKING] |= tracking(c) != 0;
    }
    for (uint8_t step = BX_SHRINK_NEVER + 1; step < BX_SHRINK_STEPS; step++) {
        if (used[step]) sums->steps[sums->step_count++] = step;
    }
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

/* Sum of what the lever's steps give before a cluster. */
static int64_t squeeze_before(const bx_measurer *m, const bx_sums *s)
{
    switch (m->lever) {
    case BX_LEVER_MARKS: return s->shrink[BX_SHRINK_NEVER] - s->shrink[BX_SHRINK_AUTOSPACE];
    case BX_LEVER_TRACKING_IN: return s->shrink[BX_SHRINK_NEVER] + s->shrink[BX_SHRINK_TRACKING];
    default: return s->shrink[BX_SHRINK_NEVER];
    }
}

static int64_t width_before(const bx_measurer *m, const bx_sums *s)
{
    return m->lever == BX_LEVER_TRACKING_OUT ? s->width + s->shrink[BX_SHRINK_TRACKING] : s->width;
}

bx_line_start bx_measurer_make_start(const bx_measurer *m, uint32_t begin)
{
    const bx_cluster *first = &m->paragraph->clusters[begin];
    const bx_sums *sums = &m->sums[begin];
    bx_line_start start = {.begin = begin,
                           .indent = begin == 0 ? first_indent(m) : 0,
                           .em = first->em,
                           .trim = start_trim(m, begin),
                           /* An opening mark's blank at an untrimmed start is the indent's: it is
                              not squeezed either. */
                           .blank = first->blank_before,
                           .step = first->shrink};
    start.width = width_before(m, sums) - start.indent + start.trim;
    start.squeeze = squeeze_before(m, sums) + (start.step != BX_SHRINK_NEVER ? start.blank : 0);
    return start;
}

static bool is_mark(const bx_cluster *c)
{
    return c->class >= BX_CLASS_OPEN && c->class <= BX_CLASS_EXCLAIM;
}

static bool may_hang(const bx_paragraph *p, const bx_cluster *last)
{
    return last->may_hang && last > p->clusters && !is_mark(last - 1);
}

/* Clusters that vanish at a line's end. */
static bool vanishes(const bx_cluster *c)
{
    return c->class == BX_CLASS_SPACE || c->class == BX_CLASS_BREAK ||
           c->class == BX_CLASS_FULL_SPACE;
}

bx_line_end bx_measurer_make_end(const bx_measurer *m, uint32_t begin, uint32_t next)
{
    const bx_cluster *last = &m->paragraph->clusters[next - 1];
    bx_line_end end = {.end = next, .closes = last->break_kind == BX_BREAK_MUST};
    bool final = next == m->paragraph->cluster_count;
    for (; end.end > begin + 1 && vanishes(last); last--)
        end.end--;
    if (last->drops_at_end)
        end.blank = last->blank_before + last->blank_after;
    else if (last->trims_at_end)
        end.blank = last->blank_after;
    end.trim = last->drops_at_end ? last->advance : end.blank;
    const bx_sums *sums = &m->sums[end.end];
    end.step = last->shrink;
    end.hangs_only = last->hung_break && !final;
    end.may_hang = may_hang(m->paragraph, last);
    end.hangs_centred = last->blank_before > 0;
    end.width = width_before(m, sums) - last->gap - bx_tracking_out(last, m->lever) - end.trim +
                (final ? 0 : last->hyphen_advance);
    end.squeeze = squeeze_before(m, sums) - (end.step != BX_SHRINK_NEVER ? end.blank : 0) -
                  bx_autospace_give(last, m->lever) - bx_tracking_give(last, m->lever);
    memcpy(end.stretch, sums->stretch, sizeof end.stretch);
    if (last->class != BX_CLASS_SPACE && !last->gap_fixed)
        end.stretch[1] -= last->gap_max - last->gap;
    if (last->stretch_after) end.stretch[2] -= last->em;
    return end;
}

bx_candidate bx_candidate_hung(const bx_candidate *line)
{
    bx_candidate hung = *line;
    hung.natural -= line->hang;
    hung.hang = 0;
    if (line->end->step == BX_SHRINK_NEVER) return hung;
    hung.hung = true;
    hung.shrink_total -= line->hang_blank;
    return hung;
}

static inline const bx_cluster *last_of(const bx_candidate *line)
{
    return &line->measurer->paragraph->clusters[line->end->end - 1];
}

/* Whether the lever leaves a step alone. */
static inline bool is_idle(bx_lever lever, int step)
{
    return (step == BX_SHRINK_TRACKING && lever != BX_LEVER_TRACKING_IN) ||
           (step == BX_SHRINK_AUTOSPACE && lever == BX_LEVER_MARKS);
}

int64_t bx_candidate_shrink(const bx_candidate *line, int step)
{
    const bx_measurer *m = line->measurer;
    int64_t have = line->hung && step == line->end->step ? -(int64_t)line->hang_blank : 0;
    if (!line->squeezes || step == BX_SHRINK_NEVER || is_idle(m->lever, step)) return have;
    have += m->sums[line->end->end].shrink[step] - m->sums[line->start->begin].shrink[step];
    if (step == line->start->step) have -= line->start->blank;
    if (step == line->end->step) have -= line->end->blank;
    if (step == BX_SHRINK_AUTOSPACE) have -= autospace(last_of(line));
    if (step == BX_SHRINK_TRACKING) have -= tracking(last_of(line));
    return have;
}

bx_measurer bx_measurer_make(const bx_paragraph *p, bx_line_options options, bx_lever lever)
{
    BX_REQUIRE(p->sums);
    bx_measurer m = {.paragraph = p,
                     .sums = p->sums->at,
                     .lever = lever,
                     .indent = options.indent,
                     .ragged = options.wrap != BX_WRAP_BALANCE && bx_line_is_ragged(p->style),
                     .grid = p->style->line->character_grid,
                     .hanging = options.no_hanging ? BX_HANGING_NONE : p->style->line->hanging,
                     .no_centred_hanging = options.no_centred_hanging};
    if (p->cluster_count > 0) m.first = bx_measurer_make_start(&m, 0);
    bool plain = lever == BX_LEVER_NONE || lever == BX_LEVER_GAPS;
    m.starts = plain ? p->sums->starts : NULL;
    m.ends = plain ? p->sums->ends : NULL;
    return m;
}

static void fill_edges(const bx_measurer *m, bx_line_start *starts, bx_line_end *ends)
{
    for (uint32_t i = 0; i < m->paragraph->cluster_count; i++) {
        starts[i] = bx_measurer_make_start(m, i);
        ends[i + 1] = bx_measurer_make_end(m, 0, i + 1);
    }
}

void bx_measurer_make_edges(bx_measurer *m)
{
    size_t count = m->paragraph->cluster_count;
    if (m->starts) return;
    bx_line_start *starts = bx_alloc_array(count, sizeof *starts);
    bx_line_end *ends = bx_alloc_array(count + 1, sizeof *ends);
    fill_edges(m, starts, ends);
    m->starts = starts;
    m->ends = ends;
}

void bx_measurer_release_edges(bx_measurer *m)
{
    if (m->starts == m->paragraph->sums->starts) return;
    bx_free((void *)m->starts);
    bx_free((void *)m->ends);
    m->starts = NULL;
    m->ends = NULL;
}

/* Sums, and what they say of the clusters. */
static void make_sums(const bx_paragraph *p, struct bx_line_sums *sums, bx_arena *arena)
{
    sums->at = BX_NEW_ARRAY(arena, bx_sums, p->cluster_count + 1);
    sums->em = p->cluster_count ? p->clusters[0].em : 0;
    sums->steady = true;
    for (size_t i = 0; i < p->cluster_count; i++) {
        const bx_cluster *c = &p->clusters[i];
        bx_length over = bx_length_max(c->hyphen_advance, 0) - bx_length_min(c->gap, 0);
        sums->at[i + 1] = add(sums->at[i], c);
        sums->steady &= is_steady(c);
        sums->slack = bx_length_max(sums->slack, over);
        sums->has_fill |= c->class == BX_CLASS_FILL;
        if (c->em != sums->em) sums->em = 0;
    }
    uint32_t forced = sums->at[p->cluster_count].forced = (uint32_t)p->cluster_count;
    for (size_t i = p->cluster_count; i-- > 0;) {
        if (p->clusters[i].break_kind == BX_BREAK_MUST) forced = (uint32_t)i;
        sums->at[i].forced = forced;
    }
}

void bx_line_list_places(const bx_paragraph *p, struct bx_line_sums *sums, bx_arena *arena)
{
    uint32_t count = 0;
    for (size_t i = 0; i < p->cluster_count; i++)
        count += p->clusters[i].break_kind != BX_BREAK_NEVER;
    sums->places = BX_NEW_ARRAY(arena, bx_opportunity, count);
    sums->place_count = 0;
    for (uint32_t next = 1; next <= p->cluster_count; next++) {
        const bx_cluster *c = &p->clusters[next - 1];
        if (c->break_kind == BX_BREAK_NEVER) continue;
        sums->places[sums->place_count++] =
            (bx_opportunity){.next = next,
                             .penalty = c->break_penalty,
                             .forced = c->break_kind == BX_BREAK_MUST,
                             .last = bx_text_ends(p, next),
                             .open = sums->at[next].open,
                             .gaps = sums->at[next].stretch[2]};
    }
}

void bx_line_prepare(bx_paragraph *p, bx_boundaries *boundaries, bx_arena *arena)
{
    bx_line_opportunities(p, boundaries);
    struct bx_line_sums *sums = BX_NEW(arena, struct bx_line_sums);
    make_sums(p, sums, arena);
    bx_line_list_places(p, sums, arena);
    list_steps(p, sums);
    p->sums = sums;
    bx_measurer m = bx_measurer_make(p, (bx_line_options){0}, BX_LEVER_NONE);
    sums->starts = BX_NEW_ARRAY(arena, bx_line_start, p->cluster_count);
    sums->ends = BX_NEW_ARRAY(arena, bx_line_end, p->cluster_count + 1);
    fill_edges(&m, sums->starts, sums->ends);
}
