/* Costs of lines. */
#include "line/cost.h"

#include "line/classes.h"
#include "style/line_style.h"

/* A paragraph may get a line more while its lines cost this much more on average: Han gaps of about
 * 1/14 em. */
enum { MOST_LINE_COST = 1300 };

/* Gaps wider than 4 em, in 1/1024 em, are as bad as these. */
enum { MOST_GAP = 4 * 1024 };

/* Cost of step i of the shrink list when all of it is used: word space, dot, bracket, comma,
 * autospace, period, tracking. */
static const int64_t SQUEEZE[BX_SHRINK_STEPS] = {0, 20, 20, 30, 60, 120, 100, 400};

static int64_t square(int64_t weight, int64_t r)
{
    return weight * r * r / (1024 * 1024);
}

/* A line that is too wide by `need`: full weights of the steps that give all they have. */
static int64_t shrink_cost(const bx_candidate *line, int64_t need)
{
    const bx_measurer *m = line->measurer;
    const int64_t *from = m->sums[line->start->begin].shrink, *to = m->sums[line->end->end].shrink;
    uint8_t first = line->start->step, last = line->end->step;
    int64_t cost = 0;
    if (need > line->shrink_total) cost = BX_COST_OVERFULL + (need - line->shrink_total) / 1024;
    for (int step = 1; step < BX_SHRINK_STEPS && need > 0; step++) {
        if (from[step] == to[step] && step != first && step != last) continue;
        int64_t have = bx_candidate_shrink(line, step);
        if (have <= 0) continue;
        cost += need < have ? square(SQUEEZE[step], need * 1024 / have) : SQUEEZE[step];
        need -= have;
    }
    return cost;
}

/* A line that is too short by `left`. */
static int64_t stretch_cost(const bx_candidate *line, int64_t left, bool *underfull)
{
    int64_t ratio = 0;
    for (int step = 0; step < 2 && left > 0; step++) {
        int64_t have = bx_candidate_stretch(line, step);
        if (have <= 0) continue;
        ratio = left < have ? left * 1024 / have : 1024;
        left -= left < have ? left : have;
    }
    if (left == 0) return square(40, ratio);
    int64_t gap = bx_candidate_gap(line, left, underfull);
    if (gap > MOST_GAP) gap = MOST_GAP;
    return square(600, 16 * gap) + 8000 * gap / 1024 + (*underfull ? BX_COST_UNDERFULL : 0);
}

static int64_t set_cost(const bx_candidate *line, bx_length measure, bool last, bool *underfull)
{
    int64_t left = measure - line->natural;
    if (left < 0) return shrink_cost(line, -left);
    if (last) return 0;
    if (line->ragged || line->measurer->grid)
        return square(BX_COST_UNDERFULL, left * 1024 / (measure > 0 ? measure : 1));
    return left == 0 ? 0 : stretch_cost(line, left, underfull);
}

int64_t bx_line_cost(const bx_candidate *line, bx_length measure, bool last, bool *underfull)
{
    last |= line->has_fill;
    *underfull = false;
    if (!bx_candidate_hangs(line, measure, last)) return set_cost(line, measure, last, underfull);
    bx_candidate hung = bx_candidate_hung(line);
    return BX_COST_HANG + set_cost(&hung, measure, last, underfull);
}

bool bx_line_is_runt(const bx_paragraph *p, uint32_t begin, uint32_t end)
{
    uint32_t wanted = p->style->line->strict_runt ? 3 : 2, found = 0;
    /* What stands alone between forced breaks is meant so. */
    if (begin == 0 || p->clusters[begin - 1].break_kind == BX_BREAK_MUST) return false;
    for (uint32_t i = begin; i < end && found < wanted; i++) {
        bx_class class = p->clusters[i].class;
        if (class == BX_CLASS_FILL) return false;
        found += bx_class_counts(class);
    }
    return found < wanted;
}

int64_t bx_line_last_cost(const bx_paragraph *p, uint32_t begin, uint32_t end)
{
    unsigned characters = 0, figures = 0;
    if (begin == 0 || p->clusters[begin - 1].break_kind == BX_BREAK_MUST) return 0;
    for (uint32_t i = begin; i < end && characters < 3; i++) {
        bx_class class = p->clusters[i].class;
        if (class == BX_CLASS_FILL) return 0;
        characters += bx_class_counts(class);
        unsigned char byte = (unsigned char)p->text.data[p->clusters[i].text_begin];
        figures += class == BX_CLASS_DIGIT || (byte >= '0' && byte <= '9');
    }
    return characters < 3 && figures > 0 ? BX_COST_SHORT_LAST : 0;
}

int64_t bx_lines_change_cost(const bx_lines *before, const bx_lines *after, int direction)
{
    if ((int64_t)after->count != (int64_t)before->count + direction) return -1;
    int64_t cost = after->cost - before->cost;
    if (direction > 0 && cost > (int64_t)MOST_LINE_COST * (int64_t)before->count) return -1;
    return cost < 0 ? 0 : cost;
}
