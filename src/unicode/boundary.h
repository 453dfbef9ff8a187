/* Boundaries in a text by ICU: where lines may break (UAX #14), for what the Chinese table leaves
 * open, and where words begin by its dictionary, for headlines that break by sense (T-051). */
#ifndef BX_UNICODE_BOUNDARY_H
#define BX_UNICODE_BOUNDARY_H

#include "base/string.h"

/* Sets marks[i] to 1 for every byte offset i before which a line may begin (0 < i < size). The
 * caller provides `size` zeroed bytes. An iterator of ICU is opened for each call, so any thread
 * may call; without one no mark is set. */
void bx_line_break_marks(bx_string text, uint8_t *marks);

/* The same for offsets at which a word or a punctuation mark begins. */
void bx_word_marks(bx_string text, uint8_t *marks);

#endif
