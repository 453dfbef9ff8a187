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
    int64_t *open;  /* the same of widths with steps 1 and 2 fully open, */
    int64_t *gaps;  /* and of the em of the gaps of step 3 */
    uint32_t first;
} bx_measurer;

bx_measurer bx_measurer_make(const bx_paragraph *paragraph, bx_arena *arena);

/* Sums of clusters [begin, end) only, for placing one line. */
bx_measurer bx_measurer_of_line(const bx_paragraph *paragraph, uint32_t begin, uint32_t end,
                                bx_arena *arena);

/* Whether clusters [begin, end) are too short for a measure even with their Han gaps opened by an eighth of an
 * em (a quarter in columns narrower than 12 em, where wide gaps cannot be avoided). Costs next to nothing. */
bool bx_measurer_too_short(const bx_measurer *measurer, uint32_t begin, uint32_t end,
                           bx_length measure);

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
