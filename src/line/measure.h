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

/* The start of a line, treated. */
typedef struct bx_line_start {
    int64_t width, squeeze; /* sums before the line, with what its start takes from them */
    uint32_t begin;
    bx_length indent, em;
    bx_length trim;  /* blank of an opening mark that is taken */
    bx_length blank; /* of the first cluster, which is in step `step` but is not squeezed */
    uint8_t step;
} bx_line_start;

/* The end of a line, treated. */
typedef struct bx_line_end {
    int64_t width, squeeze; /* sums up to the line's end, without what its end takes from them, */
    int64_t stretch[3];     /* nor the gap after it */
    uint32_t end;           /* without spaces that vanish */
    bx_length trim;         /* what of the last cluster is taken */
    bx_length blank;        /* of it, in step `step`, not squeezed */
    uint8_t step;
    bool closes;       /* a forced break stands there */
    bool hangs_only;   /* a line may end here only when its last mark hangs: what closes follows
                          (T-074) */
    bool may_hang : 1; /* the last mark may, if it is not the only one */
    bool hangs_centred : 1; /* half of it */
} bx_line_end;

/* A place where lines may end. */
typedef struct bx_opportunity {
    uint32_t next;      /* first cluster behind it */
    uint16_t penalty;   /* of a break there */
    bool forced;        /* every line ends there */
    bool last;          /* the text ends there */
    int64_t open, gaps; /* sums before `next`: bx_sums' open, stretch[2] */
} bx_opportunity;

/* What is kept with a paragraph (bx_line_prepare). */
struct bx_line_sums {
    bx_opportunity *places; /* in order */
    uint32_t place_count;
    uint8_t steps[BX_SHRINK_STEPS]; /* of the shrink list, in which some cluster has something */
    uint8_t step_count;
    bool has_fill;         /* something is pushed to the end of its line */
    bx_sums *at;           /* cluster_count + 1 */
    bx_line_start *starts; /* of lines that begin at a cluster, by cluster; not of the first line */
    bx_line_end *ends;     /* of lines that end before a cluster, by cluster */
    bx_length slack; /* A line is at most so much wider than the sum of its clusters: by a hyphen,
                        by a gap that is drawn in. */
    bx_length em;    /* of all clusters; 0: there are several */
    bool steady;     /* no cluster makes a line shorter, nothing that can be squeezed is negative */
};

/* Whether the text of a paragraph ends before cluster `next`: there is none, a forced break stands
 * there, or what follows is pushed to the end of its line and found no room beside the text
 * (credits and bylines on the next line). */
static inline bool bx_text_ends(const bx_paragraph *paragraph, uint32_t next)
{
    return next == paragraph->cluster_count ||
           paragraph->clusters[next - 1].break_kind == BX_BREAK_MUST ||
           paragraph->clusters[next].class == BX_CLASS_FILL;
}

typedef struct bx_measurer {
    const bx_paragraph *paragraph;
    const bx_sums *sums; /* of clusters [0, i), at i */
    bx_lever lever;      /* what copyfit allows */
    bx_length indent;    /* of the first line */
    bool ragged;         /* no line squeezes */
    bool grid;           /* Han stay on whole em: what is left over stays at the end (T-127) */
    bx_hanging hanging;  /* what stops may do at line ends */
    bool no_centred_hanging;
    bx_line_start first; /* of the first line */
    const bx_line_start
        *starts;             /* by cluster, and by the cluster behind the line: those that are */
    const bx_line_end *ends; /* kept with the paragraph, if they hold for the lever; or NULL */
} bx_measurer;

/* Lists the places where lines may end, as the clusters' breaks stand now. */
void bx_line_list_places(const bx_paragraph *paragraph, struct bx_line_sums *sums, bx_arena *arena);

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

/* The start of a line at cluster `begin`; the end of a line that begins at `begin` or before, whose
 * following line begins at `next`. */
bx_line_start bx_measurer_make_start(const bx_measurer *measurer, uint32_t begin);
bx_line_end bx_measurer_make_end(const bx_measurer *measurer, uint32_t begin, uint32_t next);

/* Makes the edges of all lines for a lever that the kept ones do not hold for, to ask for many
 * lines; frees them. */
void bx_measurer_make_edges(bx_measurer *measurer);
void bx_measurer_release_edges(bx_measurer *measurer);

/* The same as values that outlive the measurer's use: those that are there, or *own. */
static inline const bx_line_start *bx_measurer_start(const bx_measurer *m, uint32_t begin,
                                                     bx_line_start *own)
{
    if (begin == 0) return &m->first;
    if (m->starts) return &m->starts[begin];
    *own = bx_measurer_make_start(m, begin);
    return own;
}

static inline const bx_line_end *bx_measurer_end(const bx_measurer *m, uint32_t begin,
                                                 uint32_t next, bx_line_end *own)
{
    /* Nothing but spaces: the first of them is the line. */
    if (m->ends && m->ends[next].end > begin) return &m->ends[next];
    *own = bx_measurer_make_end(m, begin, next);
    return own;
}

