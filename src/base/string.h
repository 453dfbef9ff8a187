/* Strings: UTF-8 slices that do not own their bytes, and a builder that does. */
#ifndef BX_BASE_STRING_H
#define BX_BASE_STRING_H

#include "base/memory.h"

#include <stdbool.h>

/* A slice of UTF-8 text. Not NUL-ended. {NULL, 0} is the empty string. */
typedef struct bx_string {
    const char *data;
    size_t size;
} bx_string;

/* A slice of a string literal. */
#define BX_STRING(literal) ((bx_string){"" literal, sizeof(literal) - 1})

/* For printf: printf("%.*s", BX_STRING_ARGS(s)). */
#define BX_STRING_ARGS(s) (int)(s).size, (s).data

/* A slice of a NUL-ended string; NULL gives the empty string. */
bx_string bx_string_of(const char *text);

/* Byte by byte. */
bool bx_string_equal(bx_string a, bx_string b);
bool bx_string_equal_literal(bx_string a, const char *b);

/* ASCII case-insensitive equality (CSS keywords, encoding labels). */
bool bx_string_equal_ignore_case(bx_string a, const char *b);

/* Byte by byte; `prefix` and `suffix` are NUL-ended. */
bool bx_string_starts_with(bx_string s, const char *prefix);
bool bx_string_ends_with(bx_string s, const char *suffix);

/* Byte order, then length: a total order for sorting. */
int bx_string_compare(bx_string a, bx_string b);

/* The part from byte `begin` to before byte `end`, both clamped to the string. */
bx_string bx_string_slice(bx_string s, size_t begin, size_t end);

/* Without ASCII white space at both ends. */
bx_string bx_string_trim(bx_string s);

/* Copies into the arena; `data` of the result is also NUL-ended. */
bx_string bx_string_copy(bx_arena *arena, bx_string s);

/* Formats into the arena (printf formats); the result is also NUL-ended. */
bx_string bx_string_format(bx_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Decodes one character at byte `*offset` and moves the offset behind it. Invalid bytes give U+FFFD
 * and advance by one. At the end of the string returns UINT32_MAX and does not move. */
uint32_t bx_utf8_next(bx_string s, size_t *offset);

/* The character that ends at *offset, which moves back to its first byte; UINT32_MAX at the start.
 */
uint32_t bx_utf8_previous(bx_string s, size_t *offset);

/* Writes a character as 1 to 4 bytes and returns how many. */
size_t bx_utf8_encode(uint32_t character, char bytes[4]);

/* Number of characters (code points). */
size_t bx_utf8_count(bx_string s);

/* Characters to change, add, leave out, or swap with their neighbour until `a` is `b`, at most
 * `limit` + 1; for "did you mean". */
unsigned bx_string_distance(bx_string a, bx_string b, unsigned limit);

/* How many such slips of the pen a word may have to be taken for another: 0 below three characters,
 * 1 below six, else 2. */
unsigned bx_string_slips(bx_string word);

/* A growing byte buffer on the heap. A zeroed struct is empty. `data` is NUL-ended once anything
 * was appended. */
typedef struct bx_buffer {
    char *data;
    size_t size;
    size_t capacity;
} bx_buffer;

/* Append at the end: bytes, strings, a character as UTF-8, printf formats. Memory that cannot be
 * had ends the program. */
void bx_buffer_append(bx_buffer *buffer, const void *data, size_t size);
void bx_buffer_append_string(bx_buffer *buffer, bx_string s);
void bx_buffer_append_literal(bx_buffer *buffer, const char *text);
void bx_buffer_append_byte(bx_buffer *buffer, char byte);
void bx_buffer_append_utf8(bx_buffer *buffer, uint32_t character);
void bx_buffer_format(bx_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for `size` bytes behind the contents, to be filled by the caller, who then adds them to
 * buffer->size and ends them with NUL. */
char *bx_buffer_room(bx_buffer *buffer, size_t size);

/* Appends text as a JSON string with its quotes; each byte that is not UTF-8 becomes U+FFFD. */
void bx_buffer_append_json(bx_buffer *buffer, bx_string text);

/* A slice of the contents, valid until the next append. */
bx_string bx_buffer_string(const bx_buffer *buffer);

/* Frees the bytes; the buffer is empty again. */
void bx_buffer_release(bx_buffer *buffer);

#endif
