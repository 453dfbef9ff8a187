/* Lengths and calc(). */
#include "style/value.h"

const bx_token *bx_values_peek(bx_values *values)
{
    static const bx_token end = {.type = BX_TOKEN_END};
    while (values->at < values->count && values->tokens[values->at].type == BX_TOKEN_SPACE)
        values->at++;
    return values->at < values->count ? &values->tokens[values->at] : &end;
}

bool bx_values_done(bx_values *values)
{
    return bx_values_peek(values)->type == BX_TOKEN_END;
}

bool bx_values_keyword(bx_values *values, const char *keyword)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_IDENT) return false;
    if (keyword && !bx_string_equal_ignore_case(token->text, keyword)) return false;
    values->at++;
    return true;
}

bool bx_values_delimiter(bx_values *values, char delimiter)
{
    if (!bx_token_is(bx_values_peek(values), delimiter)) return false;
    values->at++;
    return true;
}

/* Absolute units: length of one unit in 1/65536 pt × 1000. */
static const struct {
    const char *name;
    int64_t thousandths;
} UNITS[] = {
    {"pt", 65536000},   {"mm", 185771339}, {"cm", 1857713386}, {"q", 46442835},
    {"in", 4718592000}, {"px", 49152000},  {"pc", 786432000},
};

enum unit_kind { UNIT_UNKNOWN, UNIT_LENGTH, UNIT_FRACTION };

/* Length of `number` (millionths) units. */
static enum unit_kind unit_length(const bx_value_context *context, bx_string unit, int64_t number,
                                  int64_t *length)
{
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (!bx_string_equal_ignore_case(unit, UNITS[i].name)) continue;
        /* number ≤ 1e15, so the product is taken in two steps. */
        int64_t whole = number / 1000000, rest = number % 1000000;
        if (whole > 100000) whole = 100000;
        if (whole < -100000) whole = -100000;
        *length = bx_multiply_divide(whole, UNITS[i].thousandths, 1000) +
                  bx_multiply_divide(rest, UNITS[i].thousandths, 1000000000);
        return UNIT_LENGTH;
    }
    bx_length base = -1;
    if (bx_string_equal_ignore_case(unit, "em") || bx_string_equal_ignore_case(unit, "ic") ||
        bx_string_equal_ignore_case(unit, "rem"))
        base = context->em;
    else if (bx_string_equal_ignore_case(unit, "lh"))
        base = context->line;
    else if (bx_string_equal_ignore_case(unit, "ric"))
        base = context->page_em;
    else if (bx_string_equal_ignore_case(unit, "rlh"))
        base = context->page_line;
    if (base >= 0) {
        int64_t whole = number / 1000000, rest = number % 1000000;
        if (whole > 100000) whole = 100000;
        if (whole < -100000) whole = -100000;
        *length = whole * base + bx_multiply_divide(rest, base, 1000000);
        return UNIT_LENGTH;
    }
    return bx_string_equal_ignore_case(unit, "fr") ? UNIT_FRACTION : UNIT_UNKNOWN;
}

bool bx_unit_known(bx_string unit)
{
    bx_value_context none = {0};
    int64_t length;
    return unit_length(&none, unit, 0, &length) != UNIT_UNKNOWN;
}

/* A sum of calc(): a number, or a length with a percentage. */
typedef struct sum {
    bool is_number;
    int64_t number;  /* millionths */
    int64_t length;  /* 1/65536 pt */
    int64_t percent; /* millionths */
} sum;

enum { DEEPEST_CALC = 16 };

static bool parse_sum(bx_values *values, int depth, sum *result);

static bool parse_calc_value(bx_values *values, int depth, sum *result)
{
    const bx_token *token = bx_values_peek(values);
    *result = (sum){0};
    if (depth > DEEPEST_CALC) return false;
    bool nested = bx_token_is(token, '(') || (token->type == BX_TOKEN_FUNCTION &&
                                              bx_string_equal_ignore_case(token->text, "calc"));
    if (nested) {
        values->at++;
        return parse_sum(values, depth + 1, result) && bx_values_delimiter(values, ')');
    }
    switch (token->type) {
    case BX_TOKEN_NUMBER:
        result->is_number = true;
        result->number = token->number;
        break;
    case BX_TOKEN_PERCENT: result->percent = token->number; break;
    case BX_TOKEN_DIMENSION:
        if (unit_length(values->context, token->text, token->number, &result->length) !=
            UNIT_LENGTH)
            return false;
        break;
    default: return false;
    }
    values->at++;
    return true;
}

static int64_t scale(int64_t value, int64_t by)
{
    /* Keeps the product inside 64 bits: lengths are below 2^31, numbers below 2^50. */
    int64_t whole = by / 1000000, rest = by % 1000000;
    if (whole > 1000000 || whole < -1000000) return 0;
    return value * whole + bx_multiply_divide(value, rest, 1000000);
}

static bool parse_product(bx_values *values, int depth, sum *result)
{
    if (!parse_calc_value(values, depth, result)) return false;
    for (;;) {
        bool times = bx_values_delimiter(values, '*');
        if (!times && !bx_values_delimiter(values, '/')) return true;
        sum right;
        if (!parse_calc_value(values, depth, &right)) return false;
        if (!times) {
            if (!right.is_number || right.number == 0) return false;
            result->number = bx_multiply_divide(result->number, 1000,
                                                right.number / 1000 ? right.number / 1000 : 1);
            result->length = bx_multiply_divide(result->length, 1000000, right.number);
            result->percent = bx_multiply_divide(result->percent, 1000,
                                                 right.number / 1000 ? right.number / 1000 : 1);
            continue;
        }
        if (!result->is_number && !right.is_number) return false;
        sum product = {.is_number = result->is_number && right.is_number};
        int64_t by = result->is_number ? result->number : right.number;
        const sum *of = result->is_number ? &right : result;
        product.number = product.is_number ? scale(of->number, by) : 0;
        product.length = scale(of->length, by);
        product.percent = scale(of->percent, by);
        *result = product;
    }
}

