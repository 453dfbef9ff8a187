/* ICU's iterators. */
#include "unicode/boundary.h"

#include "base/recovery.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

typedef enum boundary_kind { LINES, WORDS, KINDS } boundary_kind;

struct bx_boundaries {
    UBreakIterator *iterators[KINDS];
    UText text;
    unsigned opened;
};

static void close_all(void *object)
{
    bx_boundaries *b = object;
    for (int i = 0; i < KINDS; i++) {
        if (b->iterators[i]) ubrk_close(b->iterators[i]);
    }
    utext_close(&b->text);
}

bx_boundaries *bx_boundaries_new(void)
{
    bx_boundaries *b = bx_alloc(sizeof *b);
    b->text = (UText)UTEXT_INITIALIZER;
    return bx_hold(b, close_all);
}

void bx_boundaries_free(bx_boundaries *b)
{
    bx_drop(b, close_all);
    bx_free(b);
}

unsigned bx_boundaries_opened(const bx_boundaries *b)
{
    return b->opened;
}

static UBreakIterator *iterator_of(bx_boundaries *b, boundary_kind kind)
{
    static const UBreakIteratorType types[] = {[LINES] = UBRK_LINE, [WORDS] = UBRK_WORD};
    UErrorCode status = U_ZERO_ERROR;
    if (!b->iterators[kind]) {
        b->iterators[kind] = ubrk_open(types[kind], "zh", NULL, 0, &status);
        BX_REQUIRE(U_SUCCESS(status) && b->iterators[kind]);
        b->opened++;
    }
    return b->iterators[kind];
}

static void mark(bx_boundaries *b, boundary_kind kind, bx_string text, uint8_t *marks)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = iterator_of(b, kind);
    utext_openUTF8(&b->text, text.data, (int64_t)text.size, &status);
    BX_REQUIRE(U_SUCCESS(status));
    ubrk_setUText(iterator, &b->text, &status);
    BX_REQUIRE(U_SUCCESS(status));
    int32_t before = -1;
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        /* Without memory it may stand still. */
        BX_REQUIRE(at > before && (size_t)at <= text.size);
        before = at;
        if (at > 0 && (size_t)at < text.size) marks[at] = 1;
    }
    BX_REQUIRE(before == (int32_t)text.size);
}

void bx_line_break_marks(bx_boundaries *b, bx_string text, uint8_t *marks)
{
    mark(b, LINES, text, marks);
}

void bx_word_marks(bx_boundaries *b, bx_string text, uint8_t *marks)
{
    mark(b, WORDS, text, marks);
}
