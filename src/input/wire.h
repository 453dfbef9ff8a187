/* Checks of the text itself: wire copy is not trusted, and never mended silently. */
#ifndef BX_INPUT_WIRE_H
#define BX_INPUT_WIRE_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Warns, with the exact place, about half-width punctuation between Han, doubled and unpaired marks,
 * full-width letters and digits, private-use, unassigned and presentation-form characters, and dots for
 * an ellipsis, in all text below `tree`. */
void bx_wire_check(const bx_node *tree, bx_diagnostics *diagnostics);

#endif
