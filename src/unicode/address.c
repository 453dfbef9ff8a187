/* Finding addresses. */
#include "unicode/address.h"

#include <string.h>

static bool is_part(char c)
{
    return c > ' ' && c < 0x7F;
}

static bool is_separator(char c)
{
    return c == '/' || c == '?' || c == '&' || c == '=' || c == '.';
}

static bool is_address(const char *run, size_t size)
{
    if (memmem(run, size, "://", 3) || (size > 4 && memcmp(run, "www.", 4) == 0)) return true;
    const char *at = memchr(run, '@', size);
    return at && at > run && memchr(at, '.', size - (size_t)(at - run));
}

void bx_address_find(bx_string text, size_t at, bx_address *address)
{
    size_t begin = at, end = at;
    while (begin > 0 && is_part(text.data[begin - 1]))
        begin--;
    while (end < text.size && is_part(text.data[end]))
        end++;
    *address = (bx_address){begin, end, is_address(text.data + begin, end - begin)};
}

void bx_address_break_marks(bx_string text, uint8_t *marks)
{
    for (size_t at = 0; at < text.size; at++) {
        if (!is_part(text.data[at])) continue;
        bx_address a;
        bx_address_find(text, at, &a);
        at = a.end;
        if (!a.is_address) continue;
        for (size_t i = a.begin + 1; i < a.end; i++)
            marks[i] = is_separator(text.data[i - 1]) && !is_separator(text.data[i]);
    }
}
