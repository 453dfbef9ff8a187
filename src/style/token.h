/* CSS tokens (CSS Syntax 3, section 4). */
#ifndef BX_STYLE_TOKEN_H
#define BX_STYLE_TOKEN_H

#include "base/source.h"

typedef enum bx_token_type {
    BX_TOKEN_IDENT,
    BX_TOKEN_FUNCTION,
    BX_TOKEN_AT,
    BX_TOKEN_HASH,
    BX_TOKEN_STRING,
    BX_TOKEN_BAD_STRING,
    BX_TOKEN_URL,
    BX_TOKEN_NUMBER,
    BX_TOKEN_PERCENT,
    BX_TOKEN_DIMENSION,
    BX_TOKEN_SPACE,
    BX_TOKEN_DELIM,
    BX_TOKEN_END
} bx_token_type;

/* Brackets, comma, colon and semicolon are DELIM tokens too. */
typedef struct bx_token {
    bx_token_type type;
    char delimiter;      /* DELIM */
    bool integer;        /* NUMBER, DIMENSION: written without point or exponent */
    int64_t number;      /* in millionths */
    bx_string text;      /* name, string, url or unit, escapes decoded */
    uint32_t begin, end; /* bytes in the text that was tokenized */
} bx_token;

/* Tokens of a text; comments are left out, runs of white space are one SPACE. The list ends with
 * END. Strings live in the arena or in the text. */
bx_token *bx_tokenize(bx_string text, bx_arena *arena, size_t *count);

static inline bool bx_token_is(const bx_token *token, char delimiter)
{
    return token->type == BX_TOKEN_DELIM && token->delimiter == delimiter;
}

#endif
