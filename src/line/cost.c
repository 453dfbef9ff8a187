/* Costs of lines. */
#include "line/cost.h"

#include "line/classes.h"
#include "style/line_style.h"

/* A paragraph may get a line more while its lines cost this much more on average: Han gaps of about
 * 1/14 em. */
enum { MOST_LINE_COST = 1300 };

/* Gaps wider than 4 em, in 1/1024 em, are as bad as these. */
enum { MOST_GAP = 4 * 1024 };

/* Han gaps of step 3 stay below a quarter em (JLREQ 3.8.4 c). */
enum { GAP_CAP_DIVISOR = 4 };

/* Cost of step i of the shrink list when all of it is used: word space, dot, bracket, comma,
 * autospace, period, tracking. */
static const int64_t SQUEEZE[BX_SHRINK_STEPS] = {0, 20, 20, 30, 60, 120, 100, 400};

static int64_t square(int64_t weight, int64_t r)
{
    return weight * r * r / (1024 * 1024);
}

static int32_t ratio_of(int64_t used, int64_t available)
{
    return available > 0 ? (int32_t)(used * 1024 / available) : 1024;
}

/* A line that is too wide by `need`. */
static void squeeze(const bx_candidate *line, int64_t need, bx_adjustment *a)
{
    const struct bx_line_sums *sums = line->measurer->paragraph->sums;
    a->action = BX_LINE_PULLED_IN;
    a->overfull = need > line->shrink_total;
    if (a->overfull) a->cost = BX_COST_OVERFULL + (need - line->shrink_total) / 1024;
    for (uint8_t i = 0; i < sums->step_count && need > 0; i++) {
        uint8_t step = sums->steps[i];
        int64_t have = bx_candidate_shrink(line, step);
        if (have <= 0) continue;
        int64_t used = need < have ? need : have;
        int32_t ratio = ratio_of(used, have);
        a->deepest = step;
        a->ratio = -ratio;
        a->cost += square(SQUEEZE[step], ratio);
        need -= used;
    }
}

/* Opens the Han gaps of a line that is still too short by `left`. A line without such gaps stays
 * short: as bad as if half of its clusters took what is missing. */
static void open_gaps(const bx_candidate *line, int64_t left, bx_adjustment *a)
{
    int64_t gaps = bx_candidate_stretch(line, 2), cap = gaps / GAP_CAP_DIVISOR;
    a->underfull = left > cap;
    a->deepest = a->underfull ? BX_STRETCH_BEYOND : BX_STRETCH_GAPS;
    a->ratio = ratio_of(left, cap);
    if (gaps <= 0)
        gaps = (int64_t)line->start->em * ((line->end->end - line->start->begin + 1) / 2);
    int64_t gap = gaps > 0 ? left * 1024 / gaps : MOST_GAP;
    if (gap > MOST_GAP) gap = MOST_GAP;
    a->cost = square(600, 16 * gap) + 8000 * gap / 1024 + (a->underfull ? BX_COST_UNDERFULL : 0);
}

/* What a line costs that is left short by `left`: on the character grid, or ragged. */
static int64_t short_cost(int64_t left, bx_length measure)
{
    return square(BX_COST_UNDERFULL, left * 1024 / (measure > 0 ? measure : 1));
}

/* A line that is too short by `left`. */
static void stretch(const bx_candidate *line, int64_t left, bx_length measure, bx_adjustment *a)
{
    int64_t all = left;
    a->action = BX_LINE_PUSHED_OUT;
    for (int step = 0; step < 2 && left > 0; step++) {
        int64_t have = bx_candidate_stretch(line, step);
        if (have <= 0) continue;
        int64_t used = left < have ? left : have;
        a->deepest = (uint8_t)(step + 1);
        a->ratio = ratio_of(used, have);
        left -= used;
    }
    if (line->measurer->grid)
        a->cost = short_cost(all, measure);
    else if (left == 0)
        a->cost = square(40, a->ratio);
    else
        open_gaps(line, left, a);
}

bx_adjustment bx_candidate_adjust(const bx_candidate *line, bx_length measure, bool last)
{
    bx_adjustment a = {.action = BX_LINE_FIT};
    bx_candidate hung;
    a.hung = bx_candidate_hangs(line, measure, last);
    if (a.hung) {
        hung = bx_candidate_hung(line);
        line = &hung;
    }
    int64_t left = measure - line->natural;
    if (left < 0)
        squeeze(line, -left, &a);
    else if (line->ragged && !last)
        a.cost = short_cost(left, measure);
    else if (left > 0 && !last)
        stretch(line, left, measure, &a);
    if (a.hung) {
        a.cost += BX_COST_HANG;
        if (a.action == BX_LINE_FIT) a.action = BX_LINE_HUNG;
    }
    return a;
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
