/* Expansion of var(). */
#include "style/variables.h"

/* Of one value: how deep variables name each other, and how many tokens are looked at. */
enum { DEEPEST_VARIABLE = 16, MOST_TOKENS = 10000 };

typedef struct expansion {
    const bx_variable *variables;
    BX_ARRAY(bx_token) out;
    bx_string *missing;
    size_t steps;
} expansion;

/* The nearest definition; each one that is passed is a step. */
static const bx_variable *find(expansion *e, bx_string name)
{
    const bx_variable *variable = e->variables;
    for (; variable && !bx_string_equal(variable->name, name); variable = variable->next)
        e->steps++;
    return variable;
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

static bool expand(expansion *e, const bx_token *tokens, size_t count, int depth);

/* Puts the value of the var() whose arguments are [name, end), or its fallback. */
static bool expand_variable(expansion *e, const bx_token *tokens, size_t name, size_t end,
                            int depth)
{
    while (name < end && tokens[name].type == BX_TOKEN_SPACE)
        name++;
    if (name < end) *e->missing = tokens[name].text;
    if (name >= end || tokens[name].type != BX_TOKEN_IDENT || depth >= DEEPEST_VARIABLE)
        return false;
    size_t comma = name + 1;
    while (comma < end && tokens[comma].type == BX_TOKEN_SPACE)
        comma++;
    const bx_variable *variable = find(e, tokens[name].text);
    if (variable) return expand(e, variable->tokens, variable->count, depth + 1);
    if (comma >= end || !bx_token_is(&tokens[comma], ',')) return false;
    return expand(e, tokens + comma + 1, end - comma - 1, depth + 1);
}

static bool expand(expansion *e, const bx_token *tokens, size_t count, int depth)
{
    for (size_t i = 0; i < count; i++) {
        /* An empty variable puts out nothing and is work all the same. */
        if (++e->steps > MOST_TOKENS) return false;
        bool is_var = tokens[i].type == BX_TOKEN_FUNCTION &&
                      bx_string_equal_ignore_case(tokens[i].text, "var");
        if (!is_var) {
            bx_array_push(&e->out, tokens[i]);
            continue;
        }
        size_t end = function_end(tokens, count, i);
        if (!expand_variable(e, tokens, i + 1, end, depth)) return false;
        i = end;
    }
    return true;
}

bx_token *bx_variables_expand(const bx_variable *variables, const bx_token *tokens, size_t count,
                              bx_style_work *work, bx_arena *arena, size_t *expanded,
                              bx_string *missing, bool *endless)
{
    expansion e = {.variables = variables, .missing = missing};
    bool good = bx_style_work_is_left(work) && expand(&e, tokens, count, 0);
    bx_style_work_spend(work, e.steps);
    *endless = !good && e.steps > MOST_TOKENS;
    bx_token *copy = NULL;
    if (good) copy = bx_arena_copy(arena, e.out.items, e.out.count * sizeof *e.out.items);
    *expanded = e.out.count;
    bx_array_release(&e.out);
    return copy;
}
