/* Zhuyin 注音符号: which characters it has (CLREQ 3.3.3). */
#ifndef BX_TEXT_ZHUYIN_H
#define BX_TEXT_ZHUYIN_H

#include "base/string.h"

typedef enum bx_zhuyin {
    BX_ZHUYIN_NONE,   /* no zhuyin at all */
    BX_ZHUYIN_SYMBOL, /* ㄅ … ㄭ, ㆠ … ㆳ */
    BX_ZHUYIN_TONE,   /* ˊ ˇ ˋ and the like: at the upper right of the last symbol */
    BX_ZHUYIN_LIGHT,  /* ˙: above the first symbol */
    BX_ZHUYIN_CHECKED /* ㆴ ㆵ ㆶ ㆷ ㆻ: at the lower right of the last symbol */
} bx_zhuyin;

/* What a character is in a zhuyin syllable. */
bx_zhuyin bx_zhuyin_of(uint32_t character);

/* Whether a text is made of zhuyin syllables with spaces between them: four symbols at most, and a
 * tone. */
bool bx_zhuyin_is_valid(bx_string text);

#endif
