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

static int64_t shrink_cost(const bx_candidate *line, bx_length measure, const bx_adjustment *a)
{
    int64_t cost = square(SQUEEZE[a->deepest], a->ratio);
    for (int step = 1; step < a->deepest; step++) {
        if (bx_candidate_shrink(line, step) > 0) cost += SQUEEZE[step];
    }
    if (a->overfull)
        cost += BX_COST_OVERFULL + (line->natural - line->shrink_total - measure) / 1024;
    return cost;
}

static int64_t stretch_cost(const bx_candidate *line, bx_length measure, const bx_adjustment *a)
{
    if (line->grid || line->ragged)
        return square(BX_COST_UNDERFULL,
                      (measure - line->natural) * 1024 / (measure > 0 ? measure : 1));
    if (a->deepest < BX_STRETCH_GAPS) return square(40, a->ratio);
    int64_t gap = a->gap > MOST_GAP ? MOST_GAP : a->gap;
    return square(600, 16 * gap) + 8000 * gap / 1024 + (a->underfull ? BX_COST_UNDERFULL : 0);
}

int64_t bx_line_cost(const bx_candidate *line, bx_length measure, bool last, bx_adjustment *a)
{
    *a = bx_candidate_adjust(line, measure, last || line->has_fill);
    bx_candidate set = a->hung ? bx_candidate_hung(line) : *line;
    int64_t cost = a->hung ? BX_COST_HANG : 0;
    if (a->action == BX_LINE_PULLED_IN) return cost + shrink_cost(&set, measure, a);
    if (a->action == BX_LINE_PUSHED_OUT || (line->ragged && !last && a->action == BX_LINE_FIT))
        return cost + stretch_cost(&set, measure, a);
    return cost;
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
