/* String slices, UTF-8 and buffers. */
#include "base/string.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bx_string bx_string_of(const char *text)
{
    return text ? (bx_string){text, strlen(text)} : (bx_string){NULL, 0};
}

bool bx_string_equal(bx_string a, bx_string b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool bx_string_equal_literal(bx_string a, const char *b)
{
    return bx_string_equal(a, bx_string_of(b));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool bx_string_equal_ignore_case(bx_string a, const char *b)
{
    if (a.size != strlen(b)) return false;
    for (size_t i = 0; i < a.size; i++) {
        if (lower(a.data[i]) != lower(b[i])) return false;
    }
    return true;
}

bool bx_string_starts_with(bx_string s, const char *prefix)
{
    size_t size = strlen(prefix);
    return s.size >= size && memcmp(s.data, prefix, size) == 0;
}

bool bx_string_ends_with(bx_string s, const char *suffix)
{
    size_t size = strlen(suffix);
    return s.size >= size && memcmp(s.data + s.size - size, suffix, size) == 0;
}

int bx_string_compare(bx_string a, bx_string b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;
    if (order != 0) return order;
    return a.size < b.size ? -1 : a.size > b.size;
}

bx_string bx_string_slice(bx_string s, size_t begin, size_t end)
{
    if (end > s.size) end = s.size;
    if (begin >= end) return (bx_string){s.data, 0};
    return (bx_string){s.data + begin, end - begin};
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bx_string bx_string_trim(bx_string s)
{
    size_t begin = 0, end = s.size;
    while (begin < end && is_space(s.data[begin]))
        begin++;
    while (end > begin && is_space(s.data[end - 1]))
        end--;
    return bx_string_slice(s, begin, end);
}

bx_string bx_string_copy(bx_arena *arena, bx_string s)
{
    char *copy = bx_arena_alloc(arena, s.size + 1);
    if (s.size > 0) memcpy(copy, s.data, s.size);
    return (bx_string){copy, s.size};
}

static void append_list(bx_buffer *buffer, const char *format, va_list arguments)
{
    char stack[256];
    va_list copy;
    va_copy(copy, arguments);
    int size = vsnprintf(stack, sizeof stack, format, arguments);
    if (size < 0) size = 0;
    if ((size_t)size < sizeof stack) {
        bx_buffer_append(buffer, stack, (size_t)size);
    } else {
        char *heap = bx_alloc((size_t)size + 1);
        vsnprintf(heap, (size_t)size + 1, format, copy);
        bx_buffer_append(buffer, heap, (size_t)size);
        bx_free(heap);
    }
    va_end(copy);
}

bx_string bx_string_format(bx_arena *arena, const char *format, ...)
{
    bx_buffer buffer = {0};
    va_list arguments;
    va_start(arguments, format);
    append_list(&buffer, format, arguments);
    va_end(arguments);
    bx_string copy = bx_string_copy(arena, bx_buffer_string(&buffer));
    bx_buffer_release(&buffer);
    return copy;
}

/* Number of bytes of a sequence by its first byte, 0 when it cannot start one. */
static unsigned sequence_length(unsigned char first)
{
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    if (first >= 0xF0 && first <= 0xF4) return 4;
    return 0;
}

uint32_t bx_utf8_next(bx_string s, size_t *offset)
{
    if (*offset >= s.size) return UINT32_MAX;
    const unsigned char *bytes = (const unsigned char *)s.data + *offset;
    unsigned length = sequence_length(bytes[0]);
    if (length == 1) {
        (*offset)++;
        return bytes[0];
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (length == 0 || length > s.size - *offset) {
        (*offset)++;
        return 0xFFFD;
    }
    uint32_t character = bytes[0] & (0xFFu >> (length + 1));
    for (unsigned i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            (*offset)++;
            return 0xFFFD;
        }
        character = character << 6 | (bytes[i] & 0x3F);
    }
    bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < least[length] || surrogate || character > 0x10FFFF) {
        (*offset)++;
        return 0xFFFD;
    }
    *offset += length;
    return character;
}

uint32_t bx_utf8_previous(bx_string s, size_t *offset)
{
    if (*offset == 0) return UINT32_MAX;
    size_t begin = *offset - 1;
    while (begin > 0 && *offset - begin < 4 && ((unsigned char)s.data[begin] & 0xC0) == 0x80)
        begin--;
    size_t at = begin;
    uint32_t character = bx_utf8_next(s, &at);
    if (at != *offset) {
        (*offset)--;
        return 0xFFFD;
    }
    *offset = begin;
    return character;
}

size_t bx_utf8_encode(uint32_t character, char bytes[4])
{
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        bytes[0] = (char)(0xC0 | character >> 6);
        bytes[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        bytes[0] = (char)(0xE0 | character >> 12);
        bytes[1] = (char)(0x80 | (character >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | character >> 18);
    bytes[1] = (char)(0x80 | (character >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (character >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

size_t bx_utf8_count(bx_string s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.size; i++)
        count += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    return count;
}

unsigned bx_string_distance(bx_string a, bx_string b, unsigned limit)
{
    enum { LONGEST = 64 };
    uint32_t x[LONGEST], y[LONGEST];
    size_t m = 0, n = 0, at = 0;
    while (at < a.size && m < LONGEST)
        x[m++] = bx_utf8_next(a, &at);
    if (at < a.size) return limit + 1;
    for (at = 0; at < b.size && n < LONGEST;)
        y[n++] = bx_utf8_next(b, &at);
    if (at < b.size) return limit + 1;
    unsigned rows[3][LONGEST + 1] = {0}; /* row i of the table stands in rows[i % 3] */
    for (size_t j = 0; j <= n; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= m; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            unsigned best = above[j - 1] + (x[i - 1] != y[j - 1]);
            if (above[j] + 1 < best) best = above[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
            if (swapped && rows[(i - 2) % 3][j - 2] + 1 < best) best = rows[(i - 2) % 3][j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[m % 3][n] > limit ? limit + 1 : rows[m % 3][n];
}

char *bx_buffer_room(bx_buffer *buffer, size_t size)
{
    if (buffer->size + size + 1 > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity : 64;
        while (capacity < buffer->size + size + 1)
            capacity *= 2;
        buffer->data = bx_resize(buffer->data, capacity, 1);
        buffer->capacity = capacity;
    }
    return buffer->data + buffer->size;
}

unsigned bx_string_slips(bx_string word)
{
    size_t count = 0;
    for (size_t at = 0; at < word.size && count < 6; count++)
        bx_utf8_next(word, &at);
    return count < 3 ? 0 : count < 6 ? 1 : 2;
}

void bx_buffer_append(bx_buffer *buffer, const void *data, size_t size)
{
    bx_buffer_room(buffer, size);
    if (size > 0) memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void bx_buffer_append_string(bx_buffer *buffer, bx_string s)
{
    bx_buffer_append(buffer, s.data, s.size);
}

void bx_buffer_append_literal(bx_buffer *buffer, const char *text)
{
    bx_buffer_append(buffer, text, strlen(text));
}

void bx_buffer_append_byte(bx_buffer *buffer, char byte)
{
    bx_buffer_append(buffer, &byte, 1);
}

void bx_buffer_append_utf8(bx_buffer *buffer, uint32_t character)
{
    char bytes[4];
    bx_buffer_append(buffer, bytes, bx_utf8_encode(character, bytes));
}

void bx_buffer_format(bx_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    append_list(buffer, format, arguments);
    va_end(arguments);
}

void bx_buffer_append_json(bx_buffer *buffer, bx_string text)
{
    bx_buffer_append_byte(buffer, '"');
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(text, &at);
        if (c == '"' || c == '\\')
            bx_buffer_format(buffer, "\\%c", (char)c);
        else if (c < 0x20)
            bx_buffer_format(buffer, "\\u%04x", (unsigned)c);
        else if (c == 0xFFFD)
            bx_buffer_append_utf8(buffer, c);
        else
            bx_buffer_append(buffer, text.data + begin, at - begin);
    }
    bx_buffer_append_byte(buffer, '"');
}

bx_string bx_buffer_string(const bx_buffer *buffer)
{
    return (bx_string){buffer->data, buffer->size};
}

void bx_buffer_release(bx_buffer *buffer)
{
    bx_free(buffer->data);
    *buffer = (bx_buffer){0};
}
