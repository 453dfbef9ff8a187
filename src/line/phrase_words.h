/* Words that the dictionary of ICU does not know, for headlines (T-051). */
#ifndef BX_LINE_PHRASE_WORDS_H
#define BX_LINE_PHRASE_WORDS_H

#include "base/string.h"

/* Bytes of the longest compound that begins at byte `at` of the text, of three characters or more:
 * 会客厅; 0: none. */
size_t bx_phrase_compound(bx_string text, size_t at);

/* Bytes of a noun that often ends a compound: 工程, 中心; 0: none. */
size_t bx_phrase_head(bx_string text, size_t at);

#endif
