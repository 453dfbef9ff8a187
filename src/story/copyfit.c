/* The ladder. */
#include "story/copyfit.h"

#include "line/cost.h"
#include "story/carve.h"
#include "style/fit_style.h"
#include "style/line_style.h"
#include "unicode/character.h"

#include <stdlib.h>
#include <string.h>

/* A last line up to this wide is a widow, in em. */
enum { WIDOW_CHARACTERS = 3 };

/* Gaps that copyfit closes by 1/50 em; lines that are opened by more than a tenth gape. */
enum { TRACKING = 50, MOST_OPEN = 10 };

/* Times that the text is poured: a story that lacks more lines is out of reach, and the work stays
 * linear in its length. A trial is about few lines. */
enum { MOST_POURS = 600, MOST_TRIAL_POURS = 100 };

/* Something that may be made a line shorter or longer, once. */
typedef struct lever {
    size_t target; /* item of the flow, or block */
    int64_t key;   /* the smaller, the easier: guessed first, then the cost */
    int32_t limit; /* lines that may still be taken or given */
} lever;

typedef struct ladder {
    const bx_ask *ask;
    bx_ask inside; /* the setting */
    bx_story_setting *set;
    const bx_story *story;
    bool uniform;
    bool trial;
    int32_t pours_left;
    bx_copyfit_level level;
    lever *levers;
    size_t lever_count;
    bx_copyfit_step *steps;
    size_t step_count, capacity;
} ladder;

static void carve(ladder *l)
{
    bx_story_carve(l->ask, l->set, 0);
    l->inside = bx_story_inside(l->ask, l->set);
    l->uniform = bx_slices_are_uniform(l->set->slices);
}

static void pour(ladder *l)
{
    l->pours_left--;
    l->set->fit = bx_flow_try(&l->inside, &l->set->flow, l->set->slices);
    if (!l->set->enough && l->set->fit.overset_lines == 0) l->set->fit.overset_lines = 1;
}

/* Pours again, after a step on a rung. */
static void measure(ladder *l, bx_rung rung)
{
    if (bx_rungs[rung].block) carve(l);
    pour(l);
}

static bool done(const ladder *l, int direction)
{
    if (l->set->fit.overset_lines > 0) return false;
    return direction < 0 || l->set->fit.empty_lines == 0;
}

static bool is_over(const ladder *l, int direction)
{
    return l->pours_left <= 0 || done(l, direction);
}

/* Lines that a style lets copyfit take (−1) or give (+1). */
static int32_t range_lines(const bx_style *style, int direction, int32_t lines)
{
    bx_dimension d = style->fit->copyfit_range[direction > 0];
    if (d.kind == BX_DIMENSION_LENGTH) return d.value;
    if (d.kind != BX_DIMENSION_PERCENT) return 0;
    return (int32_t)(((int64_t)lines * d.value / 65536 + 50) / 100);
}

/* What a paragraph's characters take on one line without end, and what its marks and gaps can give.
 */
static void widths(const bx_paragraph *p, bx_length indent, int64_t *natural, int64_t *squeeze)
{
    *natural = indent;
    *squeeze = 0;
    for (size_t i = 0; i < p->cluster_count; i++) {
        const bx_cluster *c = &p->clusters[i];
        *natural += c->advance + c->gap;
        *squeeze += c->blank_before + c->blank_after + (c->gap - c->gap_min) + c->em / TRACKING;
    }
}

/* How hard a line less or more is for a paragraph: what it must give, in 1/1024 of what it can;
 * what it must be opened, in 1/1024 of its lines. Negative: no step. */
static int64_t guess(const bx_flow_item *item, const bx_lines *lines, int direction)
{
    if (lines->count == 0 || item->style->line->text_wrap == BX_WRAP_BALANCE ||
        item->style->fit->copyfit == BX_COPYFIT_NONE)
        return -1;
    int64_t natural, squeeze, measure = lines->lines[lines->count - 1].measure;
    widths(item->paragraph, lines->lines[0].text_indent, &natural, &squeeze);
    if (direction < 0) {
        int64_t over = natural - measure * (int64_t)(lines->count - 1);
        if (lines->count < 2 || over > squeeze || squeeze == 0) return -1;
        return over > 0 ? over * 1024 / squeeze : 0;
    }
    int64_t room = measure * (int64_t)lines->count,
            open = room + 2 * item->style->font_size - natural;
    if (measure <= 0 || open > room / MOST_OPEN) return -1;
    return open > 0 ? open * 1024 / room : 0;
}

