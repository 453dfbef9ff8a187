/* Whole-paragraph breaking. Active breaks are few: a line holds only so many clusters, so the work grows with
 * the text, not with its square. */
#include "line/breaker.h"

typedef struct node {
    uint32_t next;    /* first cluster of the line after the break */
    uint32_t line;    /* lines so far */
    int64_t cost;
    uint32_t previous; /* index of a node, UINT32_MAX at the start */
} node;

typedef struct search {
    const bx_measurer *m;
    const bx_measure_list *measures;
    bool by_line;     /* the number of lines matters */
    BX_ARRAY(node) nodes;
    BX_ARRAY(uint32_t) active;
    uint32_t tried;
} search;

/* Lines from here on are alike: nodes with different line numbers may be compared. */
static bool lines_alike(const search *s, uint32_t line)
{
    return !s->by_line && line >= s->measures->constant_from;
}

/* Keeps the cheapest node of its kind among those made for one break. */
static void offer(search *s, size_t first_new, node n)
{
    for (size_t i = first_new; i < s->nodes.count; i++) {
        node *other = &s->nodes.items[i];
        bool same = other->line == n.line || (lines_alike(s, other->line) && lines_alike(s, n.line));
        if (!same) continue;
        if (n.cost < other->cost) *other = n;
        return;
    }
    bx_array_push(&s->nodes, n);
}

/* The last break after `from` and before `next`, or 0: where a line ends that nothing can fill. */
static uint32_t break_before(const search *s, uint32_t from, uint32_t next)
{
    for (uint32_t at = next - 1; at > from; at--) {
        if (s->m->paragraph->clusters[at - 1].break_kind != BX_BREAK_NEVER) return at;
    }
    return 0;
}

/* One active node as the start of a line that ends before cluster `next`. False when the line is too wide
 * whatever is squeezed; *n is then its cost as an emergency. */
static bool try_line(search *s, uint32_t index, uint32_t next, bool end, size_t first_new, node *n)
{
    const bx_paragraph *p = s->m->paragraph;
    node from = s->nodes.items[index];
    bx_length measure = bx_measure_of(s->measures, from.line);
    /* Too short even when opened as far as it may: a longer line is sure to be better. */
    if (!end && bx_measurer_too_short(s->m, from.next, next, measure)) return true;
    bx_candidate line = bx_measurer_line(s->m, from.next, next);
    bx_adjustment a;
    int64_t cost = bx_line_cost(&line, measure, end, &a);
    s->tried++;
    cost += p->clusters[next - 1].break_penalty + from.cost;
    if (end && bx_line_is_runt(p, from.next, line.end)) cost += BX_COST_RUNT;
    *n = (node){next, from.line + 1, cost, index};
    if (a.overfull) return false;
    offer(s, first_new, *n);
    return true;
}

/* The node of a line that stays open: it costs what its gaps cost. */
static node open_line(const search *s, uint32_t index, uint32_t at)
{
    node from = s->nodes.items[index];
    bx_candidate line = bx_measurer_line(s->m, from.next, at);
    bx_adjustment a;
    int64_t cost = bx_line_cost(&line, bx_measure_of(s->measures, from.line), false, &a);
    return (node){at, from.line + 1, from.cost + cost, index};
}

/* Tries all active nodes as starts of a line that ends before cluster `next`. */
static void try_break(search *s, uint32_t next)
{
    const bx_paragraph *p = s->m->paragraph;
    bool forced = p->clusters[next - 1].break_kind == BX_BREAK_MUST;
    bool end = forced || next == p->cluster_count;
    for (;;) {
        size_t first_new = s->nodes.count, kept = 0;
        node emergency = {.cost = INT64_MAX};
        for (size_t i = 0; i < s->active.count; i++) {
            node n;
            uint32_t index = s->active.items[i];
            bool fits = try_line(s, index, next, end, first_new, &n);
            if (!fits && n.cost < emergency.cost) emergency = n;
            /* A forced break ends every line; a line that is too wide stays too wide. */
            if (fits && !forced) s->active.items[kept++] = index;
        }
        s->active.count = kept;
        size_t made = s->nodes.count - first_new;
        for (size_t i = first_new; i < s->nodes.count; i++)
            bx_array_push(&s->active, (uint32_t)i);
        if (made > 0 || (kept > 0 && !forced) || emergency.cost == INT64_MAX) return;
        /* No line ends here or later: the best start gets a line that stays open, and then this break is
         * tried again; if there is no such line, one that is too wide. */
        const node *from = &s->nodes.items[emergency.previous];
        uint32_t at = break_before(s, from->next, next);
        if (at > 0) emergency = open_line(s, emergency.previous, at);
        bx_array_push(&s->nodes, emergency);
        bx_array_push(&s->active, (uint32_t)s->nodes.count - 1);
        if (at == 0) return;
    }
}

static uint32_t best_end(const search *s, int adjustment)
{
    uint32_t best = s->active.items[0];
    for (size_t i = 1; i < s->active.count; i++) {
        if (s->nodes.items[s->active.items[i]].cost < s->nodes.items[best].cost)
            best = s->active.items[i];
    }
    if (adjustment == 0) return best;
    int64_t wanted = (int64_t)s->nodes.items[best].line + adjustment;
    for (size_t i = 0; i < s->active.count; i++) {
        const node *n = &s->nodes.items[s->active.items[i]];
        if (n->line == wanted && n->cost - s->nodes.items[best].cost < BX_COST_UNDERFULL)
            return s->active.items[i];
    }
    return best;
}

void bx_break_pretty(const bx_measurer *m, const bx_measure_list *measures, int adjustment,
                     bx_break_list *breaks, uint32_t *tried)
{
    const bx_paragraph *p = m->paragraph;
    search s = {.m = m, .measures = measures, .by_line = adjustment != 0};
    bx_array_push(&s.nodes, (node){0, 0, 0, UINT32_MAX});
    bx_array_push(&s.active, 0);
    for (uint32_t i = 0; i < p->cluster_count; i++) {
        if (p->clusters[i].break_kind != BX_BREAK_NEVER) try_break(&s, i + 1);
    }
    uint32_t end = best_end(&s, adjustment);
    size_t count = s.nodes.items[end].line;
    bx_array_reserve(breaks, count);
    breaks->count = count;
    for (uint32_t n = end; s.nodes.items[n].previous != UINT32_MAX; n = s.nodes.items[n].previous)
        breaks->items[--count] = s.nodes.items[n].next;
    *tried += s.tried;
    bx_array_release(&s.nodes);
    bx_array_release(&s.active);
}
