/* Breaks by sense, `word-break: auto-phrase` (CSS Text 4; T-051, T-136): headlines. */
#ifndef BX_LINE_PHRASE_H
#define BX_LINE_PHRASE_H

#include "line/line.h"

/* Puts penalties on the breaks of a paragraph whose kinds are already known:
 *
 * | break                                                                       | penalty |
 * | --------------------------------------------------------------------------- | ------- |
 * | inside a word, a protected word, 《》, “”, （）, a number with its measure word | 50,000  |
 * | inside quotes of more than eight characters, and as below                   | 12,000  |
 * | before 的 了 们                                                               | 50,000  |
 * | inside what looks like a word that the dictionary lacks                      | 3,000   |
 * | before 着 过 等 …, after 和 与 在 将 …                                     | 2,000   |
 * | after 的 了 之 …, before a noun that what stands before it defines, 改造|工程 | 600     |
 * | anywhere but after a space or a stop                                         | 200     |
 * | the same where the headline has a space: the desk parted it there             | 2,200   |
 *
 * They are penalties, not prohibitions: a word wider than its line is still broken, and that line
 * is flagged as relaxed. */
void bx_line_phrases(bx_paragraph *paragraph, bx_boundaries *boundaries);

/* Penalty of the first row. */
enum { BX_COST_WORD = 50000 };

#endif