static void add_lever(ladder *l, size_t target, int64_t key, int32_t limit)
{
    if (limit > 0 && key >= 0) l->levers[l->lever_count++] = (lever){target, key, limit};
}

/* Order in which optional paragraphs go: numbered ones first, then the last one. */
static int64_t drop_key(const bx_flow_item *item, size_t index, size_t count)
{
    uint32_t number = bx_node_number_value(item->node, "cut");
    return number > 0 ? (int64_t)number : BX_MOST_NUMBER + (int64_t)(count - index);
}

static void add_item_lever(ladder *l, bx_rung rung, size_t i, int direction)
{
    const bx_flow *flow = &l->story->flow;
    const bx_flow_item *item = &flow->items[i];
    const bx_set_item *set = &l->set->flow.items[i];
    if (set->dropped) return;
    bool tail = item->kind == BX_FLOW_BOX && i + 1 == flow->count;
    switch (rung) {
    case BX_RUNG_MARKS:
    case BX_RUNG_GAPS:
        if (item->kind == BX_FLOW_TEXT && set->line_adjustment == 0)
            add_lever(l, i, guess(item, &set->lines, direction), 1);
        return;
    case BX_RUNG_CROSSHEAD:
        if (item->kind == BX_FLOW_HEADING && set->extra == 0)
            add_lever(l, i, (int64_t)i, range_lines(item->style, direction, 1));
        return;
    case BX_RUNG_DROP:
        if (bx_node_attribute(item->node, "cut"))
            add_lever(l, i, drop_key(item, i, flow->count), 1);
        return;
    case BX_RUNG_TAIL:
        if (tail) add_lever(l, i, 0, range_lines(item->style, direction, 1));
        return;
    default: return;
    }
}

static void add_block_lever(ladder *l, bx_rung rung, size_t i, int direction)
{
    const bx_set_block *b = &l->set->blocks[i];
    const bx_story_block *block = b->block;
    bool figure = block->node->element == BX_ELEMENT_FIGURE;
    if (rung == BX_RUNG_CAPTION) {
        if (block->end && !b->cut) add_lever(l, i, (int64_t)i, 1);
        return;
    }
    if (block->part || block->head != (rung == BX_RUNG_HEAD) || (!block->head && !figure)) return;
    int32_t limit = range_lines(block->style, direction, b->lines);
    if (direction < 0) {
        int32_t spare = b->lines - bx_block_least(&l->inside, b);
        if (spare < limit) limit = spare;
    }
    add_lever(l, i, (int64_t)i, limit);
}

static int compare_levers(const void *a, const void *b)
{
    const lever *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->target < y->target ? -1 : x->target > y->target;
}

static void collect(ladder *l, bx_rung rung, int direction)
{
    size_t count = bx_rungs[rung].block ? l->story->block_count : l->story->flow.count;
    l->lever_count = 0;
    l->levers = BX_NEW_ARRAY(l->ask->arena, lever, count);
    for (size_t i = 0; i < count; i++) {
        if (bx_rungs[rung].block)
            add_block_lever(l, rung, i, direction);
        else
            add_item_lever(l, rung, i, direction);
    }
    if (l->lever_count > 1) qsort(l->levers, l->lever_count, sizeof *l->levers, compare_levers);
}

/* Gives some levers of a paragraph rung their true costs and sorts them; the impossible ones go to
 * the end. */
static void weigh(ladder *l, size_t begin, size_t end, int direction)
{
    for (size_t i = begin; i < end && l->uniform && l->set->slices.count > 0; i++) {
        size_t item = l->levers[i].target;
        bx_length width = l->set->slices.items[0].width;
        const bx_lines *before = bx_flow_break(&l->inside, &l->set->flow, item, width, 0);
        const bx_lines *after = bx_flow_break(&l->inside, &l->set->flow, item, width, direction);
        int64_t cost = bx_lines_change_cost(before, after, direction);
        l->levers[i].key = cost < 0 ? INT64_MAX : cost;
    }
    qsort(l->levers + begin, end - begin, sizeof *l->levers, compare_levers);
}

static void log_step(ladder *l, bx_copyfit_step step)
{
    if (l->step_count == l->capacity) {
        size_t capacity = l->capacity ? 2 * l->capacity : 16;
        bx_copyfit_step *steps = BX_NEW_ARRAY(l->ask->arena, bx_copyfit_step, capacity);
        for (size_t i = 0; i < l->step_count; i++)
            steps[i] = l->steps[i];
        l->steps = steps;
        l->capacity = capacity;
    }
    l->steps[l->step_count++] = step;
}

