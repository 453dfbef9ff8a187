/* Lines from breaks. */
#include "base/timing.h"
#include "line/breaker.h"
#include "style/line_style.h"

#include <string.h>

/* Relaxations in their order, the last resort first. */
static uint8_t relaxation(const bx_line *line, bool runt, uint16_t penalty)
{
    if (line->flags & BX_LINE_OVERFULL) return BX_RELAXED_OVERFULL;
    if (penalty >= BX_COST_OVERFLOW_WRAP) return BX_RELAXED_WORD;
    if (runt) return BX_RELAXED_RUNT;
    if (line->flags & BX_LINE_UNDERFULL) return BX_RELAXED_GAPS;
    if (penalty >= BX_COST_UNBROKEN) return BX_RELAXED_SPAN;
    return line->flags & BX_LINE_RELAXED ? BX_RELAXED_CLOSING : BX_RELAXED_NONE;
}

bool bx_line_is_ragged(const bx_style *style)
{
    return style->line->text_align != BX_ALIGN_JUSTIFY;
}

static bool has_fill(const bx_paragraph *p, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (p->clusters[i].class == BX_CLASS_FILL) return true;
    }
    return false;
}

/* What a line is that ends before cluster `next`. */
static uint8_t end_flags(const bx_paragraph *p, uint32_t next)
{
    const bx_cluster *last = &p->clusters[next - 1];
    if (next == p->cluster_count) return BX_LINE_LAST;
    uint8_t flags = bx_text_ends(p, next) ? BX_LINE_FORCED : 0;
    if (last->hyphen_advance > 0) flags |= BX_LINE_HYPHENATED;
    if (last->break_penalty >= BX_COST_RELAXED) flags |= BX_LINE_RELAXED;
    return flags;
}

/* The line from cluster `begin` to before `next`; adds its cost. */
static void make_line(const bx_measurer *m, bx_line *line, uint32_t begin, uint32_t next,
                      int64_t *cost)
{
    const bx_paragraph *p = m->paragraph;
    bx_line_edges edges;
    bx_candidate candidate = bx_measurer_line(m, begin, next, &edges);
    uint8_t flags = end_flags(p, next);
    uint16_t penalty = p->clusters[next - 1].break_penalty;
    candidate.has_fill =
        flags & BX_LINE_LAST && p->sums->has_fill && has_fill(p, begin, candidate.end->end);
    candidate.ragged = bx_line_is_ragged(p->style);
    bool ends = flags & (BX_LINE_LAST | BX_LINE_FORCED);
    bx_adjustment a = bx_candidate_adjust(&candidate, line->measure, ends || candidate.has_fill);
    *cost += a.cost + penalty;
    line->cluster_begin = begin;
    line->cluster_end = candidate.end->end;
    line->cluster_next = next;
    line->indent = candidate.start->indent;
    line->natural = bx_length_clamp(candidate.natural);
    line->action = (uint8_t)a.action;
    line->lever = (uint8_t)m->lever;
    line->deepest = a.deepest;
    line->ratio = a.ratio;
    if (begin == 0) {
        line->text_indent = m->indent;
        flags |= BX_LINE_FIRST;
    }
    if (a.overfull) flags |= BX_LINE_OVERFULL;
    if (a.underfull) flags |= BX_LINE_UNDERFULL;
    if (a.hung) flags |= BX_LINE_HUNG_MARK;
    line->flags = flags;
    line->relaxation = relaxation(line, ends && bx_line_is_runt(p, begin, candidate.end->end),
                                  flags & BX_LINE_LAST ? 0 : penalty);
}

void bx_break_list_reserve(bx_break_list *list, size_t count)
{
    if (count <= list->capacity) return;
    uint32_t *items = bx_alloc_array(count, sizeof *items);
    memcpy(items, list->items, list->count * sizeof *items);
    bx_break_list_end(list);
    list->items = items;
    list->capacity = count;
}

static bool is_faulty(const bx_line *line)
{
    return line->relaxation >= BX_RELAXED_GAPS;
}

