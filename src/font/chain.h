/* Font chains: the faces that a query's families lead to, in order of preference. Resolved once per
 * query; then a character costs a look-up in a few character maps. */
#ifndef BX_FONT_CHAIN_H
#define BX_FONT_CHAIN_H

#include "font/font.h"

typedef struct bx_font_chain bx_font_chain;

/* The chain of a query; owned by the library, the same for equal queries. Thread-safe. */
const bx_font_chain *bx_font_chain_get(bx_font_library *library, const bx_font_query *query);

/* The first face that has the character, or NULL. 0 asks for the first face. Thread-safe, no locks.
 */
const bx_face *bx_font_chain_face(const bx_font_chain *chain, uint32_t character);

#endif
