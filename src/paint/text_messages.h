/* What is said of a text that was shaped. */
#ifndef BX_PAINT_TEXT_MESSAGES_H
#define BX_PAINT_TEXT_MESSAGES_H

#include "paint/painter.h"

/* Says what shaping remarked on a paragraph, as of the story that is being set. */
void bx_text_report(const bx_painter *painter, const bx_paragraph *paragraph);

#endif
