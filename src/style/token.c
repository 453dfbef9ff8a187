/* The tokenizer. */
#include "style/token.h"

#include "base/array.h"

typedef struct lexer {
    bx_string text;
    size_t at;
    bx_arena *arena;
} lexer;

static int peek(const lexer *l, size_t ahead)
{
    return l->at + ahead < l->text.size ? (unsigned char)l->text.data[l->at + ahead] : -1;
}

static bool is_space(int c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_start(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool is_name(int c)
{
    return is_name_start(c) || is_digit(c) || c == '-';
}

static int hex_value(int c)
{
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static bool is_escape(const lexer *l, size_t ahead)
{
    return peek(l, ahead) == '\\' && peek(l, ahead + 1) != '\n' && peek(l, ahead + 1) != -1;
}

static bool starts_name(const lexer *l)
{
    int c = peek(l, 0);
    if (c == '-') return is_name_start(peek(l, 1)) || peek(l, 1) == '-' || is_escape(l, 1);
    return is_name_start(c) || is_escape(l, 0);
}

static bool starts_number(const lexer *l)
{
    size_t i = peek(l, 0) == '+' || peek(l, 0) == '-';
    if (is_digit(peek(l, i))) return true;
    return peek(l, i) == '.' && is_digit(peek(l, i + 1));
}

/* Decodes an escape after its backslash. */
static void read_escape(lexer *l, bx_buffer *out)
{
    l->at++;
    if (hex_value(peek(l, 0)) < 0) {
        uint32_t c = bx_utf8_next(l->text, &l->at);
        if (c != UINT32_MAX) bx_buffer_append_utf8(out, c);
        return;
    }
    uint32_t value = 0;
    for (int i = 0; i < 6 && hex_value(peek(l, 0)) >= 0; i++) {
        value = value * 16 + (uint32_t)hex_value(peek(l, 0));
        l->at++;
    }
    if (is_space(peek(l, 0))) l->at++;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
    bx_buffer_append_utf8(out, value);
}

static bx_string keep(lexer *l, bx_buffer *buffer)
{
    bx_string copy = bx_string_copy(l->arena, bx_buffer_string(buffer));
    bx_buffer_release(buffer);
    return copy;
}

static bx_string read_name(lexer *l)
{
    size_t begin = l->at;
    while (is_name(peek(l, 0)))
        l->at++;
    if (!is_escape(l, 0)) return bx_string_slice(l->text, begin, l->at);
    bx_buffer name = {0};
    bx_buffer_append(&name, l->text.data + begin, l->at - begin);
    for (;;) {
        if (is_escape(l, 0))
            read_escape(l, &name);
        else if (is_name(peek(l, 0)))
            bx_buffer_append_byte(&name, l->text.data[l->at++]);
        else
            break;
    }
    return keep(l, &name);
}

/* Reads a number as millionths; what is beyond the range is clamped. */
static int64_t read_number(lexer *l, bool *integer)
{
    enum { LIMIT = 1000000000 };
    bool negative = peek(l, 0) == '-';
    if (peek(l, 0) == '+' || peek(l, 0) == '-') l->at++;
    int64_t value = 0;
    *integer = true;
    for (; is_digit(peek(l, 0)); l->at++) {
        if (value < LIMIT) value = value * 10 + (peek(l, 0) - '0');
    }
    if (value > LIMIT) value = LIMIT;
    value *= 1000000;
    if (peek(l, 0) == '.' && is_digit(peek(l, 1))) {
        *integer = false;
        l->at++;
        int64_t place = 100000;
        for (; is_digit(peek(l, 0)); l->at++) {
            value += place * (peek(l, 0) - '0');
            place /= 10;
        }
    }
    return negative ? -value : value;
}

static bx_token read_numeric(lexer *l)
{
    bx_token token = {.type = BX_TOKEN_NUMBER};
    token.number = read_number(l, &token.integer);
    if (peek(l, 0) == '%') {
        l->at++;
        token.type = BX_TOKEN_PERCENT;
    } else if (starts_name(l)) {
        token.type = BX_TOKEN_DIMENSION;
        token.text = read_name(l);
    }
    return token;
}

static bx_token read_string(lexer *l)
{
    bx_token token = {.type = BX_TOKEN_STRING};
    int quote = peek(l, 0);
    l->at++;
    bx_buffer value = {0};
    for (;;) {
        int c = peek(l, 0);
        if (c == -1 || c == quote) {
            if (c == quote) l->at++;
            break;
        }
        if (c == '\n') {
            token.type = BX_TOKEN_BAD_STRING;
            break;
        }
        if (c == '\\' && peek(l, 1) == '\n')
            l->at += 2;
        else if (c == '\\' && peek(l, 1) != -1)
            read_escape(l, &value);
        else
            bx_buffer_append_byte(&value, l->text.data[l->at++]);
    }
    token.text = keep(l, &value);
    return token;
}

/* After `url(`: an unquoted address, or a function token when a string follows. */
static bx_token read_url(lexer *l)
{
    size_t ahead = 0;
    while (is_space(peek(l, ahead)))
        ahead++;
    if (peek(l, ahead) == '"' || peek(l, ahead) == '\'')
        return (bx_token){.type = BX_TOKEN_FUNCTION, .text = BX_STRING("url")};
    l->at += ahead;
    bx_buffer value = {0};
    while (peek(l, 0) != -1 && peek(l, 0) != ')') {
        if (is_escape(l, 0))
            read_escape(l, &value);
        else
            bx_buffer_append_byte(&value, l->text.data[l->at++]);
    }
    if (peek(l, 0) == ')') l->at++;
    bx_token token = {.type = BX_TOKEN_URL};
    token.text = bx_string_trim(keep(l, &value));
    return token;
}

static bx_token read_name_like(lexer *l)
{
    bx_token token = {.type = BX_TOKEN_IDENT};
    token.text = read_name(l);
    if (peek(l, 0) != '(') return token;
    l->at++;
    if (bx_string_equal_ignore_case(token.text, "url")) return read_url(l);
    token.type = BX_TOKEN_FUNCTION;
    return token;
}

static bx_token read_token(lexer *l)
{
    int c = peek(l, 0);
    if (is_space(c)) {
        while (is_space(peek(l, 0)))
            l->at++;
        return (bx_token){.type = BX_TOKEN_SPACE};
    }
    if (c == '"' || c == '\'') return read_string(l);
    if (starts_number(l)) return read_numeric(l);
    if (starts_name(l)) return read_name_like(l);
    l->at++;
    if (c == '#' && (is_name(peek(l, 0)) || is_escape(l, 0)))
        return (bx_token){.type = BX_TOKEN_HASH, .text = read_name(l)};
    if (c == '@' && starts_name(l)) return (bx_token){.type = BX_TOKEN_AT, .text = read_name(l)};
    return (bx_token){.type = BX_TOKEN_DELIM, .delimiter = (char)c};
}

/* Skips comments; an unclosed one reaches to the end. */
static bool skip_comment(lexer *l)
{
    if (peek(l, 0) != '/' || peek(l, 1) != '*') return false;
    l->at += 2;
    while (l->at < l->text.size && !(peek(l, 0) == '*' && peek(l, 1) == '/'))
        l->at++;
    l->at = l->at + 2 < l->text.size ? l->at + 2 : l->text.size;
    return true;
}

bx_token *bx_tokenize(bx_string text, bx_arena *arena, size_t *count)
{
    lexer l = {text, 0, arena};
    BX_ARRAY(bx_token) tokens = {0};
    while (l.at < text.size) {
        if (skip_comment(&l)) continue;
        size_t begin = l.at;
        bx_token token = read_token(&l);
        token.begin = (uint32_t)begin;
        token.end = (uint32_t)l.at;
        bool space = token.type == BX_TOKEN_SPACE;
        if (space && tokens.count > 0 && bx_array_last(&tokens).type == BX_TOKEN_SPACE) continue;
        bx_array_push(&tokens, token);
    }
    bx_token end = {.type = BX_TOKEN_END, .begin = (uint32_t)text.size, .end = (uint32_t)text.size};
    bx_array_push(&tokens, end);
    bx_token *copy = bx_arena_copy(arena, tokens.items, tokens.count * sizeof *tokens.items);
    *count = tokens.count - 1;
    bx_array_release(&tokens);
    return copy;
}