/* The lines between breaks. */
static void make_lines(const bx_measurer *m, const bx_measure_list *list,
                       const bx_break_list *breaks, bx_lines *lines, bx_arena *arena)
{
    lines->lines = BX_NEW_ARRAY(arena, bx_line, breaks->count);
    lines->count = breaks->count;
    lines->cost = 0;
    lines->lever = m->lever;
    uint32_t begin = 0;
    for (size_t i = 0; i < breaks->count; i++) {
        lines->lines[i].measure = bx_measure_of(list, (uint32_t)i);
        make_line(m, &lines->lines[i], begin, breaks->items[i], &lines->cost);
        begin = breaks->items[i];
    }
}

/* The levers of copyfit in their order (T-128). */
static const struct {
    int8_t adjustment;
    bx_lever lever;
} LADDER[] = {{-1, BX_LEVER_MARKS},
              {-1, BX_LEVER_AUTOSPACE},
              {-1, BX_LEVER_TRACKING_IN},
              {1, BX_LEVER_GAPS},
              {1, BX_LEVER_TRACKING_OUT}};

/* Whether a paragraph cannot have as few lines as wanted, whatever is squeezed: lines that are
 * filled with all that the strongest lever takes are still more. Seldom can it, and this costs much
 * less than the levers. */
static bool is_too_long(const bx_paragraph *p, const bx_measure_list *list, bx_line_options options,
                        uint32_t wanted)
{
    bx_measurer m = bx_measurer_make(p, options, BX_LEVER_TRACKING_IN);
    uint32_t begin = 0;
    for (uint32_t line = 0; line < wanted; line++) {
        uint32_t next = bx_break_farthest(&m, begin, bx_measure_of(list, line));
        if (next == 0) return false;
        if (next == p->cluster_count) return false;
        begin = next;
    }
    return true;
}

/* Tries the levers until the lines are as many as wanted. */
static void adjust(const bx_paragraph *p, const bx_measure_list *list, bx_line_options options,
                   bx_break_list *breaks, bx_lines *lines, bx_arena *arena)
{
    int64_t wanted = (int64_t)lines->count + options.line_adjustment;
    uint32_t faults = 0;
    if (wanted < 1) return;
    for (size_t i = 0; i < lines->count; i++)
        faults += is_faulty(&lines->lines[i]);
    if (faults == 0 && options.line_adjustment < 0 &&
        is_too_long(p, list, options, (uint32_t)wanted))
        return;
    for (size_t i = 0; i < sizeof LADDER / sizeof *LADDER; i++) {
        if ((LADDER[i].adjustment < 0) != (options.line_adjustment < 0)) continue;
        bx_measurer m = bx_measurer_make(p, options, LADDER[i].lever);
        bx_measurer_make_edges(&m);
        bool found = bx_break_counted(&m, list, (uint32_t)wanted, faults, true, breaks,
                                      &lines->breaks_tried);
        m.ragged = false;
        if (found) make_lines(&m, list, breaks, lines, arena);
        bx_measurer_release_edges(&m);
        if (found) return;
    }
}

/* The cheapest lines of a paragraph as its breaks stand. */
static bx_lines break_as_is(const bx_paragraph *paragraph, const bx_measure_list *list,
                            bx_line_options options, bx_break_list *breaks, bx_arena *arena)
{
    bx_lines lines = {0};
    bx_measurer m = bx_measurer_make(paragraph, options, BX_LEVER_NONE);
    breaks->count = 0;
    switch (options.wrap) {
    case BX_WRAP_PRETTY: bx_break_pretty(&m, list, breaks, &lines.breaks_tried); break;
    case BX_WRAP_AUTO: bx_break_first_fit(&m, list, breaks, &lines.breaks_tried); break;
    case BX_WRAP_BALANCE: bx_break_balanced(&m, list, breaks, &lines.breaks_tried); break;
    }
    m.ragged = false; /* what no break avoids is squeezed after all */
    make_lines(&m, list, breaks, &lines, arena);
    return lines;
}

