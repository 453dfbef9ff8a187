/* What copyfit did, written into the plate. */
#ifndef BX_PAINT_COPYFIT_LOG_H
#define BX_PAINT_COPYFIT_LOG_H

#include "box/box.h"
#include "paint/painter.h"
#include "story/setting.h"

/* Writes the steps into the open story of the plate, and reports paragraphs that were left out. */
void bx_copyfit_log(const bx_painter *painter, const bx_story_setting *setting);

/* Writes the steps of a box (box/box_fit.h) into the open story of the plate. */
void bx_box_fit_log(const bx_painter *painter, const bx_box *box);

#endif
