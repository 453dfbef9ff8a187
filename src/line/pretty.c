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
    int64_t reach; /* places of a smaller fill are too near for a line from here; INT64_MIN: that
                      is not known */
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
    uint32_t excluded; /* the least penalty of breaks that are not tried */
    bool by_line;      /* the number of lines matters */
    bool sorted;       /* of two starts of a line, the later one makes the shorter line; all have
                          one measure */
    bool alike;        /* all lines have one measure, and their number does not matter */
    bx_length measure; /* of lines that are alike */
    bool tracks;       /* gaps are opened from the start */
    int divisor;       /* part of an em that Han gaps may open by in such lines */
    int64_t bound;     /* dearer breakings are of no use */
    BX_ARRAY(node) nodes;
    BX_ARRAY(uint32_t) active; /* from first_active on */
    size_t first_active;
    BX_ARRAY(uint32_t) wide; /* starts of lines to the place being tried that are too wide */
    uint32_t tried;
} search;

/* Penalties from this one on are not for such lines. */
static uint32_t excluded_from(effort e)
{
    static const uint32_t least[] = {[EFFORT_TIGHT] = BX_COST_RELAXED,
                                     [EFFORT_FULL] = BX_COST_RELAXED,
                                     [EFFORT_RELAXED] = BX_COST_UNBROKEN,
                                     [EFFORT_BROKEN] = UINT32_MAX};
    return least[e];
}

/* Lines from here on are alike: nodes with different line numbers may be compared. */
static bool lines_alike(const search *s, uint32_t line)
{
    return !s->by_line && line >= s->measures->constant_from;
}

/* What the clusters before a place fill when they are opened as far as they may, × divisor. */
static inline int64_t fill_before(const search *s, const bx_opportunity *place)
{
    int64_t open = place->open;
    if (s->tracks) open += s->m->sums[place->next].shrink[BX_SHRINK_TRACKING];
    return open * s->divisor + place->gaps;
}

/* A line to a place, as a node may be made of it. */
typedef struct trial {
    const bx_opportunity *to;
    uint32_t from; /* index of a node */
    uint32_t faults;
    int64_t cost; /* of all lines so far */
} trial;

/* Makes a node of a line, beside its reach. */
static inline void fill_node(const search *s, node *n, const trial *t)
{
    const node *from = &s->nodes.items[t->from];
    n->cost = t->cost;
    n->next = t->to->next;
    n->line = from->line + 1;
    n->previous = t->from;
    n->faults = from->faults + t->faults;
}

static void add_trial(search *s, const trial *t)
{
    bx_array_reserve(&s->nodes, s->nodes.count + 1);
    node *n = &s->nodes.items[s->nodes.count++];
    fill_node(s, n, t);
    n->reach = s->sorted ? fill_before(s, t->to) + (int64_t)s->measure * s->divisor : INT64_MIN;
}

/* Keeps the cheapest node of its kind among those made for one break. */
static void offer(search *s, size_t first_new, const trial *t)
{
    size_t dearest = first_new;
    if (t->cost >= s->bound) return;
    uint32_t line = s->nodes.items[t->from].line + 1;
    for (size_t i = first_new; i < s->nodes.count; i++) {
        node *other = &s->nodes.items[i];
        bool same = other->line == line || (lines_alike(s, other->line) && lines_alike(s, line));
        if (same) {
            if (t->cost < other->cost) fill_node(s, other, t);
            return;
        }
        if (other->cost > s->nodes.items[dearest].cost) dearest = i;
    }
    if (s->nodes.count - first_new < MOST_LINE_COUNTS)
        add_trial(s, t);
    else if (t->cost < s->nodes.items[dearest].cost)
        fill_node(s, &s->nodes.items[dearest], t);
}

/* The last place after cluster `from` and before a place, or NULL: where a line ends that
 * nothing can fill. */
static const bx_opportunity *place_before(const search *s, uint32_t from, const bx_opportunity *to)
{
    const struct bx_line_sums *sums = s->m->paragraph->sums;
    while (to > sums->places && to[-1].next > from) {
        to--;
        if (to->penalty < s->excluded && !s->m->paragraph->clusters[to->next - 1].hung_break)
            return to;
    }
    return NULL;
}

/* Where lines are tried to end. */
typedef struct arrival {
    const bx_opportunity *to;
    const bx_line_end *end; /* if something stands before the spaces that vanish there */
    size_t first_new;       /* nodes from this one on end there */
    trial best;             /* where all lines are alike: the cheapest of them */
} arrival;

