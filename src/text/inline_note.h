/* Notes in two half-lines inside the line 双行夹注, warichu (JLREQ 3.4; T-117). */
#ifndef BX_TEXT_INLINE_NOTE_H
#define BX_TEXT_INLINE_NOTE_H

#include "text/shaper.h"

/* Gives each two clusters of a note, in reading order, one place along the line: the first has the
 * room, the second none. Wherever a line is broken between pairs, its part of the note holds twice
 * as many characters as places, and the page lays them out in two half-lines (paint/set_note.h). */
void bx_space_notes(bx_shaping *shaping);

#endif
