/* What a stretch of clusters measures as one line, and what it can give or take. Prefix sums, which
 * are kept with the paragraph, make every question about a candidate line cost the same, however
 * long it is. */
#ifndef BX_LINE_MEASURE_H
#define BX_LINE_MEASURE_H

#include "line/line.h"

/* Steps of the stretch list (line/cost.h): word spaces, autospace, all other gaps, beyond their
 * cap. */
enum { BX_STRETCH_WORD_SPACE = 1, BX_STRETCH_AUTOSPACE, BX_STRETCH_GAPS, BX_STRETCH_BEYOND };

/* Sums over clusters [0, i), with what every lever of copyfit would need. */
typedef struct bx_sums {
    int64_t width;                   /* advances and gaps after clusters */
    int64_t open;                    /* the same with word spaces and autospace fully open */
    int64_t shrink[BX_SHRINK_STEPS]; /* by step; of BX_SHRINK_NEVER: of all steps but tracking */
    int64_t stretch[3];              /* word spaces, autospace; [2]: em of the gaps of step 3 */
    uint32_t forced;                 /* the first cluster from i on that a forced break follows */
} bx_sums;

struct bx_line_sums {
    bx_length slack; /* A line is at most so much wider than the sum of its clusters: by a hyphen,
                        by a gap that is drawn in. */
    bx_length em;    /* of all clusters; 0: there are several */
    bool steady;     /* no cluster makes a line shorter, nothing that can be squeezed is negative */
    bx_sums at[];    /* cluster_count + 1 */
};

typedef struct bx_measurer {
    const bx_paragraph *paragraph;
    const bx_sums *sums; /* of clusters [0, i), at i */
    bx_lever lever;      /* what copyfit allows */
    bx_length indent;    /* of the first line */
    bool ragged;         /* no line squeezes */
    bx_hanging hanging;  /* what stops may do at line ends */
    bool no_centred_hanging;
} bx_measurer;

/* Measures a paragraph's lines; of the options, all but the wish of copyfit. */
bx_measurer bx_measurer_make(const bx_paragraph *paragraph, bx_line_options options,
                             bx_lever lever);

/* What the autospace behind a cluster gives when it is squeezed, what its gap gives by tracking,
 * and what it is opened by from the start: as the lever says (T-128). */
bx_length bx_autospace_give(const bx_cluster *cluster, bx_lever lever);
bx_length bx_tracking_give(const bx_cluster *cluster, bx_lever lever);
bx_length bx_tracking_out(const bx_cluster *cluster, bx_lever lever);

/* Width of clusters [begin, end) with the gap after the last, as the lever opens it. */
static inline int64_t bx_measurer_width(const bx_measurer *m, uint32_t begin, uint32_t end)
{
    const bx_sums *from = &m->sums[begin], *to = &m->sums[end];
    int64_t width = to->width - from->width;
    if (m->lever == BX_LEVER_TRACKING_OUT)
        width += to->shrink[BX_SHRINK_TRACKING] - from->shrink[BX_SHRINK_TRACKING];
    return width;
}

/* Whether clusters [begin, end) are too short for a measure even with their Han gaps opened by
 * 1/divisor of an em. Costs next to nothing. */
static inline bool bx_measurer_too_short(const bx_measurer *m, uint32_t begin, uint32_t end,
                                         bx_length measure, int divisor)
{
    const bx_sums *from = &m->sums[begin], *to = &m->sums[end];
    int64_t open = to->open - from->open + (begin == 0 ? m->indent : 0);
    if (m->lever == BX_LEVER_TRACKING_OUT)
        open += to->shrink[BX_SHRINK_TRACKING] - from->shrink[BX_SHRINK_TRACKING];
    return open + (to->stretch[2] - from->stretch[2]) / divisor < measure;
}

/* A candidate line of clusters [begin, end), its edges treated. */
typedef struct bx_candidate {
    uint32_t begin, end; /* end without spaces that vanish */
    bx_length indent, em;
    bx_length trim_start, trim_end;
    int64_t natural; /* with the indent, edges trimmed */
    int64_t shrink_total;
    /* For bx_candidate_shrink and _stretch. */
    const bx_sums *from, *to;
    const bx_cluster *last;
    bx_lever lever;
    uint8_t first_step, last_step; /* bx_shrink of the edges, whose blanks do not count */
    bx_length first_blank, last_blank;
    bool squeezes;
    bool has_fill;
    bool ragged;     /* not filled: neither squeezed nor opened */
    bool hangs_only; /* may end here only when its last mark hangs: what closes follows (T-074) */
    bool grid;       /* Han stay on whole em: what is left over stays at the end (T-127) */
    bool hangs_always;
    bool hung;      /* without its last mark, which hangs */
    bx_length hang; /* width of a last mark that may hang beyond the measure; 0: none (T-073) */
    bx_length hang_blank; /* what of it is in step hang_step */
    uint8_t hang_step;
} bx_candidate;

/* `next` is the first cluster of the following line. */
bx_candidate bx_measurer_line(const bx_measurer *measurer, uint32_t begin, uint32_t next);

/* What a line can give in a step of the shrink list, and take in one of the stretch list
 * (0: word spaces, 1: autospace, 2: em of the other gaps). */
int64_t bx_candidate_shrink(const bx_candidate *line, int step);
int64_t bx_candidate_stretch(const bx_candidate *line, int step);

/* The line without its last mark, which hangs: it takes no width and no part in justification
 * (T-077). */
bx_candidate bx_candidate_hung(const bx_candidate *line);

/* Whether a candidate may not be a line of this measure: the first of two marks ends a line of the
 * character grid only beyond the measure (CLREQ 3.2.5, T-074). */
static inline bool bx_candidate_barred(const bx_candidate *line, bx_length measure)
{
    return line->hangs_only && (line->hang == 0 || line->natural <= measure);
}

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