/* Lines of a target now. */
static int32_t target_lines(const ladder *l, bx_rung rung, size_t target)
{
    if (bx_rungs[rung].block) return l->set->blocks[target].lines;
    const bx_set_item *item = &l->set->flow.items[target];
    if (item->dropped) return 0;
    bool text = l->story->flow.items[target].kind == BX_FLOW_TEXT;
    return text ? (int32_t)item->lines.count : item->depth;
}

typedef enum way { TAKE, TAKE_BACK } way;

/* Takes a step of a rung, or takes one back. */
static void move(ladder *l, const bx_copyfit_step *step, int direction, way which)
{
    bool back = which == TAKE_BACK, block = bx_rungs[step->rung].block;
    bx_set_item *item = block ? NULL : &l->set->flow.items[step->target];
    bx_set_block *b = block ? &l->set->blocks[step->target] : NULL;
    int change = back ? -direction : direction;
    switch (step->rung) {
    case BX_RUNG_MARKS:
    case BX_RUNG_GAPS: item->line_adjustment += change; return;
    case BX_RUNG_DROP: item->dropped = !back; return;
    case BX_RUNG_CROSSHEAD:
    case BX_RUNG_TAIL: item->extra += change; return;
    case BX_RUNG_CAPTION: b->cut = !back; return;
    default: b->extra += change; return;
    }
}

/* Whether a step brought the story nearer to what it is to fill. */
static bool nearer(const bx_flow_fit *before, const bx_flow_fit *after, int direction)
{
    if (direction < 0) return after->overset_lines < before->overset_lines;
    return after->overset_lines == 0 && after->empty_lines < before->empty_lines;
}

static void try_step(ladder *l, bx_rung rung, const lever *by, int direction)
{
    bool paragraph = bx_rungs[rung].paragraph;
    const bx_set_item *item = paragraph ? &l->set->flow.items[by->target] : NULL;
    bx_lines lines = item ? item->lines : (bx_lines){0};
    bx_flow_fit fit = l->set->fit;
    bx_copyfit_step step = {
        .rung = rung, .target = by->target, .before = target_lines(l, rung, by->target)};
    move(l, &step, direction, TAKE);
    measure(l, rung);
    int64_t cost = item ? bx_lines_change_cost(&lines, &item->lines, direction) : 0;
    if (cost < 0 || !nearer(&fit, &l->set->fit, direction)) {
        move(l, &step, direction, TAKE_BACK);
        measure(l, rung);
        return;
    }
    if (rung == BX_RUNG_MARKS) {
        const bx_line *last = &lines.lines[lines.count - 1];
        bx_length em = l->story->flow.items[by->target].style->font_size;
        step.widow = last->natural <= (int64_t)WIDOW_CHARACTERS * em;
    }
    step.after = target_lines(l, rung, by->target);
    step.cost = bx_rungs[rung].cost + cost;
    log_step(l, step);
}

/* Whether so many paragraph steps, each of one line, are too few: then it is of no use to begin. */
static bool is_hopeless(const ladder *l, int direction, size_t levers)
{
    if (l->level != BX_COPYFIT_LINES || (direction < 0 && !l->trial)) return false;
    int64_t missing = (int64_t)l->set->fit.empty_lines - l->set->fit.overset_lines;
    return (int64_t)levers < (missing < 0 ? -missing : missing);
}

/* Levers of a batch that turned out to be possible. */
static size_t possible(const ladder *l, size_t begin, size_t end)
{
    size_t count = 0;
    for (size_t i = begin; i < end; i++)
        count += l->levers[i].key != INT64_MAX;
    return count;
}

/* Goes through one rung, a batch of levers after the other: only those are broken that may be
 * wanted. */
static void climb_rung(ladder *l, bx_rung rung, int direction)
{
    collect(l, rung, direction);
    size_t begin = 0;
    if (is_hopeless(l, direction, l->lever_count)) return;
    while (begin < l->lever_count && !is_over(l, direction)) {
        size_t wanted = direction < 0 ? l->set->fit.overset_lines : (size_t)l->set->fit.empty_lines;
        size_t end = begin + wanted + 2;
        if (end > l->lever_count) end = l->lever_count;
        if (bx_rungs[rung].paragraph) weigh(l, begin, end, direction);
        if (is_hopeless(l, direction, possible(l, begin, end) + l->lever_count - end)) return;
        for (size_t i = begin; i < end && !is_over(l, direction); i++) {
            if (l->levers[i].key == INT64_MAX) continue;
            for (int32_t n = 0; n < l->levers[i].limit && !is_over(l, direction); n++)
                try_step(l, rung, &l->levers[i], direction);
        }
        begin = end;
    }
}