static bool parse_sum(bx_values *values, int depth, sum *result)
{
    if (!parse_product(values, depth, result)) return false;
    for (;;) {
        bool plus = bx_values_delimiter(values, '+');
        if (!plus && !bx_values_delimiter(values, '-')) return true;
        sum right;
        if (!parse_product(values, depth, &right) || right.is_number != result->is_number)
            return false;
        int sign = plus ? 1 : -1;
        result->number += sign * right.number;
        result->length += sign * right.length;
        result->percent += sign * right.percent;
    }
}

/* Millionths of a percent value to 1/65536 of one percent. */
static int32_t percent_value(int64_t millionths)
{
    return bx_length_clamp(bx_multiply_divide(millionths, 65536, 1000000));
}

static bool read_dimension(bx_values *values, unsigned allow, bx_dimension *d)
{
    const bx_token *token = bx_values_peek(values);
    int64_t length = 0;
    switch (token->type) {
    case BX_TOKEN_IDENT:
        if ((allow & BX_ALLOW_AUTO) && bx_values_keyword(values, "auto"))
            d->kind = BX_DIMENSION_AUTO;
        else if ((allow & BX_ALLOW_NONE) && bx_values_keyword(values, "none"))
            d->kind = BX_DIMENSION_NONE;
        else
            return false;
        d->value = 0;
        return true;
    case BX_TOKEN_NUMBER:
        if (token->number != 0) return false;
        *d = (bx_dimension){BX_DIMENSION_LENGTH, 0};
        values->at++;
        return true;
    case BX_TOKEN_PERCENT:
        if (!(allow & BX_ALLOW_PERCENT)) return false;
        *d = (bx_dimension){BX_DIMENSION_PERCENT, percent_value(token->number)};
        values->at++;
        return true;
    case BX_TOKEN_DIMENSION: {
        enum unit_kind kind = unit_length(values->context, token->text, token->number, &length);
        if (kind == UNIT_LENGTH)
            *d = (bx_dimension){BX_DIMENSION_LENGTH, bx_length_clamp(length)};
        else if (kind == UNIT_FRACTION && (allow & BX_ALLOW_FRACTION))
            *d = (bx_dimension){BX_DIMENSION_FRACTION, percent_value(token->number)};
        else
            return false;
        values->at++;
        return true;
    }
    case BX_TOKEN_FUNCTION: {
        sum result;
        if (!bx_string_equal_ignore_case(token->text, "calc")) return false;
        if (!parse_calc_value(values, 0, &result) || result.is_number) return false;
        if (result.percent != 0) {
            if (result.length != 0 || !(allow & BX_ALLOW_PERCENT)) return false;
            *d = (bx_dimension){BX_DIMENSION_PERCENT, percent_value(result.percent)};
        } else {
            *d = (bx_dimension){BX_DIMENSION_LENGTH, bx_length_clamp(result.length)};
        }
        return true;
    }
    default: return false;
    }
}

bool bx_values_dimension(bx_values *values, unsigned allow, bx_dimension *dimension)
{
    size_t begin = values->at;
    bx_dimension d = {0};
    bool good = read_dimension(values, allow, &d);
    if (good && d.value < 0 && !(allow & BX_ALLOW_NEGATIVE)) good = false;
    if (!good)
        values->at = begin;
    else
        *dimension = d;
    return good;
}

bool bx_values_length(bx_values *values, bool negative, bx_length *length)
{
    bx_dimension d;
    if (!bx_values_dimension(values, negative ? BX_ALLOW_NEGATIVE : 0, &d)) return false;
    *length = d.value;
    return true;
}

bool bx_values_number(bx_values *values, int64_t *number)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type == BX_TOKEN_NUMBER) {
        *number = token->number;
        values->at++;
        return true;
    }
    if (token->type != BX_TOKEN_FUNCTION || !bx_string_equal_ignore_case(token->text, "calc"))
        return false;
    size_t begin = values->at;
    sum result;
    if (parse_calc_value(values, 0, &result) && result.is_number) {
        *number = result.number;
        return true;
    }
    values->at = begin;
    return false;
}

bool bx_values_integer(bx_values *values, int least, int most, int *number)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_NUMBER || !token->integer) return false;
    int64_t value = token->number / 1000000;
    if (value < least || value > most) return false;
    *number = (int)value;
    values->at++;
    return true;
}

bx_length bx_dimension_resolve(bx_dimension d, bx_length whole, bx_length otherwise)
{
    switch (d.kind) {
    case BX_DIMENSION_LENGTH: return d.value;
    case BX_DIMENSION_PERCENT:
        return bx_length_clamp(bx_multiply_divide(whole, d.value, (int64_t)100 * 65536));
    default: return otherwise;
    }
}

int bx_hao_size(bx_string keyword)
{
    static const struct {
        const char *name;
        int thousandths;
    } sizes[] = {
        {"特大号", 63000}, {"特号", 54000}, {"初号", 42000}, {"小初", 36000}, {"大一号", 31500},
        {"一号", 28000},   {"小一", 24000}, {"二号", 21000}, {"小二", 18000}, {"三号", 16000},
        {"小三", 15000},   {"四号", 14000}, {"小四", 12000}, {"五号", 10500}, {"小五", 9000},
        {"六号", 8000},    {"小六", 6875},  {"七号", 5250},  {"八号", 4500},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (bx_string_equal_literal(keyword, sizes[i].name)) return sizes[i].thousandths;
    }
    return 0;
}