static bool has_relaxation(const bx_lines *lines, bx_relaxation relaxation)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->lines[i].relaxation == relaxation) return true;
    }
    return false;
}

/* The indent that leaves room for what the first line holds: in a column of few characters it gives
 * way. */
static bx_length fitting_indent(const bx_paragraph *p, bx_line_options options,
                                const bx_line *first)
{
    bx_measurer m = bx_measurer_make(p, options, BX_LEVER_NONE);
    bx_line_edges edges;
    bx_candidate line = bx_measurer_line(&m, 0, first->cluster_next, &edges);
    int64_t excess = line.natural - line.shrink_total - first->measure;
    return excess < options.indent ? options.indent - (bx_length)excess : 0;
}

/* The best breaking. What is wider than its line is parted, at more and more places, and before
 * marks come to an edge where they may not stand the indent gives way. */
static bx_lines break_best(const bx_paragraph *paragraph, const bx_measure_list *list,
                           bx_line_options options, bx_break_list *breaks, bx_arena *arena)
{
    bx_lines lines = break_as_is(paragraph, list, options, breaks, arena);
    bx_paragraph parted = *paragraph;
    for (bx_wrap_level level = BX_WRAP_WORDS;
         level < BX_WRAP_NOWHERE && has_relaxation(&lines, BX_RELAXED_OVERFULL); level++) {
        if (level == BX_WRAP_ANYWHERE && options.indent > 0 &&
            lines.lines[0].relaxation == BX_RELAXED_OVERFULL) {
            options.indent = fitting_indent(&parted, options, &lines.lines[0]);
            lines = break_as_is(&parted, list, options, breaks, arena);
            if (!has_relaxation(&lines, BX_RELAXED_OVERFULL)) break;
        }
        bx_measurer m = bx_measurer_make(&parted, options, BX_LEVER_NONE);
        m.ragged = false;
        parted = bx_overflow_wrap(&m, list, level, arena);
        lines = break_as_is(&parted, list, options, breaks, arena);
    }
    return lines;
}

bx_lines bx_lines_break(const bx_paragraph *paragraph, const bx_measure *measures,
                        size_t measure_count, bx_line_options options, bx_arena *arena)
{
    if (paragraph->cluster_count == 0 || measure_count == 0) return (bx_lines){0};
    uint64_t started = bx_clock();
    bx_measure_list list = {measures, measure_count, 0};
    for (size_t i = 0; i + 1 < measure_count; i++)
        list.constant_from += measures[i].lines;
    bx_break_list breaks;
    bx_break_list_begin(&breaks);
    bool adjusted = options.line_adjustment != 0 && options.wrap != BX_WRAP_BALANCE;
    bx_lines lines = adjusted && options.best
                         ? *options.best
                         : break_best(paragraph, &list, options, &breaks, arena);
    options.indent = lines.lines[0].text_indent;
    if (adjusted && !has_relaxation(&lines, BX_RELAXED_WORD))
        adjust(paragraph, &list, options, &breaks, &lines, arena);
    bx_break_list_end(&breaks);
    bx_timing_add(BX_STAGE_LINES, started);
    return lines;
}

bx_length bx_line_natural_width(const bx_paragraph *paragraph)
{
    if (paragraph->cluster_count == 0) return 0;
    bx_line_options options = {.indent = paragraph->indent, .no_hanging = true};
    bx_measurer m = bx_measurer_make(paragraph, options, BX_LEVER_NONE);
    int64_t widest = 0;
    uint32_t begin = 0;
    for (uint32_t i = 0; i < paragraph->cluster_count; i++) {
        if (paragraph->clusters[i].break_kind != BX_BREAK_MUST) continue;
        bx_line_edges edges;
        bx_candidate line = bx_measurer_line(&m, begin, i + 1, &edges);
        if (line.natural > widest) widest = line.natural;
        begin = i + 1;
    }
    return bx_length_clamp(widest);
}
