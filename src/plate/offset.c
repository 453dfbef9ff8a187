/* Where a value stands in the text of a dump: jansson does not say. */
#include "plate/dump.h"

#include <string.h>

/* Text that is valid JSON, and a byte of it. */
typedef struct scan {
    bx_string text;
    size_t at;
} scan;

static char byte(const scan *s)
{
    return s->at < s->text.size ? s->text.data[s->at] : 0;
}

/* Goes to the next byte that is part of a value; separators are taken as white space. */
static void skip_space(scan *s)
{
    while (byte(s) && strchr(" \t\r\n,:", byte(s)))
        s->at++;
}

static void skip_string(scan *s)
{
    s->at++;
    while (byte(s) && byte(s) != '"')
        s->at += byte(s) == '\\' ? 2 : 1;
    s->at++;
}

static void skip_value(scan *s)
{
    size_t depth = 0;
    do {
        skip_space(s);
        char c = byte(s);
        if (!c) return;
        if (c == '"') {
            skip_string(s);
        } else if (strchr("[{]}", c)) {
            depth += c == '[' || c == '{' ? 1 : (size_t)-1;
            s->at++;
        } else {
            while (byte(s) && !strchr(" \t\r\n,:]}", byte(s)))
                s->at++;
        }
    } while (depth > 0);
}

/* Goes from an object to the value of a key; false when it has none. Keys of dumps have no escapes.
 */
static bool enter_key(scan *s, bx_string key)
{
    if (byte(s) != '{') return false;
    s->at++;
    for (skip_space(s); byte(s) == '"'; skip_space(s)) {
        size_t begin = s->at + 1;
        skip_string(s);
        bool found = bx_string_equal(bx_string_slice(s->text, begin, s->at - 1), key);
        skip_space(s);
        if (found) return true;
        skip_value(s);
    }
    return false;
}

static bool enter_index(scan *s, size_t index)
{
    if (byte(s) != '[') return false;
    s->at++;
    skip_space(s);
    for (; index > 0 && byte(s) && byte(s) != ']'; index--) {
        skip_value(s);
        skip_space(s);
    }
    return byte(s) && byte(s) != ']';
}

/* Takes a step of a place: its length, 0 at the end. */
static size_t step(scan *s, const char *place, bool *there)
{
    if (*place == '[') {
        size_t index = 0, length = 1;
        for (; place[length] >= '0' && place[length] <= '9' && index < 1000000000; length++)
            index = index * 10 + (size_t)(place[length] - '0');
        *there = enter_index(s, index);
        return length + (place[length] == ']');
    }
    size_t dot = *place == '.', length = dot + strcspn(place + dot, ".[");
    *there = enter_key(s, (bx_string){place + dot, length - dot});
    return length;
}

size_t bx_dump_offset(bx_string text, const char *place)
{
    scan s = {text, 0};
    skip_space(&s);
    size_t last = s.at;
    for (bool there = true; *place && there;) {
        place += step(&s, place, &there);
        if (there) last = s.at;
    }
    return last;
}
