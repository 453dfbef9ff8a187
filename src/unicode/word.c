/* ICU's word iterator. */
#include "unicode/word.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

void bx_word_marks(bx_string text, uint8_t *marks)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text.data, (int64_t)text.size, &status);
    UBreakIterator *iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    if (U_SUCCESS(status)) {
        ubrk_setUText(iterator, utext, &status);
        for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
            if (at > 0 && (size_t)at < text.size) marks[at] = 1;
        }
    }
    if (iterator) ubrk_close(iterator);
    if (utext) utext_close(utext);
}
