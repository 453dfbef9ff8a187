/* Hyphenation points of Western words (libhyphen, American English patterns). */
#ifndef BX_TEXT_HYPHENATE_H
#define BX_TEXT_HYPHENATE_H

#include "text/shaper.h"

/* Marks the clusters after which a word may be parted: hyphen_advance becomes the width of the hyphen. At least
 * two letters stay before a point and three behind it (CLREQ 3.2.4). Does nothing where the style does not ask
 * for it or the patterns are not installed. */
void bx_hyphenate(bx_shaping *shaping);

/* Frees a shaper's patterns; NULL is allowed. */
void bx_hyphenator_close(void *dictionary);

#endif
