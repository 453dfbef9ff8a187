/* Dates through ICU. Noon in Shanghai stands for the day, so that no zone can shift it. */
#include "unicode/calendar.h"

#include <pthread.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

static const UChar ZONE[] = u"Asia/Shanghai";
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static UDate noon(int year, int month, int day, UErrorCode *status)
{
    UCalendar *calendar = ucal_open(ZONE, -1, "en@calendar=gregorian", UCAL_GREGORIAN, status);
    if (U_FAILURE(*status)) return 0;
    ucal_clear(calendar);
    ucal_setDateTime(calendar, year, month - 1, day, 12, 0, 0, status);
    UDate date = ucal_getMillis(calendar, status);
    ucal_close(calendar);
    return date;
}

static bx_string format(bx_arena *arena, const char *locale, UDate date, bx_string pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[128], result[256];
    int32_t size = 0;
    u_strFromUTF8(wide, 128, &size, pattern.data, (int32_t)pattern.size, &status);
    pthread_mutex_lock(&lock);
    UDateFormat *formatter =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, ZONE, -1, wide, size, &status);
    if (U_SUCCESS(status)) size = udat_format(formatter, date, result, 256, NULL, &status);
    if (formatter) udat_close(formatter);
    pthread_mutex_unlock(&lock);
    char text[768];
    int32_t bytes = 0;
    if (U_SUCCESS(status)) u_strToUTF8(text, sizeof text, &bytes, result, size, &status);
    return bx_string_copy(arena,
                          U_SUCCESS(status) ? (bx_string){text, (size_t)bytes} : (bx_string){0});
}

bx_string bx_date_format(bx_arena *arena, int year, int month, int day, bx_string language,
                         bx_string pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UDate date = noon(year, month, day, &status);
    bx_string locale = bx_string_copy(arena, language);
    return format(arena, locale.data, date, pattern);
}

bx_string bx_lunar_date(bx_arena *arena, int year, int month, int day, bx_string pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UDate date = noon(year, month, day, &status);
    if (pattern.size == 0) pattern = BX_STRING("U年MMMd");
    return format(arena, "zh@calendar=chinese;numbers=hanidays", date, pattern);
}
