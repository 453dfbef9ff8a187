/* Numbers as a style wants them shown: grouped, or in Chinese numerals. */
#ifndef BX_TEXT_NUMBERS_H
#define BX_TEXT_NUMBERS_H

#include "text/gather.h"

/* Changes the gathered characters of numbers by -bx-number-grouping, -bx-number-form and, in
 * vertical lines, -bx-vertical-numerals (T-087, T-091, T-092). The text itself stays: it is what is
 * extracted. What is shown for a number divides its bytes among itself; characters too many have
 * none. */
void bx_show_numbers(bx_gathered *gathered, bool vertical);

#endif
