/* What a stretch of clusters measures as one line, and what it can give or take. Prefix sums make
 * every question about a candidate line cost the same, however long it is. */
#ifndef BX_LINE_MEASURE_H
#define BX_LINE_MEASURE_H

#include "line/line.h"

/* Steps of the stretch list (line/cost.h): word spaces, autospace, all other gaps, beyond their
 * cap. */
enum { BX_STRETCH_WORD_SPACE = 1, BX_STRETCH_AUTOSPACE, BX_STRETCH_GAPS, BX_STRETCH_BEYOND };

/* Sums over clusters [0, i). */
typedef struct bx_sums {
    int64_t width; /* advances and gaps after clusters */
    int64_t shrink[BX_SHRINK_STEPS];
    int64_t stretch[3]; /* word spaces, autospace; [2]: em of the gaps of step 3 */
} bx_sums;

typedef struct bx_measurer {
    const bx_paragraph *paragraph;
    bx_sums *sums; /* of clusters [first, i), at i − first */
    int64_t *open; /* the same of widths with steps 1 and 2 fully open, */
    int64_t *gaps; /* and of the em of the gaps of step 3 */
    uint32_t first;
    bx_lever lever;     /* what copyfit allows */
    bool ragged;        /* no line squeezes */
    bx_hanging hanging; /* what stops may do at line ends */
    bool no_centred_hanging;
} bx_measurer;

/* Sums of a whole paragraph, in the arena; O(clusters). */
bx_measurer bx_measurer_make(const bx_paragraph *paragraph, bx_line_options options, bx_lever lever,
                             bx_arena *arena);

/* Sums of clusters [begin, end) only, for placing one line. */
bx_measurer bx_measurer_of_line(const bx_paragraph *paragraph, uint32_t begin, uint32_t end,
                                bx_lever lever, bx_arena *arena);

/* What the autospace behind a cluster gives when it is squeezed, what its gap gives by tracking,
 * and what it is opened by from the start: as the lever says (T-128). */
bx_length bx_autospace_give(const bx_cluster *cluster, bx_lever lever);
bx_length bx_tracking_give(const bx_cluster *cluster, bx_lever lever);
bx_length bx_tracking_out(const bx_cluster *cluster, bx_lever lever);

/* Whether clusters [begin, end) are too short for a measure even with their Han gaps opened by
 * 1/divisor of an em. Costs next to nothing. */
bool bx_measurer_too_short(const bx_measurer *measurer, uint32_t begin, uint32_t end,
                           bx_length measure, int divisor);

/* A candidate line of clusters [begin, end), its edges treated. */
typedef struct bx_candidate {
    uint32_t begin, end; /* end without spaces that vanish */
    bx_length indent, em;
    bx_length trim_start, trim_end;
    int64_t natural; /* with the indent, edges trimmed */
    int64_t shrink[BX_SHRINK_STEPS];
    int64_t shrink_total;
    int64_t stretch[3];
    bool has_fill;
    bool ragged;     /* not filled: neither squeezed nor opened */
    bool hangs_only; /* may end here only when its last mark hangs: what closes follows (T-074) */
    bool grid;       /* Han stay on whole em: what is left over stays at the end (T-127) */
    bool hangs_always;
    bx_length hang; /* width of a last mark that may hang beyond the measure; 0: none (T-073) */
    bx_length hang_blank; /* what of it is in shrink[hang_step] */
    uint8_t hang_step;
} bx_candidate;

/* `next` is the first cluster of the following line. */
bx_candidate bx_measurer_line(const bx_measurer *measurer, uint32_t begin, uint32_t next);

/* The line without its last mark, which hangs: it takes no width and no part in justification
 * (T-077). */
bx_candidate bx_candidate_hung(const bx_candidate *line);

/* Whether a candidate may not be a line of this measure: the first of two marks ends a line of the
 * character grid only beyond the measure (CLREQ 3.2.5, T-074). */
bool bx_candidate_barred(const bx_candidate *line, bx_length measure);

/* How a candidate comes to a measure. */
typedef struct bx_adjustment {
    bx_line_action action;
    uint8_t deepest;
    int32_t ratio; /* 1/1024 */
    bool overfull, underfull, hung;
    int64_t gap; /* Han gap in 1/1024 em when stretched at step 3 */
} bx_adjustment;

/* A mark that may hang does so when the line cannot be squeezed to the measure (T-040), or always
 * where the style forces it, except in a last line that has room. */
bx_adjustment bx_candidate_adjust(const bx_candidate *line, bx_length measure, bool last);

#endif