/* What the end of a text costs; counts its faults. */
static int64_t end_cost(const search *s, uint32_t begin, uint32_t end, uint32_t *faults)
{
    const bx_paragraph *p = s->m->paragraph;
    if (!bx_line_is_runt(p, begin, end)) return bx_line_last_cost(p, begin, end);
    ++*faults;
    return BX_COST_RUNT;
}

/* A line from an active node to a place. */
static inline __attribute__((always_inline)) void make_trial(const search *s, uint32_t index,
                                                             const bx_candidate *line,
                                                             bx_length measure,
                                                             const bx_opportunity *to, trial *t)
{
    const node *from = &s->nodes.items[index];
    bx_adjustment a = bx_candidate_adjust(line, measure, to->last);
    t->to = to;
    t->from = index;
    t->faults = (uint32_t)a.underfull + a.overfull;
    t->cost = from->cost + a.cost + to->penalty;
    if (to->last) t->cost += end_cost(s, from->next, line->end->end, &t->faults);
    if (s->by_line) t->cost += (int64_t)t->faults * COUNTED_FAULT;
}

/* The same of a line that may be too wide. */
static trial make_any_trial(const search *s, uint32_t index, const bx_opportunity *to)
{
    trial t;
    bx_line_edges edges;
    const node *from = &s->nodes.items[index];
    bx_candidate line = bx_measurer_line(s->m, from->next, to->next, &edges);
    make_trial(s, index, &line, bx_measure_of(s->measures, from->line), to, &t);
    return t;
}

/* Lines whose gaps are wider than this part of an em are not tight. */
static int tight_divisor(bx_length measure, bx_length em)
{
    return measure < (int64_t)NARROW * em ? LIMIT_GAP : TIGHT_GAP;
}

/* Whether a line is too short to be looked at: even when opened as far as it may. A longer one
 * is sure to be better. */
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
static bool try_line(search *s, arrival *at, uint32_t index)
{
    const node *from = &s->nodes.items[index];
    bx_length measure = s->alike ? s->measure : bx_measure_of(s->measures, from->line);
    const bx_line_start *start = from->next > 0 ? &s->m->starts[from->next] : &s->m->first;
    const bx_line_end *end = at->end;
    bx_line_edges edges;
    if (end->end <= from->next) end = bx_measurer_end(s->m, from->next, at->to->next, &edges.end);
    s->tried++;
    if (!end->may_hang) {
        if (bx_edges_are_overfull(s->m, start, end, measure)) return false;
        /* Whatever it costs itself, another one costs less. */
        if (from->cost + at->to->penalty >= at->best.cost) return true;
    }
    bx_candidate line = bx_measurer_join(s->m, start, end);
    if (end->may_hang) {
        if (bx_candidate_is_overfull(&line, measure, at->to->last)) return false;
        if (bx_candidate_barred(&line, measure)) return true;
    }
    trial t;
    make_trial(s, index, &line, measure, at->to, &t);
    if (!s->alike)
        offer(s, at->first_new, &t);
    else if (t.cost < at->best.cost)
        at->best = t;
    return true;
}

/* Tries the active nodes as starts of a line that ends at a place; those that may start a
 * longer line stay active. Returns how many do. */
static size_t try_starts(search *s, arrival *at)
{
    const bx_opportunity *to = at->to;
    size_t first = s->first_active, count = s->active.count, kept = 0, i = first;
    uint32_t *active = s->active.items;
    int64_t fill = s->sorted && !to->last ? fill_before(s, to) : INT64_MAX;
    s->wide.count = 0;
    for (; i < count; i++) {
        uint32_t index = active[i];
        const node *from = &s->nodes.items[index];
        /* Too short, and those from all later starts are so too. */
        if (fill < from->reach) break;
        if (from->reach == INT64_MIN && !to->last && too_short(s, from, to->next)) {
            active[first + kept++] = index;
        } else if (!try_line(s, at, index)) {
            /* A line that is too wide stays too wide. */
            bx_array_push(&s->wide, index);
        } else if (!to->forced) {
            active[first + kept++] = index;
        }
    }
    if (at->best.cost < s->bound) add_trial(s, &at->best);
    /* Those that were tried and stay move up to those that were not. */
    size_t gone = i - first - kept;
    if (gone > 0) {
        for (size_t k = kept; k-- > 0;)
            active[first + k + gone] = active[first + k];
    }
    s->first_active = first + gone;
    return count - s->first_active;
}

/* The cheapest of the lines that are too wide. */
static trial find_emergency(const search *s, const bx_opportunity *to)
{
    trial emergency = {.cost = INT64_MAX};
    for (size_t i = 0; i < s->wide.count; i++) {
        trial t = make_any_trial(s, s->wide.items[i], to);
        if (t.cost < emergency.cost) emergency = t;
    }
    return emergency;
}

