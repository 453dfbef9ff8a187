/* ICU's iterators. */
#include "unicode/boundary.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static void mark(UBreakIteratorType type, bx_string text, uint8_t *marks)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text.data, (int64_t)text.size, &status);
    UBreakIterator *iterator = ubrk_open(type, "zh", NULL, 0, &status);
    if (U_SUCCESS(status)) {
        ubrk_setUText(iterator, utext, &status);
        for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
            if (at > 0 && (size_t)at < text.size) marks[at] = 1;
        }
    }
    if (iterator) ubrk_close(iterator);
    if (utext) utext_close(utext);
}

void bx_line_break_marks(bx_string text, uint8_t *marks)
{
    mark(UBRK_LINE, text, marks);
}

void bx_word_marks(bx_string text, uint8_t *marks)
{
    mark(UBRK_WORD, text, marks);
}
