/* Properties of page lint. */
#include "style/readers.h"

#include "base/lint_levels.h"

/* n01 and so on; 0 for anything else. */
static unsigned rule_number(bx_string name, unsigned rules)
{
    if (name.size != 3 || (name.data[0] != 'n' && name.data[0] != 'N')) return 0;
    if (name.data[1] < '0' || name.data[1] > '9' || name.data[2] < '0' || name.data[2] > '9')
        return 0;
    unsigned number = (unsigned)(name.data[1] - '0') * 10 + (unsigned)(name.data[2] - '0');
    return number <= rules ? number : 0;
}

static bool read_level(bx_values *values, uint8_t *level)
{
    static const struct {
        const char *name;
        bx_lint_level level;
    } names[] = {{"default", BX_LINT_DEFAULT}, {"off", BX_LINT_OFF},
                 {"note", BX_LINT_NOTE},       {"info", BX_LINT_NOTE},
                 {"warning", BX_LINT_WARNING}, {"error", BX_LINT_ERROR}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!bx_values_keyword(values, names[i].name)) continue;
        *level = (uint8_t)names[i].level;
        return true;
    }
    return false;
}

/* -bx-lint: normal | [ <rule> <level> ]#; rules that are not named stay as they are. */
BX_READER(lint)
{
    (void)property;
    if (bx_values_keyword(values, "normal")) {
        style->page.lint = NULL;
        return true;
    }
    bx_lint_levels *levels = BX_NEW(values->context->arena, bx_lint_levels);
    if (style->page.lint) *levels = *style->page.lint;
    do {
        bool all = bx_values_keyword(values, "all");
        unsigned first = 1, last = values->context->lint_rules;
        if (!all) {
            const bx_token *token = bx_values_peek(values);
            first = last = token->type == BX_TOKEN_IDENT ? rule_number(token->text, last) : 0;
            if (first == 0) return false;
            values->at++;
        }
        uint8_t level;
        if (!read_level(values, &level)) return false;
        for (unsigned rule = first; rule <= last; rule++)
            levels->level[rule] = level;
    } while (bx_values_delimiter(values, ','));
    style->page.lint = levels;
    return true;
}
