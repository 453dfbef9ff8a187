/* Words of a text: the dictionary segmentation of ICU, for headlines that break by sense (T-051). */
#ifndef BX_UNICODE_WORD_H
#define BX_UNICODE_WORD_H

#include "base/string.h"

/* Sets marks[i] to 1 for every byte offset i at which a word or a mark begins (0 < i < size). The caller provides
 * `size` zeroed bytes. ICU's iterator is opened for each call, so any thread may call. */
void bx_word_marks(bx_string text, uint8_t *marks);

#endif
