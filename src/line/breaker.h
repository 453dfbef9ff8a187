/* The three ways to choose breaks, behind bx_lines_break. */
#ifndef BX_LINE_BREAKER_H
#define BX_LINE_BREAKER_H

#include "base/array.h"
#include "line/cost.h"

/* First clusters of the lines after the first one, in order. Few of them need no memory of their
 * own. */
typedef struct bx_break_list {
    uint32_t *items;
    size_t count, capacity;
    uint32_t few[64];
} bx_break_list;

static inline void bx_break_list_begin(bx_break_list *list)
{
    list->items = list->few;
    list->count = 0;
    list->capacity = sizeof list->few / sizeof *list->few;
}

/* Makes room for so many breaks; keeps those that are there. */
void bx_break_list_reserve(bx_break_list *list, size_t count);

static inline void bx_break_list_add(bx_break_list *list, uint32_t next)
{
    if (list->count == list->capacity) bx_break_list_reserve(list, 2 * list->count);
    list->items[list->count++] = next;
}

static inline void bx_break_list_end(bx_break_list *list)
{
    if (list->items != list->few) bx_free(list->items);
}

/* Measures of lines by number. */
typedef struct bx_measure_list {
    const bx_measure *measures;
    size_t count;
    uint32_t constant_from; /* all lines from this one on have the last measure */
} bx_measure_list;

/* The measure of line `line`, from 0. */
static inline bx_length bx_measure_of(const bx_measure_list *list, uint32_t line)
{
    uint32_t before = 0;
    for (size_t i = 0; i + 1 < list->count; i++) {
        before += list->measures[i].lines;
        if (line < before) return list->measures[i].width;
    }
    return list->measures[list->count - 1].width;
}

/* Where a word that is wider than its lines may part, the best places first: each level has those
 * of the ones before it. */
typedef enum bx_wrap_level {
    BX_WRAP_WORDS,    /* behind letters and between numbers and letters */
    BX_WRAP_SIGNS,    /* beside the signs of Western text: 30 × 20 */
    BX_WRAP_UNITS,    /* inside numbers and joined units */
    BX_WRAP_ANYWHERE, /* where marks come to an edge that the lists keep them from */
    BX_WRAP_NOWHERE
} bx_wrap_level;

/* A copy of the measurer's paragraph, which shares all but its clusters: what has no break and is
 * wider than the narrowest measure may be parted at BX_COST_OVERFLOW_WRAP. */
bx_paragraph bx_overflow_wrap(const bx_measurer *measurer, const bx_measure_list *measures,
                              bx_wrap_level level, bx_arena *arena);

/* Whole paragraph at least cost (Knuth and Plass). The measurer has edges
 * (bx_measurer_make_edges), here and below. */
void bx_break_pretty(const bx_measurer *measurer, const bx_measure_list *measures,
                     bx_break_list *breaks, uint32_t *tried);

/* The same with exactly `lines` lines under one lever of copyfit, with at most `faults` lines too
 * wide, too open or lonely; false when there is none. `tight`: with ordinary gaps only. */
bool bx_break_counted(const bx_measurer *measurer, const bx_measure_list *measures, uint32_t lines,
                      uint32_t faults, bool tight, bx_break_list *breaks, uint32_t *tried);

/* The last break behind `begin` whose line is not too wide for the measure with everything squeezed
 * that the measurer may squeeze, among the breaks of lines with ordinary gaps; 0: none. */
uint32_t bx_break_farthest(const bx_measurer *measurer, uint32_t begin, bx_length measure);

/* First fit with pull-in (T-040), as newspaper programs do. */
void bx_break_first_fit(const bx_measurer *measurer, const bx_measure_list *measures,
                        bx_break_list *breaks, uint32_t *tried);

/* Fewest lines, as equal as they can be (headlines): the least sum of squared distances from the
 * mean and of the penalties of breaks. One line more than the fewest when a word would have to be
 * broken otherwise. */
void bx_break_balanced(const bx_measurer *measurer, const bx_measure_list *measures,
                       bx_break_list *breaks, uint32_t *tried);

#endif
