/* Boundaries in a text by ICU: where lines may break (UAX #14), for what the Chinese table leaves
 * open, and where words begin by its dictionary, for headlines that break by sense (T-051). */
#ifndef BX_UNICODE_BOUNDARY_H
#define BX_UNICODE_BOUNDARY_H

#include "base/string.h"

/* ICU's iterators, opened when they are first asked and kept: opening one costs as much as the
 * boundaries of many paragraphs. For one thread. */
typedef struct bx_boundaries bx_boundaries;

/* The caller frees it. */
bx_boundaries *bx_boundaries_new(void);

/* NULL is allowed. */
void bx_boundaries_free(bx_boundaries *boundaries);

/* Sets marks[i] to 1 for every byte offset i before which a line may begin (0 < i < size). The
 * caller provides `size` zeroed bytes. When ICU cannot work (no memory, no data) the work is
 * broken off (base/recovery.h): pages would differ without its marks. */
void bx_line_break_marks(bx_boundaries *boundaries, bx_string text, uint8_t *marks);

/* The same for offsets at which a word or a punctuation mark begins. */
void bx_word_marks(bx_boundaries *boundaries, bx_string text, uint8_t *marks);

/* How many iterators were opened: a work counter. */
unsigned bx_boundaries_opened(const bx_boundaries *boundaries);

#endif