static void climb(ladder *l, int direction)
{
    for (bx_rung rung = 0; rung < BX_RUNG_COUNT && !is_over(l, direction); rung++) {
        const bx_rung_row *row = &bx_rungs[rung];
        if ((direction < 0 ? row->shortens : row->lengthens) && row->level <= l->level)
            climb_rung(l, rung, direction);
    }
}

/* Takes back steps that turned out to be more than enough, the last ones first. */
static void give_back(ladder *l)
{
    size_t kept = l->step_count;
    for (size_t i = l->step_count; i-- > 0 && l->set->fit.empty_lines > 0;) {
        bx_copyfit_step step = l->steps[i];
        bx_flow_fit fit = l->set->fit;
        move(l, &step, -1, TAKE_BACK);
        measure(l, step.rung);
        if (nearer(&fit, &l->set->fit, 1)) {
            for (size_t j = i; j + 1 < kept; j++)
                l->steps[j] = l->steps[j + 1];
            kept--;
            continue;
        }
        move(l, &step, -1, TAKE);
        measure(l, step.rung);
    }
    l->step_count = kept;
}

/* Takes everything back that was done in vain. */
static void undo(ladder *l, size_t from)
{
    bool blocks = false, any = l->step_count > from;
    for (size_t i = l->step_count; i-- > from;) {
        const bx_copyfit_step *step = &l->steps[i];
        move(l, step, step->after < step->before ? -1 : 1, TAKE_BACK);
        blocks |= bx_rungs[step->rung].block;
    }
    l->step_count = from;
    if (blocks) carve(l);
    if (any) pour(l);
}

/* Whether far more lines stay empty than all steps together could give: then none is tried, for
 * none would be kept, and each takes a pour. */
static bool is_out_of_reach(ladder *l)
{
    enum { SLACK = 8 };
    int64_t most = SLACK;
    for (bx_rung rung = 0; rung < BX_RUNG_COUNT; rung++) {
        if (!bx_rungs[rung].lengthens || bx_rungs[rung].level > l->level) continue;
        collect(l, rung, 1);
        for (size_t i = 0; i < l->lever_count; i++)
            most += 2 * (int64_t)l->levers[i].limit;
    }
    return l->set->fit.empty_lines > most;
}

static void fit_strips(ladder *l)
{
    bool too_long = l->set->fit.overset_lines > 0;
    if (too_long) climb(l, -1);
    if (l->set->fit.overset_lines > 0 || l->set->fit.empty_lines == 0) return;
    if (too_long) give_back(l);
    size_t steps = l->step_count;
    if (is_out_of_reach(l)) return;
    climb(l, 1);
    if (!done(l, 1)) undo(l, steps);
}

void bx_copyfit_story(const bx_ask *ask, bx_story_setting *setting, bx_copyfit_effort effort)
{
    const bx_story *story = setting->story;
    ladder l = {.ask = ask, .set = setting, .story = story, .trial = effort == BX_EFFORT_TRIAL};
    l.pours_left = l.trial ? MOST_TRIAL_POURS : MOST_POURS;
    l.level = story->style->fit->copyfit;
    carve(&l);
    pour(&l);
    bx_copyfit *copyfit = &setting->copyfit;
    const bx_flow_fit *fit = &setting->fit;
    if (story->jump_line != BX_NO_ITEM && setting->enough && fit->overset_lines > 0) {
        setting->jump.kept = true;
        copyfit->fits = copyfit->exact = true;
        return;
    }
    if (l.level != BX_COPYFIT_NONE && story->flow.count > 0) fit_strips(&l);
    copyfit->fits = fit->overset_lines == 0;
    copyfit->exact = copyfit->fits && fit->empty_lines == 0;
    copyfit->steps = l.steps;
    copyfit->step_count = l.step_count;
    copyfit->cost = (int64_t)fit->overset_lines * BX_COST_OVERSET +
                    (int64_t)fit->empty_lines * BX_COST_UNFILLED;
    for (size_t i = 0; i < l.step_count; i++)
        copyfit->cost += l.steps[i].cost;
}
