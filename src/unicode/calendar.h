/* Dates in Chinese: solar, weekday, lunar (ICU's Chinese calendar). */
#ifndef BX_UNICODE_CALENDAR_H
#define BX_UNICODE_CALENDAR_H

#include "base/string.h"

/* A date by an ICU pattern, such as "yyyy年M月d日" or "EEEE", in a language ("zh-Hans"). */
bx_string bx_date_format(bx_arena *arena, int year, int month, int day, bx_string language,
                         bx_string pattern);

/* The lunar date, such as 乙巳年三月廿六, by pattern ("U年MMMd" when empty). The first call of a
 * process costs tens of milliseconds, in which ICU loads its calendar; one formatter at a time is
 * open. Thread-safe. */
bx_string bx_lunar_date(bx_arena *arena, int year, int month, int day, bx_string pattern);

#endif
