/* Checks of the text itself: wire copy is not trusted, and never mended silently. */
#ifndef BX_INPUT_WIRE_H
#define BX_INPUT_WIRE_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Warns, with the exact place and what to do, about text below `tree` as wires deliver it:
 * half-width punctuation between Han, doubled marks, dots for an ellipsis (T-086), other dots for ·
 * (T-032), full-width letters and digits, line marks as characters, marks without a partner
 * (T-036), presentation forms (T-094), private-use and unassigned characters, direction controls,
 * combining marks with nothing before them, radicals and compatibility ideographs, dashes of box
 * drawings, line separators.
 *
 * Presentation forms and dashes of box drawings are always written as their ordinary characters;
 * with `normalize` also everything else that has one right answer. New text lives in the arena. */
void bx_wire_check(bx_node *tree, bool normalize, bx_arena *arena, bx_diagnostics *diagnostics);

#endif
