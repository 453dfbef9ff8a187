/* Parts of warichu 双行夹注 in a set line: two half-lines without a gap, the second never longer
 * than the first (T-117). */
#ifndef BX_SET_NOTE_H
#define BX_SET_NOTE_H

#include "line/line.h"

/* Where the clusters of a line stand: along it from the start of its measure, and across it, down
 * or right from the baseline or axis; `across` is NULL when all stand on it. */
typedef struct bx_places {
    const bx_length *along, *across;
} bx_places;

/* The places of a line's clusters, which `offsets` has as bx_line_place gave them; lists of lines
 * with notes are new ones in the arena. */
bx_places bx_place_notes(const bx_paragraph *paragraph, const bx_line *line,
                         const bx_length *offsets, bx_arena *arena);

#endif
