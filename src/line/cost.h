/* The cost of a line: the table that decides between breakings. Lower is better.
 *
 * | what                                       | cost                            |
 * | ------------------------------------------ | ------------------------------- |
 * | step of marks or spaces squeezed, r = part   | weight of the step (cost.c) · r²  |
 * | word spaces, autospace opened               | 40 · r²                         |
 * | Han gaps opened by g em                     | 600 · (16 g)² + 500 · 16 g: 1/16 em costs 1,100 |
 * | Han gaps beyond 1/4 em (flagged)            | 20,000 and as above, to 4 em     |
 * | stop beyond the measure (T-073)             | 20                              |
 * | character grid, ragged lines: part r left at the line's end | 20,000 · r²        |
 * | last line of one character (T-131)          | 1,000,000,000                   |
 * | last line of one Han and one figure, 7种    | 3,000                           |
 * | line wider than its measure (flagged)       | 10¹² and 1 for each 1/64 pt      |
 * | break between number and unit, in a range   | 500, 350 (opportunity.c)        |
 * | inside 二十五万, before 〇, in a converted number | 1,100, 2,200 (opportunity.c) |
 * | inside a full-width number                 | 5,500 (opportunity.c)           |
 * | hyphen                                     | 700 (opportunity.c)             |
 * | hyphen with the rest of a word as last line | 5,000 (opportunity.c)          |
 * | hyphen in ragged lines                     | 60,000 (opportunity.c)          |
 * | break inside three closing marks (T-041)   | 10,000                          |
 * | break inside a span to stay whole (T-144)  | 60,000                          |
 * | break inside a word wider than its lines   | 65,000                          |
 *
 * Squeezing marks is cheaper than opening Han gaps, as CLREQ 3.5.2 wants; both grow with the
 * square, so that a little on several lines is better than much on one. The second term of Han gaps
 * keeps lines solid where marks can give what is missing. A lonely character and a line too wide
 * outweigh everything else: they stand only where no breaking avoids them.
 */
#ifndef BX_LINE_COST_H
#define BX_LINE_COST_H

#include "line/measure.h"

enum {
    BX_COST_HANG = 20,
    BX_COST_UNDERFULL = 20000,
    BX_COST_RUNT = 1000000000,
    BX_COST_SHORT_LAST = 3000
};
#define BX_COST_OVERFULL INT64_C(1000000000000)

/* How a candidate comes to a measure, and what that costs. */
typedef struct bx_adjustment {
    int64_t cost;
    bx_line_action action;
    uint8_t deepest;
    int32_t ratio; /* 1/1024 */
    bool overfull;
    bool underfull; /* its Han gaps go beyond 1/4 em */
    bool hung;
} bx_adjustment;

/* `last`: the text ends with the line, so that it is not filled. */
bx_adjustment bx_candidate_adjust(const bx_candidate *line, bx_length measure, bool last);

/* Whether a last line is too short to stand alone: fewer than 2 characters (3 when strict). */
bool bx_line_is_runt(const bx_paragraph *paragraph, uint32_t begin, uint32_t end);

/* What a last line costs that is no runt: of two characters one should not be a figure, 7种. */
int64_t bx_line_last_cost(const bx_paragraph *paragraph, uint32_t begin, uint32_t end);

/* What a line less (−1) or more (+1) costs a paragraph; −1 when it cannot have one, or not without
 * gaping. */
int64_t bx_lines_change_cost(const bx_lines *before, const bx_lines *after, int direction);

#endif
