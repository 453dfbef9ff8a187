/* What the report says of stories and lines: what a desk acts on. */
#ifndef BX_APP_REPORT_H
#define BX_APP_REPORT_H

#include "plate/plate.h"

/* Appends one JSON object per story of a page, separated by commas and newlines: page, story,
 * title, characters, placed, lines and characters overset, empty lines. */
void bx_story_report_append(const bx_plate *plate, bx_buffer *out);

/* Appends one JSON object for the justified lines of a page: lines; loose ones, with Han gaps
 * beyond 1/16 em, and bad ones, beyond 1/8 em; looseness, the widest Han gap in 1/1024 em (T-122);
 * levers, how many paragraphs copyfit made shorter or longer by which lever (T-128); poured, how
 * often a paragraph or block of running text was poured until the page stood, and styled, the steps
 * that its styles took: counts of the work done. */
void bx_line_report_append(const bx_plate *plate, uint64_t styled, bx_buffer *out);

#endif
