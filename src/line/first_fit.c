/* First fit with pull-in. */
#include "line/breaker.h"

#include "style/line_style.h"

static bool may_break(const bx_paragraph *p, uint32_t next)
{
    const bx_cluster *c = &p->clusters[next - 1];
    return c->break_kind != BX_BREAK_NEVER && c->break_penalty < BX_COST_RELAXED;
}

static bool may_relax(const bx_paragraph *p, uint32_t next)
{
    const bx_cluster *c = &p->clusters[next - 1];
    return c->break_kind != BX_BREAK_NEVER && c->break_penalty >= BX_COST_RELAXED &&
           c->break_penalty < BX_COST_UNBROKEN;
}

/* Whether a span that was to stay whole, or a word of a headline, may part. */
static bool may_give_up(const bx_paragraph *p, uint32_t next)
{
    const bx_cluster *c = &p->clusters[next - 1];
    return c->break_kind != BX_BREAK_NEVER &&
           (p->style->line->auto_phrase || c->break_penalty >= BX_COST_UNBROKEN);
}

/* The last `next` that is certainly not too wide for the measure, nor just as wide, before the
 * first forced break; `begin` when that is not certain of any. */
static uint32_t certain_end(const bx_measurer *m, uint32_t begin, bx_length measure)
{
    const struct bx_line_sums *sums = m->paragraph->sums;
    if (!sums->steady || m->grid) return begin;
    const bx_sums *from = &m->sums[begin];
    int64_t room = (int64_t)measure - sums->slack - (begin == 0 ? m->indent : 0) + from->width;
    /* Most cells are 1 em wide, others are narrower. */
    uint32_t least = begin, most = from->forced;
    if (m->sums[most].width < room) return most;
    while (sums->em > 0 && room > m->sums[least].width) {
        int64_t step = (room - m->sums[least].width - 1) / sums->em;
        if (step == 0 || step > most - least || m->sums[least + step].width >= room) break;
        least += (uint32_t)step;
    }
    for (; least < most && m->sums[least + 1].width < room; least++)
        continue;
    return least;
}

/* Where a line may end that begins at `begin` and is not too wide at any `next` up to `end`. */
static uint32_t best_end(const bx_measurer *m, uint32_t begin, uint32_t end, bx_length measure)
{
    const bx_paragraph *p = m->paragraph;
    uint32_t relaxed = 0, last = end;
    for (; last > begin; last--) {
        const bx_cluster *c = &p->clusters[last - 1];
        bool barred = false;
        if (c->break_kind == BX_BREAK_NEVER) continue;
        if (m->grid) {
            bx_line_edges edges;
            bx_candidate line = bx_measurer_line(m, begin, last, &edges);
            barred = bx_candidate_barred(&line, measure);
        }
        if (barred) continue;
        /* Inside a word that is wider than its lines. */
        if (c->break_penalty >= BX_COST_OVERFLOW_WRAP) return last;
        if (may_break(p, last)) break;
        if (relaxed == 0 && !p->style->line->auto_phrase && may_relax(p, last)) relaxed = last;
    }
    if (relaxed == 0 || last == begin) return last > begin ? last : relaxed;
    /* Inside three closing marks rather than wide open (T-041). */
    bx_line_edges edges;
    bx_candidate line = bx_measurer_line(m, begin, last, &edges);
    return bx_candidate_adjust(&line, measure, false).underfull ? relaxed : last;
}

/* First cluster of the next line for a line that begins at `begin`. The line is filled until it is
 * full or over: what is over is pulled in when the marks can be squeezed for it, a stop may hang,
 * else characters are pushed out. */
static uint32_t fill_line(const bx_measurer *m, uint32_t begin, bx_length measure, uint32_t *tried)
{
    const bx_paragraph *p = m->paragraph;
    uint32_t count = (uint32_t)p->cluster_count, next = certain_end(m, begin, measure) + 1;
    bx_line_edges edges;
    const bx_line_start *start = bx_measurer_start(m, begin, &edges.start);
    for (; next <= count; next++) {
        const bx_line_end *end = bx_measurer_end(m, begin, next, &edges.end);
        (*tried)++;
        if (!end->may_hang && bx_edges_are_overfull(m, start, end, measure)) break;
        if (!end->may_hang && !end->closes && end->width - start->width != measure) continue;
        bx_candidate line = bx_measurer_join(m, start, end);
        if (bx_candidate_is_overfull(&line, measure, end->closes)) break;
        if (bx_candidate_barred(&line, measure)) continue;
        if (end->closes) return next;
        if (line.natural == measure && may_break(p, next) &&
            bx_candidate_adjust(&line, measure, false).action == BX_LINE_FIT)
            return next;
    }
    uint32_t end = best_end(m, begin, next - 1, measure);
    if (end > begin) return end;
    /* A span or a word of a headline that is wider than the line is broken where it must be. */
    for (uint32_t at = next - 1; at > begin; at--) {
        if (may_give_up(p, at)) return at;
    }
    /* Nothing fits: the shortest piece that may stand on a line of its own. */
    next = begin + 1;
    while (next < count && !may_break(p, next) && !may_give_up(p, next))
        next++;
    return next;
}

/* A lonely last character is helped by one from the line above (T-131). */
static void repair_runt(const bx_measurer *m, const bx_measure_list *measures,
                        bx_break_list *breaks)
{
    const bx_paragraph *p = m->paragraph;
    size_t n = breaks->count;
    if (n < 2 || !bx_line_is_runt(p, breaks->items[n - 2], breaks->items[n - 1])) return;
    uint32_t begin = n >= 3 ? breaks->items[n - 3] : 0;
    bx_length measure = bx_measure_of(measures, (uint32_t)n - 2);
    bx_line_edges edges;
    bx_candidate joined = bx_measurer_line(m, begin, (uint32_t)p->cluster_count, &edges);
    if (joined.natural - joined.shrink_total <= measure) {
        breaks->items[n - 2] = breaks->items[n - 1];
        breaks->count--;
        return;
    }
    for (uint32_t next = breaks->items[n - 2] - 1; next > begin + 1; next--) {
        if (!may_break(p, next)) continue;
        if (bx_line_is_runt(p, next, (uint32_t)p->cluster_count)) continue;
        bx_candidate rest = bx_measurer_line(m, next, (uint32_t)p->cluster_count, &edges);
        bx_length below = bx_measure_of(measures, (uint32_t)n - 1);
        if (rest.natural - rest.shrink_total <= below) breaks->items[n - 2] = next;
        return;
    }
}

void bx_break_first_fit(const bx_measurer *m, const bx_measure_list *measures,
                        bx_break_list *breaks, uint32_t *tried)
{
    const bx_paragraph *p = m->paragraph;
    uint32_t begin = 0;
    while (begin < p->cluster_count) {
        bx_length measure = bx_measure_of(measures, (uint32_t)breaks->count);
        begin = fill_line(m, begin, measure, tried);
        bx_break_list_add(breaks, begin);
    }
    repair_runt(m, measures, breaks);
}
