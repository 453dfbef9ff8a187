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

/* Tries all active nodes as starts of a line that ends before cluster `next`. */
static void try_break(search *s, uint32_t next)
{
    const bx_paragraph *p = s->m->paragraph;
    const bx_cluster *before = &p->clusters[next - 1];
    bool last = next == p->cluster_count, forced = before->break_kind == BX_BREAK_MUST;
    size_t first_new = s->nodes.count, kept = 0;
    node emergency = {.cost = INT64_MAX};
    for (size_t i = 0; i < s->active.count; i++) {
        uint32_t index = s->active.items[i];
        node from = s->nodes.items[index];
        bx_length measure = bx_measure_of(s->measures, from.line);
        bx_candidate line = bx_measurer_line(s->m, from.next, next);
        bx_adjustment a;
        int64_t cost = bx_line_cost(&line, measure, last || forced, &a);
        s->tried++;
        bool hopeless = a.overfull;
        cost += before->break_penalty + from.cost;
        if ((last || forced) && bx_line_is_runt(p, from.next, line.end)) cost += BX_COST_RUNT;
        node n = {next, from.line + 1, cost, index};
        if (!hopeless) offer(s, first_new, n);
        else if (cost < emergency.cost) emergency = n;
        /* A forced break ends every line; a line that is too wide stays too wide. */
        if (!hopeless && !forced) s->active.items[kept++] = index;
    }
    s->active.count = kept;
    bool nothing = s->nodes.count == first_new;
    if (nothing && (kept == 0 || forced)) bx_array_push(&s->nodes, emergency);
    for (size_t i = first_new; i < s->nodes.count; i++) bx_array_push(&s->active, (uint32_t)i);
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
