/* Balanced lines (text-wrap-style: balance): the fewest lines, as equal as the places to break
 * allow. */
#include "line/breaker.h"
#include "line/classes.h"
#include "line/phrase.h"

/* Longer texts are set as whole paragraphs: nobody sees balance over more lines, and the work stays
 * bounded. */
enum { MOST_LINES = 12 };

/* Cost of a line: its distance from the mean in tenths of an em, squared, at most; and of marks
 * squeezed for it. */
enum { COST_SQUEEZED = 400, DEVIATION_LIMIT = 100 };

typedef struct table {
    const bx_measurer *m;
    const bx_measure_list *measures;
    int64_t mean; /* wished width of a line */
    int64_t
        *cost; /* [line][cluster]: least cost of `line` lines before the cluster; −1: impossible */
    uint32_t *from; /* where the last of them begins */
    uint32_t *tried;
} table;

/* One character alone, with its marks. */
static bool is_lonely(const bx_paragraph *p, const bx_candidate *line)
{
    unsigned found = 0;
    for (uint32_t i = line->start->begin; i < line->end->end && found < 2; i++) {
        bx_class class = p->clusters[i].class;
        if (class == BX_CLASS_FILL) return false;
        found += bx_class_counts(class);
    }
    return found < 2;
}

static int64_t line_cost(const table *t, const bx_candidate *line, bx_length measure)
{
    const bx_paragraph *p = t->m->paragraph;
    bx_length em = bx_length_max(line->start->em, 1);
    int64_t deviation = (line->natural - t->mean) * 10 / em;
    if (deviation > DEVIATION_LIMIT) deviation = DEVIATION_LIMIT;
    if (deviation < -DEVIATION_LIMIT) deviation = -DEVIATION_LIMIT;
    int64_t cost = deviation * deviation;
    if (line->natural > measure) cost += COST_SQUEEZED;
    bool whole = line->start->begin == 0 && line->end->end == p->cluster_count;
    if (!whole && is_lonely(p, line)) cost += BX_COST_RUNT;
    return cost;
}

/* Tries all lines number `line` that begin at `begin`. */
static void extend(table *t, uint32_t line, uint32_t begin)
{
    const bx_paragraph *p = t->m->paragraph;
    size_t width = p->cluster_count + 1;
    int64_t before = t->cost[line * width + begin];
    bx_length measure = bx_measure_of(t->measures, line);
    bx_line_edges edges;
    const bx_line_start *start = bx_measurer_start(t->m, begin, &edges.start);
    for (uint32_t next = begin + 1; next <= p->cluster_count; next++) {
        const bx_cluster *last = &p->clusters[next - 1];
        if (last->break_kind == BX_BREAK_NEVER) continue;
        bx_candidate candidate =
            bx_measurer_join(t->m, start, bx_measurer_end(t->m, begin, next, &edges.end));
        (*t->tried)++;
        if (bx_candidate_barred(&candidate, measure)) continue;
        if (candidate.natural - candidate.shrink_total > measure) return;
        int64_t cost = before + line_cost(t, &candidate, measure) + last->break_penalty;
        int64_t *place = &t->cost[(line + 1) * width + next];
        if (*place < 0 || cost < *place) {
            *place = cost;
            t->from[(line + 1) * width + next] = begin;
        }
        if (last->break_kind == BX_BREAK_MUST) return;
    }
}

/* Whether the best breaking of all has no break of at least a penalty and no lonely character. */
static bool is_clean(const table *t, uint32_t lines, uint32_t penalty)
{
    const bx_paragraph *p = t->m->paragraph;
    uint32_t next = (uint32_t)p->cluster_count;
    for (uint32_t line = lines; line > 0; line--) {
        uint32_t begin = t->from[line * (p->cluster_count + 1) + next];
        bx_line_edges edges;
        bx_candidate candidate = bx_measurer_line(t->m, begin, next, &edges);
        if (p->clusters[next - 1].break_penalty >= penalty || is_lonely(p, &candidate))
            return false;
        next = begin;
    }
    return true;
}

static void read_breaks(const table *t, uint32_t lines, bx_break_list *breaks)
{
    size_t width = t->m->paragraph->cluster_count + 1;
    uint32_t next = (uint32_t)width - 1;
    bx_break_list_reserve(breaks, lines);
    breaks->count = lines;
    for (uint32_t line = lines; line > 0; line--) {
        breaks->items[line - 1] = next;
        next = t->from[line * width + next];
    }
}

/* The cheapest breaking into exactly `lines` lines; false when there is none without breaks of at
 * least a penalty. */
static bool balance(const bx_measurer *m, const bx_measure_list *measures, uint32_t lines,
                    uint32_t penalty, bx_break_list *breaks, uint32_t *tried)
{
    size_t width = m->paragraph->cluster_count + 1, cells = (lines + 1) * width;
    int64_t total = bx_measurer_width(m, 0, (uint32_t)width - 1);
    table t = {m,
               measures,
               total / lines,
               bx_alloc(cells * sizeof(int64_t)),
               bx_alloc(cells * sizeof(uint32_t)),
               tried};
    for (size_t i = 1; i < cells; i++)
        t.cost[i] = -1;
    for (uint32_t line = 0; line < lines; line++) {
        for (uint32_t begin = 0; begin < width - 1; begin++) {
            if (t.cost[line * width + begin] >= 0) extend(&t, line, begin);
        }
    }
    bool good = t.cost[cells - 1] >= 0 && (penalty == UINT32_MAX || is_clean(&t, lines, penalty));
    if (good) read_breaks(&t, lines, breaks);
    bx_free(t.cost);
    bx_free(t.from);
    return good;
}

void bx_break_balanced(const bx_measurer *m, const bx_measure_list *measures, bx_break_list *breaks,
                       uint32_t *tried)
{
    bx_break_first_fit(m, measures, breaks, tried);
    size_t fewest = breaks->count;
    if (fewest < 2) return;
    if (fewest > MOST_LINES) {
        breaks->count = 0;
        bx_break_pretty(m, measures, breaks, tried);
        return;
    }
    /* One line more is better than a quote in two, or even a word. */
    static const uint32_t penalties[] = {BX_COST_RELAXED, BX_COST_WORD};
    for (size_t i = 0; i < sizeof penalties / sizeof *penalties; i++) {
        if (balance(m, measures, (uint32_t)fewest, penalties[i], breaks, tried)) return;
        if (balance(m, measures, (uint32_t)fewest + 1, penalties[i], breaks, tried)) return;
    }
    balance(m, measures, (uint32_t)fewest, UINT32_MAX, breaks, tried);
}
