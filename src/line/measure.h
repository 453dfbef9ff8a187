/* What a stretch of clusters measures as one line, and what it can give or take. Prefix sums make every
 * question about a candidate line cost the same, however long it is. */
#ifndef BX_LINE_MEASURE_H
#define BX_LINE_MEASURE_H

#include "line/line.h"

/* Steps of the stretch list (clreq.md §3): word spaces, autospace, all other gaps, beyond their cap. */
enum { BX_STRETCH_WORD_SPACE = 1, BX_STRETCH_AUTOSPACE, BX_STRETCH_GAPS, BX_STRETCH_BEYOND };

/* Sums over clusters [0, i). */
typedef struct bx_sums {
    int64_t width;                    /* advances and gaps after clusters */
    int64_t shrink[BX_SHRINK_STEPS];
    int64_t stretch[3];               /* word spaces, autospace; [2]: em of the gaps of step 3 */
} bx_sums;

typedef struct bx_measurer {
    const bx_paragraph *paragraph;
    bx_sums *sums; /* of clusters [first, i), at i − first */
    int64_t *most;  /* the same of widths opened as far as steps 1 to 3 go */
    uint32_t first;
} bx_measurer;

bx_measurer bx_measurer_make(const bx_paragraph *paragraph, bx_arena *arena);

/* Sums of clusters [begin, end) only, for placing one line. */
bx_measurer bx_measurer_of_line(const bx_paragraph *paragraph, uint32_t begin, uint32_t end,
                                bx_arena *arena);

/* The most that clusters [begin, end) can measure as one line without gaps beyond their cap: an upper
 * bound that costs next to nothing. */
static inline int64_t bx_measurer_most(const bx_measurer *m, uint32_t begin, uint32_t end)
{
    int64_t indent = begin == 0 ? m->paragraph->indent : 0;
    return indent + m->most[end - m->first] - m->most[begin - m->first];
}

/* A candidate line of clusters [begin, end), its edges treated. */
typedef struct bx_candidate {
    uint32_t begin, end;      /* end without spaces that vanish */
    bx_length indent;
    bx_length trim_start, trim_end;
    int64_t natural;          /* with the indent, edges trimmed */
    int64_t shrink[BX_SHRINK_STEPS];
    int64_t shrink_total;
    int64_t stretch[3];
    bool has_fill;
} bx_candidate;

/* `next` is the first cluster of the following line. */
bx_candidate bx_measurer_line(const bx_measurer *measurer, uint32_t begin, uint32_t next);

/* How a candidate comes to a measure. */
typedef struct bx_adjustment {
    bx_line_action action;
    uint8_t deepest;
    int32_t ratio;     /* 1/1024 */
    bool overfull, underfull;
    int64_t gap;       /* Han gap in 1/1024 em when stretched at step 3 */
} bx_adjustment;

bx_adjustment bx_candidate_adjust(const bx_candidate *line, bx_length measure);

#endif
