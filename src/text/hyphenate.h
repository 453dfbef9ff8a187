/* Hyphenation points of Western words (libhyphen). */
#ifndef BX_TEXT_HYPHENATE_H
#define BX_TEXT_HYPHENATE_H

#include "text/shaper.h"

/* Marks the clusters after which a word may be parted: hyphen_advance becomes the width of the
 * hyphen. At least two letters stay before a point and three behind it (CLREQ 3.2.4). The patterns
 * are those of the language of the word's element, American English in Chinese text. Addresses,
 * capitals and words with soft hyphens of their own are left alone. Does nothing where the style
 * does not ask for it or no patterns are installed. */
void bx_hyphenate(bx_shaping *shaping);

/* Width of the hyphen of a run; 0 when its face has none. */
bx_length bx_hyphen_advance(const bx_text_run *run);

/* Frees a shaper's patterns; NULL is allowed. */
void bx_hyphenator_close(bx_hyphenator *hyphenator);

#endif
