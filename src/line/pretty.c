/* Whole-paragraph breaking. Active breaks are few: a line holds only so many clusters, so the work
 * grows with the text, not with its square. */
#include "line/breaker.h"

/* Breakings of different line counts that are kept for one break. Paragraphs of ordinary length
 * never have as many; those of a book's length lose their dearest ones, so that the work stays
 * linear. */
enum { MOST_LINE_COUNTS = 16 };

/* Lines whose Han gaps are wider than 1/8 em (1/4 in columns narrower than 12 em) are looked at
 * only when there is no breaking without them. */
enum { TIGHT_GAP = 8, LIMIT_GAP = 4, NARROW = 12 };

/* On a request for a line more or less, lines beyond the limits weigh more than any number within
 * them. */
enum { COUNTED_FAULT = 100000000 };

typedef struct node {
    int64_t cost;
    uint32_t next;     /* first cluster of the line after the break */
    uint32_t line;     /* lines so far */
    uint32_t previous; /* index of a node, UINT32_MAX at the start */
    uint32_t faults;   /* lines so far that are too wide, too open or lonely */
} node;

typedef enum effort {
    EFFORT_TIGHT,   /* lines with ordinary gaps */
    EFFORT_FULL,    /* all lines */
    EFFORT_RELAXED, /* and breaks inside three closing marks (T-041) */
    EFFORT_BROKEN /* and breaks inside spans that are to stay whole, against lines that are too wide
                   */
} effort;

typedef struct search {
    const bx_measurer *m;
    const bx_measure_list *measures;
    effort effort;
    bool by_line; /* the number of lines matters */
    BX_ARRAY(node) nodes;
    BX_ARRAY(uint32_t) active;
    uint32_t tried;
} search;

static bool may_break(const search *s, uint32_t next)
{
    const bx_cluster *c = &s->m->paragraph->clusters[next - 1];
    if (c->break_kind == BX_BREAK_NEVER) return false;
    static const uint32_t least_excluded[] = {[EFFORT_TIGHT] = BX_COST_RELAXED,
                                              [EFFORT_FULL] = BX_COST_RELAXED,
                                              [EFFORT_RELAXED] = BX_COST_UNBROKEN,
                                              [EFFORT_BROKEN] = UINT32_MAX};
    return c->break_penalty < least_excluded[s->effort];
}

/* Lines from here on are alike: nodes with different line numbers may be compared. */
static bool lines_alike(const search *s, uint32_t line)
{
    return !s->by_line && line >= s->measures->constant_from;
}

/* Keeps the cheapest node of its kind among those made for one break. */
static void offer(search *s, size_t first_new, node n)
{
    size_t dearest = first_new;
    for (size_t i = first_new; i < s->nodes.count; i++) {
        node *other = &s->nodes.items[i];
        bool same =
            other->line == n.line || (lines_alike(s, other->line) && lines_alike(s, n.line));
        if (same) {
            if (n.cost < other->cost) *other = n;
            return;
        }
        if (other->cost > s->nodes.items[dearest].cost) dearest = i;
    }
    if (s->nodes.count - first_new < MOST_LINE_COUNTS)
        bx_array_push(&s->nodes, n);
    else if (n.cost < s->nodes.items[dearest].cost)
        s->nodes.items[dearest] = n;
}

/* The last break after `from` and before `next`, or 0: where a line ends that nothing can fill. */
static uint32_t break_before(const search *s, uint32_t from, uint32_t next)
{
    for (uint32_t at = next - 1; at > from; at--) {
        if (may_break(s, at) && !s->m->paragraph->clusters[at - 1].hung_break) return at;
    }
    return 0;
}

static bool too_short(const search *s, uint32_t from, uint32_t next, bx_length measure)
{
    if (s->effort != EFFORT_TIGHT || s->m->ragged) return false;
    bool narrow = measure < (int64_t)NARROW * s->m->paragraph->clusters[from].em;
    return bx_measurer_too_short(s->m, from, next, measure, narrow ? LIMIT_GAP : TIGHT_GAP);
}

/* The node after a line from an active one to the break before cluster `next`. */
static node make_node(search *s, uint32_t index, uint32_t next, bool end, bool *overfull,
                      bool *barred)
{
    const bx_paragraph *p = s->m->paragraph;
    node from = s->nodes.items[index];
    bx_candidate line = bx_measurer_line(s->m, from.next, next);
    bx_adjustment a;
    int64_t cost = bx_line_cost(&line, bx_measure_of(s->measures, from.line), end, &a);
    s->tried++;
    *barred = bx_candidate_barred(&line, bx_measure_of(s->measures, from.line));
    bool runt = end && bx_line_is_runt(p, from.next, line.end);
    if (runt)
        cost += BX_COST_RUNT;
    else if (end)
        cost += bx_line_last_cost(p, from.next, line.end);
    uint32_t faults = (uint32_t)a.overfull + a.underfull + runt;
    if (s->by_line) cost += (int64_t)faults * COUNTED_FAULT;
    *overfull = a.overfull;
    cost += p->clusters[next - 1].break_penalty;
    return (node){from.cost + cost, next, from.line + 1, index, from.faults + faults};
}

/* One active node as the start of a line that ends before cluster `next`. False when the line is
 * too wide whatever is squeezed; *n is then its cost as an emergency. */
