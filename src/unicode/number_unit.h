/* Words that follow a number and should stay with it: Chinese units and measure words (12月, 3.5亿,
 * 50公里) and Latin unit symbols (5 km). House practice; CLREQ is silent, JLREQ 3.1.10 allows the break.
 */
#ifndef BX_UNICODE_NUMBER_UNIT_H
#define BX_UNICODE_NUMBER_UNIT_H

#include "base/string.h"

/* Whether a Han character after a number begins a unit or is a measure word. */
bool bx_number_unit_is_han(uint32_t character);

/* Whether a Han character multiplies the number before it (十百千万亿), so that a unit may follow. */
bool bx_number_unit_is_multiplier(uint32_t character);

/* Whether a Latin word is a unit symbol ("km", "kWh", "Hz"). Case matters. */
bool bx_number_unit_is_latin(bx_string word);

#endif
