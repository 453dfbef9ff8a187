/* Costs of lines. */
#include "line/cost.h"

int64_t bx_line_cost(const bx_candidate *line, bx_length measure, bool last, bx_adjustment *a)
{
    /* By shrink step: never, word space, dot, bracket, comma, autospace, period. */
    static const int64_t squeeze[BX_SHRINK_STEPS] = {0, 20, 20, 30, 60, 120, 100};
    bx_candidate set = *line;
    if (last && measure > line->natural) measure = bx_length_clamp(line->natural);
    if (line->has_fill && measure > line->natural) measure = bx_length_clamp(line->natural);
    *a = bx_candidate_adjust(&set, measure);
    if (a->action == BX_LINE_FIT) return 0;
    int64_t r = a->ratio;
    if (a->action == BX_LINE_PULLED_IN) {
        int64_t cost = 0;
        for (int step = 1; step < a->deepest; step++) {
            if (line->shrink[step] > 0) cost += squeeze[step];
        }
        cost += squeeze[a->deepest] * r * r / (1024 * 1024);
        if (a->overfull)
            cost += BX_COST_OVERFULL + (line->natural - line->shrink_total - measure) / 1024;
        return cost;
    }
    if (a->deepest < BX_STRETCH_GAPS) return 40 * r * r / (1024 * 1024);
    int64_t gap = a->gap > 1 << 16 ? 1 << 16 : a->gap;
    int64_t cost = 600 * (16 * gap) * (16 * gap) / (1024 * 1024);
    return cost + (a->underfull ? BX_COST_UNDERFULL : 0);
}

bool bx_line_is_runt(const bx_paragraph *p, uint32_t begin, uint32_t end)
{
    uint32_t wanted = p->style->strict_runt ? 3 : 2, found = 0;
    if (begin == 0) return false;
    for (uint32_t i = begin; i < end && found < wanted; i++) {
        bx_class class = p->clusters[i].class;
        if (class == BX_CLASS_FILL) return false;
        found += class == BX_CLASS_HAN || class == BX_CLASS_LATIN || class == BX_CLASS_DIGIT;
    }
    return found < wanted;
}
