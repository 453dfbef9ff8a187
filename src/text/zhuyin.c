/* Zhuyin characters. */
#include "text/zhuyin.h"

enum { MOST_SYMBOLS = 4 };

bx_zhuyin bx_zhuyin_of(uint32_t c)
{
    if (c == 0x02D9) return BX_ZHUYIN_LIGHT;
    if (c == 0x02CA || c == 0x02C7 || c == 0x02CB || c == 0x02C9 || c == 0x02EA || c == 0x02EB ||
        c == 0x00B4 || c == 0x0060)
        return BX_ZHUYIN_TONE;
    if ((c >= 0x31B4 && c <= 0x31B7) || c == 0x31BB) return BX_ZHUYIN_CHECKED;
    if ((c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF)) return BX_ZHUYIN_SYMBOL;
    return BX_ZHUYIN_NONE;
}

bool bx_zhuyin_is_valid(bx_string text)
{
    unsigned symbols = 0, tones = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = bx_utf8_next(text, &at);
        if (c == ' ' || c == 0x3000) {
            symbols = tones = 0;
            continue;
        }
        bx_zhuyin kind = bx_zhuyin_of(c);
        if (kind == BX_ZHUYIN_NONE) return false;
        if (kind == BX_ZHUYIN_SYMBOL)
            symbols++;
        else if (kind != BX_ZHUYIN_CHECKED)
            tones++;
        if (symbols > MOST_SYMBOLS || tones > 1) return false;
    }
    return true;
}
