/* Expansion of var(). */
#include "style/variables.h"

enum { DEEPEST_VARIABLE = 16, MOST_TOKENS = 10000 };

typedef BX_ARRAY(bx_token) token_list;

static const bx_variable *find(const bx_variable *variables, bx_string name)
{
    while (variables && !bx_string_equal(variables->name, name))
        variables = variables->next;
    return variables;
}

/* Index of the bracket that closes the function at `open`. */
static size_t function_end(const bx_token *tokens, size_t count, size_t open)
{
    size_t depth = 0;
    for (size_t i = open; i < count; i++) {
        if (tokens[i].type == BX_TOKEN_FUNCTION || bx_token_is(&tokens[i], '(')) depth++;
        if (bx_token_is(&tokens[i], ')') && --depth == 0) return i;
    }
    return count;
}

static bool expand(const bx_variable *variables, const bx_token *tokens, size_t count, int depth,
                   token_list *out, bx_string *missing)
{
    for (size_t i = 0; i < count; i++) {
        bool is_var = tokens[i].type == BX_TOKEN_FUNCTION &&
                      bx_string_equal_ignore_case(tokens[i].text, "var");
        if (!is_var) {
            if (out->count >= MOST_TOKENS) return false;
            bx_array_push(out, tokens[i]);
            continue;
        }
        size_t end = function_end(tokens, count, i), name = i + 1;
        while (name < end && tokens[name].type == BX_TOKEN_SPACE)
            name++;
        if (name >= end || tokens[name].type != BX_TOKEN_IDENT || depth >= DEEPEST_VARIABLE) {
            if (name < end) *missing = tokens[name].text;
            return false;
        }
        *missing = tokens[name].text;
        size_t comma = name + 1;
        while (comma < end && tokens[comma].type == BX_TOKEN_SPACE)
            comma++;
        const bx_variable *variable = find(variables, tokens[name].text);
        bool good = false;
        if (variable)
            good = expand(variables, variable->tokens, variable->count, depth + 1, out, missing);
        else if (comma < end && bx_token_is(&tokens[comma], ','))
            good = expand(variables, tokens + comma + 1, end - comma - 1, depth + 1, out, missing);
        if (!good) return false;
        i = end;
    }
    return true;
}

bx_token *bx_variables_expand(const bx_variable *variables, const bx_token *tokens, size_t count,
                              bx_arena *arena, size_t *expanded, bx_string *missing)
{
    token_list list = {0};
    bool good = expand(variables, tokens, count, 0, &list, missing);
    bx_token *copy = NULL;
    if (good) copy = bx_arena_copy(arena, list.items, list.count * sizeof *list.items);
    *expanded = list.count;
    bx_array_release(&list);
    return copy;
}
