/* Whole-paragraph breaking. Active breaks are few: a line holds only so many clusters, so the work
 * grows with the text, not with its square. */
#include "line/breaker.h"

#include <string.h>

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
    int64_t reach;     /* places of a smaller fill are too near for a line from here (sorted) */
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
    bool by_line;  /* the number of lines matters */
    bool sorted;   /* of two starts of a line, the later one makes the shorter line; all have one
                      measure */
    int divisor;   /* part of an em that Han gaps may open by in such lines */
    int64_t bound; /* dearer breakings are of no use */
    BX_ARRAY(node) nodes;
    BX_ARRAY(uint32_t) active;
    BX_ARRAY(uint32_t) wide; /* starts of lines to the place being tried that are too wide */
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

/* What the clusters before one fill when they are opened as far as they may, × divisor. */
static int64_t fill_before(const search *s, uint32_t next)
{
    const bx_sums *sums = &s->m->sums[next];
    int64_t open = sums->open;
    if (s->m->lever == BX_LEVER_TRACKING_OUT) open += sums->shrink[BX_SHRINK_TRACKING];
    return open * s->divisor + sums->stretch[2];
}

static void add_node(search *s, const node *n)
{
    bx_array_push(&s->nodes, *n);
    if (!s->sorted) return;
    int64_t room = (int64_t)s->measures->measures[0].width - (n->next == 0 ? s->m->indent : 0);
    bx_array_last(&s->nodes).reach = fill_before(s, n->next) + room * s->divisor;
}

/* Puts a cheaper node in the place of one for the same break. */
static void replace(node *old, const node *n)
{
    int64_t reach = old->reach;
    *old = *n;
    old->reach = reach;
}

/* Keeps the cheapest node of its kind among those made for one break. */
static void offer(search *s, size_t first_new, const node *n)
{
    size_t dearest = first_new;
    if (n->cost >= s->bound) return;
    for (size_t i = first_new; i < s->nodes.count; i++) {
        node *other = &s->nodes.items[i];
        bool same =
            other->line == n->line || (lines_alike(s, other->line) && lines_alike(s, n->line));
        if (same) {
            if (n->cost < other->cost) replace(other, n);
            return;
        }
        if (other->cost > s->nodes.items[dearest].cost) dearest = i;
    }
    if (s->nodes.count - first_new < MOST_LINE_COUNTS)
        add_node(s, n);
    else if (n->cost < s->nodes.items[dearest].cost)
        replace(&s->nodes.items[dearest], n);
}

/* The last break after `from` and before `next`, or 0: where a line ends that nothing can fill. */
static uint32_t break_before(const search *s, uint32_t from, uint32_t next)
{
    for (uint32_t at = next - 1; at > from; at--) {
        if (may_break(s, at) && !s->m->paragraph->clusters[at - 1].hung_break) return at;
    }
    return 0;
}

/* A place where lines may end. */
typedef struct place {
    uint32_t next; /* first cluster behind it */
    bool forced;   /* a break that every line ends at */
    bool last;     /* the text ends there */
} place;

/* The node after a line from an active one to a place. */
static node make_node(const search *s, uint32_t index, const bx_candidate *line, const place *to)
{
    const bx_paragraph *p = s->m->paragraph;
    const node *from = &s->nodes.items[index];
    bx_length measure = bx_measure_of(s->measures, from->line);
    bool underfull;
    int64_t cost = bx_line_cost(line, measure, to->last, &underfull);
    uint32_t faults = (uint32_t)underfull + bx_candidate_is_overfull(line, measure, to->last);
    if (to->last && bx_line_is_runt(p, from->next, line->end->end)) {
        cost += BX_COST_RUNT;
        faults++;
    } else if (to->last) {
        cost += bx_line_last_cost(p, from->next, line->end->end);
    }
    if (s->by_line) cost += (int64_t)faults * COUNTED_FAULT;
    return (node){.cost = from->cost + cost + p->clusters[to->next - 1].break_penalty,
                  .next = to->next,
                  .line = from->line + 1,
                  .previous = index,
                  .faults = from->faults + faults};
}

/* The same of a line that may be too wide. */
static node make_any_node(const search *s, uint32_t index, const place *to)
{
    bx_line_edges edges;
    bx_candidate line = bx_measurer_line(s->m, s->nodes.items[index].next, to->next, &edges);
    return make_node(s, index, &line, to);
}

/* Lines whose gaps are wider than this part of an em are not tight. */
static int tight_divisor(bx_length measure, bx_length em)
{
    return measure < (int64_t)NARROW * em ? LIMIT_GAP : TIGHT_GAP;
}

/* Whether a line is too short to be looked at: even when opened as far as it may. A longer one is
 * sure to be better. */
static bool too_short(const search *s, const node *from, uint32_t next)
{
    if (s->m->ragged) return false;
    bx_length measure = bx_measure_of(s->measures, from->line);
    const bx_paragraph *p = s->m->paragraph;
    if (s->effort == EFFORT_TIGHT)
        return bx_measurer_too_short(s->m, from->next, next, measure,
                                     tight_divisor(measure, p->clusters[from->next].em));
    return from->cost + BX_COST_UNDERFULL >= s->bound && p->sums->steady && !s->m->grid &&
           bx_measurer_too_short(s->m, from->next, next, measure - p->sums->slack, LIMIT_GAP);
}

/* Tries an active node as the start of a line that ends at a place; false when the line is too
 * wide. */