static void add_active(search *s, const trial *t)
{
    add_trial(s, t);
    bx_array_push(&s->active, (uint32_t)s->nodes.count - 1);
}

/* Whether a place is too near for a line from any start. */
static inline bool is_near(const search *s, const bx_opportunity *to)
{
    return !to->last && fill_before(s, to) < s->nodes.items[s->active.items[s->first_active]].reach;
}

/* Makes nodes of all lines that end at a place. */
static void try_break(search *s, const bx_opportunity *to)
{
    for (;;) {
        arrival at;
        at.to = to;
        at.end = &s->m->ends[to->next];
        at.first_new = s->nodes.count;
        at.best.cost = INT64_MAX;
        size_t kept = try_starts(s, &at), made = s->nodes.count - at.first_new;
        for (size_t i = at.first_new; i < s->nodes.count; i++)
            bx_array_push(&s->active, (uint32_t)i);
        if (made > 0 || (kept > 0 && !to->forced)) return;
        trial emergency = find_emergency(s, to);
        if (emergency.cost >= s->bound) return;
        /* No line ends here or later: the best start gets a line that stays open, and then this
         * break is tried again; if there is no such line, one that is too wide. */
        const bx_opportunity *before = place_before(s, s->nodes.items[emergency.from].next, to);
        if (!before) {
            add_active(s, &emergency);
            return;
        }
        bx_opportunity open = *before;
        open.forced = open.last = false;
        emergency = make_any_trial(s, emergency.from, &open);
        add_active(s, &emergency);
    }
}

/* The cheapest complete breaking, of `lines` lines when that is not 0; UINT32_MAX: there is
 * none.
 */
static uint32_t best_end(const search *s, uint32_t lines)
{
    uint32_t best = UINT32_MAX;
    for (size_t i = s->first_active; i < s->active.count; i++) {
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
    s->alike = !s->by_line && s->measures->constant_from == 0;
    s->measure = s->measures->measures[s->measures->count - 1].width;
    s->divisor = s->sorted ? tight_divisor(s->measures->measures[0].width, p->sums->em) : 1;
    s->excluded = excluded_from(s->effort);
    s->tracks = s->m->lever == BX_LEVER_TRACKING_OUT;
    s->nodes.count = s->active.count = s->first_active = 0;
    bx_array_reserve(&s->nodes, p->cluster_count < 1024 ? p->cluster_count + 1 : 1024);
    bx_array_reserve(&s->active, 128);
    bx_array_reserve(&s->wide, 16);
    bx_array_push(&s->nodes, (node){.previous = UINT32_MAX, .reach = INT64_MIN});
    bx_array_push(&s->active, 0);
    const bx_opportunity *places = p->sums->places, *end = places + p->sums->place_count;
    for (const bx_opportunity *to = places; to < end; to++) {
        if (to->penalty >= s->excluded) continue;
        if (!s->sorted || s->first_active == s->active.count || !is_near(s, to)) try_break(s, to);
    }
}

static void collect(const search *s, uint32_t end, bx_break_list *breaks)
{
    size_t count = s->nodes.items[end].line;
    breaks->count = 0;
    bx_break_list_reserve(breaks, count);
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

/* The first place after cluster `from`. */
static const bx_opportunity *place_after(const struct bx_line_sums *sums, uint32_t from)
{
    size_t low = 0, high = sums->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sums->places[middle].next <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return sums->places + low;
}

uint32_t bx_break_farthest(const bx_measurer *m, uint32_t begin, bx_length measure)
{
    const bx_paragraph *p = m->paragraph;
    const bx_opportunity *end = p->sums->places + p->sums->place_count;
    uint32_t farthest = 0;
    for (const bx_opportunity *to = place_after(p->sums, begin); to < end; to++) {
        if (to->penalty >= excluded_from(EFFORT_TIGHT)) continue;
        const bx_cluster *last = &p->clusters[to->next - 1];
        int64_t most = (begin == 0 ? m->indent : 0) + bx_measurer_width(m, begin, to->next) +
                       last->hyphen_advance;
        if (most > measure) {
            bx_line_edges edges;
            bx_candidate line = bx_measurer_line(m, begin, to->next, &edges);
            if (bx_candidate_adjust(&line, measure, to->last).overfull) break;
        }
        farthest = to->next;
        if (to->forced) break;
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
        /* Only what is cheaper still matters. Where lines that are too wide are to be avoided,
         * or their number counts, all ways stay open. */
        if (cost < BX_COST_OVERFULL && measures->count == 1) s.bound = cost;
    }
    *tried += s.tried;
    bx_array_release(&s.nodes);
    bx_array_release(&s.active);
    bx_array_release(&s.wide);
}