static bool try_line(search *s, uint32_t index, uint32_t next, bool end, size_t first_new, node *n)
{
    const node *from = &s->nodes.items[index];
    bx_length measure = bx_measure_of(s->measures, from->line);
    /* Too short even when opened as far as it may: a longer line is sure to be better. */
    if (!end && too_short(s, from->next, next, measure)) return true;
    bool overfull, barred;
    *n = make_node(s, index, next, end, &overfull, &barred);
    if (overfull) return false;
    if (!barred) offer(s, first_new, *n);
    return true;
}

/* Tries all active nodes as starts of a line that ends before cluster `next`. */
static void try_break(search *s, uint32_t next)
{
    const bx_paragraph *p = s->m->paragraph;
    bool forced = p->clusters[next - 1].break_kind == BX_BREAK_MUST;
    bool end = bx_text_ends(p, next);
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
        /* No line ends here or later: the best start gets a line that stays open, and then this
         * break is tried again; if there is no such line, one that is too wide. */
        const node *from = &s->nodes.items[emergency.previous];
        uint32_t at = break_before(s, from->next, next);
        bool overfull, barred;
        if (at > 0) emergency = make_node(s, emergency.previous, at, false, &overfull, &barred);
        bx_array_push(&s->nodes, emergency);
        bx_array_push(&s->active, (uint32_t)s->nodes.count - 1);
        if (at == 0) return;
    }
}

/* The cheapest complete breaking, of `lines` lines when that is not 0; UINT32_MAX: there is none.
 */
static uint32_t best_end(const search *s, uint32_t lines)
{
    uint32_t best = UINT32_MAX;
    for (size_t i = 0; i < s->active.count; i++) {
        uint32_t index = s->active.items[i];
        const node *n = &s->nodes.items[index];
        if (lines > 0 && n->line != lines) continue;
        if (best == UINT32_MAX || n->cost < s->nodes.items[best].cost) best = index;
    }
    return best;
}

static void run(search *s)
{
    const bx_paragraph *p = s->m->paragraph;
    s->nodes.count = s->active.count = 0;
    bx_array_push(&s->nodes, (node){.previous = UINT32_MAX});
    bx_array_push(&s->active, 0);
    for (uint32_t i = 0; i < p->cluster_count; i++) {
        if (may_break(s, i + 1)) try_break(s, i + 1);
    }
}

static void collect(const search *s, uint32_t end, bx_break_list *breaks)
{
    size_t count = s->nodes.items[end].line;
    breaks->count = 0;
    bx_array_reserve(breaks, count);
    breaks->count = count;
    for (uint32_t n = end; s->nodes.items[n].previous != UINT32_MAX; n = s->nodes.items[n].previous)
        breaks->items[--count] = s->nodes.items[n].next;
}

bool bx_break_counted(const bx_measurer *m, const bx_measure_list *measures, uint32_t lines,
                      uint32_t faults, bool tight, bx_break_list *breaks, uint32_t *tried)
{
    search s = {.m = m,
                .measures = measures,
                .effort = tight ? EFFORT_TIGHT : EFFORT_FULL,
                .by_line = true};
    run(&s);
    uint32_t end = best_end(&s, lines);
    bool found = end != UINT32_MAX && s.nodes.items[end].faults <= faults;
    if (found) collect(&s, end, breaks);
    *tried += s.tried;
    bx_array_release(&s.nodes);
    bx_array_release(&s.active);
    return found;
}

uint32_t bx_break_farthest(const bx_measurer *m, uint32_t begin, bx_length measure)
{
    const bx_paragraph *p = m->paragraph;
    search s = {.m = m, .effort = EFFORT_TIGHT};
    uint32_t farthest = 0;
    for (uint32_t next = begin + 1; next <= p->cluster_count; next++) {
        if (!may_break(&s, next)) continue;
        const bx_cluster *last = &p->clusters[next - 1];
        int64_t most =
            (begin == 0 ? m->indent : 0) + bx_measurer_width(m, begin, next) + last->hyphen_advance;
        if (most > measure) {
            bx_candidate line = bx_measurer_line(m, begin, next);
            if (bx_candidate_adjust(&line, measure, bx_text_ends(p, next)).overfull) break;
        }
        farthest = next;
        if (last->break_kind == BX_BREAK_MUST) break;
    }
    return farthest;
}

void bx_break_pretty(const bx_measurer *m, const bx_measure_list *measures, bx_break_list *breaks,
                     uint32_t *tried)
{
    search s = {.m = m, .measures = measures};
    uint32_t faults = UINT32_MAX;
    int64_t cost = INT64_MAX;
    for (effort e = EFFORT_TIGHT; e <= EFFORT_BROKEN && faults > 0; e++) {
        if (e == EFFORT_BROKEN && cost < BX_COST_OVERFULL) break;
        s.effort = e;
        run(&s);
        uint32_t end = best_end(&s, 0);
        if (s.nodes.items[end].cost >= cost) continue;
        faults = s.nodes.items[end].faults;
        cost = s.nodes.items[end].cost;
        collect(&s, end, breaks);
    }
    *tried += s.tried;
    bx_array_release(&s.nodes);
    bx_array_release(&s.active);
}
