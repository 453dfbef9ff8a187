/* From shaped clusters to lines of given measures: opportunities, paragraph breaker, justification.
 *
 * The measures come from the slices that the paragraph runs through. Breaking is pure: the same
 * paragraph, measures and options give the same lines. All positions are inline distances from the
 * start edge of the line's measure.
 */
#ifndef BX_LINE_LINE_H
#define BX_LINE_LINE_H

#include "text/text.h"

/* `lines` lines of one measure; the last entry of a list repeats for ever. */
typedef struct bx_measure {
    bx_length width;
    uint32_t lines;
} bx_measure;

typedef struct bx_lines bx_lines;

typedef struct bx_line_options {
    bx_length indent;    /* of the first line (T-129): mostly the paragraph's own */
    bx_text_wrap wrap;   /* pretty: whole paragraph; auto: first fit with pull-in; balance: equal
                            lines (headlines) */
    int line_adjustment; /* −1, 0, +1: wanted difference from the best line count (copyfit; not for
                            balance) */
    const bx_lines
        *best; /* with an adjustment: the lines of the same paragraph, measures and options without
                 it, where they are known; they may be shared with the result */
    bool no_hanging; /* no room beside the lines: hanging-punctuation is not honoured (T-075) */
    bool no_centred_hanging; /* room for half a character: only marks in the near half of their cell
                                hang (T-075) */
} bx_line_options;

/* What made a paragraph one line shorter or longer than its best breaking (T-128), in the order in
 * which they are tried; the first that makes the line count wins. A shorter paragraph may squeeze
 * what the levers up to its own allow, a longer one likewise. No lever makes a fault that the best
 * breaking does not have: a line too wide, gaps beyond 1/4 em, a lonely character. Glyphs are never
 * scaled. */
typedef enum bx_lever {
    BX_LEVER_NONE,  /* not asked for, or no lever was enough: the best breaking */
    BX_LEVER_MARKS, /* −1: marks inside lines to half an em, pairs of them to one, word spaces to
                       1/4 em */
    BX_LEVER_AUTOSPACE,    /* −1: and autospace to 1/8 em */
    BX_LEVER_TRACKING_IN,  /* −1: and all gaps that may open by −1/50 em */
    BX_LEVER_GAPS,         /* +1: lines opened, Han gaps to 1/8 em (1/4 in narrow columns) */
    BX_LEVER_TRACKING_OUT, /* +1: all gaps that may open by 1/50 em from the start, and lines opened
                              to 1/4 em */
    BX_LEVER_COUNT
} bx_lever;

/* Penalty of a break inside a run of three or more closing marks: only instead of a line wide open
 * (T-041). Breaks that cost as much are relaxations and flagged. */
enum { BX_COST_RELAXED = 10000 };

/* Penalty of a break inside a span that is to stay whole (text-wrap-mode: nowrap; T-054, T-144),
 * and of a hyphen in ragged lines: only instead of a line that is too wide. */
enum { BX_COST_UNBROKEN = 60000 };

/* Penalty of a break inside a word that is wider than its lines, without a hyphen (CSS
 * overflow-wrap): only instead of a line that is too wide. */
enum { BX_COST_OVERFLOW_WRAP = 65000 };

/* How a line came to its measure (T-040). */
typedef enum bx_line_action {
    BX_LINE_FIT,       /* natural */
    BX_LINE_PULLED_IN, /* shrunk 挤入 */
    BX_LINE_HUNG,
    BX_LINE_PUSHED_OUT /* stretched 推出 */
} bx_line_action;

/* What a line had to give up when no breaking kept every rule. They are tried in this order, and
 * one of them only when all before it do not help. */
typedef enum bx_relaxation {
    BX_RELAXED_NONE,
    BX_RELAXED_CLOSING, /* it ends inside a run of three or more closing marks (T-041) */
    BX_RELAXED_SPAN,    /* it ends inside a span that was to stay whole (T-144), or hyphenates in
                           ragged text */
    BX_RELAXED_GAPS,    /* Han gaps beyond 1/4 em (T-122) */
    BX_RELAXED_RUNT,    /* a last line of one character (T-131) */
    BX_RELAXED_WORD,    /* it ends inside a word that is wider than its lines (overflow-wrap) */
    BX_RELAXED_OVERFULL /* wider than its measure */
} bx_relaxation;

enum {
    BX_LINE_LAST = 1,
    BX_LINE_RELAXED = 2,
    BX_LINE_OVERFULL = 4,
    BX_LINE_UNDERFULL = 8,
    BX_LINE_HYPHENATED = 16,
    BX_LINE_FORCED = 32,
    BX_LINE_FIRST = 64,
    BX_LINE_HUNG_MARK = 128 /* the last mark stands beyond the measure */
};

