/* First fit with pull-in. */
#include "line/breaker.h"

#include "style/line_style.h"

bx_length bx_measure_of(const bx_measure_list *list, uint32_t line)
{
    uint32_t before = 0;
    for (size_t i = 0; i + 1 < list->count; i++) {
        before += list->measures[i].lines;
        if (line < before) return list->measures[i].width;
    }
    return list->measures[list->count - 1].width;
}

static bool may_break(const bx_paragraph *p, uint32_t next)
{
    const bx_cluster *c = &p->clusters[next - 1];
    return c->break_kind != BX_BREAK_NEVER && c->break_penalty < BX_COST_RELAXED;
}

/* Breaks of one line, as first fit meets them. */
typedef struct filling {
    uint32_t last_break, relaxed; /* the last ones that fit; 0: none */
    uint32_t in_word; /* the last one behind them inside a word that is wider than its lines */
    bool open;        /* the line to last_break has gaps beyond their limit */
} filling;

static bool may_relax(const bx_paragraph *p, uint32_t next)
{
    const bx_cluster *c = &p->clusters[next - 1];
    return c->break_kind != BX_BREAK_NEVER && c->break_penalty >= BX_COST_RELAXED &&
           c->break_penalty < BX_COST_UNBROKEN;
}

/* First cluster of the next line for a line that begins at `begin`. The line is filled until it is
 * full or over: what is over is pulled in when the marks can be squeezed for it, a stop may hang,
 * else characters are pushed out. */
static uint32_t fill_line(const bx_measurer *m, uint32_t begin, bx_length measure, uint32_t *tried)
{
    const bx_paragraph *p = m->paragraph;
    uint32_t count = (uint32_t)p->cluster_count, next = begin + 1;
    filling f = {0};
    for (; next <= count; next++) {
        bx_candidate line = bx_measurer_line(m, begin, next);
        bool forced = p->clusters[next - 1].break_kind == BX_BREAK_MUST;
        bx_adjustment a = bx_candidate_adjust(&line, measure, forced);
        (*tried)++;
        if (a.overfull) break;
        if (bx_candidate_barred(&line, measure)) continue;
        if (forced) return next;
        if (!p->style->line->auto_phrase && may_relax(p, next)) f.relaxed = next;
        if (p->clusters[next - 1].break_penalty >= BX_COST_OVERFLOW_WRAP) f.in_word = next;
        if (!may_break(p, next)) continue;
        f = (filling){.last_break = next, .open = a.underfull};
        if (a.action == BX_LINE_FIT && line.natural == measure) return next;
    }
    if (f.in_word > 0) return f.in_word;
    /* Inside three closing marks rather than wide open (T-041). */
    if (f.relaxed > 0 && (f.open || f.last_break == 0)) return f.relaxed;
    if (f.last_break > begin) return f.last_break;
    /* A span or a word of a headline that is wider than the line is broken where it must be. */
    for (uint32_t at = next - 1; at > begin; at--) {
        const bx_cluster *c = &p->clusters[at - 1];
        bool given_up = p->style->line->auto_phrase || c->break_penalty >= BX_COST_UNBROKEN;
        if (c->break_kind != BX_BREAK_NEVER && given_up) return at;
    }
    /* Nothing fits: the shortest piece that may stand on a line of its own. */
    next = begin + 1;
    while (next < count && !may_break(p, next))
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
    bx_candidate joined = bx_measurer_line(m, begin, (uint32_t)p->cluster_count);
    if (joined.natural - joined.shrink_total <= measure) {
        breaks->items[n - 2] = breaks->items[n - 1];
        breaks->count--;
        return;
    }
    for (uint32_t next = breaks->items[n - 2] - 1; next > begin + 1; next--) {
        if (!may_break(p, next)) continue;
        if (bx_line_is_runt(p, next, (uint32_t)p->cluster_count)) continue;
        bx_candidate rest = bx_measurer_line(m, next, (uint32_t)p->cluster_count);
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
        bx_array_push(breaks, begin);
    }
    repair_runt(m, measures, breaks);
}
