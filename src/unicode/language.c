/* Language tags by ICU. */
#include "unicode/language.h"

#include <string.h>
#include <unicode/uloc.h>

bool bx_language_is_known(bx_string tag)
{
    char text[64], locale[ULOC_FULLNAME_CAPACITY];
    int32_t parsed = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (tag.size == 0 || tag.size >= sizeof text) return false;
    memcpy(text, tag.data, tag.size);
    text[tag.size] = '\0';
    uloc_forLanguageTag(text, locale, sizeof locale, &parsed, &status);
    if (U_FAILURE(status) || (size_t)parsed != tag.size) return false;
    return *uloc_getISO3Language(locale) != '\0';
}