static bool try_line(search *s, uint32_t index, const place *to, size_t first_new)
{
    const node *from = &s->nodes.items[index];
    bx_length measure = bx_measure_of(s->measures, from->line);
    bx_line_edges edges;
    bx_candidate line = bx_measurer_line(s->m, from->next, to->next, &edges);
    s->tried++;
    if (bx_candidate_is_overfull(&line, measure, to->last)) return false;
    if (bx_candidate_barred(&line, measure)) return true;
    node n = make_node(s, index, &line, to);
    offer(s, first_new, &n);
    return true;
}

/* Tries the active nodes as starts of a line that ends at a place; those that may start a longer
 * line stay active. Returns how many do. */
static size_t try_starts(search *s, const place *to)
{
    size_t first_new = s->nodes.count, kept = 0, count = s->active.count;
    uint32_t *active = s->active.items;
    int64_t fill = s->sorted && !to->last ? fill_before(s, to->next) : INT64_MAX;
    s->wide.count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t index = active[i];
        const node *from = &s->nodes.items[index];
        if (from->next > 0 && fill < from->reach) {
            /* Too short, and those from all later starts are so too. */
            if (kept < i) memmove(&active[kept], &active[i], (count - i) * sizeof *active);
            kept += count - i;
            break;
        }
        bool known = s->sorted && from->next > 0;
        if (!known && !to->last && too_short(s, from, to->next)) {
            active[kept++] = index;
        } else if (!try_line(s, index, to, first_new)) {
            /* A line that is too wide stays too wide. */
            bx_array_push(&s->wide, index);
        } else if (!to->forced) {
            active[kept++] = index;
        }
    }
    s->active.count = kept;
    return kept;
}

/* The cheapest of the lines that are too wide. */
static node find_emergency(const search *s, const place *to)
{
    node emergency = {.cost = INT64_MAX};
    for (size_t i = 0; i < s->wide.count; i++) {
        node n = make_any_node(s, s->wide.items[i], to);
        if (n.cost < emergency.cost) emergency = n;
    }
    return emergency;
}

/* Makes nodes of all lines that end before cluster `next`. */
static void try_break(search *s, uint32_t next)
{
    const bx_paragraph *p = s->m->paragraph;
    place to = {next, p->clusters[next - 1].break_kind == BX_BREAK_MUST, bx_text_ends(p, next)};
    for (;;) {
        size_t first_new = s->nodes.count;
        size_t kept = try_starts(s, &to), made = s->nodes.count - first_new;
        for (size_t i = first_new; i < s->nodes.count; i++)
            bx_array_push(&s->active, (uint32_t)i);
        if (made > 0 || (kept > 0 && !to.forced)) return;
        node emergency = find_emergency(s, &to);
        if (emergency.cost >= s->bound) return;
        /* No line ends here or later: the best start gets a line that stays open, and then this
         * break is tried again; if there is no such line, one that is too wide. */
        uint32_t at = break_before(s, s->nodes.items[emergency.previous].next, next);
        if (at > 0) emergency = make_any_node(s, emergency.previous, &(place){at, false, false});
        add_node(s, &emergency);
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

static bool has_one_measure(const bx_measure_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        if (list->measures[i].width != list->measures[0].width) return false;
    }
    return true;
}

static void run(search *s)
{
    const bx_paragraph *p = s->m->paragraph;
    s->sorted = s->effort == EFFORT_TIGHT && !s->m->ragged && p->sums->steady && p->sums->em > 0 &&
                has_one_measure(s->measures);
    s->divisor = s->sorted ? tight_divisor(s->measures->measures[0].width, p->sums->em) : 1;
    s->nodes.count = s->active.count = 0;
    bx_array_reserve(&s->nodes, p->cluster_count < 1024 ? p->cluster_count + 1 : 1024);
    bx_array_reserve(&s->active, 128);
    bx_array_reserve(&s->wide, 16);
    add_node(s, &(node){.previous = UINT32_MAX});
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
                .by_line = true,
                .bound = INT64_MAX};
    run(&s);
    uint32_t end = best_end(&s, lines);
    bool found = end != UINT32_MAX && s.nodes.items[end].faults <= faults;
    if (found) collect(&s, end, breaks);
    *tried += s.tried;
    bx_array_release(&s.nodes);
    bx_array_release(&s.active);
    bx_array_release(&s.wide);
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
            bx_line_edges edges;
            bx_candidate line = bx_measurer_line(m, begin, next, &edges);
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
    search s = {.m = m, .measures = measures, .bound = INT64_MAX};
    uint32_t faults = UINT32_MAX;
    int64_t cost = INT64_MAX;
    for (effort e = EFFORT_TIGHT; e <= EFFORT_BROKEN && faults > 0; e++) {
        if (e == EFFORT_BROKEN && cost < BX_COST_OVERFULL) break;
        s.effort = e;
        run(&s);
        uint32_t end = best_end(&s, 0);
        if (end == UINT32_MAX || s.nodes.items[end].cost >= cost) continue;
        faults = s.nodes.items[end].faults;
        cost = s.nodes.items[end].cost;
        collect(&s, end, breaks);
        /* Only what is cheaper still matters. Where lines that are too wide are to be avoided, or
         * their number counts, all ways stay open. */
        if (cost < BX_COST_OVERFULL && measures->count == 1) s.bound = cost;
    }
    *tried += s.tried;
    bx_array_release(&s.nodes);
    bx_array_release(&s.active);
    bx_array_release(&s.wide);
}
