/* Dates through ICU, whose calendars are a module: few pages have a date by pattern. Noon in
 * Shanghai stands for the day, so that no zone can shift it. */
#include "unicode/calendar.h"

#include "base/module.h"

#include <pthread.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

static const UChar ZONE[] = u"Asia/Shanghai";
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Names of ICU's functions have its version in them. */
#define STRING_OF(name)   #name
#define NAME_OF(function) STRING_OF(function)

/* The functions of the module, as the table in `open_module` names them. */
typedef struct calendars {
    __typeof__(ucal_open) *open;
    __typeof__(ucal_clear) *clear;
    __typeof__(ucal_setDateTime) *set;
    __typeof__(ucal_getMillis) *milliseconds;
    __typeof__(ucal_close) *close;
    __typeof__(udat_open) *open_format;
    __typeof__(udat_format) *format;
    __typeof__(udat_close) *close_format;
} calendars;

static calendars open_module(void)
{
    static const char *const names[] = {NAME_OF(ucal_open),        NAME_OF(ucal_clear),
                                        NAME_OF(ucal_setDateTime), NAME_OF(ucal_getMillis),
                                        NAME_OF(ucal_close),       NAME_OF(udat_open),
                                        NAME_OF(udat_format),      NAME_OF(udat_close)};
    enum { COUNT = sizeof names / sizeof *names };
    bx_module_function found[COUNT];
    BX_REQUIRE(bx_module_open("libicui18n.so." U_ICU_VERSION_SHORT, names, found, COUNT));
    calendars c;
    _Static_assert(sizeof c == sizeof found, "a name for each function");
    memcpy(&c, found, sizeof c);
    return c;
}

static UDate noon(const calendars *c, int year, int month, int day, UErrorCode *status)
{
    UCalendar *calendar = c->open(ZONE, -1, "en@calendar=gregorian", UCAL_GREGORIAN, status);
    if (U_FAILURE(*status)) return 0;
    c->clear(calendar);
    c->set(calendar, year, month - 1, day, 12, 0, 0, status);
    UDate date = c->milliseconds(calendar, status);
    c->close(calendar);
    return date;
}

static bx_string format(const calendars *c, bx_arena *arena, const char *locale, UDate date,
                        bx_string pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[128], result[256];
    int32_t size = 0;
    u_strFromUTF8(wide, 128, &size, pattern.data, (int32_t)pattern.size, &status);
    pthread_mutex_lock(&lock);
    UDateFormat *formatter =
        c->open_format(UDAT_PATTERN, UDAT_PATTERN, locale, ZONE, -1, wide, size, &status);
    if (U_SUCCESS(status)) size = c->format(formatter, date, result, 256, NULL, &status);
    if (formatter) c->close_format(formatter);
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
    calendars c = open_module();
    UDate date = noon(&c, year, month, day, &status);
    bx_string locale = bx_string_copy(arena, language);
    return format(&c, arena, locale.data, date, pattern);
}

bx_string bx_lunar_date(bx_arena *arena, int year, int month, int day, bx_string pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    calendars c = open_module();
    UDate date = noon(&c, year, month, day, &status);
    if (pattern.size == 0) pattern = BX_STRING("U年MMMd");
    return format(&c, arena, "zh@calendar=chinese;numbers=hanidays", date, pattern);
}
