/* Text and elements where they may not stand: reported, and given a place. */
#ifndef BX_INPUT_MEND_H
#define BX_INPUT_MEND_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Goes through a tree. Text becomes what the element holds (grammar.h, `wrapper`): a paragraph, a
 * cell. An element that the grammar does not allow becomes that too, or stands behind the paragraph
 * that it stood in, or gives its text to it; what no rule can place is left out, and said so. What
 * stands for an unknown tag (`meant`) was reported with it. New nodes live in the arena. */
void bx_mend_places(bx_node *tree, bx_arena *arena, bx_diagnostics *diagnostics);

#endif