/* A candidate line of clusters [start.begin, end.end), its edges treated. */
typedef struct bx_candidate {
    const bx_measurer *measurer;
    const bx_line_start *start; /* both outlive the candidate */
    const bx_line_end *end;
    int64_t natural; /* with the indent, edges trimmed */
    int64_t shrink_total;
    bool squeezes; /* something may be squeezed */
    bool has_fill;
    bool ragged; /* not filled: neither squeezed nor opened */
    bool hung;   /* without its last mark, which hangs */
    bool hangs_always;
    bx_length hang; /* width of a last mark that may hang beyond the measure; 0: none (T-073) */
    bx_length hang_blank; /* what of it is in the end's step */
} bx_candidate;

/* The line between two edges. */
static inline bx_candidate bx_measurer_join(const bx_measurer *m, const bx_line_start *start,
                                            const bx_line_end *end)
{
    bx_candidate line = {.measurer = m,
                         .start = start,
                         .end = end,
                         .natural = end->width - start->width,
                         .squeezes = !m->ragged || end->closes || m->lever != BX_LEVER_NONE,
                         .ragged = m->ragged};
    if (line.squeezes) line.shrink_total = end->squeeze - start->squeeze;
    /* A single stop may hang; of two marks together none does (T-074). On the character grid the
     * first of them may end a line in that way (hung_break). */
    if (end->may_hang && end->end >= start->begin + 2 && m->hanging != BX_HANGING_NONE &&
        !(end->hangs_centred && m->no_centred_hanging)) {
        const bx_cluster *last = &m->paragraph->clusters[end->end - 1];
        line.hang = last->advance - end->trim;
        line.hangs_always = m->hanging == BX_HANGING_FORCE_END;
        line.hang_blank = last->blank_before + last->blank_after - end->trim;
    }
    return line;
}

/* Room for both edges of a line. */
typedef struct bx_line_edges {
    bx_line_start start;
    bx_line_end end;
} bx_line_edges;

/* The line of clusters from `begin`; `next` is the first one of the following line. Its edges may
 * lie in *edges. */
static inline bx_candidate bx_measurer_line(const bx_measurer *m, uint32_t begin, uint32_t next,
                                            bx_line_edges *edges)
{
    return bx_measurer_join(m, bx_measurer_start(m, begin, &edges->start),
                            bx_measurer_end(m, begin, next, &edges->end));
}

/* What a line can give in a step of the shrink list. */
int64_t bx_candidate_shrink(const bx_candidate *line, int step);

/* What it can take in a step of the stretch list (0: word spaces, 1: autospace, 2: em of the other
 * gaps). */
static inline int64_t bx_candidate_stretch(const bx_candidate *line, int step)
{
    return line->end->stretch[step] - line->measurer->sums[line->start->begin].stretch[step];
}

/* The line without its last mark, which hangs: it takes no width and no part in justification
 * (T-077). */
bx_candidate bx_candidate_hung(const bx_candidate *line);

/* Whether a candidate may not be a line of this measure: the first of two marks ends a line of the
 * character grid only beyond the measure (CLREQ 3.2.5, T-074). */
static inline bool bx_candidate_barred(const bx_candidate *line, bx_length measure)
{
    return line->end->hangs_only && (line->hang == 0 || line->natural <= measure);
}

/* Whether the last mark of a line hangs: when the line cannot be squeezed to the measure (T-040),
 * or always where the style forces it, except in a last line that has room. */
static inline bool bx_candidate_hangs(const bx_candidate *line, bx_length measure, bool last)
{
    return line->hang > 0 &&
           (line->natural - line->shrink_total > measure || (line->hangs_always && !last));
}

/* Whether a line between two edges is wider than its measure whatever is squeezed, when no mark
 * hangs. */
static inline bool bx_edges_are_overfull(const bx_measurer *m, const bx_line_start *start,
                                         const bx_line_end *end, bx_length measure)
{
    int64_t natural = end->width - start->width;
    if (natural <= measure) return false;
    bool squeezes = !m->ragged || end->closes || m->lever != BX_LEVER_NONE;
    return !squeezes || natural - (end->squeeze - start->squeeze) > measure;
}

/* Whether a candidate is wider than its measure whatever is squeezed, and with its last mark hung
 * (bx_candidate_adjust). */
static inline bool bx_candidate_is_overfull(const bx_candidate *line, bx_length measure, bool last)
{
    int64_t natural = line->natural, least = natural - line->shrink_total;
    if (bx_candidate_hangs(line, measure, last)) {
        natural -= line->hang;
        least -= line->hang;
        if (line->end->step != BX_SHRINK_NEVER) least += line->hang_blank;
    }
    return natural > measure && least > measure;
}

#endif
