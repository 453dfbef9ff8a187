/* What is said of a line that is set. */
#ifndef BX_PAINT_LINE_MESSAGES_H
#define BX_PAINT_LINE_MESSAGES_H

#include "line/line.h"
#include "paint/painter.h"

/* Line `index` of a paragraph of running text: too wide, wide open, the first to break a word that
 * is wider than its lines, or with a comment longer than it. `lines` are all those of the
 * paragraph, or that one alone. */
void bx_line_report(const bx_painter *painter, const bx_paragraph *paragraph, const bx_lines *lines,
                    size_t index);

/* Of a line in a box: what is too wide and the broken word alone. */
void bx_line_report_distress(const bx_painter *painter, const bx_paragraph *paragraph,
                             const bx_lines *lines, size_t index);

#endif
