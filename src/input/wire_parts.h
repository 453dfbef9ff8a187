/* Parts of the text checks. */
#ifndef BX_INPUT_WIRE_PARTS_H
#define BX_INPUT_WIRE_PARTS_H

#include "base/array.h"
#include "base/diagnostic.h"
#include "document/document.h"

/* One change of a text node: the bytes [begin, end) of its text become `size` bytes. */
typedef struct bx_mend {
    size_t begin, end;
    char text[6];
    uint8_t size;
} bx_mend;

typedef BX_ARRAY(bx_mend) bx_mends;

/* Applies changes, in order of place, to a text node; messages still find the source of every byte.
 */
void bx_wire_mend(bx_node *node, const bx_mends *mends, bx_arena *arena);

/* Quotation marks and brackets of all paragraphs and titles below `tree` (T-036): marks without a
 * partner, marks that close in the wrong order, a quotation inside another with the same marks, and
 * quotations over several paragraphs that do not repeat their opening mark. Nothing is ever closed
 * or added. */
void bx_wire_check_pairs(const bx_node *tree, bx_diagnostics *diagnostics);

/* A character as an argument of a message. */
const char *bx_wire_character(bx_short_text *storage, uint32_t character);

#endif