typedef struct bx_line {
    uint32_t cluster_begin, cluster_end; /* without trailing spaces that vanish */
    uint32_t cluster_next;               /* first cluster of the next line */
    bx_length measure;
    bx_length text_indent; /* of its paragraph, if it is the first line */
    bx_length indent;      /* start edge to first cluster's cell */
    bx_length natural;     /* natural width after line-edge trims, with the indent */
    uint8_t flags;         /* BX_LINE_… */
    uint8_t action;        /* bx_line_action */
    uint8_t relaxation;    /* bx_relaxation */
    uint8_t lever;         /* bx_lever of its paragraph */
    uint8_t deepest;       /* deepest shrink step, or stretch step 1–4; 0 = none */
    int32_t ratio;         /* used ÷ available in the deepest step, 1/1024; negative =
                              shrunk */
} bx_line;

struct bx_lines {
    bx_line *lines;
    size_t count;
    int64_t cost;   /* of the documented table, line/cost.h */
    bx_lever lever; /* what a line_adjustment took; NONE: it was not possible, or not asked for */
    uint32_t breaks_tried; /* deterministic work counter */
};

/* Whether lines are not filled (text-align other than justify). Ragged lines are set solid: nothing
 * is squeezed to pull a character in, except in a last line or when there is no other break, and
 * nothing opens. */
bool bx_line_is_ragged(const bx_style *style);

/* Level of prohibition that holds for a paragraph: what its style says, or that of its language
 * (T-038). */
bx_line_break bx_line_level(const bx_paragraph *paragraph);

/* Makes a shaped paragraph ready for breaking, once: opportunities, and sums in the arena. It does
 * not change after that; any number of threads may break it. `boundaries` are those of the thread
 * (bx_shaper_boundaries). */
void bx_line_prepare(bx_paragraph *paragraph, bx_boundaries *boundaries, bx_arena *arena);

/* Marks where lines may end: UAX #14 (ICU) under the Chinese table of the paragraph's level
 * (T-038). Fills break_kind, break_penalty, stretch_after of every cluster. Part of
 * bx_line_prepare. */
void bx_line_opportunities(bx_paragraph *paragraph, bx_boundaries *boundaries);

/* Puts every Han on a whole em (-bx-character-grid: em; T-127): marks are full-width, Western runs
 * padded, no gap opens. Part of bx_line_opportunities. */
void bx_line_character_grid(bx_paragraph *paragraph);

/* Breaks a prepared paragraph. A word, or whatever else has no break, that is wider than a line is
 * broken where it must be, between clusters and without a hyphen (BX_RELAXED_WORD); such a
 * paragraph is not adjusted. Always makes progress: a measure too small for one cluster gives
 * overfull lines of one cluster. Result in the arena. Linear in the text for bounded measures. */
bx_lines bx_lines_break(const bx_paragraph *paragraph, const bx_measure *measures,
                        size_t measure_count, bx_line_options options, bx_arena *arena);

/* Positions of the clusters of one line: offsets[i] is where the cell of cluster (cluster_begin +
 * i) starts, with alignment and justification done; the last line is set by text-align-last. For
 * clusters whose leading blank was taken, the offset already counts it (draw glyphs at offset +
 * inline_offset). `offsets` has room for cluster_end − cluster_begin + 1 entries; the last is the
 * end of the line's ink cell. Justified lines end exactly at the measure, and a hung mark begins
 * there. */
void bx_line_place(const bx_paragraph *paragraph, const bx_line *line, bx_length *offsets);

/* Whether line `index` of a paragraph is the first that ends inside a word that is wider than its
 * lines, or a span that was to stay whole; that is then clusters [*begin, *end), with the parts
 * that hyphens would part. */
bool bx_lines_broken_word(const bx_paragraph *paragraph, const bx_lines *lines, size_t index,
                          uint32_t *begin, uint32_t *end);

/* Whether a line that had to give something up stands beside one that ends inside such a word, with
 * none but such lines between them: one cause, said once. */
bool bx_lines_meet_broken_word(const bx_lines *lines, size_t index);

/* Whether a heading's line runs from right to left (direction: rtl with unicode-bidi:
 * bidi-override, T-004). Cells then stand at mirrored places, still in the order of reading. */
bool bx_line_is_reversed(const bx_paragraph *paragraph);

/* The largest space between two Han of a placed line, in 1/1024 em (T-122). */
int32_t bx_line_looseness(const bx_paragraph *paragraph, const bx_line *line,
                          const bx_length *offsets);

/* Natural width of the whole paragraph on one line, line-edge trims applied (headlines, labels). */
bx_length bx_line_natural_width(const bx_paragraph *paragraph);

/* Where the cells of a line begin and end, from the start of its measure; a hung mark is left out.
 */
typedef struct bx_extent {
    bx_length begin, end;
} bx_extent;
bx_extent bx_line_extent(const bx_paragraph *paragraph, const bx_line *line, bx_arena *scratch);

#endif
